/** The record of an issue's translation, beside its drafts. */
export const stateName = 'segments.jsonl';
