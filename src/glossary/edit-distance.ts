/** Where a pattern fits best into a text, and at what cost. Offsets in the arrays compared. */
export interface Fit {
  readonly start: number;
  readonly end: number;
  /** Insertions, deletions and substitutions of single characters. */
  readonly distance: number;
}

/**
 * Best place of `pattern` inside `text` (semi-global alignment: what stands before and after costs nothing), the shortest of equals.
 * Sellers' algorithm, O(pattern × text).
 */
export function bestFit(pattern: string, text: string): Fit {
  // It stands there as it is, as most do.
  const at = text.indexOf(pattern);
  if (at >= 0) return { start: at, end: at + pattern.length, distance: 0 };
  const width = text.length + 1;
  let cost = new Int32Array(width);
  let from = Int32Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= pattern.length; i += 1) {
    const nextCost = new Int32Array(width);
    const nextFrom = new Int32Array(width);
    nextCost[0] = i;
    for (let j = 1; j < width; j += 1) {
      const same = pattern.charCodeAt(i - 1) === text.charCodeAt(j - 1) ? 0 : 1;
      const substituted = (cost[j - 1] ?? 0) + same;
      const deleted = (cost[j] ?? 0) + 1;
      const inserted = (nextCost[j - 1] ?? 0) + 1;
      const least = Math.min(substituted, deleted, inserted);
      nextCost[j] = least;
      nextFrom[j] = least === substituted ? (from[j - 1] ?? 0) : least === deleted ? (from[j] ?? 0) : (nextFrom[j - 1] ?? 0);
    }
    cost = nextCost;
    from = nextFrom;
  }
  let end = 0;
  for (let j = 1; j < width; j += 1) {
    const better = (cost[j] ?? 0) - (cost[end] ?? 0);
    if (better < 0 || (better === 0 && j - (from[j] ?? 0) < end - (from[end] ?? 0))) end = j;
  }
  return { start: from[end] ?? 0, end, distance: cost[end] ?? 0 };
}

/** True if two texts hold the same characters, each as often: parts of one were reordered to give the other. */
export function samePieces(a: string, b: string): boolean {
  // The sums differ for all but a few pairs of texts, at a fraction of the cost of sorting.
  return a.length === b.length && a !== b && sumOf(a) === sumOf(b) && [...a].sort().join('') === [...b].sort().join('');
}

function sumOf(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum += text.charCodeAt(i);
  return sum;
}

/** Insertions, deletions, substitutions and exchanges of neighbours that make one word of another (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
