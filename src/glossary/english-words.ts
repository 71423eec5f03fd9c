import { linkWords, stem } from '../lang/en/near-words.js';

/** A word of an English text with its place. */
export interface Word {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly isLink: boolean;
  /** Begins with a capital, or with a digit. */
  readonly isCapital: boolean;
}

const word = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}’'&+.-]*/gu;

/** What may stand between two words of one name. */
const within = /^(?:[\s,/]|\s[–—-]\s)*$/u;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(word)].map(({ 0: whole, index }) => {
    // A full stop belongs to U.S., not to the word before the next sentence.
    const trimmed = /^(?:\p{L}\.)+$/u.test(whole) ? whole : whole.replace(/(?<![.’'-])[.’'-]+$/u, '');
    const bare = stem(trimmed.replaceAll('.', ''));
    return { stem: bare, start: index, end: index + trimmed.length, isLink: linkWords.has(bare), isCapital: /^[\p{Lu}\p{N}]/u.test(trimmed) };
  });
}

/** The words of a text in runs that no mark interrupts. */
export function wordRuns(text: string): Word[][] {
  const runs: Word[][] = [];
  let last: Word | undefined;
  for (const each of wordsOf(text)) {
    if (last && within.test(text.slice(last.end, each.start))) runs.at(-1)?.push(each);
    else runs.push([each]);
    last = each;
  }
  return runs;
}
