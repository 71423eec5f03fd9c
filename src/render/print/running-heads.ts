import { displayWidth } from '../../text/width.js';
import { cssString } from './css-string.js';
import type { Sheet } from './sheet.js';

/*
 * Running heads that follow the section. Chromium (143) has neither `string()` nor `@page :nth()`, and a named page (`page: x`) begins a new
 * sheet. But a margin box may count pages in a style of its own: a counter style whose symbol for 3 is the head of page 3. Which section
 * page 3 belongs to is known after the first printing, as the page numbers of the contents are.
 */

/** Names the style element that holds the counter style. */
export const headsId = 'heads';

/** What follows the sections, and the id of the place that it follows. */
export interface BackMatter {
  readonly after: string;
  readonly title: string;
}

/**
 * Head of each page: the section that begins there first, else the one that goes on (CSS GCPM 3, `string(x, first)`); on a page of notes or
 * links alone, which belong to no section, theirs.
 */
export function headsOf(sections: readonly { readonly id: string; readonly title: string }[], pageOf: ReadonlyMap<string, number>, pages: number, matter: readonly BackMatter[] = []): string[] {
  const heads: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const beginning = sections.find(({ id }) => pageOf.get(id) === page);
    const behind = (id: string): boolean => (pageOf.get(id) ?? Infinity) < page;
    const going = matter.findLast(({ after }) => behind(after)) ?? sections.findLast(({ id }) => behind(id));
    heads.push((beginning ?? going)?.title ?? '');
  }
  return heads;
}

/** The counter style. Without heads, or after the last, nothing. */
export function headStyle(heads: readonly string[]): string {
  return `@counter-style heads{system:fixed 1;symbols:${[...heads, ''].map((head) => String(cssString(head))).join(' ')};suffix:"";fallback:no-head}@counter-style no-head{system:cyclic;symbols:"";suffix:""}`;
}

/** Points of type for the heads: the usual size, or a smaller one if the longest two would not stand side by side on one line. */
export function headSize(title: string, sections: readonly { readonly title: string }[], { width, edge }: Sheet, family: 'sans' | 'serif'): number {
  const cells = displayWidth(title) + Math.max(0, ...sections.map((section) => displayWidth(section.title)));
  return cells * emsOfCell[family] * usualSize <= (width - 2 * edge - between) * pointsOfMillimetre ? usualSize : smallSize;
}

const usualSize = 8.5;
const smallSize = 7.5;
/** Millimetres between the two heads. */
const between = 6;
const pointsOfMillimetre = 72 / 25.4;
/** Mean width of a Latin letter; a Han character takes two cells. */
const emsOfCell = { sans: 0.5, serif: 0.56 };
