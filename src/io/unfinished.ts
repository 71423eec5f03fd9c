/** Start of the names of what belongs to a replacement under way. */
export const unfinished = '.spp-';
