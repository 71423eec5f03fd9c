import { hanShare } from '../lang/characters.js';
import { quantityKey } from '../lang/numbers.js';
import { languageOf } from '../lang/registry.js';
import type { Lang } from '../model/text.js';
import type { LeafBlock } from '../model/leaf-block.js';
import { meaningsOfChinese, meaningsOfEnglish } from './lexicon.js';

/** Kinds of evidence that two texts say the same, each weighed by itself. */
export const evidenceClasses = ['word', 'number', 'link', 'code', 'line', 'meaning', 'term'] as const;
export type EvidenceClass = (typeof evidenceClasses)[number];

/** What is to be aligned: a block, or a sentence as a block. */
export type Alignable = Pick<LeafBlock, 'type' | 'ctx' | 'depth' | 'text' | 'links' | 'codes'>;

/** One side of an alignment, made comparable. */
export interface Side {
  readonly size: number;
  readonly kinds: readonly BlockKind[];
  /** Heading levels; 0 for other blocks. */
  readonly levels: readonly number[];
  readonly contexts: readonly string[];
  /** Length of the text in Latin letters' worth of information. */
  readonly lengths: Float64Array;
  /** For each block and class the ids that stand on both sides; sorted, each once. */
  readonly ids: readonly (readonly Int32Array[])[];
  /** For each class and block the weight of all that it holds and the other side should; of the source's words and lines only what is in `ids`. */
  readonly totals: readonly Float64Array[];
  /** For each block the weight of what the other side holds somewhere, and of what it holds nowhere. */
  readonly known: Float64Array;
  readonly strange: Float64Array;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'html' | 'definition' | 'break';

export interface Evidence {
  readonly source: Side;
  readonly target: Side;
  /** Bits of evidence that sharing an id is worth; from how rarely it stands in either file. */
  readonly weights: Float64Array;
}

/** Ids of glossary concepts that a block names. */
export type BlockTerms = readonly (readonly string[])[];

class Interner {
  readonly #ids = new Map<string, number>();
  id(key: string): number {
    let id = this.#ids.get(key);
    if (id === undefined) this.#ids.set(key, (id = this.#ids.size));
    return id;
  }
  get size(): number {
    return this.#ids.size;
  }
}

/** The editorial language of a run of blocks: by its share of Han characters. */
export function languageOfBlocks(blocks: readonly Alignable[]): Lang {
  const prose = blocks.filter(({ type }) => type === 'paragraph' || type === 'heading' || type === 'tableRow');
  // A technical Chinese text is half Latin letters; English prose holds hardly any Han.
  return hanShare(prose.map(({ text }) => text).join(' ')) > 0.15 ? 'zh' : 'en';
}

/** Reads what both sides offer for comparison. */
export function gatherEvidence(
  source: readonly Alignable[], target: readonly Alignable[], languages: { readonly source: Lang; readonly target: Lang },
  terms?: { readonly source: BlockTerms; readonly target: BlockTerms },
): Evidence {
  const interner = new Interner();
  const read = {
    source: source.map((block, i) => readBlock(block, languages.source, interner, terms?.source[i])),
    target: target.map((block, i) => readBlock(block, languages.target, interner, terms?.target[i])),
  };
  const counts = { source: count(read.source, interner.size), target: count(read.target, interner.size) };
  const weights = new Float64Array(interner.size);
  for (let id = 0; id < interner.size; id += 1) {
    const a = Math.max(0.5, counts.source[id] ?? 0) / Math.max(2, source.length);
    const b = Math.max(0.5, counts.target[id] ?? 0) / Math.max(2, target.length);
    // The information in a chance meeting: −log of the probability that two blocks at random both hold it, halved between the sides.
    weights[id] = Math.max(0.05, -Math.log(a * b) / 2);
  }
  const both = (id: number): boolean => (counts.source[id] ?? 0) > 0 && (counts.target[id] ?? 0) > 0;
  return { source: makeSide(source, read.source, weights, both, true), target: makeSide(target, read.target, weights, both, false), weights };
}

type Ids = readonly (readonly number[])[];

function count(blocks: readonly Ids[], size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const classes of blocks) for (const ids of classes) for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

function makeSide(blocks: readonly Alignable[], read: readonly Ids[], weights: Float64Array, both: (id: number) => boolean, isSource: boolean): Side {
  const sum = (ids: readonly number[]): number => ids.reduce((total, id) => total + (weights[id] ?? 0), 0);
  const shared = read.map((classes) => classes.map((ids) => Int32Array.from(ids.filter(both))));
  return {
    size: blocks.length,
    kinds: blocks.map(kindOf),
    levels: blocks.map(({ type, depth }) => (type === 'heading' ? depth : 0)),
    contexts: blocks.map(({ ctx }) => ctx),
    lengths: Float64Array.from(blocks, ({ text }) => textLength(text)),
    ids: shared,
    totals: evidenceClasses.map((name, c) =>
      Float64Array.from(read, (classes, i) => sum(isSource && (name === 'word' || name === 'line') ? [...(shared[i]?.[c] ?? [])] : (classes[c] ?? []))),
    ),
    known: Float64Array.from(shared, (classes) => classes.reduce((total, ids) => total + sum([...ids]), 0)),
    strange: Float64Array.from(read, (classes) => classes.reduce((total, ids) => total + sum(ids.filter((id) => !both(id))), 0)),
  };
}

/** Ids of what a block holds, for each class. */
function readBlock(block: Alignable, lang: Lang, interner: Interner, terms: readonly string[] | undefined): Ids {
  const language = languageOf(lang);
  const text = block.text.replaceAll('\n', ' ');
  const prose = block.type === 'heading' || block.type === 'paragraph' || block.type === 'tableRow';
  const own: Readonly<Record<EvidenceClass, readonly string[]>> = {
    // Code, HTML and front matter hold words too: comments, texts of attributes, titles.
    word: words(text, language.spaces),
    number: prose ? language.findQuantities(text).flatMap(numberKeys) : [],
    link: block.links.flatMap(linkKeys),
    code: block.codes.map(({ value }) => value),
    line: prose ? [] : block.text.split('\n').map((line) => line.trim()).filter((line) => line.length > 1),
    meaning: (language.spaces ? meaningsOfEnglish(text) : meaningsOfChinese(text)).map(String),
    term: terms ?? [],
  };
  return evidenceClasses.map((name) => [...new Set(own[name].map((key) => interner.id(`${name} ${key}`)))].sort((a, b) => a - b));
}

function kindOf({ type, ctx }: Alignable): BlockKind {
  switch (type) {
    case 'paragraph':
      return /(?:^|\/)li(?:\/|$)/.test(ctx) ? 'item' : 'paragraph';
    case 'tableRow':
      return 'row';
    case 'thematicBreak':
      return 'break';
    case 'yaml':
      return 'code';
    default:
      return type;
  }
}

/** A Han character tells about as much as three Latin letters (measured on translated prose: 2.7 to 3.4). */
function textLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x3400) length += code >= 0xff00 && code <= 0xff0f ? 1 : 3;
    else if (code > 32) length += 1;
  }
  return length;
}

