import { nearBodies, nearWords } from '../lang/zh/near-words.js';
import { foldTable } from './fold.js';
import { END, identity, Trie } from './trie.js';

/** A text in which every word of a class is one unit, and where each unit stands in the text it was made from. */
export interface Reduced {
  readonly text: string;
  /** Start of each unit; one more entry for the end. */
  readonly starts: Int32Array;
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
  eachChange(bare, (unit, start, end) => {
    text += bare.slice(copied, start) + String.fromCharCode(unit);
    copied = end;
  });
  let starts: Int32Array | undefined;
  return {
    text: text + bare.slice(copied),
    // Asked for where a name is found only.
    get starts() {
      return (starts ??= startsOf(bare));
    },
  };
}

function startsOf(bare: string): Int32Array {
  const starts = new Int32Array(bare.length + 1);
  let [count, at] = [0, 0];
  const fill = (to: number): void => {
    for (; at < to; at += 1) {
      starts[count] = at;
      count += 1;
    }
  };
  eachChange(bare, (_, start, end) => {
    fill(start + 1);
    at = end;
  });
  fill(bare.length + 1);
  return starts;
}

/** Every stretch that becomes another unit. */
function eachChange(bare: string, visit: (unit: number, start: number, end: number) => void): void {
  const trie = wordTrie();
  const units = foldTable();
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
    unit = units[own] ?? 0;
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
