import type { QuantityMatcher } from '../numbers.js';
import { number } from './numbers-words.js';

// “and” joins only after “between”: in “in 2021 and 5 million” it does not.
export const join = '(?:\\s*(?:–|—|-|to)\\s*|(?<=between\\s+[\\w.,-]{1,20})\\s+and\\s+)';

const numberHere = new RegExp(number, 'iy');
const joinHere = new RegExp(join, 'iy');

interface Phrase {
  /** Sticky. Its groups follow those of the numbers. */
  readonly suffix: RegExp;
  /** Sticky; may stand after the first of two numbers: the sign in 2 % to 3 %. */
  readonly between?: RegExp;
  /** `two`: a range, both numbers needed. `digits`: the first one begins with a digit. */
  readonly needs?: 'two' | 'digits';
}

/**
 * A number or a range, and what follows: groups 1 and 2 are the numbers. In steps and not in one pattern, because the pattern of a number is
 * long: twenty times in ten patterns it took longer to compile than to run over an issue.
 */
export function phrase({ suffix, between, needs }: Phrase): QuantityMatcher {
  return {
    exec(text, start) {
      if (needs === 'digits' && !/\d/.test(text[start] ?? '')) return null;
      const firstEnd = endOf(numberHere, text, start);
      if (firstEnd === undefined) return null;
      const afterSign = between && endOf(between, text, firstEnd);
      for (const end of afterSign === undefined ? [firstEnd] : [afterSign, firstEnd]) {
        const joinEnd = endOf(joinHere, text, end);
        const secondEnd = joinEnd === undefined ? undefined : endOf(numberHere, text, joinEnd);
        const found = secondEnd === undefined ? null : matched(suffix, text, start, firstEnd, [joinEnd ?? 0, secondEnd]);
        if (found) return found;
      }
      return needs === 'two' ? null : matched(suffix, text, start, firstEnd, undefined);
    },
  };
}

function matched(suffix: RegExp, text: string, start: number, firstEnd: number, second: readonly [number, number] | undefined): RegExpExecArray | null {
  suffix.lastIndex = second ? second[1] : firstEnd;
  const after = suffix.exec(text);
  if (!after) return null;
  const groups = [text.slice(start, suffix.lastIndex), text.slice(start, firstEnd), second ? text.slice(...second) : undefined, ...after.slice(1)];
  return Object.assign(groups, { index: start, input: text }) as unknown as RegExpExecArray;
}

let last: { readonly pattern: RegExp; readonly text: string; readonly at: number; readonly end: number | undefined } | undefined;

/** Where a match that begins at `at` ends. The last answer is kept: every reader of a place asks for the same number first. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  if (last?.at === at && last.pattern === pattern && last.text === text) return last.end;
  pattern.lastIndex = at;
  const end = pattern.test(text) ? pattern.lastIndex : undefined;
  if (pattern === numberHere) last = { pattern, text, at, end };
  return end;
}

/** True for seventy-five or two hundred and five, which look like the ends of a range. */
export function isOneNumber(text: string): boolean {
  return endOf(numberHere, text, 0) === text.length && text !== '';
}
