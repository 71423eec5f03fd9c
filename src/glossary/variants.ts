import { isHan } from '../lang/characters.js';
import type { Concept, Form, Glossary } from '../model/glossary.js';
import { bestFit, type Fit, samePieces } from './edit-distance.js';
import type { Match } from './matcher.js';
import { skeleton } from './skeleton.js';
import { endsWrongly, type Known, shows, type Window } from './variant-judgement.js';

/** A place that looks like a known name but is none of its forms. */
export interface Variant {
  /** Offsets in the text that was searched. */
  readonly start: number;
  readonly end: number;
  readonly concept: Concept;
  /** The right form it is nearest to. */
  readonly form: Form;
  /** Characters that differ, marks aside: 0 where only marks or spaces are wrong; for reordered parts the limit. */
  readonly distance: number;
}

/** Finds near variants; built once per glossary. */
export interface VariantFinder {
  /** `matches` are the known forms of the same text: what they explain is no variant. */
  find(text: string, matches: readonly Match[]): Variant[];
}

/** Shorter names are too often a part of ordinary words. In Han characters. */
const shortest = 6;

/** One edit in four characters: 联合国粮食与农业组织 is one in ten away from the right name, 国际环境与发展研究所 is another institute. */
function editLimit(length: number): number {
  return Math.floor(length / 4);
}

function knownNames(glossary: Glossary): Known[] {
  const names: Known[] = [];
  for (const concept of glossary.concepts) {
    const { preferred, admitted } = concept.terms.zh;
    for (const form of [preferred, ...admitted]) {
      const bare = skeleton(form.text).text;
      if (form.scope || [...bare].filter(isHan).length < shortest) continue;
      names.push({ concept, form, bare, limit: editLimit(bare.length) });
    }
  }
  return names;
}

function pairAt(text: string, i: number): number {
  return text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1);
}

/**
 * Indexes all names by their pairs of neighbouring characters. A place is compared with a name only where both share more pairs than
 * the allowed edits could break, so the cost follows the text and not the number of names.
 */
export function buildVariantFinder(glossary: Glossary): VariantFinder {
  const names = knownNames(glossary);
  const postings = new Map<number, number[]>();
  for (const [index, { bare }] of names.entries()) {
    for (let i = 0; i + 1 < bare.length; i += 1) {
      const pair = pairAt(bare, i);
      const list = postings.get(pair);
      if (!list) postings.set(pair, [index]);
      else if (list[list.length - 1] !== index) list.push(index);
    }
  }
  return {
    find(text, matches) {
      if (names.length === 0 || text.length < shortest - 1) return [];
      const bare = skeleton(text);
      const found: Variant[] = [];
      for (const [index, places] of sharedPairs(bare.text, postings)) {
        const known = names[index];
        if (!known) continue;
        for (const { from, to } of crowded(known, places)) {
          const fit = fitInto(known, bare.text.slice(from, to));
          if (!fit) continue;
          const isLastWrong = fit.end - fit.start === known.bare.length - 1 && bare.text[from + fit.end - 1] === known.bare.at(-2);
          const bareEnd = from + fit.end + (isLastWrong && endsWrongly(bare.text, from + fit.end) ? 1 : 0);
          const first = bare.offsets[from + fit.start] ?? 0;
          const { start, end } = withQuotes(text, first, (bare.offsets[bareEnd - 1] ?? first) + 1);
          const window: Window = { text, start, end, bare: bare.text.slice(from + fit.start, bareEnd) };
          if (text.slice(start, end) !== known.form.text && shows(known, window, matches)) found.push({ start, end, concept: known.concept, form: known.form, distance: fit.distance });
        }
      }
      return disjoint(found);
    },
  };
}

/** For each name the places (in order) of the pairs it shares with the text. */
function sharedPairs(bare: string, postings: ReadonlyMap<number, readonly number[]>): Map<number, number[]> {
  const hits = new Map<number, number[]>();
  for (let i = 0; i + 1 < bare.length; i += 1) {
    for (const index of postings.get(pairAt(bare, i)) ?? []) {
      const places = hits.get(index);
      if (places) places.push(i);
      else hits.set(index, [i]);
    }
  }
  return hits;
}

/** Stretches of the bare text that hold enough pairs of a name to be worth a comparison. */
function crowded(known: Known, places: readonly number[]): { from: number; to: number }[] {
  const { length } = known.bare;
  const pairs = length - 1;
  // An edit breaks two pairs at most.
  const needed = Math.max(2, pairs - 2 * known.limit);
  const windows: { from: number; to: number }[] = [];
  for (let first = 0; first + needed <= places.length; first += 1) {
    const from = places[first] ?? 0;
    const last = places[first + needed - 1] ?? 0;
    if (last - from > length + known.limit) continue;
    const window = { from: Math.max(0, last - length - known.limit), to: from + length + known.limit + 1 };
    const previous = windows[windows.length - 1];
    // Places that follow closely belong to the same occurrence.
    if (previous && from < previous.to - known.limit - 1) previous.to = Math.max(previous.to, Math.min(window.to, previous.from + 2 * length));
    else windows.push(window);
  }
  return windows;
}

function fitInto(known: Known, slice: string): Fit | undefined {
  const fit = bestFit(known.bare, slice);
  return fit.distance <= known.limit ? fit : reordered(known, slice);
}

/** Takes in the other one of a pair of quotation marks of which the stretch holds one. */
function withQuotes(text: string, start: number, end: number): { start: number; end: number } {
  const stretch = text.slice(start, end);
  const opened = stretch.split('“').length - stretch.split('”').length;
  return { start: opened < 0 && text[start - 1] === '“' ? start - 1 : start, end: opened > 0 && text[end] === '”' ? end + 1 : end };
}

/** The name with its parts in another order: 可持续生产和消费 for 可持续消费和生产. */
function reordered(known: Known, slice: string): Fit | undefined {
  const { length } = known.bare;
  for (let start = 0; start + length <= slice.length; start += 1) {
    const part = slice.slice(start, start + length);
    if (part[0] === known.bare[0] && samePieces(part, known.bare)) return { start, end: start + length, distance: known.limit };
  }
  return undefined;
}

/** Of overlapping variants the one that differs least, the longer name first. */
function disjoint(found: readonly Variant[]): Variant[] {
  const best = [...found].sort(
    (a, b) => a.distance / a.form.text.length - b.distance / b.form.text.length || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Variant[] = [];
  for (const variant of best) {
    if (kept.every((other) => variant.end <= other.start || variant.start >= other.end)) kept.push(variant);
  }
  return kept.sort((a, b) => a.start - b.start);
}
