import { BeadFeatures, type Sequence, simpleShapes } from './bead-features.js';
import type { Evidence } from './evidence.js';
import type { Band } from './lattice.js';

/** A coarse alignment: every block on its own, pairs and gaps only. */
interface Path {
  /** For each row its column, or −1. */
  readonly partners: Int32Array;
  /** What the pairs are worth more than leaving all out, in log-likelihood. */
  readonly gain: number;
}

/** Log-odds that a run of blocks has to bring before it is believed to have moved, and before it is believed to belong to one that has. */
const moveCost = 8;
const joinCost = 2;
const mostMoves = 12;
/** Log-likelihood that may be lost for keeping a moved section whole. */
const headingTrust = 2;

/** Values of pairs by their places in the files: the same however the sequence is ordered, so each is found once. */
class PairValues {
  readonly #features: BeadFeatures;
  readonly #weights: Float64Array;
  readonly #cache: Float32Array;
  readonly #left: Float64Array;
  readonly #added: Float64Array;
  readonly #m: number;

  constructor(evidence: Evidence, weights: Float64Array) {
    const n = evidence.source.size;
    const m = evidence.target.size;
    const places = (size: number): number[] => Array.from({ length: size }, (_, i) => i);
    this.#features = new BeadFeatures(evidence, places(n), places(m));
    this.#weights = weights;
    this.#m = m;
    // Beyond some megabytes it is cheaper to find a value again.
    this.#cache = new Float32Array(Math.min(n * m, 4_000_000)).fill(Number.NaN);
    this.#left = Float64Array.from(places(n), (i) => this.#features.score(simpleShapes.left, i + 1, 0, weights));
    this.#added = Float64Array.from(places(m), (j) => this.#features.score(simpleShapes.added, 0, j + 1, weights));
  }

  /** How much likelier two blocks are as a pair than each left alone, as a logarithm. */
  of(row: number, col: number): number {
    const at = row * this.#m + col;
    const known = this.#cache[at];
    if (known !== undefined && !Number.isNaN(known)) return known;
    const value = this.#features.score(simpleShapes.pair, row + 1, col + 1, this.#weights) - (this.#left[row] as number) - (this.#added[col] as number);
    this.#cache[at] = value;
    return value;
  }
}

/**
 * The order in which the target's blocks follow the source, and the band of cells around the coarse alignment in that order.
 * Runs of blocks that have no partner in order, but have one together elsewhere, are put where they belong.
 */
export function straighten(evidence: Evidence, weights: Float64Array): { cols: Sequence; band: Band } {
  const values = new PairValues(evidence, weights);
  const rows = Array.from({ length: evidence.source.size }, (_, i) => i);
  let cols: number[] = Array.from({ length: evidence.target.size }, (_, j) => j);
  let path = coarse(values, rows, cols);
  for (let moves = 0; moves < mostMoves; moves += 1) {
    const move = bestMove(values, cols, path);
    if (!move) break;
    const moved = coarse(values, rows, move.cols);
    if (moved.gain < path.gain + move.cost) break;
    ({ cols } = move);
    path = moved;
    // A heading goes with its section, even if it says too little by itself and was paired with what stands in the old place.
    const withHeading = headingJoined(evidence, cols, path.partners);
    const joined = withHeading && coarse(values, rows, withHeading);
    if (joined && joined.gain > path.gain - headingTrust) {
      cols = withHeading;
      path = joined;
    }
  }
  return { cols, band: bandAround(path.partners, cols.length) };
}

/**
 * The coarse alignment of two sequences. Most editions follow their source block by block: near the diagonal is looked first, and only if that
 * leaves blocks of both sides alone, which may belong together, further away.
 */
