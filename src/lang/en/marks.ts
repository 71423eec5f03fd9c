/** Marks of English print: pairs, doubled marks, spaces before marks. */

export interface MarkFault {
  readonly start: number;
  readonly end: number;
  readonly kind: 'unclosed' | 'unopened' | 'doubled' | 'spaced';
  readonly expected: string;
}

const closing: Readonly<Record<string, string>> = { '“': '”', '(': ')', '[': ']' };
const opening: Readonly<Record<string, string>> = { '”': '“', ')': '(', ']': '[' };
const anyPaired = /[“”()[\]]/;
const allPaired = /[“”()[\]]/g;
/** a) 1) iv): a list mark has no opening bracket; :) is a face. */
const listMark = /(?:^|[\s(,;:])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$|[:;]-?$/;

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
const doubled = /(?<![.,;:!?])(?:,{2}|;{2}|:{2}(?=\s)|(?<=[a-zß-ÿ\d)”’])(?<!\betc)\.{2}|,\.|;\.|,;|[.;],(?= [a-z])(?<!\b(?:[A-Za-z]|[A-Za-z]\.[A-Za-z]|etc|al|Inc|Ltd|Co|Corp|Jr|Sr|ed|eds|vol|no|No|cf|ca|approx|dept|p\.m|a\.m)[.],))(?![.,;:!?\d])/g;
const spaced = /(?<=[A-Za-zÀ-ɏ\d)”’]) (?:,(?!\d)|[;?!](?= |$)|\.(?= [A-Z]|$))/g;

/** True if a mark stands behind another one or a space: nearly no text has one that does. */
function mayBeMisplaced(text: string): boolean {
  let isBefore = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const isMark = code === 0x2c || code === 0x2e || code === 0x3b || code === 0x3a || code === 0x21 || code === 0x3f;
    if (isMark && isBefore) return true;
    isBefore = isMark || code === 0x20;
  }
  return false;
}

export function* misplacedMarksIn(text: string): Generator<MarkFault> {
  if (!mayBeMisplaced(text)) return;
  for (const { 0: found, index: start } of text.matchAll(doubled)) {
    const expected = found.includes('.') && !found.startsWith('.,') ? '.' : found.charAt(0);
    yield { start, end: start + found.length, kind: 'doubled', expected };
  }
  for (const { 0: found, index: start } of text.matchAll(spaced)) yield { start, end: start + found.length, kind: 'spaced', expected: found.trim() };
}
