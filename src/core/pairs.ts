import type { BlockPair, Pairing, Side } from '../checks/pair/pairing.js';
import { leafBlocks } from '../markdown/leaf-blocks.js';
import type { Bulletin } from '../model/bulletin.js';
import type { Edition } from '../model/edition.js';
import type { LeafBlock } from '../model/leaf-block.js';
import type { Lang, Span } from '../model/text.js';
import { alignBlocks, alignSentences, type Pair } from '../translation/align.js';

/** The editions of a bulletin beside their source: an edition from elsewhere, or the one in the source language. */
export function pairingsOf({ editions }: Bulletin, source: Edition | Lang): Pairing[] {
  const from = typeof source === 'string' ? editions.find(({ lang }) => lang === source) : source;
  return from ? editions.filter((edition) => edition !== from).map((edition) => pairEditions(from, edition)) : [];
}

/** Aligns two editions and lays what stands in their blocks side by side. The editions are of files that the guards let pass. */
export function pairEditions(source: Edition, target: Edition): Pairing {
  const sides = { source: divide(source), target: divide(target) };
  const languages = { source: source.lang, target: target.lang };
  const aligned = alignBlocks(blocksOf(sides.source), blocksOf(sides.target), { languages });
  const pairs = aligned.flatMap((pair) => withoutIdle(pair, sides, languages)).map((pair): BlockPair => ({ source: join(sides.source, pair.source), target: join(sides.target, pair.target), score: pair.score }));
  return { source, target, pairs };
}

/** Less than this of a block's sentences says what a block of the other side says: it was joined for want of a better place. */
const idle = 0.25;

/** A pair of several blocks without those that share no sentence with the other side, which stand alone. */
function withoutIdle(pair: Pair, sides: { readonly source: readonly Side[]; readonly target: readonly Side[] }, languages: { readonly source: Lang; readonly target: Lang }): Pair[] {
  if (pair.source.length === 0 || pair.target.length === 0 || pair.source.length + pair.target.length === 2) return [pair];
  const [from, to] = [pair.source.flatMap((i) => sides.source[i]?.blocks ?? []), pair.target.flatMap((j) => sides.target[j]?.blocks ?? [])];
  const sentences = alignSentences(from, to, { languages });
  const linked = sentences.pairs.filter(({ source, target }) => source.length > 0 && target.length > 0);
  const isIdle = (side: 'source' | 'target', nth: number): boolean => {
    const own = sentences[side].flatMap((sentence, i) => (sentence.block === nth ? [i] : []));
    const weight = (list: readonly number[]): number => list.reduce((sum, i) => sum + (sentences[side][i]?.end ?? 0) - (sentences[side][i]?.start ?? 0), 0);
    return weight(own.filter((i) => linked.some((each) => each[side].includes(i)))) < idle * weight(own);
  };
  const [left, right] = [pair.source.filter((_, nth) => isIdle('source', nth)), pair.target.filter((_, nth) => isIdle('target', nth))];
  if (left.length === pair.source.length || right.length === pair.target.length) return [pair];
  const rest = { ...pair, source: pair.source.filter((i) => !left.includes(i)), target: pair.target.filter((j) => !right.includes(j)) };
  const alone = [...left.map((i) => ({ source: [i], target: [] })), ...right.map((j) => ({ source: [], target: [j] }))].map((each): Pair => ({ ...each, score: 1 }));
  return [...alone.filter(({ source: [i = Infinity] }) => i < (rest.source[0] ?? 0)), rest, ...alone.filter(({ source: [i = Infinity] }) => i >= (rest.source[0] ?? 0))];
}

function blocksOf(sides: readonly Side[]): LeafBlock[] {
  return sides.flatMap(({ blocks }) => blocks);
}

/** The leaf blocks of an edition, each with what stands in it. */
function divide(edition: Edition): Side[] {
  const blocks = leafBlocks(edition.file);
  const sorted = <T extends { readonly span?: Span }>(parts: readonly T[]): T[][] => {
    const found = blocks.map((): T[] => []);
    for (const part of parts) {
      const at = part.span === undefined ? -1 : blockAt(blocks, part.span.start);
      found[at]?.push(part);
    }
    return found;
  };
  const [units, links, images, headings] = [sorted(edition.texts), sorted(edition.links), sorted(edition.images), sorted(edition.headings)];
  return blocks.map((block, i) => ({ blocks: [block], units: units[i] ?? [], links: links[i] ?? [], images: images[i] ?? [], headings: headings[i] ?? [] }));
}

/** Index of the block that holds an offset, by bisection; −1 if none does. */
function blockAt(blocks: readonly LeafBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block !== undefined && block.span.start <= offset ? low : -1;
}

function join(sides: readonly Side[], indexes: readonly number[]): Side {
  const chosen = indexes.flatMap((i) => sides[i] ?? []);
  return {
    blocks: blocksOf(chosen),
    units: chosen.flatMap(({ units }) => units),
    links: chosen.flatMap(({ links }) => links),
    images: chosen.flatMap(({ images }) => images),
    headings: chosen.flatMap(({ headings }) => headings),
  };
}
