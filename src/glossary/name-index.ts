import type { Known } from './known-names.js';
import { evenEnds, RarePieces } from './rare-pieces.js';
import { highBit, lowBit, StretchSets } from './stretch-sets.js';

/** A stretch of the bare text that may hold a known name. */
export interface Candidate {
  readonly known: Known;
  readonly from: number;
  readonly to: number;
  /** All characters of the name are there, be it in another order. */
  readonly isComplete: boolean;
}

/** A posting holds the number of a name, the place of the piece in it (8 bits) and the piece's length (4 bits; 0 for a swapped pair). */
const longest = 0xff;
const longestPiece = 0xf;
/** Names shorter than this have pieces of two characters. */
const shortName = 9;
/** With fewer names than this a text meets too few of them for it to matter where they are cut. */
const few = 1000;

/** Where so many pieces of a name's first `length` characters end. */
type Cut = (name: string, length: number, count: number) => readonly number[];

/**
 * Names by their pieces. Cut into one piece more than edits are allowed, a name that is nearly there has a piece that is wholly there
 * (the pigeonhole principle; Navarro and Baeza-Yates, A hybrid indexing method for approximate string matching, 2000); three pieces at
 * least, since two characters that change places may spoil two. So the cost follows the text and hardly the number of names.
 */
export class NameIndex {
  readonly #names: readonly Known[];
  // The characters of all names side by side: a place of a text is compared with many names, and each look at an object costs more.
  readonly #units: Uint16Array;
  readonly #starts: Int32Array;
  readonly #limits: Uint8Array;
  // The characters of each name as a set: most names that share a piece with a place share little else, and two numbers tell.
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #around = new StretchSets();
  #read: string | undefined;
  /** Postings by the first three characters of the piece; of pieces of two, by these. */
  readonly #byThree: Postings = new Map();
  readonly #byTwo: Postings = new Map();
  // A bit for each pair of characters that begins a piece: most places of a text begin none, and a look at a map costs ten times as much.
  readonly #pairs: Uint32Array;

  constructor(names: readonly Known[], limitOf: (known: Known) => number) {
    this.#names = names;
    this.#units = new Uint16Array(names.reduce((sum, { bare }) => sum + bare.length, 0));
    this.#starts = new Int32Array(names.length + 1);
    this.#limits = Uint8Array.from(names, limitOf);
    this.#low = new Int32Array(names.length);
    this.#high = new Int32Array(names.length);
    this.#pairs = new Uint32Array(1 << Math.min(17, Math.max(8, 34 - Math.clz32(names.length))));
    const rare = names.length < few ? undefined : new RarePieces(names.map(({ bare }) => bare));
    const cut: Cut = rare ? (bare, length, count) => rare.ends(bare, length, count) : evenEnds;
    for (const [name, { bare }] of names.entries()) {
      const start = this.#starts[name] ?? 0;
      this.#starts[name + 1] = start + bare.length;
      for (let k = 0; k < bare.length; k += 1) {
        const unit = bare.charCodeAt(k);
        this.#units[start + k] = unit;
        this.#low[name] = (this.#low[name] ?? 0) | lowBit(unit);
        this.#high[name] = (this.#high[name] ?? 0) | highBit(unit);
      }
      this.#add(name, bare, cut);
    }
  }

