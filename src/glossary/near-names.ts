import type { Known } from './known-names.js';
import type { SearchedText } from './searched-text.js';
import { END, identity, mapped, Trie } from './trie.js';
import { foldTable } from './fold.js';
import { isBodyClass, isClass, reduce, wordsFor } from './word-classes.js';

/** A stretch that is a known name but for words of the same class. Offsets in the bare text. */
export interface NearName {
  readonly known: Known;
  readonly start: number;
  readonly end: number;
  /** The noun that says what kind of body it is differs. */
  readonly isOtherBody: boolean;
}

/** Finds names whose words were taken for others of their class. Cost is linear in the text whatever the number of names. */
export class NearNameFinder {
  readonly #names = new Trie<Known>();
  /** A bit for each pair of units that such a name may begin with: most texts hold none, and need not be reduced. */
  readonly #beginnings = new Uint32Array(1 << 11);

  constructor(names: readonly Known[]) {
    for (const known of names) {
      const { text } = reduce(known.bare);
      let hasClass = false;
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        hasClass ||= isClass(unit) && (known.isLong || !isBodyClass(unit));
      }
      if (!hasClass) continue;
      this.#names.add(text, known);
      for (const word of wordsFor(text.charCodeAt(0))) {
        const seconds = word.length > 1 ? [word.slice(1)] : wordsFor(text.charCodeAt(1));
        for (const second of seconds) this.#note(word.charCodeAt(0), second.charCodeAt(0));
      }
    }
  }

  #note(first: number, second: number): void {
    const bit = hashOf(first, second);
    this.#beginnings[bit >>> 5] = (this.#beginnings[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** False if no name begins anywhere in the text. */
  #mayBeginIn(bare: string): boolean {
    const units = foldTable();
    const folded = units.length;
    const beginnings = this.#beginnings;
    let second = mapped(units, bare.charCodeAt(0));
    for (let i = 1; i < bare.length; i += 1) {
      const first = second;
      const own = bare.charCodeAt(i);
      second = own < folded ? (units[own] ?? own) : own;
      const bit = hashOf(first, second);
      if (((beginnings[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0) return true;
    }
    return false;
  }

  find(searched: SearchedText): NearName[] {
    const found: NearName[] = [];
    const bare = searched.bare.text;
    if (this.#names.isEmpty || !this.#mayBeginIn(bare)) return found;
    const { reduced } = searched;
    const { text } = reduced;
    const visit = (values: readonly Known[], from: number, to: number): void => {
      const [start, end] = [reduced.startOf(from), reduced.startOf(to)];
      const stretch = bare.slice(start, end);
      for (const known of values) {
        if (known.bare === stretch) continue;
        const isOtherBody = changesBody(known.bare, stretch);
        if (known.isLong || !isOtherBody) found.push({ known, start, end, isOtherBody });
      }
    };
    let [second, third] = [text.charCodeAt(0) || END, text.charCodeAt(1) || END];
    for (let i = 0; i < text.length; i += 1) {
      const first = second;
      second = third;
      third = text.charCodeAt(i + 2) || END;
      if (this.#names.mayStart(first, second, third)) this.#names.walk(text, i, identity, visit);
    }
    return found;
  }
}

function changesBody(name: string, found: string): boolean {
  const [a, b] = [reduce(name), reduce(found)];
  return [...a.text].some((unit, i) => {
    if (!isBodyClass(unit.charCodeAt(0))) return false;
    return name.slice(a.startOf(i), a.startOf(i + 1)) !== found.slice(b.startOf(i), b.startOf(i + 1));
  });
}

/** Sixteen bits of both (multiplicative hashing; Knuth, TAOCP 6.4). */
function hashOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> 16;
}
