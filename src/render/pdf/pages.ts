import { Buffer } from 'node:buffer';
import { type CodeMap, readCodeMap } from './code-map.js';
import { type PageContent, readContent } from './content.js';
import { decoded, type PdfDocument } from './document.js';
import { isArray, isDict, type PdfDict, PdfRef, PdfStream, PdfStructureError, type PdfValue } from './objects.js';
import { withoutSoftHyphens } from './soft-hyphens.js';

/** A page and what stands on it. */
export interface Page {
  /** Number of its object. */
  readonly number: number;
  readonly dict: PdfDict;
  /** Number of the object with its description. */
  readonly stream: number;
  readonly source: string;
  readonly content: PageContent;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Resource name → number of the font's object. */
  readonly fonts: ReadonlyMap<string, number>;
}

/** @throws {PdfStructureError} */
export function readPages(document: PdfDocument): readonly Page[] {
  const maps = new Map<number, CodeMap>();
  const mapOf = (font: number): CodeMap => {
    let map = maps.get(font);
    if (!map) maps.set(font, (map = codeMapOf(document, font)));
    return map;
  };
  return document.pages().map((number) => {
    const dict = document.dict(new PdfRef(number), 'page');
    const contents = dict.get('Contents');
    const stream = document.resolve(contents);
    if (!(contents instanceof PdfRef) || !(stream instanceof PdfStream)) throw new PdfStructureError('a page without one description');
    const fonts = fontsOf(document, dict);
    const codes = new Map([...fonts].map(([name, font]) => [name, mapOf(font)]));
    const source = withoutSoftHyphens(latin1(decoded(stream)), codes);
    const content = readContent(source, codes);
    const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(document.resolve(dict.get('MediaBox')));
    return { number, dict, stream: contents.number, source, content, width: right - left, height: top - bottom, fonts };
  });
}

function codeMapOf(document: PdfDocument, font: number): CodeMap {
  const stream = document.resolve(document.dict(new PdfRef(font), 'font').get('ToUnicode'));
  return readCodeMap(stream instanceof PdfStream ? latin1(decoded(stream)) : '');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function fontsOf(document: PdfDocument, page: PdfDict): ReadonlyMap<string, number> {
  const resources = document.resolve(page.get('Resources'));
  const fonts = isDict(resources) ? document.resolve(resources.get('Font')) : null;
  if (!isDict(fonts)) return new Map();
  return new Map([...fonts].flatMap(([name, value]): [string, number][] => (value instanceof PdfRef ? [[name, value.number]] : [])));
}

function numbersOf(value: PdfValue): number[] {
  return isArray(value) ? value.filter((each): each is number => typeof each === 'number') : [];
}
