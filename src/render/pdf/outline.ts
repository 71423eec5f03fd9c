import type { PdfDocument } from './document.js';
import { isDict, pdfText, PdfRef, PdfStructureError, type PdfValue } from './objects.js';

/**
 * Gives the outline the headings as they were written. Chromium's own titles lose the space where a heading breaks into two lines and
 * repeat the text of a heading that was moved to the next page; that they are the same headings in the same order is checked here.
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

/** The heading, or pieces from its beginning before the whole: what Chromium makes of one that it laid out more than once. */
function isMadeOf(title: string, heading: string): boolean {
  if (!title.endsWith(heading)) return false;
  const before = title.slice(0, title.length - heading.length);
  return before === '' || heading.startsWith(before) || isMadeOf(before, heading);
}
