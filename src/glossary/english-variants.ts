import { areNear } from '../lang/en/near-words.js';
import { isShortWord } from '../lang/en/short-words.js';
import type { Concept, Form, Glossary } from '../model/glossary.js';
import { editDistance } from './edit-distance.js';
import { type Word, wordRuns, wordsOf } from './english-words.js';
import { isProper } from './known-names.js';
import type { Match } from './matcher.js';
import type { Variant, VariantFinder } from './variants.js';
import { disjoint } from './variants.js';

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

const slip = 0.4;
/** A letter wrong in a short word may make another word (good systems): less certain. */
const shortSlip = 0.5;
const near = 0.6;
const link = 0.3;
/** A word missing or added. */
const gap = 1;
/** Another word: mostly another thing (United Nations Development Programme). */
const other = 1.5;

/** Finds near variants of English names of two words and more, in texts of any language. */
export function buildEnglishVariantFinder(glossary: Glossary): VariantFinder {
  let postings: Postings | undefined;
  return {
    find(text, matches, atHome) {
      if (!/[A-Za-z]{3}[^A-Za-z]+[A-Za-z]/u.test(text)) return [];
      postings ??= indexed(glossary.concepts.flatMap((concept) => [concept.terms.en.preferred, ...concept.terms.en.admitted].flatMap((form) => knownWords(concept, form))));
      const found: Variant[] = [];
      for (const run of wordRuns(text)) {
        for (const [known, places] of meetings(run, postings)) {
          for (const place of places) {
            const variant = judge(known, run, place, { text, matches, atHome });
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
  readonly matches: readonly Match[];
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
  if (isExplained(known, difference, start, end, matches)) return undefined;
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
  const ofNames = content === 3 ? (atHome ? near : 0) : atHome ? Math.max(gap, content * 0.3) : content >= 5 ? gap : near;
  return Math.max(2 * slip, isProper(concept) ? ofNames : 0);
}

/** May cost less than a gap in {@link wordCost}. */
function isLike(a: string, b: string): boolean {
  return mayBeSlip(a, b) || (a.length >= 6 && a.slice(0, 6) === b.slice(0, 6)) || areNear(a, b);
}

/** The words of a name as they are, where most meetings end. */
function literal({ words }: KnownWords, slice: readonly Word[]): Difference | undefined {
  for (let from = 0; from + words.length <= slice.length; from += 1) {
    if (words.every(({ stem }, i) => slice[from + i]?.stem === stem)) return { from, to: from + words.length, cost: 0, worst: 0 };
  }
  return undefined;
}

function isAllowed({ concept, content, isCapitalised }: KnownWords, { cost, worst }: Difference, atHome: boolean): boolean {
  if (content <= 2) return atHome && cost <= (isCapitalised ? shortSlip : slip);
  if (worst <= shortSlip) return cost <= 2 * slip;
  // Another word in a term of everyday words makes another thing: green public procurement.
  if (!isProper(concept)) return false;
  if (content === 3) return atHome && cost <= near;
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

/** A known name holds the stretch or reaches over its edge, or explains all of it but a word that the name does not have. */
function isExplained(known: KnownWords, { worst }: Difference, start: number, end: number, matches: readonly Match[]): boolean {
  return matches.some((match) => {
    if (match.end <= start || match.start >= end) return false;
    if ((match.start <= start && match.end >= end) || match.start < start || match.end > end) return true;
    const isSame = match.readings.some(({ concept, form }) => concept === known.concept && form.kind !== 'forbidden');
    return worst > near && (isSame || (match.end - match.start) * 2 > end - start);
  });
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

function wordCost(wanted: Word, found: Word): number {
  const [a, b] = [wanted.stem, found.stem];
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  if (wanted.isLink && !found.isLink) return Math.max(a.length, b.length) <= 3 && editDistance(a, b) === 1 ? shortSlip : other;
  if (wanted.isLink || found.isLink) return wanted.isLink && found.isLink ? link : other;
  if (shorter >= 3 && isSlip(a, b, shorter)) return Math.max(a.length, b.length) >= 6 || (shorter >= 3 && a.length >= 4 && !isShortWord(b)) ? slip : shortSlip;
  // environment, environmental; agriculture, agricultural.
  if (shorter >= 6 && a.slice(0, 6) === b.slice(0, 6)) return near;
  return areNear(a, b) ? near : other;
}

/** A letter or two wrong; unsustainable is another word. */
function isSlip(a: string, b: string, shorter: number): boolean {
  if (!mayBeSlip(a, b)) return false;
  const distance = editDistance(a, b);
  return distance <= 1 || (distance === 2 && maySlipTwice(a, b, shorter));
}

function maySlipTwice(a: string, b: string, shorter: number): boolean {
  return shorter >= 8 && a[0] === b[0];
}

/** False where so many letters or so great a length differ that {@link isSlip} cannot hold: a letter wrong takes one away and brings one. */
function mayBeSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let unlike = lettersOf(a) ^ lettersOf(b);
  const most = maySlipTwice(a, b, Math.min(a.length, b.length)) ? 4 : 2;
  for (let count = 0; unlike !== 0; unlike &= unlike - 1) if ((count += 1) > most) return false;
  return true;
}

/** A bit for each letter that a word has, whatever its place. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}
