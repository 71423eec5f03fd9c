import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PdfDocument } from './document.js';
import { PdfName, PdfReader, PdfRef, PdfStream, PdfText, type PdfValue, pdfText, textOf } from './objects.js';
import { samplePdf } from './sample.fixture.js';
import { writeFile } from './write.js';

const read = (source: string): PdfValue => new PdfReader(source, 0).value();

describe('reading objects', () => {
  test.each<[string, PdfValue]>([
    ['-.5', -0.5],
    ['+17', 17],
    ['12 0 R', new PdfRef(12)],
    ['[12 0 12 0 R]', [12, 0, new PdfRef(12)]],
    ['/A#20B#2FC', new PdfName('A B/C')],
    ['<48 65 6C6C6>', new PdfText('Hell`')],
    ['(a\\(b\\)\\\\ \\101\\12 (nested) \\\nend)', new PdfText('a(b)\\ A\n (nested) end')],
    ['% comment\n true', true],
    ['<</A[/B<</C null>>]>>', new Map<string, PdfValue>([['A', [new PdfName('B'), new Map([['C', null]])]]])],
  ])('%s', (source, value) => {
    expect(read(source)).toEqual(value);
  });

  test.each(['<</A 1', '[1 2', '(open', '<4G>', '<<1 2>>', '12 5 R', ')', ''])('%j is refused', (source) => {
    expect(() => read(source)).toThrow(/unexpected/);
  });

  test('text strings of any script', () => {
    for (const text of ['Plain (text) \\', '可持续公共采购（SPP）', '😀']) expect(textOf(pdfText(text))).toBe(text);
  });
});

const value: fc.Arbitrary<PdfValue> = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.integer({ min: -1e6, max: 1e6 }).map((number) => number / 1000),
    fc.string({ unit: 'binary' }).map((text) => new PdfName(Buffer.from(text, 'utf8').toString('latin1').replace(/\0/g, ''))),
    fc.uint8Array().map((bytes) => new PdfText(Buffer.from(bytes).toString('latin1'))),
    fc.integer({ min: 1, max: 99_999 }).map((number) => new PdfRef(number)),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), tie('value')).map((entries) => new Map(Object.entries(entries))),
  ),
})).value;

test('what is written is read back, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), fc.uint8Array(), (values, bytes) => {
      const stream = new PdfStream(new Map<string, PdfValue>([['K', 1]]), bytes);
      const objects = [...values, stream].map((each, index) => ({ number: 3 * index + 1, value: each }));
      const document = new PdfDocument(writeFile('1.7', objects, new Map([['Root', new PdfRef(1)]])));
      expect(objects.slice(0, -1).map(({ number }) => document.object(number))).toEqual(values);
      const last = document.object(3 * values.length + 1);
      expect(last instanceof PdfStream && Buffer.from(last.bytes).equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

describe('documents', () => {
  test('pages, places and outline', () => {
    const document = new PdfDocument(samplePdf({ places: { s1: 1, s1a1: 3 }, outline: ['目录', 'Second'] }));
    expect(document.pages()).toHaveLength(3);
    expect([...document.destinations()]).toEqual([['s1', 1], ['s1a1', 3]]);
    expect(document.outline().map(({ level, title }) => [level, title])).toEqual([[1, '目录'], [1, 'Second']]);
  });

  test('objects are packed and read back; those nobody changed keep their bytes', () => {
    const document = new PdfDocument(samplePdf({ outline: ['目录'] }));
    const packed = new PdfDocument(document.write('1.7', document.trailer));
    for (const number of document.numbers) expect(packed.object(number)).toEqual(document.object(number));
    expect(packed.outline()).toEqual(document.outline());
    expect(Buffer.from(packed.bytes).toString('latin1')).not.toContain('/Outlines');
  });

  test.each([
    ['no table', (pdf: string) => pdf.replace(/\nxref\n/, '\nxyzf\n')],
    ['cut short', (pdf: string) => pdf.slice(0, -200)],
    ['a second part', (pdf: string) => pdf.replace('/Root', '/Prev 12\n/Root')],
    ['an encrypted one', (pdf: string) => pdf.replace('/Root', '/Encrypt 12\n/Root')],
    ['not a PDF', () => '<html>'],
  ])('another structure is refused: %s', (_what, change) => {
    const changed = change(Buffer.from(samplePdf()).toString('latin1'));
    expect(() => new PdfDocument(Buffer.from(changed, 'latin1')).catalog).toThrow(expect.objectContaining({ name: 'PdfStructureError' }));
  });

  test('an outline that goes in a circle, and a place without a page, are refused', () => {
    const circle = Buffer.from(samplePdf({ outline: ['a', 'b'] })).toString('latin1').replace('/Next 14 0 R', '/Next 13 0 R');
    expect(() => new PdfDocument(Buffer.from(circle, 'latin1')).outline()).toThrow('circle');
    const lost = Buffer.from(samplePdf({ places: { s1: 9 } }));
    expect(() => new PdfDocument(lost).destinations()).toThrow('“s1” has no page');
  });
});
