/** Marks of English print: pairs, doubled marks, spaces before marks. */

export interface MarkFault {
  readonly start: number;
  readonly end: number;
  readonly kind: 'unclosed' | 'unopened' | 'doubled' | 'spaced';
  readonly expected: string;
}

const closing: Readonly<Record<string, string>> = { '“': '”', '(': ')', '[': ']' };
const opening: Readonly<Record<string, string>> = { '”': '“', ')': '(', ']': '[' };
const anyPaired = /[“”()[\]]/u;
const allPaired = /[“”()[\]]/gu;
/** a) 1) iv): a list mark has no opening bracket; :) is a face. */
const listMark = /(?:^|[\s(,;:])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$|[:;]-?$/u;

/** @param continues the next paragraph begins with “: a quotation over several paragraphs is closed in the last. */
export function unpairedIn(text: string, continues: boolean): MarkFault[] {
  if (!anyPaired.test(text)) return [];
  const open: { mark: string; at: number }[] = [];
  const faults: MarkFault[] = [];
  for (const { 0: mark, index: at } of text.matchAll(allPaired)) {
    if (closing[mark] !== undefined) open.push({ mark, at });
    else {
      const wanted = opening[mark] ?? '';
      const last = open.findLastIndex((each) => each.mark === wanted);
      if (last >= 0) open.splice(last, 1);
      else if (mark !== ')' || !listMark.test(text.slice(Math.max(0, at - 6), at))) faults.push({ start: at, end: at + 1, kind: 'unopened', expected: wanted });
    }
  }
  for (const { mark, at } of open) {
    if (mark === '“' && continues) continue;
    faults.push({ start: at, end: at + 1, kind: 'unclosed', expected: closing[mark] ?? '' });
  }
  return faults.sort((a, b) => a.start - b.start);
}

// etc., and U.S., are right; so is a sentence that ends with “…” or “...”.
const doubled = /(?<![.,;:!?])(?:,{2}|;{2}|:{2}(?=\s)|(?<=[\p{Ll}\p{Nd})”’])(?<!\betc)\.{2}|,\.|;\.|,;|[.;],(?= \p{Ll})(?<!\b(?:\p{L}|\p{L}\.\p{L}|etc|al|Inc|Ltd|Co|Corp|Jr|Sr|ed|eds|vol|no|No|cf|ca|approx|dept|p\.m|a\.m)[.],))(?![.,;:!?\d])/gu;
const spaced = /(?<=[\p{L}\p{Nd})”’]) (?:,(?!\p{Nd})|[;?!](?= |$)|\.(?= \p{Lu}|$))/gu;

export function* misplacedMarksIn(text: string): Generator<MarkFault> {
  for (const { 0: found, index: start } of text.matchAll(doubled)) {
    const expected = found.includes('.') && !found.startsWith('.,') ? '.' : found.charAt(0);
    yield { start, end: start + found.length, kind: 'doubled', expected };
  }
  for (const { 0: found, index: start } of text.matchAll(spaced)) yield { start, end: start + found.length, kind: 'spaced', expected: found.trim() };
}
