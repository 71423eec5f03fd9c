/** Which characters the files of the font packages hold: `font-coverage.json`, written by scripts/font-coverage.mjs. */
export interface Coverage {
  readonly families: Readonly<Record<'sans' | 'serif', Readonly<Record<'latin' | 'han', readonly CoverageEntry[]>>>>;
  readonly ranges: readonly string[];
}

export interface CoverageEntry {
  readonly package: string;
  readonly subset: string;
  /** Its PostScript name without the weight. */
  readonly name: string;
  /** Holds what many slices hold. */
  readonly merged?: boolean;
  /** Holds emoji, also those made of several characters. */
  readonly emoji?: boolean;
  /** The one weight there is of it. */
  readonly only?: number;
  /** There is an italic of it. */
  readonly italic?: boolean;
  /** Factor that makes its letters as large as those of the Han fonts; absent: 1. */
  readonly scale?: number;
  /** Index in `ranges`. */
  readonly range: number;
}

let table: Promise<Coverage> | undefined;

/** The table (54 KB), read when the first document is printed. */
export function coverageOf(): Promise<Coverage> {
  table ??= import('./font-coverage.json', { with: { type: 'json' } }).then((module) => module.default as Coverage);
  return table;
}

const decoded = new Map<string, ReadonlySet<number>>();

/** The code points of a range: base-36 runs `gap` or `gap-more`, the gap counted from the end of the run before. */
export function decodeRanges(coverage: Coverage, index: number): ReadonlySet<number> {
  const text = coverage.ranges[index] ?? '';
  const known = decoded.get(text);
  if (known) return known;
  const points = new Set<number>();
  let last = -1;
  for (const run of text === '' ? [] : text.split(',')) {
    const [gap = '', more = '0'] = run.split('-');
    const start = last + Number.parseInt(gap, 36);
    last = start + Number.parseInt(more, 36);
    for (let point = start; point <= last; point += 1) points.add(point);
  }
  decoded.set(text, points);
  return points;
}
