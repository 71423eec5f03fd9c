import type { PrintPage } from '../../model/ports.js';
import { colophonId, endId, type PrintDocument } from '../print/document.js';
import { PdfDocument } from './document.js';

export interface Printed {
  readonly pdf: PdfDocument;
  /** What the contents say of each id. */
  readonly pages: Readonly<Record<string, string>>;
}

/** Filling in numbers may move a line, and a second time, hardly ever more. */
const mostPasses = 4;

/**
 * Prints once the contents and the running heads are right: print blank, read on which page each entry stands, fill that in, print blank
 * again, until nothing moves.
 * Chromium knows no `target-counter()`. What still moves after the last pass is for `verify` to report.
 */
export async function printInPasses(page: PrintPage, { pageRefs, runningHeads }: Pick<PrintDocument, 'pageRefs' | 'runningHeads'>): Promise<Printed> {
  let laid = await fitted(page);
  let pages: Readonly<Record<string, string>> = {};
  let filled = '{}';
  for (let pass = 1; pass < mostPasses; pass += 1) {
    const places = laid.destinations();
    const found = Object.fromEntries(pageRefs.map((id) => [id, String(places.get(id) ?? '')]));
    const texts = { ...found, ...runningHeads(places, laid.pages().length) };
    if (JSON.stringify(texts) === filled) break;
    pages = found;
    filled = JSON.stringify(texts);
    await page.fill(texts);
    laid = new PdfDocument(await page.printBlank());
  }
  return { pdf: new PdfDocument(await page.print()), pages };
}

/** Line spacings that are tried, nearest first, when the colophon falls on a page of its own. Nobody sees three in a hundred. */
const fits = ['0.97', '0.94', '1.03', '1.06'];

/** The pages in the spacing that leaves no lonely colophon, if one of them does; else in the one that takes the fewest pages. */
async function fitted(page: PrintPage): Promise<PdfDocument> {
  const plain = new PdfDocument(await page.printBlank());
  if (!isLonely(plain)) return plain;
  let shortest = { fit: '1', pages: plain.pages().length };
  for (const fit of fits) {
    await page.setProperty('--fit', fit);
    const pdf = new PdfDocument(await page.printBlank());
    if (!isLonely(pdf)) return pdf;
    const pages = pdf.pages().length;
    if (pages < shortest.pages) shortest = { fit, pages };
  }
  await page.setProperty('--fit', shortest.fit);
  return new PdfDocument(await page.printBlank());
}

/** The text ends on one page and the colophon stands on the next. */
function isLonely(pdf: PdfDocument): boolean {
  const places = pdf.destinations();
  const end = places.get(endId);
  const colophon = places.get(colophonId);
  return end !== undefined && colophon !== undefined && colophon > end;
}
