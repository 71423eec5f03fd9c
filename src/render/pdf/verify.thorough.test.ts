import { describe, expect, test } from 'vitest';
import type { PdfDocument } from './document.js';
import { PdfName, type PdfValue } from './objects.js';
import { typed } from './sample.fixture.js';
import { at, set, soundPdf, soundText } from './sound.fixture.js';
import { type Expected, verify } from './verify.js';

describe('what must not go out', () => {
  const expected: Expected = {
    headings: ['标题'],
    pages: {},
    fonts: ['NotoSansSC'],
    refused: [],
    text: { letters: soundText, langs: [] },
    standard: 'a-2b',
    limits: { pages: 1, megabytes: 1 },
  };
  const rules = (change: (document: PdfDocument) => void, wanted: Partial<Expected> = {}) => verify(soundPdf(change), { ...expected, ...wanted }, 'zh.md').map(({ rule }) => rule);
  const sound = (): void => undefined;
  const font = (entries: Record<string, PdfValue>) => (document: PdfDocument) => void document.add(typed('Font', entries));

  test('a sound file has nothing', () => {
    expect(rules(sound)).toEqual([]);
  });

  test.each<[string, (document: PdfDocument) => void, Partial<Expected>]>([
    ['pdf/type3-font', font({ Subtype: new PdfName('Type3') }), {}],
    ['pdf/font-not-embedded', (document) => set(document, at.descriptor, { FontFile2: undefined }), {}],
    ['pdf/foreign-font', sound, { fonts: ['OpenSans'] }],
    ['pdf/outline', sound, { headings: ['标'] }],
    ['pdf/outline', sound, { headings: [] }],
    ['pdf/contents', sound, { pages: { s1a2: '2' } }],
    ['pdf/untagged', (document) => set(document, at.catalog, { StructTreeRoot: undefined }), {}],
    ['pdf/figure-alt', (document) => set(document, at.figure, { Alt: undefined }), {}],
    ['pdf/outside-request', sound, { refused: ['http://example.org/x.png', 'http://example.org/x.png'] }],
    ['pdf/text', sound, { text: { letters: soundText.replace('F', 'FX'), langs: [] } }],
    ['pdf/text', sound, { text: { letters: soundText.replace('DE', 'ED'), langs: [] } }],
    ['pdf/standard', (document) => set(document, at.link, { Contents: undefined }), {}],
    ['pdf/standard', (document) => set(document, at.catalog, { OutputIntents: undefined }), {}],
    ['pdf/too-large', sound, { limits: { pages: 0, megabytes: 1 } }],
    ['pdf/too-large', sound, { limits: { pages: 1, megabytes: 0.001 } }],
  ])('%s is found', (rule, change, wanted) => {
    expect(rules(change, wanted)).toEqual([rule]);
  });
});
