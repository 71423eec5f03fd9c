/** “a” and “an” go by the sound a word begins with, not by its letter: a unit, a European, an hour, an SDG. */

/** An article that does not fit the word behind it, or that stands beside another one. */
export interface ArticleFault {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

// “Annex A is”, “Vitamin A”: a capital is an article only where a sentence begins.
const article = /(?<![\p{L}\p{Nd}.’'&/-])(an?|(?<=^|[.!?]["”’)]? |\n)An?) (?=([\p{Script=Latin}\p{Nd}]+)([’'&./-]?))/gu;
const two = /(?<![\p{L}\p{Nd}.’'&/-])(?:[Aa]n? the|[Tt]he an?|[Aa] an)(?= \p{Ll}{3,})(?! (?:priori|posteriori|fortiori|la|capella|cappella))/gu;

// “where a is”, “an der Spree”: letters and foreign words.
const noNoun = /^(?:is|in|are|and|or|of|on|at|as|if|it|am|i|e|der|den|dem|die|das|einem|einer)$/u;
/** Written with a vowel, said with a consonant. */
const saidWithConsonant = /^(?:eu|ewe|once|one(?![a-z])|una(?:ry|nim)|uni(?:[aflopqsvtc])|us(?:[aeiu])|ut(?:[eio])|ubi|ur(?:[aeo]|in|ug)|uga|ukr)/u;
/** Written with a consonant, said with a vowel; in “an historic” both are heard. */
const saidWithVowel = /^(?:hours?|hourly|hon[eo]|heir|herb|hist|hotel|habit|hom?mage)/u;

/** What must stand before the word, if that is certain. */
function articleFor(word: string, mark: string): 'a' | 'an' | undefined {
  if (word.length < 2 || /\d/u.test(word) || /[^A-Za-z]/u.test(word)) return undefined;
  if (word === word.toUpperCase()) {
    // Read by letters or as a word: only what begins alike both ways is certain.
    if (/^(?:UN|US|UK|USD|[BCDGJKPQTVWYZ][A-Z]+)$/u.test(word)) return 'a';
    return /^(?:EU|[AIO][A-Z]+)$/u.test(word) ? 'an' : undefined;
  }
  // McDonald, iPhone, Ngo: who knows.
  if (/^\p{Ll}?\p{Lu}.*\p{Lu}|^[MN][^aeiouy]/u.test(word) || (mark === '.' && word.length < 4)) return undefined;
  const lower = word.toLowerCase();
  if (/^[aeiou]/u.test(lower)) return saidWithConsonant.test(lower) ? 'a' : 'an';
  return saidWithVowel.test(lower) ? undefined : 'a';
}

export function* findArticleFaults(text: string): Generator<ArticleFault> {
  for (const { 0: found, 1: written = '', 2: word = '', 3: mark = '', index: start } of text.matchAll(article)) {
    if (noNoun.test(word)) continue;
    const right = articleFor(word, mark) ?? (/^hours?$|^honest|^honou?r|^heir/u.test(word) ? 'an' : undefined);
    if (right === undefined || right === written.toLowerCase()) continue;
    const expected = /^\p{Lu}/u.test(written) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
    yield { start, end: start + found.length - 1, expected };
  }
  for (const { 0: found, index: start } of text.matchAll(two)) {
    const [first = '', second = ''] = found.split(' ');
    yield { start, end: start + found.length, expected: /^\p{Lu}/u.test(first) ? second.charAt(0).toUpperCase() + second.slice(1) : second };
  }
}
