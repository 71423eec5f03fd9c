import type { Concept, Form, Glossary } from '../model/glossary.js';
import { clippedAt } from './english-clipped.js';
import { gap, isLike, link, near, shortSlip, slip, wordCost } from './english-word-cost.js';
import { type Word, wordsOf } from './english-words.js';
import { isProper } from './known-names.js';
import type { Match } from './matcher.js';
import type { Variant, VariantFinder } from './variants.js';
import { disjoint } from './variants.js';
import type { SpanIndex } from '../text/span-index.js';

interface KnownWords {
  readonly concept: Concept;
  readonly form: Form;
  readonly words: readonly Word[];
  /** Words that are no articles, prepositions or conjunctions. */
  readonly content: number;
  /** Written with capitals: a stretch without them is prose. */
  readonly isCapitalised: boolean;
}

/** How a stretch of words differs from a name. */
interface Difference {
  /** Places in the run; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** The sum of the words' costs: zero for equal words. */
  readonly cost: number;
  /** The dearest single word. */
  readonly worst: number;
}

/** Without it no run of words (`english-words.ts`) has two. The blank comes first: Chinese has few. */
const wordBehindBlank = /[\s,/][\p{Script=Latin}\p{N}]/u;

/** Finds near variants of English names of two words and more, in texts of any language. */
export function buildEnglishVariantFinder(glossary: Glossary): VariantFinder {
  let postings: Postings | undefined;
  return {
    find(searched, matches, atHome) {
      const { text } = searched;
      if (!wordBehindBlank.test(text) || !/[A-Za-z]{3}[^A-Za-z]+[A-Za-z]/u.test(text)) return [];
      postings ??= indexed(glossary.concepts.flatMap((concept) => [concept.terms.en.preferred, ...concept.terms.en.admitted].flatMap((form) => knownWords(concept, form))));
      const found: Variant[] = [];
      if (postings.size === 0) return found;
      for (const run of searched.runs) {
        // The first and the last word of a name must be there.
        if (run.length < 2) continue;
        for (const [name, places] of meetings(run, postings)) {
          for (const place of places) {
            const surroundings = { text, matches, atHome };
            const variant = judge(name, run, place, surroundings) ?? clipped(name, run, place, surroundings);
            if (variant) found.push(variant);
          }
        }
      }
      return disjoint(found);
    },
  };
}

function knownWords(concept: Concept, form: Form): KnownWords[] {
  if (form.scope) return [];
  const words = wordsOf(form.text);
  const contents = words.filter(({ isLink }) => !isLink);
  if (contents.length < 2) return [];
  return [{ concept, form, words, content: contents.length, isCapitalised: contents.filter(({ isCapital }) => isCapital).length * 2 > contents.length }];
}

/** How many words of a name may be other than they should. */
function allowed(content: number): number {
  return content <= 3 ? 1 : content <= 5 ? 2 : 3;
}

type Postings = ReadonlyMap<string, readonly { readonly known: KnownWords; readonly at: number }[]>;

/** Names by their rarest words: with so many words wrong at most, one of these stands (see NameIndex). */
function indexed(names: readonly KnownWords[]): Postings {
  const frequency = new Map<string, number>();
  for (const { words } of names) for (const { stem } of words) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const postings = new Map<string, { known: KnownWords; at: number }[]>();
  for (const known of names) {
    const rarest = known.words.map(({ stem, isLink }, at) => ({ stem, isLink, at })).filter(({ isLink }) => !isLink).sort((a, b) => (frequency.get(a.stem) ?? 0) - (frequency.get(b.stem) ?? 0));
    for (const { stem, at } of rarest.slice(0, allowed(known.content) + 1)) {
      const list = postings.get(stem);
      if (list) list.push({ known, at });
      else postings.set(stem, [{ known, at }]);
    }
  }
  return postings;
}

/** A word of more names than this tells nothing about which is meant: their other words lead to them. */
const mostNames = 100;

/** For each name the places in the run where it would begin. */
function meetings(run: readonly Word[], postings: Postings): Map<KnownWords, Set<number>> {
  const found = new Map<KnownWords, Set<number>>();
  for (const [i, { stem }] of run.entries()) {
    const names = postings.get(stem);
    if (!names || names.length > mostNames) continue;
    for (const { known, at } of names) {
      const places = found.get(known) ?? new Set();
      found.set(known, places.add(i - at));
    }
  }
  return found;
}

