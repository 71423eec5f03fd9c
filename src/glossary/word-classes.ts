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
  const trie = wordTrie();
  const units = foldTable();
  const starts = new Int32Array(bare.length + 1);
  let unit = 0;
  let length = 1;
  const take = ([value]: readonly number[], start: number, end: number): void => {
    unit = value ?? 0;
    length = end - start;
  };
  let count = 0;
  let text = '';
  // What stays as it is, nearly all of a text, is copied in stretches.
  let copied = 0;
  for (let i = 0; i < bare.length; i += length) {
    const own = bare.charCodeAt(i);
    unit = units[own] ?? 0;
    length = 1;
    if (trie.mayStart(own, bare.charCodeAt(i + 1) || END, bare.charCodeAt(i + 2) || END)) trie.walk(bare, i, identity, take);
    starts[count] = i;
    count += 1;
    if (unit === own) continue;
    text += bare.slice(copied, i) + String.fromCharCode(unit);
    copied = i + length;
  }
  starts[count] = bare.length;
  return { text: text + bare.slice(copied), starts };
}

/** True if a unit of a reduced text stands for a class of words. */
export function isClass(unit: number): boolean {
  return unit >= firstClass && unit < firstClass + classes.length;
}

/** True if it stands for one of the words that tell bodies and events apart. */
export function isBodyClass(unit: number): boolean {
  return isClass(unit) && unit >= firstBody;
}