  #add(name: number, bare: string, cut: Cut): void {
    const length = Math.min(bare.length, longest);
    const count = Math.max(1, Math.min(Math.max(3, (this.#limits[name] ?? 0) + 1), length >> 1));
    let at = 0;
    for (const end of cut(bare, length, count)) {
      const size = Math.min(longestPiece, end - at);
      const posting = (name << 12) | (at << 4) | size;
      const [a, b, c] = [bare.charCodeAt(at), bare.charCodeAt(at + 1), bare.charCodeAt(at + 2)];
      this.#note(a, b);
      if (size >= 3) post(this.#byThree, threeOf(a, b, c), posting);
      else post(this.#byTwo, pairOf(a, b), posting);
      at = end;
    }
    // Two characters that changed places leave no piece of a short name whole: the swapped pair itself leads to it.
    const swaps = length < shortName ? length - 1 : 0;
    for (let swap = 0; swap < swaps; swap += 1) {
      const [a, b] = [bare.charCodeAt(swap + 1), bare.charCodeAt(swap)];
      this.#note(a, b);
      post(this.#byTwo, pairOf(a, b), (name << 12) | (swap << 4));
    }
  }

  #note(a: number, b: number): void {
    const bit = hashOf(a, b);
    const word = (bit >>> 5) & (this.#pairs.length - 1);
    this.#pairs[word] = (this.#pairs[word] ?? 0) | (1 << (bit & 31));
  }

  /** Places worth a comparison, each name's in order. */
  candidates(bare: string): Candidate[] {
    const found: Candidate[] = [];
    if (this.#names.length === 0) return found;
    const pairs = this.#pairs;
    const mask = pairs.length - 1;
    // The last diagonal of each name that was looked at: pieces on diagonals near it lie in the same stretch.
    const seen = new Map<number, number>();
    let b = bare.charCodeAt(0);
    for (let i = 0; i + 1 < bare.length; i += 1) {
      const a = b;
      b = bare.charCodeAt(i + 1);
      const bit = hashOf(a, b);
      if (((pairs[(bit >>> 5) & mask] ?? 0) & (1 << (bit & 31))) === 0) continue;
      const two = this.#byTwo.get(pairOf(a, b));
      if (two !== undefined) this.#visitAll(two, bare, i, seen, found);
      const three = this.#byThree.get(threeOf(a, b, i + 2 < bare.length ? bare.charCodeAt(i + 2) : 0));
      if (three !== undefined) this.#visitAll(three, bare, i, seen, found);
    }
    return found;
  }

  #visitAll(postings: number | readonly number[], text: string, i: number, seen: Map<number, number>, found: Candidate[]): void {
    if (typeof postings === 'number') this.#visit(postings, text, i, seen, found);
    else for (const posting of postings) this.#visit(posting, text, i, seen, found);
  }

  #visit(posting: number, text: string, i: number, seen: Map<number, number>, found: Candidate[]): void {
    const name = posting >>> 12;
    const at = (posting >>> 4) & longest;
    const diagonal = i - at;
    const length = this.#length(name);
    const limit = this.#limits[name] ?? 0;
    const shift = length >> 1;
    if (this.#read !== text) this.#around.read((this.#read = text));
    const mayBeNearby = this.#missing(name, diagonal - limit, diagonal + length + limit) <= limit;
    const mayBeComplete = mayBeNearby || this.#missing(name, diagonal - limit - shift, diagonal + length + limit + shift + 1) === 0;
    if (!mayBeComplete || !this.#stands(name, at, posting & longestPiece, text, i)) return;
    const nearby = mayBeNearby && this.#isNearby(name, text, diagonal);
    if (!nearby && !this.#isComplete(name, text, diagonal)) return;
    const last = seen.get(name);
    if (last !== undefined && Math.abs(diagonal - last) <= shift) return;
    seen.set(name, diagonal);
    const known = this.#names[name];
    const margin = limit + (nearby ? 0 : shift);
    if (known) found.push({ known, from: Math.max(0, diagonal - margin), to: Math.min(text.length, diagonal + length + margin), isComplete: !nearby });
  }

  #missing(name: number, from: number, to: number): number {
    return this.#around.missing(this.#low[name] ?? 0, this.#high[name] ?? 0, from, to);
  }

  #length(name: number): number {
    return (this.#starts[name + 1] ?? 0) - (this.#starts[name] ?? 0);
  }

  /** The whole piece stands: its key says so for all but a few. */
  #stands(name: number, at: number, size: number, text: string, i: number): boolean {
    const start = (this.#starts[name] ?? 0) + at;
    for (let k = 0; k < size; k += 1) if (this.#units[start + k] !== text.charCodeAt(i + k)) return false;
    return true;
  }

  /** All characters of the name but the allowed number stand near their places. */
  #isNearby(name: number, text: string, diagonal: number): boolean {
    const [start, length, limit] = [this.#starts[name] ?? 0, this.#length(name), this.#limits[name] ?? 0];
    let missing = 0;
    for (let k = 0; k < length; k += 1) {
      if (holds(text, diagonal + k - limit, diagonal + k + limit, this.#units[start + k] ?? 0)) continue;
      missing += 1;
      if (missing > limit) return false;
    }
    return true;
  }

  /** All characters of the name stand somewhere near: its parts may have changed places. */
  #isComplete(name: number, text: string, diagonal: number): boolean {
    const [start, length] = [this.#starts[name] ?? 0, this.#length(name)];
    const margin = (this.#limits[name] ?? 0) + (length >> 1);
    for (let k = 0; k < length; k += 1) {
      if (!holds(text, diagonal - margin, diagonal + length + margin, this.#units[start + k] ?? 0)) return false;
    }
    return true;
  }
}

function holds(text: string, from: number, to: number, unit: number): boolean {
  const last = Math.min(text.length - 1, to);
  for (let at = Math.max(0, from); at <= last; at += 1) if (text.charCodeAt(at) === unit) return true;
  return false;
}

/** Most pieces are in one name: a list for each would be the larger part of the index. */
type Postings = Map<number, number | number[]>;

function post(index: Postings, key: number, posting: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, posting);
  else if (typeof known === 'number') index.set(key, [known, posting]);
  else known.push(posting);
}

/** Thirty bits, so that it is a small integer to the engine; the few that share a number are told apart by the comparison. */
function pairOf(a: number, b: number): number {
  return ((a & 0x7fff) << 15) | (b & 0x7fff);
}

/** The lower bits mix both. */
function hashOf(a: number, b: number): number {
  return Math.imul((a << 16) | b, 0x9e3779b1) >>> 10;
}

function threeOf(a: number, b: number, c: number): number {
  return (Math.imul(pairOf(a, b), 0x9e3779b1) ^ c) >>> 2;
}
