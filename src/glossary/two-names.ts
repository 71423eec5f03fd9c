import { bestFit, samePieces } from './edit-distance.js';
import { sharedEnding } from './name-ending.js';
import { skeleton } from './skeleton.js';

const trailing = /[\s”》"’'」』]/u;

/** Where a name ends that stands before `open`: blanks and closing marks are no part of it. */
export function endOfName(text: string, open: number): number {
  let end = open;
  while (end > 0 && trailing.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/**
 * Two stretches that end in a name, as far back as they can be told to be one name, if they differ; `at` is the offset of the second in its
 * stretch. Names with nothing in common are left alone: the name in another language (Open Source Network（OSN）), or two things that
 * share an abbreviation.
 */
export function differingNames(a: string, b: string): { readonly first: string; readonly second: string; readonly at: number } | undefined {
  const one = a.slice(0, endOfName(a, a.length));
  const two = b.slice(0, endOfName(b, b.length));
  if (one === two) return undefined;
  const shared = sharedEnding(one.toLowerCase(), two.toLowerCase());
  if (!shared) return undefined;
  const first = fromWord(one, shared.a);
  const second = fromWord(two, shared.b);
  return stems(first) === stems(second) ? undefined : { first, second, at: two.length - second.length };
}

/** From the first whole word on, where words are separated by spaces. */
function fromWord(text: string, start: number): string {
  const inWord = /[A-Za-z]/u.test(text[start - 1] ?? '') && /[A-Za-z]/u.test(text[start] ?? '');
  return text.slice(start).replace(inWord ? /^\S*\s*/u : /^\s+/u, '').replace(/^the\s+/iu, '');
}

/** Without marks, capitals and the endings of long English words (rendered, rendering). */
function stems(text: string): string {
  return skeleton(text.toLowerCase().replaceAll(/([a-z]{6})[a-z]+/gu, '$1')).text;
}

/** Shorter titles differ by nature: 《年度报告》, 《年度计划》. In characters. */
const shortestTitle = 6;

/** True if two titles in 《》 are most likely one: a word differs, or their parts are in another order. Numbers tell editions of a series apart. */
export function areNearTitles(one: string, two: string): boolean {
  const [a, b] = [skeleton(one).text, skeleton(two).text];
  if (a === b || Math.min(a.length, b.length) < shortestTitle || a.includes(b) || b.includes(a)) return false;
  if (a.replaceAll(numerals, '') === b.replaceAll(numerals, '')) return false;
  if (samePieces(a, b)) return true;
  const longer = Math.max(a.length, b.length);
  const fit = bestFit(a, b);
  return fit.distance + (b.length - (fit.end - fit.start)) <= Math.floor(longer / 5);
}

const numerals = /\d+|[一二三四五六七八九十]+/gu;

/** Titles in 《》 of a text; offsets without the marks. */
export function titlesIn(text: string): { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/《([^《》\n]{4,60})》/gu)].map(({ 1: title = '', index }) => ({ text: title, start: index + 1, end: index + 1 + title.length }));
}