const word = /[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*/g;

/**
 * Latin words as two languages share them: without case, plural s, and apart where hyphens or dots join them.
 * @param spaced The text's own language is written in Latin letters: its plain words are expected on no other side.
 */
function words(text: string, spaced: boolean): string[] {
  const found: string[] = [];
  for (const [whole] of text.matchAll(word)) {
    for (const part of whole.split(/[-.]/)) {
      if (part.length < 2 && !/[A-Z]/.test(part)) continue;
      found.push(stem(part));
    }
  }
  return spaced ? found.filter((key) => !stopWords.has(key)) : found;
}

function stem(text: string): string {
  const low = text.toLowerCase();
  return low.length > 3 && low.endsWith('s') && !low.endsWith('ss') ? low.slice(0, -1) : low;
}

const stopWords = new Set('a an the of to in on at by for from with and or but if is are was were be been it its this that these those as not no do does can will you your we our they their he she which when where how what than then so also have has had may i'.split(' '));

/** A date tells by its day and by its year, as one side may leave either out. */
function numberKeys(quantity: { readonly kind: string; readonly value: string; readonly unit?: string }): string[] {
  const { kind, value } = quantity;
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return [value.slice(5), value.slice(0, 4)];
  if (kind === 'date' && /^\d{4}-/.test(value)) return [value.slice(5), value.slice(0, 4)];
  if (kind === 'date') return [value];
  // Whether a number counts, orders or measures is often said otherwise in the other language.
  if (kind === 'number' || kind === 'ordinal' || kind === 'measure' || kind === 'version') return [value];
  return [quantityKey(quantity as Parameters<typeof quantityKey>[0])];
}

const languageSegment = /^(?:zh|en|cn)(?:-[a-z]{2,4})?$/i;

/** A link target by its parts: a translated page often stands under its language's folder, a translated picture under its suffix. */
function linkKeys({ url, kind }: LeafBlock['links'][number]): string[] {
  const [path = '', fragment] = url.split('#');
  const clean = path
    .replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?(?:www\.)?/i, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !languageSegment.test(part))
    .join('/')
    .replace(/[._-](?:zh|en|cn)(?:-[a-z]{2,4})?(?=\.[a-z0-9]+$)/i, '')
    .replace(/\.(?:html?|md)$/, '');
  const keys = clean === '' ? [] : [`${kind === 'image' ? 'i' : 'l'}:${kind === 'image' ? (clean.split('/').at(-1) ?? clean) : clean}`];
  return fragment ? [...keys, `#${fragment.toLowerCase()}`] : keys;
}
