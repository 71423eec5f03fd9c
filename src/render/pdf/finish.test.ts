import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { PdfDocument } from './document.js';
import { type DocumentFacts, finish } from './finish.js';
import { PdfName, PdfRef, PdfText, pdfText, textOf } from './objects.js';
import { mendOutline } from './outline.js';
import { samplePdf, typed } from './sample.fixture.js';
import { mendFigures } from './tags.js';
import { verify } from './verify.js';

const facts: DocumentFacts = { title: '简报：2024年度回顾', author: '中环联合认证中心', keywords: ['SPP', '总第9期'], language: 'zh-CN', date: new Date('2022-09-30T00:00:00Z') };

describe('finishing', () => {
  const info = (bytes: Uint8Array): Record<string, string> => {
    const document = new PdfDocument(bytes);
    return Object.fromEntries([...document.dict(document.trailer.get('Info'), 'Info')].map(([key, value]) => [key, value instanceof PdfText ? textOf(value) : '?']));
  };

  test('writes the facts and fixed dates, keeps who made the file', () => {
    expect(info(finish(new PdfDocument(samplePdf()), facts))).toEqual({
      Title: '简报：2024年度回顾',
      Author: '中环联合认证中心',
      Keywords: 'SPP, 总第9期',
      Creator: 'spp',
      Producer: 'Skia/PDF m143',
      CreationDate: 'D:20220930000000Z',
      ModDate: 'D:20220930000000Z',
    });
  });

  test('gives the same bytes for the same content, whatever the time of printing', () => {
    const later = Buffer.from(Buffer.from(samplePdf()).toString('latin1').replace('D:20260101120000', 'D:20270202130102'), 'latin1');
    const [one, two] = [samplePdf(), later].map((bytes) => Buffer.from(finish(new PdfDocument(bytes), facts)));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
    const other = finish(new PdfDocument(samplePdf()), { ...facts, title: 'x' });
    const id = (bytes: Uint8Array) => new PdfDocument(bytes).trailer.get('ID');
    expect(id(other)).not.toEqual(id(one ?? other));
    expect(JSON.stringify(id(other))).not.toContain('\\u0000\\u0000');
  });

  test('names the language and shows the title in the window', () => {
    const { catalog } = new PdfDocument(finish(new PdfDocument(samplePdf()), facts));
    expect(catalog.get('Lang')).toEqual(new PdfText('zh-CN'));
    expect(catalog.get('ViewerPreferences')).toEqual(new Map([['DisplayDocTitle', true]]));
  });
});

describe('the outline', () => {
  const mended = (titles: readonly string[], headings: readonly string[]): readonly string[] => {
    const document = new PdfDocument(samplePdf({ outline: titles }));
    mendOutline(document, headings);
    return new PdfDocument(document.write('1.7', document.trailer)).outline().map(({ title }) => title);
  };

  test('gets back the spaces lost at line ends, and text that was written twice is written once', () => {
    expect(mended(['Global Strategyfor Sustainable', 'Green CoolingGreen Coolingthrough SPP'], ['Global Strategy for  Sustainable', 'Green Cooling through SPP'])).toEqual([
      'Global Strategy for Sustainable',
      'Green Cooling through SPP',
    ]);
  });

  test.each([
    [['a'], ['a', 'b']],
    [['a', 'c'], ['a', 'b']],
    [['b', 'a'], ['a', 'b']],
  ])('other headings are refused: %j for %j', (titles, headings) => {
    expect(() => mended(titles, headings)).toThrow(/outline entr/);
  });
});

test('the figure around a picture with words becomes a division; one without any stays, to be found', () => {
  const figure = (entries: Record<string, ReturnType<typeof pdfText> | PdfRef | number>) => typed('StructElem', { S: new PdfName('Figure'), ...entries });
  const document = new PdfDocument(samplePdf({ more: [figure({ K: new PdfRef(14) }), figure({ Alt: pdfText('谷物'), K: 0 }), figure({ K: 1 })] }));
  mendFigures(document);
  const kinds = [...document.ofType('StructElem')].map(([, element]) => element.get('S'));
  expect(kinds).toEqual([new PdfName('Div'), new PdfName('Figure'), new PdfName('Figure')]);
});

describe('what must not go out', () => {
  const sound = {
    places: { s1a1: 2 },
    outline: ['标题'],
    more: [
      typed('Font', { Subtype: new PdfName('Type0'), BaseFont: new PdfName('AAAAAA+NotoSansSC-Bold') }),
      typed('Font', { Subtype: new PdfName('CIDFontType2'), BaseFont: new PdfName('AAAAAA+NotoSansSC-Bold'), FontDescriptor: new Map([['FontFile2', new PdfRef(1)]]) }),
      typed('StructElem', { S: new PdfName('Figure'), Alt: pdfText('x') }),
    ],
  };
  const expected = { headings: ['标题'], pages: { s1a1: '2' }, fonts: ['NotoSansSC'], refused: [] };
  const rules = (sample: Parameters<typeof samplePdf>[0], wanted = expected) => verify(new PdfDocument(samplePdf(sample)), wanted, 'zh.md').map(({ rule }) => rule);

  test('a sound file has nothing', () => {
    expect(rules(sound)).toEqual([]);
  });

  test.each([
    ['pdf/type3-font', { ...sound, more: [...sound.more, typed('Font', { Subtype: new PdfName('Type3') })] }, expected],
    ['pdf/font-not-embedded', { ...sound, more: [typed('Font', { Subtype: new PdfName('CIDFontType2'), BaseFont: new PdfName('NotoSansSC-Bold'), FontDescriptor: new Map() })] }, expected],
    ['pdf/foreign-font', { ...sound, more: [...sound.more, typed('Font', { Subtype: new PdfName('Type0'), BaseFont: new PdfName('BAAAAA+OpenSans-Regular') })] }, expected],
    ['pdf/outline', { ...sound, outline: ['标'] }, expected],
    ['pdf/outline', { ...sound, outline: ['标题', '多余'] }, expected],
    ['pdf/contents', sound, { ...expected, pages: { s1a1: '3' } }],
    ['pdf/contents', sound, { ...expected, pages: { s1a2: '2' } }],
    ['pdf/untagged', { ...sound, tagged: false }, expected],
    ['pdf/figure-alt', { ...sound, more: [typed('StructElem', { S: new PdfName('Figure') })] }, expected],
    ['pdf/outside-request', sound, { ...expected, refused: ['http://example.org/x.png', 'http://example.org/x.png'] }],
  ])('%s is found', (rule, sample, wanted) => {
    expect(rules(sample, wanted as typeof expected)).toEqual([rule]);
  });
});

