import type { QuantityMatcher } from '../numbers.js';
import { digitAmount, digitNumber, wordNumber } from './numbers-words.js';

// “and” joins only after “between”: in “in 2021 and 5 million” it does not.
const join = '(?:\\s*(?:–|—|-|to)\\s*|(?<=between\\s+[\\w.,-]{1,20})\\s+and\\s+)';

// One for digits and one for words, since that of the words takes long to compile and is seldom needed.
const digitsHere = new RegExp(digitNumber, 'iy');
const amountHere = new RegExp(digitAmount, 'iy');
const wordsHere = new RegExp(wordNumber, 'iy');
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
      const firstEnd = numberEnd(text, start);
      if (firstEnd === undefined) return null;
      const afterSign = between && endOf(between, text, firstEnd);
      for (const end of afterSign === undefined ? [firstEnd] : [afterSign, firstEnd]) {
        const joinEnd = endOf(joinHere, text, end);
        const secondEnd = joinEnd === undefined ? undefined : numberEnd(text, joinEnd);
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

/**
 * A sign, and the amount or range behind it, whose second end may repeat the sign: group 1 is the sign, 2 and 3 are the amounts.
 * @param sign Sticky.
 */
export function priced(sign: RegExp): QuantityMatcher {
  return {
    exec(text, start) {
      const signEnd = endOf(sign, text, start);
      const from = signEnd === undefined ? undefined : endOf(blanks, text, signEnd);
      const firstEnd = from === undefined ? undefined : numberEnd(text, from, amountHere);
      if (firstEnd === undefined) return null;
      const joinEnd = endOf(joinHere, text, firstEnd);
      const to = joinEnd === undefined ? undefined : endOf(blanks, text, endOf(sign, text, joinEnd) ?? joinEnd);
      const secondEnd = to === undefined ? undefined : numberEnd(text, to, amountHere);
      const groups = [text.slice(start, secondEnd ?? firstEnd), text.slice(start, signEnd), text.slice(from, firstEnd), secondEnd === undefined ? undefined : text.slice(to, secondEnd)];
      return Object.assign(groups, { index: start, input: text }) as unknown as RegExpExecArray;
    },
  };
}

const blanks = /\s*/y;

let last: { readonly digits: RegExp; readonly text: string; readonly at: number; readonly end: number | undefined } | undefined;

/** Where a number that begins at `at` ends. The last answer is kept: every reader of a place asks for the same number first. */
function numberEnd(text: string, at: number, digits = digitsHere): number | undefined {
  if (last?.at === at && last.digits === digits && last.text === text) return last.end;
  const unit = text.charCodeAt(at);
  const end = endOf(unit >= 0x30 && unit <= 0x39 ? digits : wordsHere, text, at);
  last = { digits, text, at, end };
  return end;
}

/** Where a match that begins at `at` ends. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** True for seventy-five or two hundred and five, which look like the ends of a range. */
export function isOneNumber(text: string): boolean {
  return numberEnd(text, 0) === text.length && text !== '';
}
