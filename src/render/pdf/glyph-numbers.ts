import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import type { CodeMap } from './code-map.js';
import { decoded, type PdfDocument } from './document.js';
import { isDict, PdfName, PdfRef, PdfStream, type PdfValue } from './objects.js';
import type { FontProgram } from './true-type.js';

/*
 * A part of a face keeps the face's numbers: 600 hanzi of 8,000 in Chromium's fonts. Numbered from one in the order of their characters, the
 * tables by glyph are a tenth as long and the pages' codes have one of three first bytes.
 */

/** What is said of the glyphs of a font. */
export interface Glyphs {
  readonly program: FontProgram;
  /** Widths that the PDF states. */
  readonly widths: ReadonlyMap<number, number>;
  readonly codes: CodeMap;
}

/** By page: the object number of its description, and its fonts (object numbers) by resource name. */
type FontPlaces = ReadonlyMap<number, { readonly contents: number; readonly fonts: ReadonlyMap<string, number> }>;

/** Where fonts are used; undefined where it is elsewhere than in the description of one page: then fonts keep numbers and names. */
export function fontPlaces(document: PdfDocument): FontPlaces | undefined {
  for (const type of ['XObject', 'Pattern']) {
    for (const [, dict] of document.ofType(type)) {
      const own = document.resolve(dict.get('Resources'));
      if (isDict(own) && own.has('Font')) return undefined;
    }
  }
  const places = new Map<number, { readonly contents: number; readonly fonts: ReadonlyMap<string, number> }>();
  for (const page of document.pages()) {
    const dict = document.dict(new PdfRef(page), 'page');
    const contents = dict.get('Contents');
    const resources = document.resolve(dict.get('Resources'));
    const fonts = isDict(resources) ? document.resolve(resources.get('Font')) : null;
    if (!isDict(fonts)) continue;
    if (!(contents instanceof PdfRef)) return undefined;
    places.set(page, { contents: contents.number, fonts: new Map([...fonts].flatMap(([name, value]): [string, number][] => (value instanceof PdfRef ? [[name, value.number]] : []))) });
  }
  return places;
}

/** New numbers by old: the box first, then by character, so that neighbours in Unicode (the same radical) stay neighbours. */
export function denseNumbers({ program, codes }: Glyphs): ReadonlyMap<number, number> | undefined {
  // A glyph made of others names them by number.
  if ([...program.outlines.values()].some((outline) => outline.length >= 2 && outline.readInt16BE(0) < 0)) return undefined;
  const key = (glyph: number): string => codes.get(glyph) ?? '';
  // Of a space that is no wider than nothing only the text is known.
  const shown = new Set([...program.metrics.keys(), ...codes.keys()].filter((glyph) => glyph !== 0));
  const sorted = [...shown].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
  return new Map([[0, 0], ...sorted.map((glyph, index): [number, number] => [glyph, index + 1])]);
}

export function withNumbers({ program, widths, codes }: Glyphs, numbers: ReadonlyMap<number, number>): Glyphs {
  const moved = <T>(by: ReadonlyMap<number, T>): Map<number, T> =>
    new Map([...by].flatMap(([glyph, value]): [number, T][] => {
      const number = numbers.get(glyph);
      return number === undefined ? [] : [[number, value]];
    }));
  return { program: { tables: program.tables, outlines: moved(program.outlines), metrics: moved(program.metrics) }, widths: moved(widths), codes: moved(codes) };
}

/** What a font became: the one that it is a part of, with new numbers of its glyphs by old. */
export interface Replaced {
  readonly number: number;
  readonly glyphs: ReadonlyMap<number, number> | undefined;
}

const fontOrText = /\/([^\s/]+) ([\d.]+) Tf|<((?:[\dA-Fa-f]{4})+)> Tj/g;

/**
 * Puts the fonts that are left and the new numbers into the pages, where parts of one font get one name.
 * What a font lacks becomes the box, which is found when the file is checked.
 */
export function rewriteCodes(document: PdfDocument, places: FontPlaces, replaced: ReadonlyMap<number, Replaced>): void {
  for (const [page, { contents, fonts }] of places) {
    const stream = document.object(contents);
    const dict = document.dict(new PdfRef(page), 'page');
    if (!(stream instanceof PdfStream)) continue;
    const names = new Map<number, string>();
    const become = new Map([...fonts].map(([name, font]) => {
      const { number, glyphs } = replaced.get(font) ?? { number: font, glyphs: undefined };
      names.set(number, names.get(number) ?? name);
      return [name, { name: names.get(number) ?? name, glyphs }];
    }));
    let glyphs: Replaced['glyphs'];
    const source = Buffer.from(decoded(stream)).toString('latin1').replace(fontOrText, (whole, name: string | undefined, size: string, hex: string | undefined) => {
      if (name !== undefined) {
        const font = become.get(name);
        glyphs = font?.glyphs;
        return `/${font?.name ?? name} ${size} Tf`;
      }
      const own = glyphs;
      return hex === undefined || !own ? whole : `<${hex.replace(/.{4}/g, (code) => (own.get(Number.parseInt(code, 16)) ?? 0).toString(16).padStart(4, '0'))}> Tj`;
    });
    const resources = document.dict(dict.get('Resources'), 'resources');
    const left = new Map([...names].map(([number, name]) => [name, new PdfRef(number)]));
    document.set(page, new Map<string, PdfValue>([...dict, ['Resources', new Map<string, PdfValue>([...resources, ['Font', left]])]]));
    document.set(contents, new PdfStream(new Map<string, PdfValue>([['Filter', new PdfName('FlateDecode')]]), deflateSync(Buffer.from(source, 'latin1'), { level: 1 })));
  }
}
