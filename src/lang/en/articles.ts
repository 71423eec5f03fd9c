import { opensSentence, type Word } from './word-scan.js';

/** “a” and “an” go by the sound a word begins with, not by its letter: a unit, a European, an hour, an SDG. */

/** An article that does not fit the word behind it, or that stands beside another one. */
export interface ArticleFault {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

// “where a is”, “an der Spree”: letters and foreign words.
const noNoun = /^(?:is|in|are|and|or|of|on|at|as|if|it|am|i|e|der|den|dem|die|das|einem|einer)$/u;
/** Written with a vowel, said with a consonant. */
const saidWithConsonant = /^(?:eu|ewe|once|one(?![a-z])|una(?:ry|nim)|uni(?:[aflopqsvtc])|us(?:[aeiu])|ut(?:[eio])|ubi|ur(?:[aeo]|in|ug)|uga|ukr)/u;
const saidAsHour = /^(?:hours?|hourly|honest\w*|hono\w*|heir\w*)$/u;
/** Written with a consonant, said with a vowel by some; in “an historic” both are heard. */
const saidWithVowel = /^(?:herb|hist|hotel|habit|hom?mage)/u;

/** What must stand before the word, if that is certain. */
function articleFor(word: string, mark: string, isCode: boolean): 'a' | 'an' | undefined {
  if (word.length < 2 || isCode || /[^A-Za-z]/u.test(word)) return undefined;
  if (word === word.toUpperCase()) {
    // Read by letters or as a word: only what begins alike both ways is certain.
    if (/^(?:UN|US|UK|USD|[BCDGJKPQTVWYZ][A-Z]+)$/u.test(word)) return 'a';
    return /^(?:EU|[AIO][A-Z]+)$/u.test(word) ? 'an' : undefined;
  }
  // McDonald, iPhone, Ngo: who knows.
  if (/^\p{Ll}?\p{Lu}.*\p{Lu}|^[MN][^aeiouy]/u.test(word) || (mark === '.' && word.length < 4)) return undefined;
  const lower = word.toLowerCase();
  if (/^[aeiou]/u.test(lower)) return saidWithConsonant.test(lower) ? 'a' : 'an';
  if (saidAsHour.test(lower)) return 'an';
  return saidWithVowel.test(lower) ? undefined : 'a';
}

export function* findArticleFaults(text: string, words: readonly Word[]): Generator<ArticleFault> {
  for (const [i, word] of words.entries()) {
    const { text: written, lower, start, end } = word;
    const next = words[i + 1];
    if (!next?.isNext || (lower !== 'a' && lower !== 'an' && lower !== 'the') || /[\d.’'&/-]/.test(text.charAt(start - 1))) continue;
    const likeWritten = (right: string): string => (written === lower ? right : right.charAt(0).toUpperCase() + right.slice(1));
    if (isTwo(lower, next, words[i + 2])) yield { start, end: next.end, expected: likeWritten(next.text) };
    // “Annex A is”, “Vitamin A”: a capital is an article only where a sentence begins.
    else if (lower !== 'the' && (written === lower || opensSentence(text, word)) && written !== 'AN') {
      const right = noNoun.test(next.text) ? undefined : articleFor(next.text.split(/['’]/u, 1)[0] ?? '', text.charAt(next.end), /\d/.test(text.charAt(next.end)));
      if (right !== undefined && right !== lower) yield { start, end, expected: likeWritten(right) };
    }
  }
}

/** a the, the an: two articles side by side; “the a priori” is Latin. */
function isTwo(first: string, second: Word, third: Word | undefined): boolean {
  if (second.text !== second.lower || !third?.isNext || third.text.length < 3 || third.text !== third.lower || /^(?:priori|posteriori|fortiori|capp?ella)$/u.test(third.text)) return false;
  return first === 'the' ? second.text === 'a' || second.text === 'an' : second.text === 'the' || (first === 'a' && second.text === 'an');
}
