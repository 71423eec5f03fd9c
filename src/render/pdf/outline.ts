import type { PdfDocument } from './document.js';
import { isDict, pdfText, PdfRef, PdfStructureError, type PdfValue } from './objects.js';

/**
 * Gives the outline the headings as they were written. Chromium's own titles lose the space where a heading breaks into two lines and
 * repeat the text, or parts of the text, of a heading that was moved to the next page; that they are the same headings in the same order is checked here.
 * @throws {PdfStructureError} if they are not.
 */
export function mendOutline(document: PdfDocument, headings: readonly string[]): void {
  const items = document.outline();
  if (items.length !== headings.length) throw new PdfStructureError(`${items.length} outline entries for ${headings.length} headings`);
  for (const [index, { number, title }] of items.entries()) {
    const heading = tidy(headings[index] ?? '');
    if (!isMadeOf(squeeze(title), squeeze(heading))) throw new PdfStructureError(`outline entry “${title}” for the heading “${heading}”`);
    const item = document.resolve(new PdfRef(number));
    if (isDict(item)) document.set(number, new Map<string, PdfValue>([...item, ['Title', pdfText(heading)]]));
  }
}

/** A title without invisible joiners and with single spaces. */
export function tidy(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/\s+/g, ' ').trim();
}

function squeeze(text: string): string {
  return tidy(text).replace(/ /g, '');
}

/**
 * The heading, with pieces of it said again right after they end: what Chromium makes of one that it laid out more than once, piece by piece
 * where it has spans in it (“Food GroupFood Group of the Programme of the Programme meets”).
 */
export function isMadeOf(title: string, heading: string): boolean {
  const seen = new Set<number>();
  /** How much of each has been matched. */
  const open: [said: number, at: number][] = [[0, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [said, at] = next;
    const key = at * (heading.length + 1) + said;
    if (seen.has(key)) continue;
    seen.add(key);
    if (said === heading.length && at === title.length) return true;
    for (let length = 1; length <= said; length += 1) {
      if (title.startsWith(heading.slice(said - length, said), at)) open.push([said, at + length]);
    }
    // Tried first: pushed last.
    if (said < heading.length && title[at] === heading[said]) open.push([said + 1, at + 1]);
  }
  return false;
}
