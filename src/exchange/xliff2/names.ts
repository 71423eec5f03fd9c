/** Namespaces of XLIFF 2.1 (§4.1, §5). */
export const coreUri = 'urn:oasis:names:tc:xliff:document:2.0';
export const matchesUri = 'urn:oasis:names:tc:xliff:matches:2.0';
/** Attributes of our own on units and notes. */
export const noteUri = 'https://example.org/spp/xliff';
/** What the ids of codes begin with in a unit whose segments have the same. */
export const codePrefix = 'code.';
