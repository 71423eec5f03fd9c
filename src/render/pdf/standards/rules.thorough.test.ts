import { describe, expect, test } from 'vitest';
import type { PdfDocument } from '../document.js';
import { PdfName, PdfRef, PdfText, type PdfValue } from '../objects.js';
import { at, rewrite, set, soundPdf } from '../sound.fixture.js';
import { accessibilityRules, brokenRules, standardRules } from './registry.js';
import { viewOf } from './rule.js';

const name = (text: string): PdfName => new PdfName(text);
const dict = (entries: Readonly<Record<string, PdfValue>>): ReadonlyMap<string, PdfValue> => new Map(Object.entries(entries));
const all = [...accessibilityRules, ...standardRules['a-2b']];

/** For each rule a fault that breaks it; a rule without one is not known to find anything. */
const planted: Readonly<Record<string, (document: PdfDocument) => void>> = {
  identification: (file) => rewrite(file, at.metadata, (xmp) => xmp.replace('part>1<', 'part>2<')),
  metadata: (file) => rewrite(file, at.metadata, () => 'title'),
  title: (file) => rewrite(file, at.metadata, (xmp) => xmp.replace(/<dc:title>.*<\/dc:title>/, '')),
  'title-shown': (file) => set(file, at.catalog, { ViewerPreferences: dict({}) }),
  marked: (file) => set(file, at.catalog, { MarkInfo: dict({ Marked: false }) }),
  suspects: (file) => set(file, at.catalog, { MarkInfo: dict({ Marked: true, Suspects: true }) }),
  language: (file) => set(file, at.catalog, { Lang: new PdfText('') }),
  'optional-content': (file) => set(file, at.catalog, { OCProperties: dict({}) }),
  attachments: (file) => set(file, at.catalog, { Names: dict({ EmbeddedFiles: dict({}) }) }),
  xfa: (file) => set(file, at.catalog, { AcroForm: dict({}) }),
  outline: (file) => set(file, at.catalog, { Outlines: undefined }),
  'tagged-or-artifact': (file) => rewrite(file, at.content, (page) => `${page}\nBT /F1 9 Tf 1 0 0 1 50 20 Tm <0001> Tj ET`),
  'artifact-apart': (file) => rewrite(file, at.content, (page) => page.replace('<0001> Tj ET\nEMC\n/TOCI', '<0001> Tj ET\n/Artifact BMC\nEMC\nEMC\n/TOCI')),
  'content-in-structure': (file) => set(file, at.paragraph, { K: [new PdfRef(at.linkTag)] }),
  'parent-tree': (file) => file.set(at.onPage, [new PdfRef(at.paragraph)]),
  unicode: (file) => rewrite(file, at.unicode, (map) => map.replace('<000c>', '<000b>')),
  'sound-text': (file) => rewrite(file, at.unicode, (map) => map.replace('<0041>', '<fff5>')),
  'missing-glyph': (file) => rewrite(file, at.content, (page) => page.replace('<0003> Tj', '<0000> Tj')),
  'known-types': (file) => set(file, at.paragraph, { S: name('Em') }),
  'standard-types-kept': (file) => set(file, at.tree, { RoleMap: dict({ P: name('H1') }) }),
  'table-parts': (file) => set(file, at.row, { S: name('Div') }),
  'list-parts': (file) => set(file, at.item, { S: name('LBody') }),
  'contents-parts': (file) => set(file, at.contents, { S: name('Div') }),
  'element-language': (file) => set(file, at.paragraph, { Lang: new PdfText('english language') }),
  'figure-alt': (file) => set(file, at.figure, { Alt: new PdfText(' ') }),
  'heading-first': (file) => set(file, at.heading, { S: name('H2') }),
  'heading-levels': (file) => set(file, at.subheading, { S: name('H3') }),
  'heading-kinds': (file) => set(file, at.subheading, { S: name('H') }),
  'table-heads': (file) => set(file, at.head, { S: name('TD') }),
  'table-scope': (file) => set(file, at.head, { A: undefined }),
  'table-references': (file) => set(file, at.head, { ID: undefined }),
  'list-bodies': (file) => set(file, at.body, { S: name('Div') }),
  'formula-alt': (file) => set(file, at.formula, { Alt: undefined }),
  'note-ids': (file) => set(file, at.note, { ID: new PdfText('h1') }),
  'annotations-tagged': (file) => set(file, at.linkTag, { K: [4] }),
  'trap-net': (file) => set(file, at.link, { Subtype: name('TrapNet') }),
  'tab-order': (file) => set(file, at.page, { Tabs: undefined }),
  'link-tags': (file) => set(file, at.linkTag, { S: name('Span') }),
  'link-description': (file) => set(file, at.link, { Contents: undefined }),
  'external-objects': (file) => set(file, at.image, { Ref: dict({}) }),
  'font-encoding': (file) => set(file, at.font, { Encoding: name('UniGB-UCS2-H') }),
  'glyph-map': (file) => set(file, at.descendant, { CIDToGIDMap: undefined }),
  'font-embedded': (file) => set(file, at.descriptor, { FontFile2: undefined }),
  'font-subset': (file) => set(file, at.descriptor, { CIDSet: new PdfRef(at.program) }),
  'font-widths': (file) => set(file, at.descendant, { W: [1, [500, 502]] }),
  'simple-fonts': (file) => file.add(dict({ Type: name('Font'), Subtype: name('TrueType') })),
  'font-unicode': (file) => set(file, at.font, { ToUnicode: undefined }),
  'a-filters': (file) => set(file, at.image, { Filter: name('LZWDecode') }),
  'a-output-intent': (file) => set(file, at.profile, { N: 4 }),
  'a-colours': (file) => rewrite(file, at.content, (page) => `0 0 0 1 k\n${page}`),
  'a-graphics-state': (file) => set(file, at.state, { TR: name('Identity') }),
  'a-images': (file) => set(file, at.image, { Interpolate: true }),
  'a-annotations': (file) => set(file, at.link, { F: 6 }),
  'a-actions': (file) => set(file, at.link, { A: dict({ S: name('JavaScript') }) }),
  'a-information': (file) => set(file, at.info, { Author: new PdfText('somebody else') }),
  'a-identification': (file) => rewrite(file, at.metadata, (xmp) => xmp.replace('conformance>B', 'conformance>A')),
  'a-metadata-plain': (file) => {
    const { bytes, dict: entries } = file.object(at.metadata) as { bytes: Uint8Array; dict: ReadonlyMap<string, PdfValue> };
    expect([bytes.length > 0, entries.has('Filter')]).toEqual([true, false]);
    set(file, at.catalog, { Metadata: undefined });
  },
};

