import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCodeMap, writeCodeMap } from './code-map.js';
import { decoded, PdfDocument } from './document.js';
import { widthArray, widthsOf } from './font-widths.js';
import { packFonts } from './fonts.js';
import { isArray, isDict, PdfName, PdfRef, PdfStream, type PdfValue } from './objects.js';
import { readTrueType, writeTrueType } from './true-type.js';
import { samplePdf } from './sample.fixture.js';

interface Face {
  readonly outlines: Readonly<Record<number, string>>;
  readonly texts: Readonly<Record<number, string>>;
  readonly advance?: number;
  /** Widths of glyphs that it lacks, as Chromium lists them. */
  readonly stray?: Readonly<Record<number, number>>;
  readonly name?: string;
  /** Width of glyphs that are not listed. */
  readonly standard?: number;
}

function program({ outlines, advance = 1000 }: Face): Buffer {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18);
  const glyphs = Object.entries(outlines).map(([glyph, outline]) => [Number(glyph), Buffer.from(outline)] as const);
  const metrics = new Map(glyphs.map(([glyph]) => [glyph, { advance, bearing: -3 }]));
  return writeTrueType({ tables: new Map([['head', head], ['hhea', Buffer.alloc(36)], ['maxp', Buffer.alloc(32)], ['name', Buffer.from('no use')]]), outlines: new Map(glyphs), metrics });
}

const dict = (entries: Readonly<Record<string, PdfValue>>): ReadonlyMap<string, PdfValue> => new Map(Object.entries(entries));
const stream = (bytes: Uint8Array): PdfStream => new PdfStream(dict({ Filter: new PdfName('FlateDecode') }), deflateSync(bytes));

