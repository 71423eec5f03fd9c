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

/** A document with these fonts, each of five objects. */
function documentWith(faces: readonly Face[]): { document: PdfDocument; fonts: readonly number[] } {
  const document = new PdfDocument(samplePdf());
  const fonts = faces.map((face, index) => {
    const base = new PdfName(`${'ABCDEF'.charAt(index)}AAAAA+${face.name ?? 'NotoSansSC-Regular'}`);
    const widths = new Map([...Object.keys(face.outlines).map((glyph): [number, number] => [Number(glyph), face.advance ?? 1000]), ...Object.entries(face.stray ?? {}).map(([glyph, width]): [number, number] => [Number(glyph), width])]);
    const file = document.add(stream(program(face)));
    const descriptor = document.add(dict({ Type: new PdfName('FontDescriptor'), FontName: base, FontFile2: file }));
    const descendant = document.add(dict({ Type: new PdfName('Font'), Subtype: new PdfName('CIDFontType2'), BaseFont: base, CIDToGIDMap: new PdfName('Identity'), DW: 0, FontDescriptor: descriptor, W: widthArray(widths) }));
    const map = document.add(stream(Buffer.from(writeCodeMap(new Map(Object.entries(face.texts).map(([glyph, text]) => [Number(glyph), text]))))));
    return document.add(dict({ Type: new PdfName('Font'), Subtype: new PdfName('Type0'), BaseFont: base, Encoding: new PdfName('Identity-H'), DescendantFonts: [descendant], ToUnicode: map })).number;
  });
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
  return [read?.outlines.get(glyph)?.toString(), read?.metrics.get(glyph)?.advance, width, readCodeMap(Buffer.from(decoded(map)).toString('latin1')).get(glyph)];
}

const programs = (document: PdfDocument): number => new Set([...document.ofType('FontDescriptor')].map(([, each]) => JSON.stringify(each.get('FontFile2')))).size;

describe('fonts', () => {
  test('that are parts of one face become one, and show what they showed', () => {
    const { document, fonts } = documentWith([
      { outlines: { 1: 'one!', 5: 'five' }, texts: { 1: '一', 5: '五', 9: '误' }, stray: { 9: 7 } },
      { outlines: { 5: 'five', 9: 'nine' }, texts: { 5: '五', 9: '九' } },
    ]);
    packFonts(document);
    const again = new PdfDocument(document.write('1.7', document.trailer));
    const [first = 0, second = 0] = fonts;
    expect(programs(again)).toBe(1);
    expect(seen(again, first, 1)).toEqual(['one!', 1000, 1000, '一']);
    expect(seen(again, second, 5)).toEqual(['five', 1000, 1000, '五']);
    expect(seen(again, second, 9)).toEqual(['nine', 1000, 1000, '九']);
    expect([...again.ofType('FontDescriptor')]).toHaveLength(1);
  });

  test.each<[string, Face]>([
    ['draws a glyph differently', { outlines: { 5: 'FIVE' }, texts: { 5: '五' } }],
    ['reads a glyph differently', { outlines: { 5: 'five' }, texts: { 5: '伍' } }],
    ['has another width', { outlines: { 5: 'five' }, texts: { 5: '五' }, advance: 500 }],
    ['has another name', { outlines: { 5: 'five' }, texts: { 5: '五' }, name: 'NotoSansSC-Bold' }],
  ])('stay apart where one %s', (_, other) => {
    const { document, fonts } = documentWith([{ outlines: { 5: 'five' }, texts: { 5: '五' } }, other]);
    const before = fonts.map((font) => seen(document, font, 5));
    packFonts(document);
    expect(programs(document)).toBe(2);
    expect(fonts.map((font) => seen(document, font, 5))).toEqual(before);
  });

  test('lose the tables that a PDF has no use for', () => {
    const { document, fonts } = documentWith([{ outlines: { 1: 'one!' }, texts: {} }]);
    const [, descriptor] = [...document.ofType('FontDescriptor')][0] ?? [];
    const text = (): string => {
      const file = isDict(descriptor) ? document.resolve(descriptor.get('FontFile2')) : null;
      return file instanceof PdfStream ? Buffer.from(decoded(file)).toString('latin1') : '';
    };
    expect(text()).toContain('no use');
    packFonts(document);
    expect(text()).not.toContain('no use');
    expect(seen(document, fonts[0] ?? 0, 1)[0]).toBe('one!');
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
