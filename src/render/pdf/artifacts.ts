import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { markArtifacts } from './content.js';
import type { PdfDocument } from './document.js';
import { widthsOf } from './font-widths.js';
import { isArray, isDict, PdfName, PdfRef, PdfStream, type PdfValue } from './objects.js';
import type { Page } from './pages.js';
import { shortenShapes } from './shapes.js';
import { Element, type Structure } from './structure.js';
import { textReader } from './tags.js';
import { joinShownText, type WidthOf } from './text-runs.js';

/** Height of the margins in points that running heads and feet stand in: 28 mm, a little more than the theme's. */
const margin = 79;

/**
 * Numbers, by page, of marked content that is none (ISO 14289-1, 7.1): fields, lines and bullets, which Chromium gives to the element they
 * decorate, and heads of tables that are repeated. It is taken out of the structure. What stands in a picture is the picture.
 */
export function dropDecoration(structure: Structure, pages: readonly Page[]): ReadonlyMap<number, ReadonlySet<number>> {
  const drawn = partsOfFigures(structure);
  const repeated = repeatedHeads(structure, pages);
  return new Map(
    pages.map(({ number, content }) => {
      const decoration = new Set(content.marked.filter(({ mcid, shows }) => (!shows && !drawn.has(`${number} ${mcid}`)) || repeated.has(`${number} ${mcid}`)).map(({ mcid }) => mcid));
      if (decoration.size > 0) structure.drop(number, decoration);
      return [number, decoration];
    }),
  );
}

/** Writes the pages: what is no content marked as artifacts, as are running heads and feet (7.8), which Chromium leaves unmarked, and all of it shorter. */
export function writePages(document: PdfDocument, pages: readonly Page[], decoration: ReadonlyMap<number, ReadonlySet<number>>, joined: ReadonlyMap<number, ReadonlySet<number>>): void {
  const widths = new Map<number, WidthOf>();
  const widthOf = (font: number): WidthOf => {
    const known = widths.get(font) ?? widthsOfFont(document, font);
    widths.set(font, known);
    return known;
  };
  const none: ReadonlySet<number> = new Set();
  for (const { number, content, source, stream, height, fonts } of pages) {
    const marked = markArtifacts(source, content, { height, margin, decoration: decoration.get(number) ?? none, joined: joined.get(number) ?? none });
    const shorter = joinShownText(shortenShapes(marked), new Map([...fonts].map(([name, font]) => [name, widthOf(font)])));
    const filter = new Map<string, PdfValue>([['Filter', new PdfName('FlateDecode')]]);
    document.set(stream, new PdfStream(filter, deflateSync(Buffer.from(shorter, 'latin1'), { level: 9, memLevel: 9 })));
  }
}

/**
 * Page and number of the heads of tables on all pages but their first: Chromium repeats a head on each page and tags it each time, as a part of
 * the same cells, which would then be read once for every page.
 */
function repeatedHeads(structure: Structure, pages: readonly Page[]): ReadonlySet<string> {
  const text = textReader(pages);
  const repeated = new Set<string>();
  for (const row of structure.root.all()) {
    if (row.kind !== 'TR' || row.elements.length === 0 || row.elements.some(({ kind }) => kind !== 'TH')) continue;
    for (const cell of row.elements) {
      const parts = [...cell.all()].flatMap(({ kids }) => kids.filter((kid) => 'mcid' in kid));
      const on = pages.map(({ number }) => parts.filter(({ page }) => page === number)).filter((own) => own.length > 0);
      const [first, ...others] = on.map((own) => ({ own, said: own.map(text).join('') }));
      for (const { own, said } of others) {
        if (said === first?.said) for (const { page, mcid } of own) repeated.add(`${page} ${mcid}`);
      }
    }
  }
  return repeated;
}

/** Page and number of all marked content within pictures. */
function partsOfFigures(structure: Structure): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const figure of structure.root.all()) {
    if (figure.kind !== 'Figure') continue;
    for (const element of figure.all()) {
      for (const kid of element.kids) if (!(kid instanceof Element) && 'mcid' in kid) parts.add(`${kid.page} ${kid.mcid}`);
    }
  }
  return parts;
}

function widthsOfFont(document: PdfDocument, font: number): WidthOf {
  const list = document.resolve(document.dict(new PdfRef(font), 'font').get('DescendantFonts'));
  const descendant = document.resolve(isArray(list) ? list[0] : undefined);
  return isDict(descendant) ? widthsOf(document.resolve(descendant.get('W')), descendant.get('DW')) : () => 0;
}
