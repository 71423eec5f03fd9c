import { Buffer } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { PdfDocument } from './document.js';
import type { DocumentFacts } from './facts.js';
import { finish } from './finish.js';
import { PdfText, textOf } from './objects.js';
import { mendOutline } from './outline.js';
import { samplePdf } from './sample.fixture.js';
import { metadataStream, type PdfStandard } from './xmp.js';

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

describe('the XMP', () => {
  /** What a real XML parser, which knows namespaces, reads: each property with its namespace, and its text or list. */
  function read(xml: string): Record<string, string | readonly string[]> {
    const found: Record<string, string | string[]> = {};
    const path: string[] = [];
    let text = '';
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ uri, local }) => {
      path.push(`${uri} ${local}`);
      text = '';
    });
    parser.on('text', (more) => (text += more));
    parser.on('closetag', () => {
      const [, , , property] = path;
      const inside = path.slice(4).map((name) => name.split(' ')[1]);
      if (property !== undefined && inside.join() === '' && !(property in found)) found[property] = text;
      if (property !== undefined && /^(?:Alt|Seq|Bag),li$/.test(inside.join())) found[property] = [...((found[property] as string[] | undefined) ?? []), text];
      path.pop();
    });
    parser.write(xml).close();
    return found;
  }

  const awkward: DocumentFacts = { ...facts, title: '简报 <b> & “\u0007引”', subject: ']]> & more', keywords: ['SPP', 'R&D'] };
  const xmp = (standard?: PdfStandard): Record<string, string | readonly string[]> => read(Buffer.from(metadataStream(awkward, 'Skia/PDF <m143>', standard).bytes).toString('utf8').replace(/<\?xpacket[^>]*\?>/g, ''));

  test('is XML, and says what the document information says', () => {
    expect(xmp()).toEqual({
      'http://purl.org/dc/elements/1.1/ format': 'application/pdf',
      'http://purl.org/dc/elements/1.1/ title': ['简报 <b> & “引”'],
      'http://purl.org/dc/elements/1.1/ creator': ['中环联合认证中心'],
      'http://purl.org/dc/elements/1.1/ description': [']]> & more'],
      'http://purl.org/dc/elements/1.1/ subject': ['SPP', 'R&D'],
      'http://purl.org/dc/elements/1.1/ language': ['zh-CN'],
      'http://ns.adobe.com/xap/1.0/ CreatorTool': 'spp',
      'http://ns.adobe.com/xap/1.0/ CreateDate': '2022-09-30T00:00:00Z',
      'http://ns.adobe.com/xap/1.0/ ModifyDate': '2022-09-30T00:00:00Z',
      'http://ns.adobe.com/xap/1.0/ MetadataDate': '2022-09-30T00:00:00Z',
      'http://ns.adobe.com/pdf/1.3/ Producer': 'Skia/PDF <m143>',
      'http://ns.adobe.com/pdf/1.3/ Keywords': 'SPP, R&D',
      'http://www.aiim.org/pdfua/ns/id/ part': '1',
    });
  });

  test('names the archival standard, and describes the schema that the standard does not know', () => {
    const archival = xmp('a-2b');
    expect([archival['http://www.aiim.org/pdfa/ns/id/ part'], archival['http://www.aiim.org/pdfa/ns/id/ conformance']]).toEqual(['2', 'B']);
    expect(Object.keys(archival)).toContain('http://www.aiim.org/pdfa/ns/extension/ schemas');
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
