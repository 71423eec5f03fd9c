import type { TextUnit } from '../../model/edition.js';

/** A run of Latin letters, with the apostrophes inside it. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** One space and nothing else stands between it and the word before. */
  readonly isNext: boolean;
}

const known = new WeakMap<TextUnit, readonly Word[]>();

/** The words of a unit, read once for all rules: an expression for each of them takes longer than the words themselves. */
export function wordsIn(unit: TextUnit): readonly Word[] {
  const words = known.get(unit) ?? readWords(unit.text);
  known.set(unit, words);
  return words;
}

const word = /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+(?:['’][A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+)*/g;

function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let last = -1;
  for (const { 0: found, index: start } of text.matchAll(word)) {
    words.push({ text: found, lower: found.toLowerCase(), start, end: start + found.length, isNext: last >= 0 && start === last + 1 && text[last] === ' ' });
    last = start + found.length;
  }
  return words;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);
}

/** True if the text, a line or a sentence begins with the word. */
export function opensSentence(text: string, { start }: Word): boolean {
  let at = start - 1;
  if (at >= 0 && '“"‘('.includes(text.charAt(at))) at -= 1;
  if (at < 0 || text[at] === '\n') return true;
  if (text[at] !== ' ') return false;
  at -= 1;
  if (at >= 0 && '”"’)'.includes(text.charAt(at))) at -= 1;
  return at < 0 || '.!?'.includes(text.charAt(at));
}

/** True if a digit, letter or a mark that ties words together (-, _, @, /, a dot inside) touches the word: part of something else. */
export function isTied(text: string, { start, end }: Word): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (/[\d@_/&\\-]/.test(before) || /[\d@_/&\\-]/.test(after)) return true;
  return (before === '.' && !/\s/.test(text.charAt(start - 2) || ' ')) || (after === '.' && isLetter(text.charCodeAt(end + 1)));
}
