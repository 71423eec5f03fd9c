import type { Lang } from '../model/text.js';
import { alignBlocks, alignSentences } from './align.js';
import { blockOf, type DraftSegment, type DraftUnit, segmentsOf } from './draft.js';

/** Sentences that say the same, as numbers in the order of their drafts. Both sides have one at least. */
export interface SentencePair {
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** 0–1. */
  readonly score: number;
}

interface Languages {
  readonly source: Lang;
  readonly target: Lang;
}

/** Pairs the sentences of two drafts that nothing else is known of: first what must be the same thing, then what the aligner finds. */
export function pairDrafts(source: readonly DraftUnit[], target: readonly DraftUnit[], languages: Languages): SentencePair[] {
  const keyed = new Map(target.flatMap(({ key }, i) => (key === undefined ? [] : [[key, i] as const])));
  const pairs: { source: number[]; target: number[]; score: number }[] = [];
  const taken = { source: new Set<number>(), target: new Set<number>() };
  for (const [i, { key }] of source.entries()) {
    const j = key === undefined ? undefined : keyed.get(key);
    if (j === undefined) continue;
    pairs.push({ source: [i], target: [j], score: 1 });
    taken.source.add(i);
    taken.target.add(j);
  }
  const rest = { source: without(source, taken.source), target: without(target, taken.target) };
  const blocks = (units: readonly DraftUnit[], indexes: readonly number[]) => indexes.map((i) => blockOf(units[i]?.segments ?? [], units[i] as DraftUnit));
  if (rest.source.length > 0 && rest.target.length > 0) {
    for (const pair of alignBlocks(blocks(source, rest.source), blocks(target, rest.target), { languages })) {
      if (pair.source.length === 0 || pair.target.length === 0) continue;
      pairs.push({ source: pair.source.map((i) => rest.source[i] ?? 0), target: pair.target.map((j) => rest.target[j] ?? 0), score: pair.score });
    }
  }
  const all = { source: segmentsOf(source), target: segmentsOf(target) };
  const numbers = { source: byUnit(all.source), target: byUnit(all.target) };
  return pairs
    .flatMap((pair) => pairSentences(
      { segments: all.source, indexes: pair.source.flatMap((unit) => numbers.source[unit] ?? []), units: source },
      { segments: all.target, indexes: pair.target.flatMap((unit) => numbers.target[unit] ?? []), units: target },
      pair.score, languages,
    ))
    .sort((a, b) => (a.source[0] ?? 0) - (b.source[0] ?? 0));
}

function without(units: readonly DraftUnit[], taken: ReadonlySet<number>): number[] {
  return units.map((_, i) => i).filter((i) => !taken.has(i));
}

function byUnit(segments: readonly DraftSegment[]): number[][] {
  const numbers: number[][] = [];
  for (const [i, { unit }] of segments.entries()) (numbers[unit] ??= []).push(i);
  return numbers;
}

interface Side {
  readonly segments: readonly DraftSegment[];
  readonly indexes: readonly number[];
  readonly units: readonly DraftUnit[];
}

function pairSentences(source: Side, target: Side, score: number, languages: Languages): SentencePair[] {
  if (source.indexes.length === 1 && target.indexes.length === 1) return [{ source: source.indexes, target: target.indexes, score }];
  const blocks = ({ segments, indexes, units }: Side) => indexes.map((i) => blockOf([segments[i]?.content ?? []], { ...(units[segments[i]?.unit ?? 0] as DraftUnit), kind: 'paragraph' }));
  const aligned = alignSentences(blocks(source), blocks(target), { languages });
  // A sentence here may be several to the aligner: those of one are one again.
  const groups = new Groups(source.indexes.length + target.indexes.length);
  const links: { at: number; score: number }[] = [];
  for (const pair of aligned.pairs) {
    const left = pair.source.map((i) => aligned.source[i]?.block ?? 0);
    const right = pair.target.map((j) => source.indexes.length + (aligned.target[j]?.block ?? 0));
    if (left.length === 0 || right.length === 0) continue;
    const [first = 0, ...others] = [...left, ...right];
    for (const other of others) groups.join(first, other);
    links.push({ at: first, score: pair.score });
  }
  return groups.list().flatMap((members) => {
    const left = members.filter((i) => i < source.indexes.length);
    const right = members.filter((i) => i >= source.indexes.length).map((i) => i - source.indexes.length);
    if (left.length === 0 || right.length === 0) return [];
    const least = Math.min(...links.filter(({ at }) => groups.root(at) === groups.root(members[0] ?? 0)).map((link) => link.score));
    return [{ source: left.map((i) => source.indexes[i] ?? 0), target: right.map((j) => target.indexes[j] ?? 0), score: Math.min(score, least) }];
  });
}

/** Which things belong together (union–find). */
class Groups {
  readonly #parents: number[];
  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, i) => i);
  }
  root(i: number): number {
    let at = i;
    while (this.#parents[at] !== at) at = this.#parents[at] ?? at;
    return at;
  }
  join(a: number, b: number): void {
    this.#parents[Math.max(this.root(a), this.root(b))] = Math.min(this.root(a), this.root(b));
  }
  list(): number[][] {
    const members = new Map<number, number[]>();
    for (let i = 0; i < this.#parents.length; i += 1) members.set(this.root(i), [...(members.get(this.root(i)) ?? []), i]);
    return [...members.values()];
  }
}
