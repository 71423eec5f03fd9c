import { proseWeight } from './measure.js';
import { type BlockPair, isPaired, type Pairing } from './pairing.js';
import type { LoneRun } from './place.js';

/** How far around a text its content may have gone. */
const reach = 2;

/**
 * True if what stands beside a lone text on the other side says so much more than its own pair that the lone text may be in there: a free
 * translation joins and moves what the alignment then finds no pair for.
 */
export function isTaken({ pairs }: Pairing, { pairs: lone, from, to }: LoneRun, side: 'source' | 'target'): boolean {
  const other = side === 'source' ? 'target' : 'source';
  const sum = (list: readonly { readonly source: Parameters<typeof proseWeight>[0]; readonly target: Parameters<typeof proseWeight>[0] }[], of: 'source' | 'target'): number =>
    list.reduce((total, pair) => total + proseWeight(pair[of]), 0);
  const paired = pairs.filter(isPaired);
  const ratio = sum(paired, other) / Math.max(1, sum(paired, side));
  const expected = sum(lone, side) * ratio;
  const before = pairs.slice(0, from).filter(isPaired).slice(-reach);
  const after = pairs.slice(to + 1).filter(isPaired).slice(0, reach);
  if (isAnswered(pairs, { from, to }, side, expected)) return true;
  return [...before, ...after].some((pair) => proseWeight(pair[other]) - proseWeight(pair[side]) * ratio > 0.6 * expected && proseWeight(pair[other]) > 1.35 * proseWeight(pair[side]) * ratio);
}

/** What the other side alone has at the same place, and says as much: a free translation rather than two faults. */
function isAnswered(pairs: readonly BlockPair[], { from, to }: { readonly from: number; readonly to: number }, side: 'source' | 'target', expected: number): boolean {
  const other = side === 'source' ? 'target' : 'source';
  let [start, end] = [from, to];
  while (start > 0 && !isPaired(pairs[start - 1] as BlockPair)) start -= 1;
  while (end < pairs.length - 1 && !isPaired(pairs[end + 1] as BlockPair)) end += 1;
  const there = pairs.slice(start, end + 1).reduce((sum, pair) => sum + proseWeight(pair[other]), 0);
  return there > 0.4 * expected && there < 2.5 * expected;
}
