import { proseWeight } from './measure.js';
import { type BlockPair, isPaired, type Pairing } from './pairing.js';
import type { LoneRun } from './place.js';

/** What the other side alone has at the same place, and says about as much: a free translation rather than two faults. */
export function isAnswered({ pairs }: Pairing, { pairs: lone, from, to }: LoneRun, side: 'source' | 'target'): boolean {
  const other = side === 'source' ? 'target' : 'source';
  let [start, end] = [from, to];
  while (start > 0 && !isPaired(pairs[start - 1] as BlockPair)) start -= 1;
  while (end < pairs.length - 1 && !isPaired(pairs[end + 1] as BlockPair)) end += 1;
  const there = pairs.slice(start, end + 1).reduce((sum, pair) => sum + proseWeight(pair[other]), 0);
  const here = lone.reduce((sum, pair) => sum + proseWeight(pair[side]), 0);
  return there > 0.4 * here && there < 2.5 * here;
}
