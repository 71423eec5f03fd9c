import { type BlockKind, type Evidence, evidenceClasses, type Side } from './evidence.js';

/** How many source and target blocks a bead may join. */
export const beadShapes = [[1, 0], [0, 1], [1, 1], [1, 2], [2, 1], [1, 3], [3, 1], [2, 2]] as const;
/** Places of the simplest shapes in {@link beadShapes}. */
export const simpleShapes = { left: 0, added: 1, pair: 2 } as const;

const skipKinds = ['heading', 'paragraph', 'item', 'row', 'code', 'html', 'definition', 'break'] as const satisfies readonly BlockKind[];
const meetings = [
  'heading level', 'heading other level', 'paragraphs', 'items', 'items other nesting', 'item paragraph', 'heading text', 'rows', 'row text', 'codes', 'htmls', 'definitions', 'breaks', 'unlike',
] as const;
type Meeting = (typeof meetings)[number];

/** Every feature of the model by name: the keys of the learned weights. */
export const featureNames: readonly string[] = [
  ...beadShapes.map((shape) => `bead ${shape.join('-')}`),
  ...meetings,
  ...evidenceClasses.flatMap((name) => [`${name} shared`, `${name} missing in source`, `${name} missing in target`]),
  'length short', 'length short squared', 'length long', 'length long squared', 'length other',
  'same before', 'same after', 'merged heading', 'merged unlike',
  ...['source', 'target'].flatMap((side) => [...skipKinds.map((kind) => `skip ${side} ${kind}`), `skip ${side} length`, `skip ${side} known`, `skip ${side} strange`]),
];
const indexOf = new Map(featureNames.map((name, i) => [name, i]));
const at = (name: string): number => {
  const index = indexOf.get(name);
  if (index === undefined) throw new Error(`no feature ${name}`);
  return index;
};

const firstMeeting = at('heading level');
const firstClass = at('word shared');
const [lengthShort, lengthLong, lengthOther] = [at('length short'), at('length long'), at('length other')];
const [sameBefore, sameAfter, mergedHeading, mergedUnlike] = [at('same before'), at('same after'), at('merged heading'), at('merged unlike')];
const skipStart = [at(`skip source ${skipKinds[0]}`), at(`skip target ${skipKinds[0]}`)] as const;

const textKinds: ReadonlySet<BlockKind> = new Set<BlockKind>(['heading', 'paragraph', 'item', 'row']);

function meeting(source: Side, i: number, target: Side, j: number): number {
  const a = source.kinds[i] as BlockKind;
  const b = target.kinds[j] as BlockKind;
  return meetings.indexOf(nameMeeting(a, b, source.levels[i] === target.levels[j], source.contexts[i] === target.contexts[j]));
}

function nameMeeting(a: BlockKind, b: BlockKind, sameLevel: boolean, sameContext: boolean): Meeting {
  if (a === b) {
    switch (a) {
      case 'heading':
        return sameLevel ? 'heading level' : 'heading other level';
      case 'paragraph':
        return 'paragraphs';
      case 'item':
        return sameContext ? 'items' : 'items other nesting';
      default:
        return `${a}s`;
    }
  }
  if (!textKinds.has(a) || !textKinds.has(b)) return 'unlike';
  if (a === 'heading' || b === 'heading') return 'heading text';
  return a === 'row' || b === 'row' ? 'row text' : 'item paragraph';
}

/** A run of blocks in the order in which it is to be aligned; neighbours that do not touch in the file are never merged. */
export type Sequence = readonly number[];

/**
 * The features of the beads of two sequences: sums of what the blocks share. The vector of the last call to {@link read} stands in
 * `indexes` and `values`, `count` entries.
 */
export class BeadFeatures {
  readonly indexes = new Int32Array(48);
  readonly values = new Float64Array(48);
  count = 0;

  constructor(readonly evidence: Evidence, readonly rows: Sequence, readonly cols: Sequence) {}

