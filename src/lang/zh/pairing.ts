import { innerPair, pairs } from './punctuation.js';

/** A paired mark that does not pair. `start`–`end` is the mark, or for `turned` and `nested` the pair with what it encloses. */
export interface PairFault {
  readonly kind: 'unclosed' | 'unopened' | 'crossed' | 'turned' | 'nested';
  readonly start: number;
  readonly end: number;
  /** The missing mark, or the whole as it should be. */
  readonly expected: string;
}

interface Open {
  readonly mark: string;
  readonly at: number;
}

const paired = new RegExp(`[${Object.entries(pairs).flat().join('')}]`, 'g');
const openings = new Map(Object.entries(pairs).map(([open, close]) => [close, open]));

/**
 * Faults in the pairing of a paragraph's marks, in order of place.
 * @param around.continues the next paragraph begins with “, so that an opening “ at the start here need not close (quotation over several paragraphs).
 */
export function pairFaults(text: string, around: { readonly continues: boolean }): PairFault[] {
  const stack = new OpenMarks();
  const faults: PairFault[] = [];
  const unopened: Open[] = [];
  const marks = pairedIn(text);
  if (marks.length === 0) return faults;
  for (const { mark, at } of marks) {
    if (pairs[mark] !== undefined) {
      stack.push({ mark, at });
    } else if (!isApostrophe(text, at) && !isListMark(text, at, stack)) {
      const fault = stack.close(mark, at);
      if (fault === 'unopened') unopened.push({ mark, at });
      else if (fault) faults.push(fault);
    }
  }
  // ( … ） is one pair of two widths: zh/brackets reports it.
  const lastHalf = text.lastIndexOf(')');
  const firstHalf = text.indexOf('(');
  const unclosed = stack.open.filter(({ mark, at }) => !(mark === '“' && at === 0 && around.continues) && !(mark === '（' && at < lastHalf));
  const missing = unopened.filter(({ mark, at }) => !(mark === '）' && firstHalf >= 0 && firstHalf < at));
  return [...faults, ...turnedOrSingle(text, missing, unclosed), ...nested(text, marks, faults.length + missing.length + unclosed.length > 0)].sort((a, b) => a.start - b.start);
}

function pairedIn(text: string): Open[] {
  return Array.from(text.matchAll(paired), ({ 0: mark, index }) => ({ mark, at: index }));
}

/** The marks that are open, with their number by kind: a mark that cannot close anything costs nothing, however many are open. */
class OpenMarks {
  readonly open: Open[] = [];
  readonly #count = new Map<string, number>();

  push(mark: Open): void {
    this.open.push(mark);
    this.#count.set(mark.mark, this.count(mark.mark) + 1);
  }

  count(mark: string): number {
    return this.#count.get(mark) ?? 0;
  }

  close(mark: string, at: number): PairFault | 'unopened' | undefined {
    const opening = openings.get(mark) ?? '';
    if (this.count(opening) === 0) return 'unopened';
    this.#count.set(opening, this.count(opening) - 1);
    const top = this.open.at(-1);
    if (top?.mark === opening) {
      this.open.pop();
      return undefined;
    }
    // The pair inside is still open: crossed, or its closing mark was forgotten. Both read the same from here.
    this.open.splice(this.open.findLastIndex((open) => open.mark === opening), 1);
    return { kind: 'crossed', start: at, end: at + 1, expected: pairs[top?.mark ?? ''] ?? '' };
  }
}

function turnedOrSingle(text: string, unopened: readonly Open[], unclosed: readonly Open[]): PairFault[] {
  const [first, second] = [unopened[0], unclosed[0]];
  if (unopened.length === 1 && unclosed.length === 1 && first?.mark === '”' && second?.mark === '“' && first.at < second.at) {
    return [{ kind: 'turned', start: first.at, end: second.at + 1, expected: `“${text.slice(first.at + 1, second.at)}”` }];
  }
  return [
    ...unopened.map(({ mark, at }): PairFault => ({ kind: 'unopened', start: at, end: at + 1, expected: openings.get(mark) ?? '' })),
    ...unclosed.map(({ mark, at }): PairFault => ({ kind: 'unclosed', start: at, end: at + 1, expected: pairs[mark] ?? '' })),
  ];
}

/** “…“…”…” in a paragraph where everything else pairs: with a mark missing, two openings mean that one was not closed. */
function nested(text: string, marks: readonly Open[], faulty: boolean): PairFault[] {
  // The outer opening mark and a pair inside.
  if (faulty || marks.length < 3) return [];
  const found: PairFault[] = [];
  for (const [open, [innerOpen, innerClose]] of Object.entries(innerPair)) {
    const stack: number[] = [];
    for (const { mark, at } of marks) {
      if (mark === open) stack.push(at);
      else if (mark === pairs[open]) {
        const start = stack.pop();
        if (start !== undefined && stack.length === 1) {
          found.push({ kind: 'nested', start, end: at + 1, expected: `${innerOpen}${text.slice(start + 1, at)}${innerClose}` });
        }
      }
    }
  }
  return found;
}

/** leaders’ and Öko-Instituts’: a ’ behind a Latin letter. */
function isApostrophe(text: string, at: number): boolean {
  return text[at] === '’' && /[\p{Script=Latin}\p{Nd}]/u.test(text[at - 1] ?? '');
}

/** 1） a） 一）: a list mark has no opening bracket. */
function isListMark(text: string, at: number, stack: OpenMarks): boolean {
  if (text[at] !== '）' || stack.count('（') > 0) return false;
  const before = /(?:^|[^\p{L}\p{Nd}])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/u;
  return before.test(text.slice(Math.max(0, at - 4), at));
}
