import { cssString } from './css-string.js';

/*
 * Running heads that follow the section. Chromium (143) has neither `string()` nor `@page :nth()`, and a named page (`page: x`) begins a new
 * sheet. But a margin box may count pages in a style of its own: a counter style whose symbol for 3 is the head of page 3. Which section
 * page 3 belongs to is known after the first printing, as the page numbers of the contents are.
 */

/** Names the style element that holds the counter style. */
export const headsId = 'heads';

/** Head of each page: the section that begins there first, else the one that goes on (CSS GCPM 3, `string(x, first)`). */
export function headsOf(sections: readonly { readonly id: string; readonly title: string }[], pageOf: ReadonlyMap<string, number>, pages: number): string[] {
  const heads: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const beginning = sections.find(({ id }) => pageOf.get(id) === page);
    const going = sections.findLast(({ id }) => (pageOf.get(id) ?? Infinity) < page);
    heads.push((beginning ?? going)?.title ?? '');
  }
  return heads;
}

/** The counter style. Without heads, or after the last, nothing. */
export function headStyle(heads: readonly string[]): string {
  return `@counter-style heads{system:fixed 1;symbols:${[...heads, ''].map((head) => String(cssString(head))).join(' ')};suffix:"";fallback:no-head}@counter-style no-head{system:cyclic;symbols:"";suffix:""}`;
}
