import type { Word } from './word-scan.js';
import { type WrongWordRow, wrongWordRows } from './wrong-word-rows.js';

/** One word for another that sounds like it, and phrases that are two in one. */
export interface WrongWord {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

let rows: ReadonlyMap<string, readonly WrongWordRow[]> | undefined;

function rowsByWord(): ReadonlyMap<string, readonly WrongWordRow[]> {
  const byWord = new Map<string, WrongWordRow[]>();
  for (const row of wrongWordRows) {
    for (const word of row.words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), row]);
  }
  return byWord;
}

export function findWrongWords(text: string, words: readonly Word[]): WrongWord[] {
  rows ??= rowsByWord();
  const asked = new Set<WrongWordRow>();
  for (const { lower } of words) for (const row of rows.get(lower) ?? []) asked.add(row);
  return [...asked].flatMap((row) => matchesOf(text, row)).sort((a, b) => a.start - b.start);
}

function matchesOf(text: string, { pattern, unless, mend }: WrongWordRow): WrongWord[] {
  const found: WrongWord[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.['wrong'] ?? match.indices?.groups?.['again'] ?? [match.index, match.index + match[0].length];
    const sentence = text.slice(Math.max(0, start - 160), start).split(/[.!?;:] /).at(-1) ?? '';
    if (unless?.test(sentence) !== true) found.push({ start, end, expected: typeof mend === 'string' ? mend : mend(text.slice(start, end)) });
  }
  return found;
}
