import { BeadFeatures, beadShapes, type Sequence } from './bead-features.js';
import type { Evidence } from './evidence.js';

/** One bead of a path: its last row and column are `i - 1` and `j - 1`. */
export interface Bead {
  readonly shape: number;
  readonly i: number;
  readonly j: number;
}

/** The cells of a table that are looked at: columns `low[i]` to `high[i]`, both inclusive, of each row 0 … n. */
export interface Band {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** All cells. */
export function wholeBand(n: number, m: number): Band {
  return { low: new Int32Array(n + 1), high: new Int32Array(n + 1).fill(m) };
}

const shapeCount = beadShapes.length;
const shapes: readonly (readonly [number, number])[] = beadShapes;

/** All ways to align two sequences in order, with their probabilities under the log-linear model: a pair hidden Markov model with features. */
export class Lattice {
  readonly features: BeadFeatures;
  /** Log of the weight of all paths; −∞ if there is none. */
  readonly total: number;
  readonly #band: Band;
  /** Index of each row's first cell. */
  readonly #start: Int32Array;
  readonly #scores: Float32Array;
  readonly #forward: Float64Array;
  readonly #backward: Float64Array;
  readonly #n: number;
  readonly #m: number;

  /** @param admit For learning from known pairs: the paths are those of the beads that it admits. */
  constructor(evidence: Evidence, rows: Sequence, cols: Sequence, weights: Float64Array, band: Band, admit?: (bead: Bead) => boolean) {
    this.features = new BeadFeatures(evidence, rows, cols);
    this.#n = rows.length;
    this.#m = cols.length;
    this.#band = band;
    this.#start = new Int32Array(this.#n + 2);
    for (let i = 0; i <= this.#n; i += 1) this.#start[i + 1] = (this.#start[i] as number) + (band.high[i] as number) - (band.low[i] as number) + 1;
    const size = this.#start[this.#n + 1] as number;
    this.#scores = new Float32Array(size * shapeCount).fill(-Infinity);
    this.#forward = new Float64Array(size).fill(-Infinity);
    this.#backward = new Float64Array(size).fill(-Infinity);
    this.#score(weights, admit);
    this.#runForward();
    this.#runBackward();
    this.total = this.#forward[this.#cell(this.#n, this.#m)] as number;
  }

  /** −1 outside the band. */
  #cell(i: number, j: number): number {
    if (i < 0 || i > this.#n) return -1;
    const low = this.#band.low[i] as number;
    return j < low || j > (this.#band.high[i] as number) ? -1 : (this.#start[i] as number) + j - low;
  }

  #eachCell(visit: (i: number, j: number, cell: number) => void): void {
    for (let i = 0; i <= this.#n; i += 1) {
      const start = this.#start[i] as number;
      const low = this.#band.low[i] as number;
      for (let cell = start; cell < (this.#start[i + 1] as number); cell += 1) visit(i, low + cell - start, cell);
    }
  }

  #score(weights: Float64Array, admit?: (bead: Bead) => boolean): void {
    this.#eachCell((i, j, cell) => {
      for (let shape = 0; shape < shapeCount; shape += 1) {
        const [a, b] = shapes[shape] as readonly [number, number];
        if (this.#cell(i - a, j - b) < 0 || admit?.({ shape, i, j }) === false) continue;
        this.#scores[cell * shapeCount + shape] = this.features.score(shape, i, j, weights);
      }
    });
  }

  #runForward(): void {
    const terms = new Float64Array(shapeCount);
    this.#eachCell((i, j, cell) => {
      if (i === 0 && j === 0) {
        this.#forward[cell] = 0;
        return;
      }
      for (let shape = 0; shape < shapeCount; shape += 1) {
        const [a, b] = shapes[shape] as readonly [number, number];
        const from = this.#cell(i - a, j - b);
        terms[shape] = from < 0 ? -Infinity : (this.#forward[from] as number) + (this.#scores[cell * shapeCount + shape] as number);
      }
      this.#forward[cell] = logSum(terms);
    });
  }