interface Surroundings {
  readonly text: string;
  readonly matches: SpanIndex<Match>;
  readonly atHome: boolean;
}

function judge(known: KnownWords, run: readonly Word[], place: number, { text, matches, atHome }: Surroundings): Variant | undefined {
  const from = Math.max(0, place - 1);
  const slice = run.slice(from, place + known.words.length + 2);
  const least = leastCost(known, slice);
  if (least > mostCost(known, atHome)) return undefined;
  const difference = (least === 0 ? (literal(known, slice) ?? reordered(known, slice)) : undefined) ?? compare(known.words, slice);
  if (!difference) return undefined;
  const stretch = slice.slice(difference.from, difference.to);
  if (difference.cost === 0 ? !changesNumber(known, stretch, text) : !isAllowed(known, difference, atHome)) return undefined;
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (!first || !last || first.isLink || last.isLink || !isWrittenAsName(known, stretch, difference)) return undefined;
  const [start, end] = [first.start, last.end];
  if (text.slice(start, end).includes(',') && !known.form.text.includes(',')) return undefined;
  if (isExplained(known, difference, stretch, matches)) return undefined;
  return { start, end, concept: known.concept, form: known.form, distance: Math.max(1, Math.round(difference.cost)), isCertain: difference.worst <= slip || known.content >= 5 };
}

/**
 * A lower bound of what a slice can cost: a content word that does not stand in it as it is costs a slip at least, one without any word like it
 * a gap. Mostly that is too much already, and nothing has to be aligned.
 */
function leastCost({ words }: KnownWords, slice: readonly Word[]): number {
  let cost = 0;
  for (const wanted of words) {
    if (wanted.isLink || slice.some(({ stem }) => stem === wanted.stem)) continue;
    cost += slice.some((found) => !found.isLink && isLike(wanted.stem, found.stem)) ? slip : gap;
  }
  return cost;
}

/** What {@link isAllowed} allows at most. */
function mostCost({ concept, content, isCapitalised }: KnownWords, atHome: boolean): number {
  if (content <= 2) return atHome ? (isCapitalised ? shortSlip : slip) : -1;
  const ofNames = content === 3 ? (atHome ? gap : 0) : atHome ? Math.max(gap, content * 0.3) : content >= 5 ? gap : near;
  return Math.max(2 * slip, isProper(concept) ? ofNames : 0);
}

/** The words of a name as they are, where most meetings end. */
function literal({ words }: KnownWords, slice: readonly Word[]): Difference | undefined {
  for (let from = 0; from + words.length <= slice.length; from += 1) {
    if (words.every(({ stem }, i) => slice[from + i]?.stem === stem)) return { from, to: from + words.length, cost: 0, worst: 0 };
  }
  return undefined;
}

function isAllowed({ concept, words, content, isCapitalised }: KnownWords, { cost, worst }: Difference, atHome: boolean): boolean {
  if (content <= 2) return atHome && cost <= (isCapitalised ? shortSlip : slip);
  if (worst <= shortSlip) return cost <= 2 * slip;
  // Another word in a term of everyday words makes another thing: green public procurement.
  if (!isProper(concept)) return false;
  // Global for Action: with the link word still there it is no other name of two words.
  if (content === 3) return atHome && (cost <= near || (cost === gap && isCapitalised && words.some(({ isLink }) => isLink)));
  return cost <= (atHome ? Math.max(gap, content * 0.3) : content >= 5 ? gap : near);
}

/** Another number of a word inside a name (UN Food System Summit); that of its last word follows the sentence. */
function changesNumber({ concept, form, words, content, isCapitalised }: KnownWords, stretch: readonly Word[], text: string): boolean {
  if (!isProper(concept) || !isCapitalised || content < 3 || stretch.length !== words.length) return false;
  return words.slice(0, -1).some((word, i) => {
    const found = stretch[i];
    const [a, b] = [form.text.slice(word.start, word.end).toLowerCase(), text.slice(found?.start, found?.end).toLowerCase()];
    return !word.isLink && (a === `${b}s` || b === `${a}s`);
  });
}

/** A name's stretch has its capitals; without them only the same words with a letter wrong are an attempt at it. */
function isWrittenAsName({ isCapitalised, content }: KnownWords, stretch: readonly Word[], { worst }: Difference): boolean {
  if (worst > link && worst <= (content <= 2 ? slip : shortSlip)) return true;
  const contents = stretch.filter(({ isLink }) => !isLink);
  return isCapitalised && contents.filter(({ isCapital }) => isCapital).length * 3 >= contents.length * 2;
}

