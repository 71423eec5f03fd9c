import type { Known } from './known-names.js';

/** A stretch of the bare text that may hold a known name. */
export interface Candidate {
  readonly known: Known;
  readonly from: number;
  readonly to: number;
  /** All characters of the name are there, be it in another order. */
  readonly isComplete: boolean;
}

interface Entry {
  readonly known: Known;
  readonly limit: number;
  /** How far from its place in the name a part may stand when parts changed places. */
  readonly shift: number;
}

/** A posting holds the number of its entry, the place of the piece in the name (8 bits) and the piece's length (4 bits; 0 for a swapped pair). */
const longest = 0xff;
const longestPiece = 0xf;
/** Names shorter than this have pieces of two characters. */
const shortName = 9;

/**
 * Names by their pieces. Cut into one piece more than edits are allowed, a name that is nearly there has a piece that is wholly there
 * (the pigeonhole principle; Navarro and Baeza-Yates, A hybrid indexing method for approximate string matching, 2000); three pieces at
 * least, since two characters that change places may spoil two. So the cost follows the text and hardly the number of names.
 */
export class NameIndex {
  readonly #entries: Entry[] = [];
  /** Postings by the first three characters of the piece; of pieces of two, by these. */
  readonly #byThree = new Map<number, number[]>();
  readonly #byTwo = new Map<number, number[]>();

  constructor(names: readonly Known[], limitOf: (known: Known) => number) {
    for (const known of names) this.#add(known, limitOf(known));
  }

  #add(known: Known, limit: number): void {
    const length = Math.min(known.bare.length, longest);
    const entry = this.#entries.length;
    this.#entries.push({ known, limit, shift: known.bare.length >> 1 });
    const pieces = Math.max(1, Math.min(Math.max(3, limit + 1), length >> 1));
    for (let piece = 0; piece < pieces; piece += 1) {
      const at = Math.floor((piece * length) / pieces);
      const size = Math.min(longestPiece, Math.floor(((piece + 1) * length) / pieces) - at);
      const [index, key] = size >= 3 ? [this.#byThree, threeAt(known.bare, at)] : [this.#byTwo, pairAt(known.bare, at)];
      post(index, key, (entry << 12) | (at << 4) | size);
    }
    // Two characters that changed places leave no piece of a short name whole: the swapped pair itself leads to it.
    const swaps = length < shortName ? length - 1 : 0;
    for (let at = 0; at < swaps; at += 1) post(this.#byTwo, swappedAt(known.bare, at), (entry << 12) | (at << 4));
  }

  /** Places worth a comparison, each name's in order. */
  candidates(bare: string): Candidate[] {
    const found: Candidate[] = [];
    // The last diagonal of each name that was looked at: pieces on diagonals near it lie in the same stretch.
    const seen = new Map<number, number>();
    const visit = (postings: readonly number[], i: number): void => {
      for (const posting of postings) {
        const entry = posting >>> 12;
        const at = (posting >>> 4) & longest;
        const item = this.#entries[entry];
        if (!item || !stands(item.known.bare, at, posting & longestPiece, bare, i)) continue;
        const candidate = candidateAt(item, bare, i - at);
        if (!candidate) continue;
        const last = seen.get(entry);
        if (last !== undefined && Math.abs(i - at - last) <= item.shift) continue;
        seen.set(entry, i - at);
        found.push(candidate);
      }
    };
    for (let i = 0; i + 1 < bare.length; i += 1) {
      const two = this.#byTwo.get(pairAt(bare, i));
      if (two) visit(two, i);
      const three = this.#byThree.get(threeAt(bare, i));
      if (three) visit(three, i);
    }
    return found;
  }
}

function post(index: Map<number, number[]>, key: number, posting: number): void {
  const list = index.get(key);
  if (list) list.push(posting);
  else index.set(key, [posting]);
}

/** The whole piece stands: its key says so for all but a few. */
function stands(name: string, at: number, size: number, bare: string, i: number): boolean {
  for (let k = 0; k < size; k += 1) if (name.charCodeAt(at + k) !== bare.charCodeAt(i + k)) return false;
  return true;
}

/** Thirty bits, so that it is a small integer to the engine; the few that share a number are told apart by {@link stands}. */
function pairAt(text: string, i: number): number {
  return ((text.charCodeAt(i) & 0x7fff) << 15) | (text.charCodeAt(i + 1) & 0x7fff);
}

function swappedAt(text: string, i: number): number {
  return ((text.charCodeAt(i + 1) & 0x7fff) << 15) | (text.charCodeAt(i) & 0x7fff);
}

function threeAt(text: string, i: number): number {
  return (Math.imul(pairAt(text, i), 0x9e3779b1) ^ text.charCodeAt(i + 2)) >>> 2;
}

/** Nearly all characters of the name stand near their places, or all of them somewhere near: undefined otherwise. */
function candidateAt({ known, limit, shift }: Entry, bare: string, diagonal: number): Candidate | undefined {
  const near = { known, from: Math.max(0, diagonal - limit), to: Math.min(bare.length, diagonal + known.bare.length + limit), isComplete: false };
  if (missing(known.bare, bare, diagonal, limit) <= limit) return near;
  const from = Math.max(0, diagonal - limit - shift);
  const to = Math.min(bare.length, diagonal + known.bare.length + limit + shift);
  for (let k = 0; k < known.bare.length; k += 1) {
    const unit = known.bare.charCodeAt(k);
    let at = from;
    while (at < to && bare.charCodeAt(at) !== unit) at += 1;
    if (at === to) return undefined;
  }
  return { known, from, to, isComplete: true };
}

/** How many characters of a name stand nowhere within `reach` of their places; counted up to `reach` + 1. */
function missing(name: string, bare: string, diagonal: number, reach: number): number {
  let count = 0;
  for (let k = 0; k < name.length && count <= reach; k += 1) {
    const unit = name.charCodeAt(k);
    const last = Math.min(bare.length - 1, diagonal + k + reach);
    let at = Math.max(0, diagonal + k - reach);
    while (at <= last && bare.charCodeAt(at) !== unit) at += 1;
    if (at > last) count += 1;
  }
  return count;
}
