import type { PrintPage } from '../../model/ports.js';
import { colophonId, endId } from '../print/document.js';
import { PdfDocument } from './document.js';

export interface Printed {
  readonly pdf: PdfDocument;
  /** What the contents say of each id. */
  readonly pages: Readonly<Record<string, string>>;
}

/** Filling in numbers may move a line, and a second time, hardly ever more. */
const mostPasses = 4;

/**
 * Prints until the contents are right: print, read on which page each entry stands, fill that in, print again; until nothing moves.
 * Chromium knows no `target-counter()`. What still moves after the last pass is for `verify` to report.
 */
export async function printInPasses(page: PrintPage, pageRefs: readonly string[]): Promise<Printed> {
  let pdf = await fitted(page);
  let pages: Readonly<Record<string, string>> = {};
  for (let pass = 1; pass < mostPasses; pass += 1) {
    const places = pdf.destinations();
    const found = Object.fromEntries(pageRefs.map((id) => [id, String(places.get(id) ?? '')]));
    if (pageRefs.every((id) => found[id] === pages[id])) break;
    pages = found;
    await page.fill(pages);
    pdf = new PdfDocument(await page.print());
  }
  return { pdf, pages };
}

/** Line spacings that are tried, nearest first, when the colophon falls on a page of its own. Nobody sees three in a hundred. */
const fits = ['1.03', '0.97', '1.06', '0.94'];

/** The first printing, in the spacing that leaves no lonely colophon, if one of them does. */
async function fitted(page: PrintPage): Promise<PdfDocument> {
  const plain = new PdfDocument(await page.print());
  if (!isLonely(plain)) return plain;
  for (const fit of fits) {
    await page.setProperty('--fit', fit);
    const pdf = new PdfDocument(await page.print());
    if (!isLonely(pdf)) return pdf;
  }
  await page.setProperty('--fit', '1');
  return new PdfDocument(await page.print());
}

/** The text ends on one page and the colophon stands on the next. */
function isLonely(pdf: PdfDocument): boolean {
  const places = pdf.destinations();
  const end = places.get(endId);
  const colophon = places.get(colophonId);
  return end !== undefined && colophon !== undefined && colophon > end;
}
