import { isCommonMark } from '../lang/characters.js';
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

const word = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}’'&+.-]*/uy;

/** What may stand between two words of one name. */
const within = /^(?:[\s,/]|\s[–—-]\s)*$/u;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let start = 0, end = 0; start < text.length; start = Math.max(start + 1, end)) {
    const code = text.charCodeAt(start);
    // Most of a Chinese text, passed by without a look through all scripts.
    if ((code >= 0x4e00 && code < 0xa000) || code <= 0x2f || isCommonMark(code)) continue;
    word.lastIndex = start;
    const whole = word.exec(text)?.[0];
    if (whole === undefined) continue;
    end = start + whole.length;
    words.push(wordOf(whole, start));
  }
  return words;
}

function wordOf(whole: string, start: number): Word {
  // A full stop belongs to U.S., not to the word before the next sentence.
  const trimmed = !/[.’'-]$/u.test(whole) || /^(?:\p{L}\.)+$/u.test(whole) ? whole : whole.replace(/(?<![.’'-])[.’'-]+$/u, '');
  const bare = stem(trimmed.replaceAll('.', ''));
  return { stem: bare, start, end: start + trimmed.length, isLink: linkWords.has(bare), isCapital: /^[\p{Lu}\p{N}]/u.test(trimmed) };
}

/** The words of a text in runs that no mark interrupts. */
export function wordRuns(text: string): Word[][] {
  const runs: Word[][] = [];
  let last: Word | undefined;
  for (const each of wordsOf(text)) {
    if (last && isWithin(text, last.end, each.start)) runs.at(-1)?.push(each);
    else runs.push([each]);
    last = each;
  }
  return runs;
}

function isWithin(text: string, from: number, to: number): boolean {
  if (to - from === 1 && text.charCodeAt(from) === 0x20) return true;
  // Han text is what mostly stands between.
  const code = text.charCodeAt(from);
  return !(code >= 0x4e00 && code < 0xa000) && within.test(text.slice(from, to));
}
