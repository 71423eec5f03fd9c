/** Shorter words are not broken: two lines with half of one read worse than a ragged end. */
const shortest = 7;
/** Longer ones are no words, and the patterns take the square of their length. The longest of the dictionaries has 45 letters. */
const longest = 45;

/**
 * Soft hyphens at the places where TeX breaks English words (Liang's patterns, those of American English: they leave fewer stumps, and no
 * British reader misses a place), three letters from either end at least.
 */
export async function englishHyphenator(): Promise<(text: string) => string> {
  // Running words alone: names begin with a capital, and addresses, figures and words with a hyphen have places of their own to break at.
  const words = new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}_./@#&\-\u00AD’'])\p{Ll}{${shortest},${longest}}(?![\p{L}\p{N}\p{M}_/@#\-\u00AD]|[.:]\p{L})`, 'gu');
  const { default: patterns } = await import('hyphen/en-us/index.js');
  return (text) => text.replace(words, (word) => patterns.hyphenateSync(word).replace(/^(.{1,2})\u00AD|\u00AD(.{1,2})$/g, '$1$2'));
}
