import { similarity } from '../text/similarity.js';

/** A text of an earlier or later version of one draft. */
export interface VersionText {
  /** Equal for texts that are the same to the letter. */
  readonly key: string;
  readonly plain: string;
  /** Texts of different kinds never become each other. */
  readonly kind: string;
  readonly isHeading?: boolean;
}

/** Below this two texts are different ones, unless both stand in the same place. */
const leastAlike = 0.55;
const leastInPlace = 0.3;

/**
 * Which text of the later version each of the earlier one became, wherever it moved: first those that are the same, in order of their neighbours,
 * then those most alike. Undefined: gone.
 */
export function matchVersions(before: readonly VersionText[], after: readonly VersionText[]): (number | undefined)[] {
  const found: (number | undefined)[] = before.map(() => undefined);
  const taken = new Set<number>();
  const pair = (i: number, j: number): void => {
    found[i] = j;
    taken.add(j);
  };
  matchEqual(before, after, pair);
  matchAlike(before, after, found, taken, pair);
  return found;
}

function matchEqual(before: readonly VersionText[], after: readonly VersionText[], pair: (i: number, j: number) => void): void {
  const places = new Map<string, number[]>();
  for (const [j, { key }] of after.entries()) places.set(key, [...(places.get(key) ?? []), j]);
  const groups = new Map<string, number[]>();
  for (const [i, { key }] of before.entries()) if (places.has(key)) groups.set(key, [...(groups.get(key) ?? []), i]);
  for (const [key, old] of groups) {
    const free = new Set(places.get(key));
    const rest = new Set(old);
    if (old.length !== free.size) {
      // Of several equal ones, those whose neighbours are equal too.
      const near = (i: number, j: number): number => Number(before[i - 1]?.key === after[j - 1]?.key) + Number(before[i + 1]?.key === after[j + 1]?.key);
      for (const least of [2, 1]) {
        for (const i of rest) {
          const j = [...free].find((each) => near(i, each) >= least);
          if (j === undefined) continue;
          pair(i, j);
          rest.delete(i);
          free.delete(j);
        }
      }
    }
    const left = [...free];
    for (const i of rest) {
      const j = left.shift();
      if (j !== undefined) pair(i, j);
    }
  }
}

function matchAlike(before: readonly VersionText[], after: readonly VersionText[], found: readonly (number | undefined)[], taken: ReadonlySet<number>, pair: (i: number, j: number) => void): void {
  const old = before.map((_, i) => i).filter((i) => found[i] === undefined);
  const young = after.map((_, j) => j).filter((j) => !taken.has(j));
  // Both long lists mean another text altogether: then only the same place counts.
  const isOther = old.length * young.length > 250_000;
  const anchors = anchorsOf(found, after.length);
  const candidates: { i: number; j: number; score: number }[] = [];
  for (const i of old) {
    const { low, high } = anchors[i] as { low: number; high: number };
    for (const j of isOther ? young.filter((each) => each > low && each < high).slice(0, 50) : young) {
      if (before[i]?.kind !== after[j]?.kind) continue;
      const inPlace = j > low && j < high;
      const alike = likeness(before[i] as VersionText, after[j] as VersionText);
      // Alone between the same neighbours it is the same sentence, however much was rewritten.
      const isOnly = inPlace && high - low === 2 && found[i - 1] === low && (found[i + 1] ?? after.length) === high;
      if (alike >= (inPlace ? leastInPlace : leastAlike) || isOnly) candidates.push({ i, j, score: alike + (inPlace ? 0.3 : 0) });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  for (const { i, j } of candidates) if (found[i] === undefined && !taken.has(j)) pair(i, j);
}

/** A heading of a few words that got or lost some is still that heading, however much longer it is now. */
function likeness(a: VersionText, b: VersionText): number {
  const alike = similarity(a.plain, b.plain);
  if (alike >= leastAlike || !a.isHeading || !b.isHeading) return alike;
  const [short, long] = a.plain.length < b.plain.length ? [a.plain, b.plain] : [b.plain, a.plain];
  return short.length > 1 && (long.startsWith(short) || long.endsWith(short)) ? leastAlike : alike;
}

/** For each earlier text the later places of the nearest matched texts around it. */
function anchorsOf(found: readonly (number | undefined)[], length: number): { low: number; high: number }[] {
  const anchors = found.map(() => ({ low: -1, high: length }));
  let low = -1;
  for (const [i, j] of found.entries()) {
    (anchors[i] as { low: number }).low = low;
    low = j ?? low;
  }
  let high = length;
  for (let i = found.length - 1; i >= 0; i -= 1) {
    (anchors[i] as { high: number }).high = high;
    high = found[i] ?? high;
  }
  return anchors;
}
