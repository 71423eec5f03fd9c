import { weightOf } from '../checks/pair/measure.js';
import type { BlockPair, Pairing, Side } from '../checks/pair/pairing.js';
import { draftBlocks } from '../markdown/draft-blocks.js';
import type { Bulletin } from '../model/bulletin.js';
import type { Edition } from '../model/edition.js';
import type { LeafBlock } from '../model/leaf-block.js';
import type { Lang, Span } from '../model/text.js';
import { alignBlocks, alignSentences, type Pair, type SentenceAlignment } from '../translation/align.js';

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

/** A block of a pair adds so much to the misfit of lengths (natural logarithm of their ratio) that the pair is better off without it. */
const misfit = 0.3;

/**
 * A pair of several blocks without those whose sentences have nothing to stand beside, which stand alone: a block that the other side leaves
 * out is easily joined to its neighbour, and its sentences to theirs.
 */
function withoutIdle(pair: Pair, sides: { readonly source: readonly Side[]; readonly target: readonly Side[] }, languages: { readonly source: Lang; readonly target: Lang }): Pair[] {
  if (pair.source.length === 0 || pair.target.length === 0 || pair.source.length + pair.target.length === 2) return [pair];
  const [from, to] = [pair.source.flatMap((i) => sides.source[i]?.blocks ?? []), pair.target.flatMap((j) => sides.target[j]?.blocks ?? [])];
  const aligned = alignSentences(from, to, { languages });
  const [left, right] = [pair.source.filter((_, nth) => isIdle(aligned, { source: from, target: to }, 'source', nth)), pair.target.filter((_, nth) => isIdle(aligned, { source: from, target: to }, 'target', nth))];
  if (left.length + right.length === 0 || left.length === pair.source.length || right.length === pair.target.length) return [pair];
  const rest = { ...pair, source: pair.source.filter((i) => !left.includes(i)), target: pair.target.filter((j) => !right.includes(j)) };
  const first = rest.source[0] ?? 0;
  const alone = [...left.map((i): Pair => ({ source: [i], target: [], score: 1 })), ...right.map((j): Pair => ({ source: [], target: [j], score: 1 }))];
  const isBefore = ({ source, target }: Pair): boolean => (source[0] ?? first) < first || (target[0] ?? Infinity) < (rest.target[0] ?? 0);
  return [...alone.filter(isBefore), rest, ...alone.filter((each) => !isBefore(each))];
}

function isIdle(aligned: SentenceAlignment, blocks: { readonly source: readonly LeafBlock[]; readonly target: readonly LeafBlock[] }, side: 'source' | 'target', nth: number): boolean {
  const other = side === 'source' ? 'target' : 'source';
  if (isOtherItem(blocks[side], blocks[other], nth)) return true;
  const weigh = (at: 'source' | 'target', list: readonly number[]): number =>
    list.reduce((sum, i) => sum + weightOf(aligned[at][i] ? (blocks[at][aligned[at][i].block]?.text.slice(aligned[at][i].start, aligned[at][i].end) ?? '') : ''), 0);
  let [own, idle] = [0, 0];
  for (const pair of aligned.pairs) {
    const mine = pair[side].filter((i) => aligned[side][i]?.block === nth);
    const weight = weigh(side, mine);
    own += weight;
    const there = weigh(other, pair[other]);
    const rest = weigh(side, pair[side]) - weight;
    const isBetterOff = rest > 0 && there > 0 && Math.abs(Math.log((rest + weight) / there)) > Math.abs(Math.log(rest / there)) + misfit;
    if (pair[other].length === 0 || isBetterOff) idle += weight;
  }
  return own > 0 && idle > 0.75 * own;
}

/** Of items that stand beside one item, those that share no Latin word or number with it, where another does: items are seldom merged. */
function isOtherItem(own: readonly LeafBlock[], others: readonly LeafBlock[], nth: number): boolean {
  const [only] = others;
  if (!only || others.length > 1 || ![only, ...own].every(({ ctx }) => /(?:^|\/)li$/u.test(ctx))) return false;
  const there = new Set(marksIn(only.text));
  const shares = own.map(({ text }) => marksIn(text).some((mark) => there.has(mark)));
  return shares[nth] === false && shares.includes(true);
}

/** What stands alike in both languages: abbreviations, names, numbers. A run of Latin letters with a capital or a digit in it, or after it in the same word. */
function marksIn(text: string): string[] {
  return [...text.matchAll(/\S+/gu)].flatMap(([word]) => {
    const last = word.search(/[\p{Lu}\d][^\p{Lu}\d]*$/u);
    return [...word.matchAll(/[\p{Script=Latin}\d]{2,}/gu)].filter(({ index }) => index <= last).map(([run]) => run);
  });
}

function blocksOf(sides: readonly Side[]): LeafBlock[] {
  return sides.flatMap(({ blocks }) => blocks);
}

/** The leaf blocks of an edition, each with what stands in it. */
function divide(edition: Edition): Side[] {
  const blocks = draftBlocks(edition.file);
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