  #runBackward(): void {
    const terms = new Float64Array(shapeCount);
    for (let i = this.#n; i >= 0; i -= 1) {
      for (let j = this.#band.high[i] as number; j >= (this.#band.low[i] as number); j -= 1) {
        const cell = this.#cell(i, j);
        if (i === this.#n && j === this.#m) {
          this.#backward[cell] = 0;
          continue;
        }
        for (let shape = 0; shape < shapeCount; shape += 1) {
          const [a, b] = shapes[shape] as readonly [number, number];
          const to = this.#cell(i + a, j + b);
          terms[shape] = to < 0 ? -Infinity : (this.#backward[to] as number) + (this.#scores[to * shapeCount + shape] as number);
        }
        this.#backward[cell] = logSum(terms);
      }
    }
  }

  /** Every bead of some probability, with it. */
  eachBead(visit: (bead: Bead, probability: number) => void): void {
    this.#eachCell((i, j, cell) => {
      const after = (this.#backward[cell] as number) - this.total;
      if (after === -Infinity) return;
      for (let shape = 0; shape < shapeCount; shape += 1) {
        const [a, b] = shapes[shape] as readonly [number, number];
        const from = this.#cell(i - a, j - b);
        if (from < 0) continue;
        const log = (this.#forward[from] as number) + (this.#scores[cell * shapeCount + shape] as number) + after;
        if (log > -10) visit({ shape, i, j }, Math.exp(log));
      }
    });
  }

  /**
   * The path with the most expected right links, each link worth its probability less `doubt`; and the probability of each link,
   * by row × number of columns + column.
   * @param doubt 0–1; the larger, the fewer links.
   */
  best(doubt: number): { beads: Bead[]; links: Map<number, number> } {
    const links = new Map<number, number>();
    this.eachBead(({ shape, i, j }, probability) => {
      const [a, b] = shapes[shape] as readonly [number, number];
      for (let k = i - a; k < i; k += 1) {
        for (let l = j - b; l < j; l += 1) links.set(k * this.#m + l, (links.get(k * this.#m + l) ?? 0) + probability);
      }
    });
    const gain = new Float64Array(this.#forward.length).fill(-Infinity);
    const taken = new Int8Array(this.#forward.length).fill(-1);
    this.#eachCell((i, j, cell) => {
      if (i === 0 && j === 0) gain[cell] = 0;
      for (let shape = 0; shape < shapeCount; shape += 1) {
        const [a, b] = shapes[shape] as readonly [number, number];
        const from = this.#cell(i - a, j - b);
        if (from < 0 || this.#scores[cell * shapeCount + shape] === -Infinity) continue;
        let sum = gain[from] as number;
        for (let k = i - a; k < i; k += 1) for (let l = j - b; l < j; l += 1) sum += (links.get(k * this.#m + l) ?? 0) - doubt;
        if (sum > (gain[cell] as number)) {
          gain[cell] = sum;
          taken[cell] = shape;
        }
      }
    });
    return { beads: this.#trace(taken), links };
  }

  #trace(taken: Int8Array): Bead[] {
    const beads: Bead[] = [];
    let i = this.#n;
    let j = this.#m;
    while (i > 0 || j > 0) {
      const shape = taken[this.#cell(i, j)] as number;
      const [a, b] = shapes[shape] as readonly [number, number];
      beads.push({ shape, i, j });
      i -= a;
      j -= b;
    }
    return beads.toReversed();
  }
}

function logSum(terms: Float64Array): number {
  let most = -Infinity;
  for (const term of terms) if (term > most) most = term;
  if (most === -Infinity) return most;
  let sum = 0;
  for (const term of terms) if (term > most - 30) sum += Math.exp(term - most);
  return most + Math.log(sum);
}
