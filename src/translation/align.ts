import type { LeafBlock } from '../model/leaf-block.js';
import type { Lang, Span } from '../model/text.js';
import { languageOf } from '../lang/registry.js';
import { beadShapes, featureNames } from './bead-features.js';
import { type Alignable, type BlockTerms, type Evidence, gatherEvidence, languageOfBlocks } from './evidence.js';
import { Lattice, wholeBand } from './lattice.js';
import { straighten } from './moves.js';
import { learnedWeights } from './weights.js';

/** What says the same in two texts; indexes into what was given. One side is empty where the other has nothing to say. */
export interface Pair {
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** Probability under the model that the pair is right, 0–1. */
  readonly score: number;
}

export interface AlignOptions {
  /** Absent: told by the share of Han characters. */
  readonly languages?: { readonly source: Lang; readonly target: Lang };
  /** Ids of the glossary's concepts that each block names, in the order of the blocks. */
  readonly terms?: { readonly source: BlockTerms; readonly target: BlockTerms };
  /** By feature name; absent: as learned. */
  readonly weights?: Readonly<Record<string, number>>;
}

/** The least probability with which a link is made. */
const doubt = 0.4;

/**
 * Aligns the blocks of two editions with no other help. Every block stands in exactly one pair; pairs come in the order of the source, what only
 * the target has after the block it follows. Sections and blocks that moved are found. The same input gives the same pairs.
 *
 * Cost: the band around the diagonal, half the longer file wide for files of up to some 600 blocks, a tenth beyond.
 */
export function alignBlocks(source: readonly LeafBlock[], target: readonly LeafBlock[], options: AlignOptions = {}): Pair[] {
  return inLearnedDirection(source, target, options, (first, second, languages, terms) => {
    const weights = weightVector(options.weights ?? learnedWeights);
    const evidence = gatherEvidence(first, second, languages, terms);
    const rows = first.map((_, i) => i);
    const inStep = pairsInStep(evidence, rows, second.length, weights);
    if (inStep) return inStep;
    const { cols, band } = straighten(evidence, weights);
    return readPairs(new Lattice(evidence, rows, cols, weights, band), cols);
  });
}

/** Blocks to either side of a block's own place that are looked at first. */
const nearby = 2;
/** The least score of each pair for which nobody looks further. */
const sure = 0.9;

/**
 * Most translations say block by block what their source says: so much is tried first, in a narrow band around the diagonal, which takes a
 * fraction of the time. Undefined unless all blocks are pairs of one and one beyond doubt.
 */
function pairsInStep(evidence: Evidence, rows: readonly number[], count: number, weights: Float64Array): Pair[] | undefined {
  if (rows.length !== count) return undefined;
  const band = {
    low: Int32Array.from({ length: count + 1 }, (_, i) => Math.max(0, i - nearby)),
    high: Int32Array.from({ length: count + 1 }, (_, i) => Math.min(count, i + nearby)),
  };
  const pairs = readPairs(new Lattice(evidence, rows, rows, weights, band), rows);
  return pairs.every(({ source, target, score }) => source[0] === target[0] && source.length === 1 && target.length === 1 && score >= sure) ? pairs : undefined;
}

/** A sentence by its block, counted in the list that was given, and its offsets in that block's `text`. */
export interface Sentence extends Span {
  readonly block: number;
}

/** Sentences of both sides, and their pairs as indexes into them. */
export interface SentenceAlignment {
  readonly source: readonly Sentence[];
  readonly target: readonly Sentence[];
  readonly pairs: readonly Pair[];
}

/** Aligns the sentences of blocks that are a pair. */
export function alignSentences(source: readonly LeafBlock[], target: readonly LeafBlock[], options: Pick<AlignOptions, 'languages' | 'weights'> = {}): SentenceAlignment {
  const languages = options.languages ?? { source: languageOfBlocks(source), target: languageOfBlocks(target) };
  const sides = { source: sentencesOf(source, languages.source), target: sentencesOf(target, languages.target) };
  const texts = { source: sides.source.map((one) => sentenceBlock(source, one)), target: sides.target.map((one) => sentenceBlock(target, one)) };
  const pairs = inLearnedDirection(texts.source, texts.target, { ...options, languages }, (first, second, inOrder) => {
    const weights = weightVector(options.weights ?? learnedWeights, sentenceShift);
    const evidence = gatherEvidence(first, second, inOrder);
    const inPlace = { cols: second.map((_, j) => j), band: wholeBand(first.length, second.length) };
    // A block of hundreds of sentences is a text of its own.
    const { cols, band } = first.length * second.length <= 10_000 ? inPlace : straighten(evidence, weights);
    return readPairs(new Lattice(evidence, first.map((_, i) => i), cols, weights, band), cols);
  });
  return { ...sides, pairs };
}