/** Facts of the trailer and the first bytes, which no object holds: their rules see another file. */
const elsewhere: Readonly<Record<string, (document: PdfDocument) => PdfDocument>> = {
  security: (file) => withTrailer(file, { Encrypt: dict({}) }),
  'a-trailer': (file) => withTrailer(file, { ID: null }),
  'a-header': (file) => Object.assign(Object.create(file) as PdfDocument, { bytes: Buffer.from('%PDF-2.0\n') }),
};

function withTrailer(file: PdfDocument, entries: Readonly<Record<string, PdfValue>>): PdfDocument {
  const view = Object.create(file) as PdfDocument;
  Object.defineProperty(view, 'trailer', { value: new Map([...file.trailer, ...Object.entries(entries)]) });
  return view;
}

const broken = (file: PdfDocument): string[] => {
  const view = viewOf(file);
  return all.filter(({ check }) => [...check(view)].length > 0).map(({ id }) => id);
};

test('a sound file breaks no rule', () => {
  expect(broken(soundPdf())).toEqual([]);
});

test('every rule has a fault, under a name of its own', () => {
  expect([...Object.keys(planted), ...Object.keys(elsewhere)].sort()).toEqual(all.map(({ id }) => id).sort());
});

describe('a planted fault is found', () => {
  test.each(Object.entries(planted))('%s', (id, plant) => {
    expect(broken(soundPdf(plant))).toContain(id);
  });

  test.each(Object.entries(elsewhere))('%s', (id, plant) => {
    const sound = viewOf(soundPdf());
    const rule = all.find((each) => each.id === id);
    expect([...(rule?.check({ ...sound, document: plant(sound.document) }) ?? [])]).toHaveLength(1);
  });
});

test('a message names standard, clause, what was expected and the first places', () => {
  const [message] = brokenRules(viewOf(soundPdf(planted['figure-alt'])), accessibilityRules, 'PDF/UA-1');
  expect(message?.en).toMatch(/^The PDF breaks PDF\/UA-1, 7\.3; expected: Every figure has an alternative text \(Figure\); /);
  expect(message?.zh).toContain('PDF/UA-1 第 7.3 条');
});
