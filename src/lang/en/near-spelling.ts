import { longWords, wordsBeside } from './long-words.js';

/** Slips of one letter inside a long word: no dictionary, but a list of long words so far apart that what stands between two is none. */

const least = 7;
/** Letters at both ends that a slip leaves alone: what differs there is mostly another form of the word, or another word. */
const kept = 2;

let known: ReadonlySet<string> | undefined;
const byStart = new Map<string, string[]>();
const answers = new Map<string, string | undefined>();
const mostAnswers = 20_000;

function words(): ReadonlySet<string> {
  if (known) return known;
  const list = new Set(longWords());
  known = new Set([...list, ...wordsBeside()]);
  for (const word of list) {
    const start = word.slice(0, kept);
    const others = byStart.get(start);
    if (others) others.push(word);
    else byStart.set(start, [word]);
  }
  return known;
}

/** True for a long English word of the list, in small letters. */
export function isLongWord(word: string): boolean {
  return words().has(word);
}

/** The long word of which a lower-case word is a slip: managment, equivalant, submited. */
export function nearSpelling(word: string): string | undefined {
  if (word.length < least || words().has(word)) return undefined;
  if (answers.has(word)) return answers.get(word);
  const right = pluralOf(word) ?? byStart.get(word.slice(0, kept))?.find((other) => isSlip(word, other));
  if (answers.size >= mostAnswers) answers.clear();
  answers.set(word, right);
  return right;
}

/** municipalitys. */
function pluralOf(word: string): string | undefined {
  return /[^aeiou]ys$/.test(word) && words().has(word.slice(0, -1)) ? `${word.slice(0, -2)}ies` : undefined;
}

/** One letter left out, put in, exchanged, or two turned round, well inside. British and American spelling differ by no slip. */
function isSlip(word: string, other: string): boolean {
  const difference = word.length - other.length;
  if (difference > 1 || difference < -1) return false;
  const shorter = Math.min(word.length, other.length);
  let start = kept;
  while (start < shorter && word.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter && word.charCodeAt(word.length - 1 - end) === other.charCodeAt(other.length - 1 - end)) end += 1;
  if (end < kept) return false;
  if (difference !== 0) return start + end >= shorter && !((difference < 0 ? other : word)[start] === 'u' && word[start - 1] === 'o');
  if (start + end === shorter - 1) return word[start] + (other[start] ?? '') !== 'sz' && word[start] + (other[start] ?? '') !== 'zs';
  return start + end === shorter - 2 && word[start] === other[start + 1] && word[start + 1] === other[start];
}
