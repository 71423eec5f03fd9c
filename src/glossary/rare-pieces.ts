/** Names longer than this are cut evenly: their pieces are long, so each is rare, and there are many ways to cut. In UTF-16 units. */
const longest = 40;
/** The index looks pieces up by no more than their first three characters. */
const keyed = 3;
/** By how many characters a piece may be longer than if the name were cut evenly. */
const slack = 2;

/**
 * Cuts names into pieces that stand in few names: where names begin and end with the same words (国际…研究院), pieces across the words' borders lead
 * to a tenth as many names that have nothing else in common with a text. The best of all ways to cut is found from left to right, each beginning
 * of a name once (Bellman’s principle; for reads of genomes: Xin et al., Optimal seed solver, 2016).
 */
export class RarePieces {
  // How often a beginning of a piece stands in all names, by a hash.
  readonly #counts: Uint16Array;
  // Of the beginnings of the name at hand: the least cost in so many pieces, and where the last of these begins.
  readonly #costs = new Float64Array((longest + 1) * (longest + 1));
  readonly #begins = new Uint8Array((longest + 1) * (longest + 1));
  /** How many names hold what begins at each place, by its first two and its first three characters. */
  readonly #pairs = new Uint16Array(longest);
  readonly #triples = new Uint16Array(longest);

  constructor(names: readonly string[]) {
    const units = names.reduce((sum, { length }) => sum + length, 0);
    this.#counts = new Uint16Array(1 << Math.min(18, Math.max(8, 34 - Math.clz32(units))));
    for (const name of names) {
      for (let at = 0; at + 1 < name.length; at += 1) {
        this.#count(slotOf(name, at, 2));
        if (at + 2 < name.length) this.#count(slotOf(name, at, keyed));
      }
    }
  }

  #count(slot: number): void {
    const place = slot & (this.#counts.length - 1);
    this.#counts[place] = Math.min(0xffff, (this.#counts[place] ?? 0) + 1);
  }

  #countOf(slot: number): number {
    return this.#counts[slot & (this.#counts.length - 1)] ?? 0;
  }

  /** Where `pieces` pieces of two characters or more end, in order; together they are the name's first `length` characters. */
  ends(name: string, length: number, pieces: number): number[] {
    if (length > longest || pieces === 1) return evenEnds(name, length, pieces);
    const width = length + 1;
    const most = Math.ceil(length / pieces) + slack;
    const [costs, begins, pairs, triples] = [this.#costs, this.#begins, this.#pairs, this.#triples];
    for (let at = 0; at + 1 < length; at += 1) {
      pairs[at] = this.#countOf(slotOf(name, at, 2));
      triples[at] = this.#countOf(slotOf(name, at, keyed));
    }
    costs.fill(Infinity, 0, (pieces + 1) * width);
    costs[0] = 0;
    for (let piece = 1; piece <= pieces; piece += 1) {
      for (let begin = 2 * (piece - 1); begin + 2 <= length; begin += 1) {
        const before = costs[(piece - 1) * width + begin] ?? Infinity;
        if (before === Infinity) continue;
        for (let end = begin + 2; end <= Math.min(length, begin + most); end += 1) {
          const cost = before + ((end - begin < keyed ? pairs : triples)[begin] ?? 0);
          if (cost >= (costs[piece * width + end] ?? Infinity)) continue;
          costs[piece * width + end] = cost;
          begins[piece * width + end] = begin;
        }
      }
    }
    const ends: number[] = [];
    for (let piece = pieces, end = length; piece > 0; piece -= 1) {
      ends.unshift(end);
      end = begins[piece * width + end] ?? 0;
    }
    return ends;
  }
}

/** The same for pieces of like length. */
export function evenEnds(_name: string, length: number, pieces: number): number[] {
  return Array.from({ length: pieces }, (_, piece) => Math.floor(((piece + 1) * length) / pieces));
}

function slotOf(name: string, at: number, size: number): number {
  const pair = (name.charCodeAt(at) << 16) | name.charCodeAt(at + 1);
  return Math.imul(Math.imul(pair, 0x9e3779b1) ^ (size === keyed ? name.charCodeAt(at + 2) : 0), 0x85ebca6b) >>> 14;
}
