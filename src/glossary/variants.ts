import type { Concept, Form, Glossary } from '../model/glossary.js';
import { bestFit, editDistance, type Fit, samePieces } from './edit-distance.js';
import { type Known, knownNames } from './known-names.js';
import type { Match } from './matcher.js';
import { type Candidate, NameIndex } from './name-index.js';
import { NearNameFinder } from './near-names.js';
import type { SearchedText } from './searched-text.js';
import type { Skeleton } from './skeleton.js';
import type { SpanIndex } from '../text/span-index.js';
import { cutsWordAt, endsWrongly, isFree, shows, showsNear, standsAlone, type Window } from './variant-judgement.js';

/** A place that looks like a known name but is none of its forms. */
export interface Variant {
  /** Offsets in the text that was searched. */
  readonly start: number;
  readonly end: number;
  readonly concept: Concept;
  /** The right form it is nearest to. */
  readonly form: Form;
  /** Characters or, in English, words that differ, marks aside: 0 where only marks or spaces are wrong; for reordered parts the limit. */
  readonly distance: number;
  /** False where only the surroundings tell that the name is meant: an editor decides, no fix does. */
  readonly isCertain: boolean;
  /** The name without its first or last word, which may be the name of another body: a warning at most. */
  readonly isPart?: true;
}

/** Finds near variants of Chinese names; built once per glossary. */
export interface VariantFinder {
  /**
   * `known` are the known forms of the same text: what they explain is no variant. `atHome`: the text is full of the glossary's names,
   * so that shorter and more distant stretches count too.
   */
  find(searched: SearchedText, known: SpanIndex<Match>, atHome: boolean): Variant[];
}

interface Finders {
  readonly index: NameIndex;
  readonly near: NearNameFinder;
}

export function buildVariantFinder(glossary: Glossary): VariantFinder {
  const names = knownNames(glossary);
  // Most runs need one of the two: with a glossary of thousands of names each takes as long to make as a text to search.
  let abroad: Finders | undefined;
  let home: Finders | undefined;
  const findersOf = (atHome: boolean): Finders => {
    if (atHome) return (home ??= { index: new NameIndex(names, ({ limitAtHome }) => limitAtHome), near: new NearNameFinder(names) });
    if (abroad) return abroad;
    const longNames = names.filter(({ isLong }) => isLong);
    return (abroad = { index: new NameIndex(longNames, ({ limit }) => limit), near: new NearNameFinder(longNames) });
  };
  return {
    find(searched, known, atHome) {
      const { text } = searched;
      if (names.length === 0 || text.length < 3) return [];
      const { index, near } = findersOf(atHome);
      const { bare } = searched;
      const found: Variant[] = [];
      for (const candidate of index.candidates(bare.text)) {
        const variant = edited(text, bare, candidate, known, atHome);
        if (variant) found.push(variant);
      }
      for (const { known: name, start, end, isOtherBody } of near.find(searched)) {
        const window = windowAt(text, bare, start, end);
        const distance = Math.max(1, bestFit(name.bare, window.bare).distance);
        if (showsNear(name, window, known, { atHome, isOtherBody })) found.push(variantOf(name, window, distance, !atHome || name.isLong));
      }
      return disjoint(found);
    },
  };
}

/** The name with characters wrong, missing, added or in another order. */
function edited(text: string, bare: Skeleton, { known, from, to, isComplete }: Candidate, matches: SpanIndex<Match>, atHome: boolean): Variant | undefined {
  const slice = bare.text.slice(from, to);
  if (standsAsWritten(text, bare, known, from + slice.indexOf(known.bare), from)) return undefined;
  const fit = isComplete ? reordered(known, slice, atHome) : fitInto(known, slice, atHome);
  if (!fit) return undefined;
  const isLastWrong = fit.end - fit.start === known.bare.length - 1 && bare.text[from + fit.end - 1] === known.bare.at(-2);
  const [first, last] = [from + fit.start, from + fit.end];
  // What known forms explain is asked before where words end, which takes twenty times as long.
  const ends = isLastWrong ? [last, last + 1] : [last];
  const mayStand = [first, first + 1].some((at) => ends.some((end) => isFree(known, windowAt(text, bare, at + numberAt(known, bare.text, at), end), matches)));
  if (!mayStand) return undefined;
  const early = first + (startsEarly(known, text, bare, first) ? 1 : 0);
  const start = early + numberAt(known, bare.text, early);
  const end = last + (isLastWrong && endsWrongly(bare.text, last) ? 1 : 0);
  const window = windowAt(text, bare, start, end);
  if (text.slice(window.start, window.end) === known.form.text || !shows(known, window, matches, atHome)) return undefined;
  return variantOf(known, window, fit.distance, fit.distance <= known.limit && known.isLong);
}