  #add(index: number, value: number): void {
    if (value === 0) return;
    this.indexes[this.count] = index;
    this.values[this.count] = value;
    this.count += 1;
  }

  /** The weighted sum of a bead's features; −∞ if there is no such bead. */
  score(shape: number, i: number, j: number, weights: Float64Array): number {
    if (!this.read(shape, i, j)) return -Infinity;
    let sum = 0;
    for (let k = 0; k < this.count; k += 1) sum += (weights[this.indexes[k] as number] as number) * (this.values[k] as number);
    return sum;
  }

  /**
   * Reads the bead of a shape whose last row and column are `i - 1` and `j - 1`. False if there is no such bead: blocks that do not touch,
   * or code to be merged.
   */
  read(shape: number, i: number, j: number): boolean {
    const [a, b] = beadShapes[shape] as readonly [number, number];
    this.count = 0;
    this.#add(shape, 1);
    if (a === 0 || b === 0) {
      this.#skip(a === 0 ? 1 : 0, a === 0 ? j - 1 : i - 1);
      return true;
    }
    if (a + b > 2 && !this.#mergeable(i, a, j, b)) return false;
    const { source, target } = this.evidence;
    const kind = meeting(source, this.rows[i - a] as number, target, this.cols[j - b] as number);
    this.#add(firstMeeting + kind, 1);
    this.#shared(i, a, j, b);
    this.#lengths(i, a, j, b);
    this.#surroundings(i, a, j, b);
    return true;
  }

  #mergeable(i: number, a: number, j: number, b: number): boolean {
    let headings = 0;
    let unlike = 0;
    for (const [side, sequence, end, count] of [[this.evidence.source, this.rows, i, a], [this.evidence.target, this.cols, j, b]] as const) {
      for (let k = end - count; k < end; k += 1) {
        const block = sequence[k] as number;
        const kind = side.kinds[block] as BlockKind;
        if (!textKinds.has(kind)) return false;
        if (count === 1) continue;
        if (kind === 'heading') headings += 1;
        if (k === end - count) continue;
        if (sequence[k - 1] !== block - 1) return false;
        if (side.contexts[block] !== side.contexts[block - 1]) unlike += 1;
      }
    }
    this.#add(mergedHeading, headings);
    this.#add(mergedUnlike, unlike);
    return true;
  }

  #shared(i: number, a: number, j: number, b: number): void {
    const { source, target, weights } = this.evidence;
    for (let c = 0; c < evidenceClasses.length; c += 1) {
      let inSource = 0;
      let inTarget = 0;
      for (let k = i - a; k < i; k += 1) inSource += (source.totals[c] as Float64Array)[this.rows[k] as number] as number;
      for (let k = j - b; k < j; k += 1) inTarget += (target.totals[c] as Float64Array)[this.cols[k] as number] as number;
      if (inSource === 0 && inTarget === 0) continue;
      let both = 0;
      for (let k = i - a; k < i; k += 1) {
        const mine = source.ids[this.rows[k] as number]?.[c] as Int32Array;
        if (mine.length === 0) continue;
        for (let l = j - b; l < j; l += 1) both += common(mine, target.ids[this.cols[l] as number]?.[c] as Int32Array, weights);
      }
      const base = firstClass + 3 * c;
      this.#add(base, Math.log1p(both));
      this.#add(base + 1, Math.log1p(Math.max(0, inTarget - both)));
      this.#add(base + 2, Math.log1p(Math.max(0, inSource - both)));
    }
  }

  #lengths(i: number, a: number, j: number, b: number): void {
    const { source, target } = this.evidence;
    let x = 0;
    let y = 0;
    for (let k = i - a; k < i; k += 1) x += source.lengths[this.rows[k] as number] ?? 0;
    for (let k = j - b; k < j; k += 1) y += target.lengths[this.cols[k] as number] ?? 0;
    const difference = Math.abs(Math.log((y + 5) / (x + 5)));
    if (!textKinds.has(source.kinds[this.rows[i - 1] as number] as BlockKind)) {
      this.#add(lengthOther, Math.min(difference, 3));
      return;
    }
    const base = Math.max(x, y) < 80 ? lengthShort : lengthLong;
    this.#add(base, Math.min(difference, 3));
    this.#add(base + 1, Math.min(difference * difference, 4));
  }

  /** By their places in the files, so that a pair is worth the same wherever its section went. */
  #surroundings(i: number, a: number, j: number, b: number): void {
    const { source, target } = this.evidence;
    if (source.kinds[(this.rows[i - a] as number) - 1] === target.kinds[(this.cols[j - b] as number) - 1]) this.#add(sameBefore, 1);
    if (source.kinds[(this.rows[i - 1] as number) + 1] === target.kinds[(this.cols[j - 1] as number) + 1]) this.#add(sameAfter, 1);
  }

  #skip(side: 0 | 1, k: number): void {
    const block = (side === 0 ? this.rows[k] : this.cols[k]) as number;
    const { kinds, lengths, known, strange } = side === 0 ? this.evidence.source : this.evidence.target;
    const base = skipStart[side];
    this.#add(base + skipKinds.indexOf(kinds[block] as BlockKind), 1);
    this.#add(base + skipKinds.length, Math.log1p(lengths[block] as number) / 4);
    this.#add(base + skipKinds.length + 1, Math.log1p(known[block] as number));
    this.#add(base + skipKinds.length + 2, Math.log1p(strange[block] as number));
  }
}

/** The weight of the ids that two sorted lists share. */
function common(a: Int32Array, b: Int32Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) sum += weights[x] as number;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return sum;
}
