import { displayWidth } from '../../text/width.js';
import { unbreakable } from '../../text/wrap.js';

/** Cells of a title that fits into one line of the narrowest screen (280 px of text at 26 px type). */
const oneLine = 20;

const mixed = /\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han}/u;
const ordinal = /第[一二三四五六七八九十百\d]+$/u;
const singleHan = /^[“‘《（]?\p{Script=Han}$/u;

/**
 * A title cut where a line may end: at the ends of words (Unicode's dictionary for the language) that line-breaking rules allow.
 * Browsers break Chinese anywhere between characters; a title once came out as 年度进/展报告.
 */
export function titleParts(text: string, tag: string, terms?: ReadonlySet<string>): readonly string[] {
  if (displayWidth(text) <= oneLine) return [text];
  return cutsWith(terms).of(`${tag} ${text}`, (names) => cut(text, tag, names.filter((name) => text.includes(name))));
}

/** Each title of an edition stands in several places of several media, and the dictionary is slow. */
class Cuts {
  /** Those of the terms that fit into a line. */
  readonly #names: readonly string[];
  readonly #known = new Map<string, readonly string[]>();

  constructor(terms: ReadonlySet<string>) {
    this.#names = [...terms].filter((name) => displayWidth(name) <= longestName);
  }

  of(key: string, make: (names: readonly string[]) => readonly string[]): readonly string[] {
    let parts = this.#known.get(key);
    if (!parts) {
      if (this.#known.size >= remembered) this.#known.clear();
      this.#known.set(key, (parts = make(this.#names)));
    }
    return parts;
  }
}

const cuts = new WeakMap<ReadonlySet<string>, Cuts>();
const noTerms: ReadonlySet<string> = new Set();

function cutsWith(terms: ReadonlySet<string> = noTerms): Cuts {
  let found = cuts.get(terms);
  if (!found) cuts.set(terms, (found = new Cuts(terms)));
  return found;
}

const remembered = 500;

/** Cells of a name that fits into a line of a telephone with room for what stands before it; longer ones have to break somewhere. */
const longestName = 24;

function cut(text: string, tag: string, names: readonly string[]): string[] {
  const ends = wordStarts(text, tag);
  for (const name of names) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) for (let at = start + 1; at < start + name.length; at += 1) ends.delete(at);
  }
  const parts: string[] = [];
  let word = '';
  let at = 0;
  for (const piece of unbreakable(text)) {
    // 第二 and its 轮 are two words to the dictionary.
    const starts = ends.has(at) && !ordinal.test(word);
    const last = parts.at(-1);
    if (last !== undefined && (!starts || isTied(word, piece, last))) parts[parts.length - 1] = last + piece;
    else parts.push(piece);
    word = starts ? piece : word + piece;
    at += piece.length;
  }
  return parts;
}

/** Characters looked up at once: no title has as many, and the dictionary takes the square of a text's length. */
const lookedUp = 400;

function wordStarts(text: string, tag: string): Set<number> {
  const starts = new Set<number>();
  for (let from = 0; from < text.length; ) {
    const words = [...segmenterFor(tag).segment(text.slice(from, from + lookedUp))].map(({ index }) => from + index);
    // The last may go on behind what was looked up: it is looked up again with what follows.
    const next = from + lookedUp < text.length && words.length > 1 ? words.pop() : undefined;
    for (const start of words) starts.add(start);
    from = next ?? from + lookedUp;
  }
  return starts;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Opening the dictionary takes longer than a title. */
function segmenterFor(tag: string): Intl.Segmenter {
  const known = segmenters.get(tag) ?? new Intl.Segmenter(tag, { granularity: 'word' });
  segmenters.set(tag, known);
  return known;
}

/** Cells of a title that fit into a line of a telephone (360 to 375 px less the edges): at 20 px; a masthead's at 26 px where it has 320 px; an entry of the contents at 15 px. */
const lineOf = { title: 32, masthead: 20, entry: 36 } as const;
export type TitleSize = keyof typeof lineOf;

/** Cells of an entry that fits where a screen has 320 px and the contents stand in a box. */
const narrowLine = 30;

/**
 * The same for media that count every mark: only as many cuts as lines are needed on a telephone, and so that none is wider than the line
 * where that can be, and all are of like length.
 * @param narrow an entry that is one line of a telephone may be two where the screen has but 320 px.
 */
export function titlePhrases(text: string, tag: string, terms?: ReadonlySet<string>, size: TitleSize = 'title', narrow = false): readonly string[] {
  const width = displayWidth(text);
  const line = narrow && size === 'entry' && width <= lineOf.entry ? narrowLine : lineOf[size];
  if (width <= line) return [text];
  return cutsWith(terms).of(`${line} ${tag} ${text}`, () => phrases(titleParts(text, tag, terms), line));
}

/** Parts of which lines of like length are made at once: no title has as many, and it takes the square of their number. */
const setAtOnce = 200;

function phrases(parts: readonly string[], line: number): readonly string[] {
  if (parts.length <= setAtOnce) return evenPhrases(parts, line);
  const all: string[] = [];
  for (let from = 0; from < parts.length; from += setAtOnce) for (const phrase of evenPhrases(parts.slice(from, from + setAtOnce), line)) all.push(phrase);
  return all;
}

function evenPhrases(parts: readonly string[], line: number): readonly string[] {
  const widths = parts.map(displayWidth);
  const total = widths.reduce((sum, width) => sum + width, 0);
  // A part may be wider than any line; then it has one to itself.
  const most = Math.max(line, ...widths);
  for (let lines = Math.ceil(total / line); lines < parts.length; lines += 1) {
    const starts = evenCuts(widths, lines, most);
    if (starts) return starts.map((start, at) => parts.slice(start, starts[at + 1]).join(''));
  }
  return parts;
}

/** Where each of `count` lines begins, none wider than `most` and their widths as even as can be (least squares); undefined if they cannot hold all. */
function evenCuts(widths: readonly number[], count: number, most: number): readonly number[] | undefined {
  interface Way { readonly cost: number; readonly start: number; readonly rest: Way | undefined }
  // The best ways to set the parts from each on, with one line more at every turn.
  let ways: (Way | undefined)[] = widths.map(() => undefined);
  ways.push({ cost: 0, start: widths.length, rest: undefined });
  for (let lines = 1; lines <= count; lines += 1) {
    ways = [...widths, 0].map((_, start) => {
      let best: Way | undefined;
      let width = 0;
      for (let end = start; end < widths.length; end += 1) {
        width += widths[end] ?? 0;
        if (width > most) break;
        const rest = ways[end + 1];
        if (rest && (!best || rest.cost + width * width < best.cost)) best = { cost: rest.cost + width * width, start, rest };
      }
      return best;
    });
  }
  const [way] = ways;
  if (!way) return undefined;
  const starts: number[] = [];
  for (let at: Way = way; at.rest; at = at.rest) starts.push(at.start);
  return starts;
}

/**
 * The dictionary cuts 可持续 and 高级别 after their first character: a word of one stays with the next. And an element between Han
 * and Latin would take away the gap that `text-autospace` makes there; but a part that is wider than a line breaks anywhere, 第二/轮.
 */
function isTied(before: string, after: string, part: string): boolean {
  return singleHan.test(before) || (mixed.test(before.slice(-1) + after.slice(0, 1)) && displayWidth(part) <= oneLine);
}