function coarse(values: PairValues, rows: Sequence, cols: Sequence): Path {
  const longer = Math.max(rows.length, cols.length);
  const slant = Math.abs(rows.length - cols.length);
  // Half a file may have moved; in a long one less is looked for, so that the cost stays within bounds.
  const wide = Math.max(60, Math.ceil((rows.length * cols.length > 400_000 ? 0.1 : 0.5) * longer)) + slant;
  const narrow = 6 + slant;
  if (narrow < Math.min(wide, longer)) {
    const path = coarseWithin(values, rows, cols, narrow);
    if (leavesOneSideWhole(path, cols.length)) return path;
  }
  return coarseWithin(values, rows, cols, wide);
}

/** True if all blocks of one side, at the least, have a partner. */
function leavesOneSideWhole({ partners }: Path, m: number): boolean {
  const paired = partners.reduce((sum, partner) => (partner >= 0 ? sum + 1 : sum), 0);
  return paired === Math.min(partners.length, m);
}

/** The best sequence of pairs in order (Needleman and Wunsch), within so many cells on both sides of the diagonal. */
function coarseWithin(values: PairValues, rows: Sequence, cols: Sequence, half: number): Path {
  const n = rows.length;
  const m = cols.length;
  const low = (i: number): number => Math.max(0, Math.round((i * m) / Math.max(1, n)) - half);
  const width = Math.min(m, 2 * half) + 1;
  const from = new Int8Array((n + 1) * width);
  let above = new Float64Array(m + 1);
  let here = new Float64Array(m + 1);
  for (let i = 1; i <= n; i += 1) {
    const first = low(i);
    const last = Math.min(m, first + width - 1);
    const row = rows[i - 1] as number;
    // What lies right of the last row's band is reached only along its end.
    const reached = Math.min(m, low(i - 1) + width - 1);
    for (let j = first; j <= last; j += 1) {
      const up = j <= reached ? (above[j] as number) : -Infinity;
      const left = j > first ? (here[j - 1] as number) : -Infinity;
      const together = j > 0 && j - 1 <= reached && j - 1 >= low(i - 1) ? (above[j - 1] as number) + values.of(row, cols[j - 1] as number) : -Infinity;
      here[j] = Math.max(up, left, together);
      from[i * width + j - first] = together > up && together > left ? 3 : up >= left ? 1 : 2;
    }
    [above, here] = [here, above];
  }
  const partners = new Int32Array(n).fill(-1);
  for (let i = n, j = m; i > 0 && j > 0; ) {
    const step = from[i * width + j - low(i)];
    if (step === 3) partners[i - 1] = j - 1;
    if (step !== 2) i -= 1;
    if (step !== 1) j -= 1;
  }
  return { partners, gain: above[m] as number };
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Maximal runs of places that `free` holds for. */
function runs(length: number, free: (at: number) => boolean, joined: (at: number) => boolean): Run[] {
  const found: Run[] = [];
  for (let at = 0; at < length; at += 1) {
    if (!free(at)) continue;
    const start = at;
    while (at + 1 < length && free(at + 1) && joined(at + 1)) at += 1;
    found.push({ start, end: at + 1 });
  }
  return found;
}

/** The unpaired run of columns that gains most by standing beside an unpaired run of rows. */
function bestMove(values: PairValues, cols: readonly number[], path: Path): { cols: number[]; cost: number } | undefined {
  const { partners } = path;
  const paired = new Int32Array(cols.length).fill(-1);
  for (const [i, j] of partners.entries()) if (j >= 0) paired[j] = i;
  const freeRows = runs(partners.length, (i) => partners[i] === -1, () => true);
  const freeCols = runs(cols.length, (j) => paired[j] === -1, (j) => cols[j] === (cols[j - 1] as number) + 1);
  let best: { rows: Run; cols: Run; gain: number; cost: number } | undefined;
  for (const rowRun of freeRows) {
    const rows = span(rowRun);
    for (const colRun of freeCols) {
      const run = cols.slice(colRun.start, colRun.end);
      let hope = 0;
      for (const row of rows) hope += run.reduce((most, col) => Math.max(most, values.of(row, col)), 0);
      const cost = belongs(rowRun, colRun, cols, partners) ? joinCost : moveCost;
      if (hope <= cost || hope - cost <= (best ? best.gain - best.cost : 0)) continue;
      const { gain } = coarse(values, rows, run);
      if (gain > cost && gain - cost > (best ? best.gain - best.cost : 0)) best = { rows: rowRun, cols: colRun, gain, cost };
    }
  }
  if (!best) return undefined;
  return { cols: reordered(cols, best.cols, placeFor(best.rows.start, partners)), cost: best.cost };
}

function span({ start, end }: Run): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** An order in which a heading that stands, in both files, before a moved run goes before it. */
function headingJoined(evidence: Evidence, cols: readonly number[], partners: Int32Array): number[] | undefined {
  for (const [place, col] of cols.entries()) {
    const row = partners.indexOf(place);
    const heading = col - 1;
    if (row < 1 || heading < 0 || cols[place - 1] === heading || evidence.target.kinds[heading] !== 'heading' || evidence.source.kinds[row - 1] !== 'heading') continue;
    const from = cols.indexOf(heading);
    return reordered(cols, { start: from, end: from + 1 }, place);
  }
  return undefined;
}

/** True if the run touches, in both files, a pair that is already there: then it is that pair's own section. */
function belongs(rowRun: Run, colRun: Run, cols: readonly number[], partners: Int32Array): boolean {
  const before = partners[rowRun.start - 1] ?? -1;
  const after = partners[rowRun.end] ?? -1;
  return (before >= 0 && cols[before] === (cols[colRun.start] as number) - 1) || (after >= 0 && cols[after] === (cols[colRun.end - 1] as number) + 1);
}

/** The place after the last column whose row stands before `row`. */
function placeFor(row: number, partners: Int32Array): number {
  for (let i = row - 1; i >= 0; i -= 1) if ((partners[i] as number) >= 0) return (partners[i] as number) + 1;
  return 0;
}

function reordered(cols: readonly number[], run: Run, place: number): number[] {
  const moved = cols.slice(run.start, run.end);
  const rest = [...cols.slice(0, run.start), ...cols.slice(run.end)];
  const to = place > run.start ? place - moved.length : place;
  return [...rest.slice(0, to), ...moved, ...rest.slice(to)];
}

/** How far the fine alignment may stray from the coarse one, near a block that this leaves alone and elsewhere. */
const reach = { near: 10, elsewhere: 3 } as const;

/** The cells around a coarse alignment: for each row its column, or −1; of `m` columns. What no path could enter or leave is left out. */
export function bandAround(partners: Int32Array, m: number): Band {
  const n = partners.length;
  const low = new Int32Array(n + 1);
  const high = new Int32Array(n + 1);
  const reaches = reachesAlong(partners, m);
  let last = 0;
  for (let i = 0; i <= n; i += 1) {
    low[i] = Math.max(0, last - (reaches[i] as number), i > 0 ? (low[i - 1] as number) : 0);
    if (i < n && (partners[i] as number) >= 0) last = (partners[i] as number) + 1;
  }
  let next = m;
  for (let i = n; i >= 0; i -= 1) {
    high[i] = Math.min(m, next + (reaches[i] as number), i < n ? (high[i + 1] as number) : m);
    if (i > 0 && (partners[i - 1] as number) >= 0) next = partners[i - 1] as number;
  }
  return { low, high };
}

/** For each row 0 … n how far the band reaches there: blocks that stand alone may belong to one some rows away. */
function reachesAlong(partners: Int32Array, m: number): Int32Array {
  const n = partners.length;
  const reaches = new Int32Array(n + 1).fill(reach.elsewhere);
  const widen = (row: number): void => {
    reaches.fill(reach.near, Math.max(0, row - reach.near), Math.min(n, row + reach.near) + 1);
  };
  let last = -1;
  for (let i = 0; i < n; i += 1) {
    const partner = partners[i] as number;
    if (partner < 0 || partner !== last + 1) widen(i);
    if (partner >= 0) last = partner;
  }
  if (last !== m - 1) widen(n);
  return reaches;
}