/**
 * Inside a pair of blocks less is left out and more is merged than among blocks: log ratios of the frequencies of Gale and Church (1993, table 5:
 * 1-0 and 0-1 .0099, 2-1 and 1-2 .089, 2-2 .011) to those of the documents that the weights were learned from (about .08, .04, .002).
 */
const sentenceShift: Readonly<Record<string, number>> = { 'bead 1-0': -2.1, 'bead 0-1': -2.1, 'bead 1-2': 0.8, 'bead 2-1': 0.8, 'bead 2-2': 1.7 };

/** A soft break is white space to the sentence rules. */
function sentencesOf(blocks: readonly LeafBlock[], lang: Lang): Sentence[] {
  return blocks.flatMap(({ text }, block) => languageOf(lang).splitSentences(text.replaceAll('\n', ' ')).map((span) => ({ ...span, block })));
}

function sentenceBlock(blocks: readonly LeafBlock[], { block, start, end }: Sentence): Alignable {
  const { text, links, codes } = blocks[block] as LeafBlock;
  const inside = <T extends { readonly at: number }>(parts: readonly T[]): T[] => parts.filter(({ at }) => at >= start && at < end);
  return { type: 'paragraph', ctx: '', depth: 0, text: text.slice(start, end), links: inside(links), codes: inside(codes) };
}

type Align<T> = (
  first: readonly T[], second: readonly T[], languages: { source: Lang; target: Lang }, terms: AlignOptions['terms'],
) => Pair[];

/** The weights were learned from English to Chinese; the other way round the sides are exchanged, so that both directions give the same pairs. */
function inLearnedDirection<T extends Alignable>(source: readonly T[], target: readonly T[], options: AlignOptions, align: Align<T>): Pair[] {
  const languages = options.languages ?? { source: languageOfBlocks(source), target: languageOfBlocks(target) };
  if (languageOf(languages.source).spaces || !languageOf(languages.target).spaces) return align(source, target, languages, options.terms);
  const terms = options.terms && { source: options.terms.target, target: options.terms.source };
  const pairs = align(target, source, { source: languages.target, target: languages.source }, terms);
  return inSourceOrder(pairs.map((pair) => ({ ...pair, source: pair.target, target: pair.source })));
}

/** Orders pairs by their source; a pair without one follows the pair of the target block before it. */
function inSourceOrder(pairs: readonly Pair[]): Pair[] {
  const place = new Map<number, number>();
  for (const { source, target } of pairs) for (const j of target) if (source.length > 0) place.set(j, Math.max(...source));
  const after = (target: number): number => {
    for (let j = target - 1; j >= 0; j -= 1) {
      const found = place.get(j);
      if (found !== undefined) return found + 0.5;
    }
    return -0.5;
  };
  const key = ({ source, target }: Pair): number => source[0] ?? after(target[0] ?? 0);
  return [...pairs].sort((a, b) => key(a) - key(b) || (a.target[0] ?? 0) - (b.target[0] ?? 0));
}

function readPairs(lattice: Lattice, cols: readonly number[]): Pair[] {
  const { beads, links } = lattice.best(doubt);
  const rowSums = new Map<number, number>();
  const colSums = new Map<number, number>();
  for (const [link, probability] of links) {
    const row = Math.floor(link / cols.length);
    const col = link % cols.length;
    rowSums.set(row, (rowSums.get(row) ?? 0) + probability);
    colSums.set(col, (colSums.get(col) ?? 0) + probability);
  }
  return beads.map(({ shape, i, j }) => {
    const [a, b] = beadShapes[shape] as readonly [number, number];
    const source = Array.from({ length: a }, (_, k) => i - a + k);
    const places = Array.from({ length: b }, (_, k) => j - b + k);
    const chances = source.flatMap((row) => places.map((col) => links.get(row * cols.length + col) ?? 0));
    const alone = a === 0 ? 1 - (colSums.get(j - 1) ?? 0) : 1 - (rowSums.get(i - 1) ?? 0);
    const score = chances.length === 0 ? alone : Math.min(...chances);
    return { source, target: places.map((col) => cols[col] as number), score: Math.round(Math.max(0, Math.min(1, score)) * 1e4) / 1e4 };
  });
}

function weightVector(weights: Readonly<Record<string, number>>, shift: Readonly<Record<string, number>> = {}): Float64Array {
  return Float64Array.from(featureNames, (name) => (weights[name] ?? 0) + (shift[name] ?? 0));
}
