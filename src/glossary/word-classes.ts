import { nearBodies, nearWords } from '../lang/zh/near-words.js';
import { foldTable } from './fold.js';
import { END, identity, Trie } from './trie.js';

/** A text in which every word of a class is one unit, and where each unit stands in the text it was made from. */
export interface Reduced {
  readonly text: string;
  /** Where a unit begins in the full text; behind the last one: where that ends. */
  startOf(unit: number): number;
}

/** Classes become units of the private use area, which no text holds. */
const firstClass = 0xe000;
const classes = [...nearWords, ...nearBodies];
const firstBody = firstClass + nearWords.length;

let words: Trie<number> | undefined;

function wordTrie(): Trie<number> {
  if (!words) {
    words = new Trie();
    for (const [i, members] of classes.entries()) for (const word of members) words.add(word, firstClass + i);
  }
  return words;
}

/** Left to right, the longest word first. */
export function reduce(bare: string): Reduced {
  let text = '';
  // What stays as it is, nearly all of a text, is copied in stretches.
  let copied = 0;
  /** Behind each word of a class: the place in `text`, and how many units were left out so far. */
  const [places, leftOut]: [number[], number[]] = [[], []];
  let removed = 0;
  eachChange(bare, (unit, start, end) => {
    text += bare.slice(copied, start) + String.fromCharCode(unit);
    copied = end;
    if (end - start === 1) return;
    removed += end - start - 1;
    places.push(end - removed);
    leftOut.push(removed);
  });
  return { text: text + bare.slice(copied), startOf: (unit) => unit + (leftOut[countUpTo(places, unit) - 1] ?? 0) };
}

/** How many of ascending numbers are no greater than `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What may stand in a full text where a reduced one has this unit. */
export function wordsFor(unit: number): readonly string[] {
  return isClass(unit) ? (classes[unit - firstClass] ?? []) : [String.fromCharCode(unit)];
}

/** Every stretch that becomes another unit. */
function eachChange(bare: string, visit: (unit: number, start: number, end: number) => void): void {
  const trie = wordTrie();
  const units = foldTable();
  const folded = units.length;
  let unit = 0;
  let length = 1;
  const take = ([value]: readonly number[], start: number, end: number): void => {
    unit = value ?? 0;
    length = end - start;
  };
  let [own, next, third] = [0, bare.charCodeAt(0), bare.charCodeAt(1)];
  for (let i = 0; i < bare.length; i += length) {
    own = next;
    next = third;
    third = bare.charCodeAt(i + 2);
    unit = own < folded ? (units[own] ?? own) : own;
    length = 1;
    if (trie.mayStart(own, next || END, third || END)) trie.walk(bare, i, identity, take);
    if (unit === own) continue;
    visit(unit, i, i + length);
    if (length === 1) continue;
    next = bare.charCodeAt(i + length);
    third = bare.charCodeAt(i + length + 1);
  }
}

/** True if a unit of a reduced text stands for a class of words. */
export function isClass(unit: number): boolean {
  return unit >= firstClass && unit < firstClass + classes.length;
}

/** True if it stands for one of the words that tell bodies and events apart. */
export function isBodyClass(unit: number): boolean {
  return isClass(unit) && unit >= firstBody;
}