interface Shown {
  readonly fonts: readonly number[];
  readonly document: PdfDocument;
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

/** A document with these fonts, each of five objects, and a page that shows all their glyphs. */
function documentWith(faces: readonly Face[]): Shown {
  const document = new PdfDocument(samplePdf());
  const fonts = faces.map((face, index) => {
    const base = new PdfName(`${'ABCDEF'.charAt(index)}AAAAA+${face.name ?? 'NotoSansSC-Regular'}`);
    const widths = new Map([...Object.keys(face.outlines).flatMap((glyph): [number, number][] => (face.standard === undefined || face.standard !== face.advance ? [[Number(glyph), face.advance ?? 1000]] : [])), ...Object.entries(face.stray ?? {}).map(([glyph, width]): [number, number] => [Number(glyph), width])]);
    const file = document.add(stream(program(face)));
    const descriptor = document.add(dict({ Type: new PdfName('FontDescriptor'), FontName: base, FontFile2: file }));
    const descendant = document.add(dict({ Type: new PdfName('Font'), Subtype: new PdfName('CIDFontType2'), BaseFont: base, CIDToGIDMap: new PdfName('Identity'), DW: face.standard ?? 0, FontDescriptor: descriptor, W: widthArray(widths) }));
    const map = document.add(stream(Buffer.from(writeCodeMap(new Map(Object.entries(face.texts).map(([glyph, text]) => [Number(glyph), text]))))));
    return document.add(dict({ Type: new PdfName('Font'), Subtype: new PdfName('Type0'), BaseFont: base, Encoding: new PdfName('Identity-H'), DescendantFonts: [descendant], ToUnicode: map })).number;
  });
  const text = faces.map(({ outlines }, index) => `BT\n/F${index} 10 Tf\n1 0 0 -1 0 0 Tm\n${Object.keys(outlines).map((glyph) => `<${hex(Number(glyph))}> Tj\n`).join('')}ET\n`).join('');
  const contents = document.add(stream(Buffer.from(text)));
  const [page = 0] = document.pages();
  const named = new Map(fonts.map((font, index): [string, PdfValue] => [`F${index}`, new PdfRef(font)]));
  document.set(page, new Map<string, PdfValue>([...document.dict(new PdfRef(page), 'page'), ['Contents', contents], ['Resources', dict({ Font: named })]]));
  return { document, fonts };
}

/** What a reader sees of a glyph that a font shows. */
function seen(document: PdfDocument, font: number, glyph: number) {
  const dictionary = document.dict(new PdfRef(font), 'font');
  const list = document.resolve(dictionary.get('DescendantFonts'));
  const descendant = document.dict(isArray(list) ? list[0] : undefined, 'descendant');
  const file = document.resolve(document.dict(descendant.get('FontDescriptor'), 'descriptor').get('FontFile2'));
  const map = document.resolve(dictionary.get('ToUnicode'));
  if (!(file instanceof PdfStream) || !(map instanceof PdfStream)) throw new Error('no font');
  const read = readTrueType(Buffer.from(decoded(file)));
  const width = widthsOf(document.resolve(descendant.get('W')), descendant.get('DW'))(glyph);
  return [read?.outlines.get(glyph)?.toString('latin1'), read?.metrics.get(glyph)?.advance, width, readCodeMap(Buffer.from(decoded(map)).toString('latin1')).get(glyph)];
}

/** The codes on the first page, each with its font. */
function codes(document: PdfDocument): { font: number; code: number }[] {
  const page = document.dict(new PdfRef(document.pages()[0] ?? 0), 'page');
  const fonts = document.dict(document.dict(page.get('Resources'), 'resources').get('Font'), 'fonts');
  const contents = document.resolve(page.get('Contents'));
  if (!(contents instanceof PdfStream)) throw new Error('no page');
  const found: { font: number; code: number }[] = [];
  let font = 0;
  for (const [, name, digits = ''] of Buffer.from(decoded(contents)).toString('latin1').matchAll(/\/(\S+) [\d.]+ Tf|<(.{4})> Tj/g)) {
    const named = name === undefined ? undefined : fonts.get(name);
    if (named instanceof PdfRef) font = named.number;
    else found.push({ font, code: Number.parseInt(digits, 16) });
  }
  return found;
}

const page = (document: PdfDocument) => codes(document).map(({ font, code }) => seen(document, font, code));
const programs = (document: PdfDocument): number => new Set([...document.ofType('FontDescriptor')].map(([, each]) => JSON.stringify(each.get('FontFile2')))).size;
const written = (document: PdfDocument): PdfDocument => new PdfDocument(document.write('1.7', document.trailer));

describe('fonts', () => {
  test('that are parts of one face become one, and the page shows what it showed', () => {
    const { document } = documentWith([
      { outlines: { 1: 'one!', 5: 'five' }, texts: { 1: '一', 5: '五', 9: '误' }, stray: { 9: 7 } },
      { outlines: { 5: 'five', 9: 'nine' }, texts: { 5: '五', 9: '九' } },
    ]);
    const before = page(document);
    packFonts(document);
    const again = written(document);
    expect(programs(again)).toBe(1);
    expect(before).toEqual([['one!', 1000, 1000, '一'], ['five', 1000, 1000, '五'], ['five', 1000, 1000, '五'], ['nine', 1000, 1000, '九']]);
    expect(page(again)).toEqual(before);
    expect([...again.ofType('FontDescriptor')]).toHaveLength(1);
    expect(new Set(codes(again).map(({ font }) => font)).size).toBe(1);
  });

  test('keep the width that is not listed because it is the standard one, where another part lists the glyph as not shown', () => {
    const { document } = documentWith([
      { outlines: { 1: 'one!' }, texts: { 1: '一' }, advance: 573, standard: 573, stray: { 2: 0 } },
      { outlines: { 2: 'two!' }, texts: { 2: '二' }, advance: 573, standard: 573 },
    ]);
    packFonts(document);
    expect(programs(document)).toBe(1);
    expect(page(document)).toEqual([['one!', 573, 573, '一'], ['two!', 573, 573, '二']]);
  });

  test('number their glyphs from one, in the order of their characters', () => {
    const { document } = documentWith([{ outlines: { 700: 'seven', 9000: 'nine', 20: 'twenty' }, texts: { 700: '七', 9000: '九', 20: '二' } }]);
    const before = page(document);
    packFonts(document);
    expect(codes(document).map(({ code }) => code)).toEqual([3, 1, 2]);
    expect(page(document)).toEqual(before);
  });

  test('keep their numbers where glyphs are made of others', () => {
    const composite = `${Buffer.from('ffff', 'hex').toString('latin1')}...`;
    const { document } = documentWith([{ outlines: { 700: 'seven', 9000: composite }, texts: { 700: '七', 9000: '九' } }]);
    packFonts(document);
    expect(codes(document).map(({ code }) => code)).toEqual([700, 9000]);
  });

  test('keep their numbers and names where something else than pages shows text', () => {
    const { document, fonts } = documentWith([{ outlines: { 700: 'seven' }, texts: { 700: '七' } }, { outlines: { 700: 'seven' }, texts: { 700: '七' } }]);
    document.add(new PdfStream(dict({ Type: new PdfName('XObject'), Subtype: new PdfName('Form'), Resources: dict({ Font: dict({ F0: new PdfRef(fonts[0] ?? 0) }) }) }), Buffer.from('BT /F0 10 Tf <02BC> Tj ET')));
    const before = page(document);
    packFonts(document);
    expect(codes(document)).toEqual(fonts.map((font) => ({ font, code: 700 })));
    expect(page(document)).toEqual(before);
    expect(programs(document)).toBe(1);
  });

  test.each<[string, Face]>([
    ['draws a glyph differently', { outlines: { 5: 'FIVE' }, texts: { 5: '五' } }],
    ['reads a glyph differently', { outlines: { 5: 'five' }, texts: { 5: '伍' } }],
    ['has another width', { outlines: { 5: 'five' }, texts: { 5: '五' }, advance: 500 }],
    ['has another name', { outlines: { 5: 'five' }, texts: { 5: '五' }, name: 'NotoSansSC-Bold' }],
  ])('stay apart where one %s', (_, other) => {
    const { document } = documentWith([{ outlines: { 5: 'five' }, texts: { 5: '五' } }, other]);
    const before = page(document);
    packFonts(document);
    expect(programs(document)).toBe(2);
    expect(page(document)).toEqual(before);
  });

  test('lose the tables that a PDF has no use for', () => {
    const { document } = documentWith([{ outlines: { 1: 'one!' }, texts: {} }]);
    const [, descriptor] = [...document.ofType('FontDescriptor')][0] ?? [];
    const text = (): string => {
      const file = isDict(descriptor) ? document.resolve(descriptor.get('FontFile2')) : null;
      return file instanceof PdfStream ? Buffer.from(decoded(file)).toString('latin1') : '';
    };
    expect(text()).toContain('no use');
    packFonts(document);
    expect(text()).not.toContain('no use');
    expect(page(document)[0]?.[0]).toBe('one!');
  });
});

describe('a TrueType program', () => {
  test.each([['short places', 'even'], ['long places', 'odd']])('is read as it was written: %s', (_, outline) => {
    const read = readTrueType(program({ outlines: { 2: outline, 700: `${outline}${outline}` }, texts: {} }));
    expect([...(read?.outlines ?? [])].map(([glyph, bytes]) => [glyph, bytes.toString()])).toEqual([[2, outline], [700, outline + outline]]);
    expect(read?.metrics.get(700)).toEqual({ advance: 1000, bearing: -3 });
  });

  test('that is cut short, or of another kind, is none', () => {
    const whole = program({ outlines: { 2: 'even' }, texts: {} });
    for (const length of [0, 11, 30, 100, whole.length - 8]) expect(readTrueType(whole.subarray(0, length))).toBeUndefined();
    expect(readTrueType(Buffer.concat([Buffer.from('OTTO'), whole.subarray(4)]))).toBeUndefined();
  });
});
