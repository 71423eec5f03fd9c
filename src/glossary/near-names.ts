import { nearBodies, nearWords } from '../lang/zh/near-words.js';
import { foldTable } from './fold.js';
import type { Known } from './known-names.js';
import type { Skeleton } from './skeleton.js';
import { Trie } from './trie.js';

/** A text in which every word of a class is one unit, and where each unit stands in the text it was made from. */
interface Reduced {
  readonly text: string;
  /** Start of each unit; one more entry for the end. */
  readonly starts: readonly number[];
}

/** A stretch that is a known name but for words of the same class. Offsets in the bare text. */
export interface NearName {
  readonly known: Known;
  readonly start: number;
  readonly end: number;
  /** The noun that says what kind of body it is differs. */
  readonly isOtherBody: boolean;
}

/** Classes become units of the private use area, which no text holds. */
const firstClass = 0xe000;
const classes = [...nearWords, ...nearBodies];
const firstBody = firstClass + nearWords.length;
const identity = Uint16Array.from({ length: 65536 }, (_, unit) => unit);

let words: Trie<number> | undefined;

function wordTrie(): Trie<number> {
  if (!words) {
    words = new Trie();
    for (const [i, members] of classes.entries()) for (const word of members) words.add(word, firstClass + i);
  }
  return words;
}

/** Left to right, the longest word first. */
function reduce(bare: string): Reduced {
  const trie = wordTrie();
  const starts: number[] = [];
  let text = '';
  for (let i = 0; i < bare.length; ) {
    let unit: number | undefined;
    let length = 1;
    if (trie.mayStart(bare.charCodeAt(i), bare.charCodeAt(i + 1) || 0, bare.charCodeAt(i + 2) || 0)) {
      trie.walk(bare, i, identity, ([value], start, end) => {
        unit = value;
        length = end - start;
      });
    }
    starts.push(i);
    text += String.fromCharCode(unit ?? foldTable()[bare.charCodeAt(i)] ?? 0);
    i += length;
  }
  starts.push(bare.length);
  return { text, starts };
}

/** Finds names whose words were taken for others of their class. Cost is linear in the text whatever the number of names. */
export class NearNameFinder {
  readonly #names = new Trie<Known>();

  constructor(names: readonly Known[]) {
    for (const known of names) {
      const { text } = reduce(known.bare);
      const units = [...text].map((unit) => unit.charCodeAt(0));
      const isClass = (unit: number): boolean => unit >= firstClass && unit < firstClass + classes.length;
      if (units.some((unit) => isClass(unit) && (unit < firstBody || known.isLong))) this.#names.add(text, known);
    }
  }

  find({ text: bare }: Skeleton): NearName[] {
    const { text, starts } = reduce(bare);
    const found: NearName[] = [];
    for (let i = 0; i < text.length; i += 1) {
      if (!this.#names.mayStart(text.charCodeAt(i), text.charCodeAt(i + 1) || 0, text.charCodeAt(i + 2) || 0)) continue;
      this.#names.walk(text, i, identity, (values, from, to) => {
        const [start, end] = [starts[from] ?? 0, starts[to] ?? 0];
        const stretch = bare.slice(start, end);
        for (const known of values) {
          if (known.bare === stretch) continue;
          const isOtherBody = changesBody(known.bare, stretch);
          if (known.isLong || !isOtherBody) found.push({ known, start, end, isOtherBody });
        }
      });
    }
    return found;
  }
}

function changesBody(name: string, found: string): boolean {
  const [a, b] = [reduce(name), reduce(found)];
  return [...a.text].some((unit, i) => {
    if (unit.charCodeAt(0) < firstBody) return false;
    return name.slice(a.starts[i], a.starts[i + 1]) !== found.slice(b.starts[i], b.starts[i + 1]);
  });
}
