import type { TemplateTarget } from './theme.js';

/**
 * Syntax trees of the tool's own partials, by target: JSON of an object from the SHA-256 of a partial's source to its tree. Empty in the
 * source; `scripts/compile.mjs` puts them in, for parsing them takes longer than all the rest of a small build. What a workspace
 * changed has another hash and is parsed.
 */
export const shippedTrees: Readonly<Partial<Record<TemplateTarget, string>>> = {};