/** As most names do. `at` is before `from` where the name is not there without its marks either. */
function standsAsWritten(text: string, bare: Skeleton, { form }: Known, at: number, from: number): boolean {
  return at >= from && !quote.test(form.text) && text.startsWith(form.text, bare.offsets[at]);
}

const quote = /[“”]/u;

function variantOf({ concept, form }: Known, { start, end }: Window, distance: number, isCertain: boolean): Variant {
  return { start, end, concept, form, distance, isCertain };
}

/** A stretch of the bare text in the full one. */
function windowAt(text: string, bare: Skeleton, from: number, to: number): Window {
  const first = bare.offsets[from] ?? 0;
  const { start, end } = withQuotes(text, first, (bare.offsets[to - 1] ?? first) + 1);
  return { text, start, end, bare: bare.text.slice(from, to) };
}

function fitInto(known: Known, slice: string, atHome: boolean): Fit | undefined {
  const whole = reordered(known, slice, atHome);
  if (whole) return whole;
  const fit = bestFit(known.bare, slice);
  return fit.distance <= (atHome ? known.limitAtHome : known.limit) ? wholeFit(known.bare, slice, fit) : undefined;
}

/** Of fits that cost the same the one that reaches the name's last character: 粮食系系统, not 粮食系, for 粮食系统. */
function wholeFit(name: string, slice: string, fit: Fit): Fit {
  if (slice[fit.end - 1] === name.at(-1)) return fit;
  for (let end = fit.end + 1; end <= Math.min(slice.length, fit.start + name.length + fit.distance); end += 1) {
    if (slice[end - 1] === name.at(-1) && editDistance(name, slice.slice(fit.start, end)) <= fit.distance) return { ...fit, end };
  }
  return fit;
}

/**
 * In 在一个地球网络 and 来自合国环境规划署 the first character is missing, not wrong: what stands there belongs to the sentence. So it does before a
 * mark, or if it is one: 致信“一个地球”网络.
 */
function startsEarly(known: Known, text: string, bare: Skeleton, at: number): boolean {
  const first = bare.text[at] ?? '';
  if (first === known.bare[0]) return false;
  const place = bare.offsets[at] ?? 0;
  return standsAlone.test(first) || !isWordCharacter.test(first) || (bare.offsets[at + 1] ?? 0) > place + 1 || cutsWordAt(text, place);
}

const isWordCharacter = /[\p{L}\p{N}]/u;

/** Length of a year or ordinal that belongs to the sentence: in 2022年可持续发展高层论坛 the 2年 is no part of a name. */
function numberAt(known: Known, text: string, at: number): number {
  return /^\d/.test(known.bare) ? 0 : (/^\d+[年月日号届次轮期]?/.exec(text.slice(at, at + 8))?.[0].length ?? 0);
}

/** Takes in the other one of a pair of quotation marks of which the stretch holds one. */
function withQuotes(text: string, start: number, end: number): { start: number; end: number } {
  const stretch = text.slice(start, end);
  const opened = stretch.split('“').length - stretch.split('”').length;
  return { start: opened < 0 && text[start - 1] === '“' ? start - 1 : start, end: opened > 0 && text[end] === '”' ? end + 1 : end };
}

/** The name with its parts in another order: 可持续生产和消费 for 可持续消费和生产. */
function reordered(known: Known, slice: string, atHome: boolean): Fit | undefined {
  const { length } = known.bare;
  for (let start = 0; start + length <= slice.length; start += 1) {
    const part = slice.slice(start, start + length);
    if ((atHome || part[0] === known.bare[0]) && samePieces(part, known.bare)) return { start, end: start + length, distance: known.limit };
  }
  return undefined;
}

/** Of overlapping variants the one that differs least, the longer name first. */
export function disjoint(found: readonly Variant[]): Variant[] {
  if (found.length < 2) return [...found];
  const best = [...found].sort(
    (a, b) => a.distance / a.form.text.length - b.distance / b.form.text.length || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Variant[] = [];
  // By characters, not by pairs: a paragraph may have thousands.
  const taken = new Uint8Array(best.reduce((most, { end }) => Math.max(most, end), 0));
  for (const variant of best) {
    if (taken.subarray(variant.start, variant.end).includes(1)) continue;
    taken.fill(1, variant.start, variant.end);
    kept.push(variant);
  }
  return kept.sort((a, b) => a.start - b.start);
}
