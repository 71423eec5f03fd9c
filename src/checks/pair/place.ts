import type { Finding } from '../../model/diagnostic.js';
import type { Span } from '../../model/text.js';
import { asHabit } from '../scan.js';
import { type BlockPair, isPaired, type Pairing } from './pairing.js';

/** Neighbours in the order of one file that only that file has, as one: an omitted section is one fault. */
export interface LoneRun {
  readonly pairs: readonly BlockPair[];
  /** Index in `pairing.pairs` of the first and the last. */
  readonly from: number;
  readonly to: number;
}

/** Runs of pairs that one side has alone and `counts` takes. */
export function loneRuns({ pairs }: Pairing, side: 'source' | 'target', counts: (pair: BlockPair) => boolean): LoneRun[] {
  const other = side === 'source' ? 'target' : 'source';
  const runs: { pairs: BlockPair[]; from: number; to: number }[] = [];
  for (const [index, pair] of pairs.entries()) {
    // What only the other side has stands between by chance: pairs of both sides end a run.
    if (pair[side].blocks.length === 0) continue;
    const last = runs.at(-1);
    const isLone = pair[other].blocks.length === 0;
    if (isLone && last && isJoined(pairs, side, last.to, index)) {
      last.to = index;
      if (counts(pair)) last.pairs.push(pair);
    } else if (isLone) runs.push({ pairs: counts(pair) ? [pair] : [], from: index, to: index });
  }
  return runs.filter((run) => run.pairs.length > 0);
}

function isJoined(pairs: readonly BlockPair[], side: 'source' | 'target', from: number, to: number): boolean {
  return pairs.slice(from + 1, to).every((pair) => pair[side].blocks.length === 0);
}

/**
 * The place of a side where what the other side has alone belongs: what is left of it there, such as a heading without its words; else behind
 * what stands before it; at the very beginning before what stands behind it.
 */
export function emptyPlace({ pairs, ...editions }: Pairing, side: 'source' | 'target', index: number): Span {
  const [before, after] = [pairs.slice(0, index).findLastIndex(isPaired), pairs.findIndex((pair, i) => i >= index && isPaired(pair))];
  const type = pairs[index]?.[side === 'source' ? 'target' : 'source'].blocks[0]?.type;
  const between = pairs.slice(before + 1, after < 0 ? pairs.length : after).flatMap((pair) => pair[side].blocks.filter((block) => block.type === type));
  if (between.length === 1 && between[0]) return between[0].span;
  const end = pairs[before]?.[side].blocks.at(-1)?.span.end;
  if (end !== undefined) return { start: end, end };
  const start = pairs.slice(index).find(isPaired)?.[side].blocks[0]?.span.start ?? editions[side].file.text.length;
  return { start, end: start };
}

/** Runs of pairs whose blocks follow each other in the target, in its order. */
export function targetRuns({ pairs }: Pairing, chosen: readonly BlockPair[]): BlockPair[][] {
  const blocks = pairs.flatMap((pair) => pair.target.blocks).sort((a, b) => a.span.start - b.span.start);
  const order = new Map(blocks.map((block, i) => [block, i]));
  const first = (pair: BlockPair): number => Math.min(...pair.target.blocks.map((block) => order.get(block) ?? 0));
  const last = (pair: BlockPair): number => Math.max(...pair.target.blocks.map((block) => order.get(block) ?? 0));
  const runs: BlockPair[][] = [];
  for (const pair of [...chosen].sort((a, b) => first(a) - first(b))) {
    const before = runs.at(-1)?.at(-1);
    if (before && first(pair) === last(before) + 1) runs.at(-1)?.push(pair);
    else runs.push([pair]);
  }
  return runs;
}

/** Of more than so many places of a kind one report tells as much: it is no slip. */
const mostPlaces = 2;

/** Findings of a kind as they are, or as one that says what all are and names the first places. */
export function gathered({ source }: Pairing, found: readonly Finding[], what: readonly [zh: string, en: string], most = mostPlaces): readonly Finding[] {
  if (found.length <= most) return found;
  const [zh, en] = what;
  const message = {
    zh: `有${found.length}处${zh}；请与 ${source.file.path} 核对`,
    en: `Unexpected ${en} in ${found.length} places; compare the edition with ${source.file.path}`,
  };
  return asHabit(found, message).map((one) => ({ ...one, related: [...(found[0]?.related ?? []), ...(one.related ?? [])] }));
}