/** Only where the text is full of the glossary's names: there so much of one is no other. */
function clipped(known: KnownWords, run: readonly Word[], place: number, { text, matches, atHome }: Surroundings): Variant | undefined {
  const found = atHome && known.isCapitalised && isProper(known.concept) ? clippedAt(known.words, run, place) : undefined;
  const stretch = run.slice(found?.from, found?.to);
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (!found || !first || !last || isExplained(known, { ...found, cost: gap, worst: gap }, stretch, matches)) return undefined;
  if (text.slice(first.start, last.end).includes(',') && !known.form.text.includes(',')) return undefined;
  return { start: first.start, end: last.end, concept: known.concept, form: known.form, distance: 1, isCertain: false, isPart: true };
}

/** A known name holds the stretch or reaches over its edge, or explains all of it but a word that the name does not have. */
function isExplained(known: KnownWords, { cost, worst }: Difference, stretch: readonly Word[], matches: SpanIndex<Match>): boolean {
  const [start, end] = [stretch[0]?.start ?? 0, stretch.at(-1)?.end ?? 0];
  return matches.meeting({ start, end }).some((match) => {
    if ((match.start <= start && match.end >= end) || match.start < start || match.end > end) return true;
    if (worst <= near || lacksOnly(known, cost, stretch, match)) return false;
    const isSame = match.readings.some(({ concept, form }) => concept === known.concept && form.kind !== 'forbidden');
    return isSame || (match.end - match.start) * 2 > end - start;
  });
}

/** The stretch is the name but for one missing word, and so is what stands beside the match: SPP Programme Desk for SPP Programme Coordination Desk. */
function lacksOnly({ words, content }: KnownWords, cost: number, stretch: readonly Word[], match: Match): boolean {
  const contents = stretch.filter(({ isLink }) => !isLink);
  const beside = contents.filter((word) => word.end <= match.start || word.start >= match.end);
  return cost === gap && contents.length === content - 1 && beside.length > 0 && beside.every(({ stem, isCapital }) => isCapital && words.some((word) => word.stem === stem));
}

/** The same content words in another order. */
function reordered({ words, content }: KnownWords, slice: readonly Word[]): Difference | undefined {
  if (content < 3) return undefined;
  const wanted = words.map(({ stem }) => stem);
  const sorted = wanted.toSorted().join(' ');
  for (let from = 0; from + words.length <= slice.length; from += 1) {
    const found = slice.slice(from, from + words.length).map(({ stem }) => stem);
    // A link word that went to the end is missing where it stood.
    if (slice[from]?.isLink || slice[from + words.length - 1]?.isLink) continue;
    if (found.toSorted().join(' ') === sorted && found.join(' ') !== wanted.join(' ')) return { from, to: from + words.length, cost: near, worst: near };
  }
  return undefined;
}

interface Cell {
  readonly cost: number;
  readonly worst: number;
  readonly from: number;
}

const none: Cell = { cost: Infinity, worst: Infinity, from: 0 };

/** Best place of a name among the words of a slice (semi-global alignment); its first and last word must be there in some form. */
function compare(name: readonly Word[], slice: readonly Word[]): Difference | undefined {
  let row: Cell[] = [...slice, undefined].map((_, j) => ({ cost: 0, worst: 0, from: j }));
  for (const [i, wanted] of name.entries()) {
    const isEdge = i === 0 || i === name.length - 1;
    const next: Cell[] = [none];
    for (const [j, found] of slice.entries()) {
      const cost = wordCost(wanted, found);
      const same = isEdge && cost > near ? none : added(row[j], cost);
      const missing = isEdge ? none : added(row[j + 1], wanted.isLink ? link : gap);
      const extra = i === 0 || i === name.length - 1 ? none : added(next[j], found.isLink ? link : gap);
      next.push([same, missing, extra].reduce((best, cell) => (cell.cost < best.cost ? cell : best)));
    }
    row = next;
  }
  let best: Difference | undefined;
  for (const [j, { cost, worst, from }] of row.entries()) if (cost < (best?.cost ?? Infinity)) best = { from, to: j, cost, worst };
  return best;
}

function added(cell: Cell | undefined, cost: number): Cell {
  return cell ? { cost: cell.cost + cost, worst: Math.max(cell.worst, cost), from: cell.from } : none;
}
