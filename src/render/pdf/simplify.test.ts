import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { writePages } from './artifacts.js';
import { PdfDocument } from './document.js';
import { isArray, isDict, PdfName, PdfRef, PdfStream, PdfText, type PdfValue } from './objects.js';
import { readPages } from './pages.js';
import { typed } from './sample.fixture.js';
import { dissolveWrappers, joinLinkAreas, joinPieces } from './simplify.js';
import { viewOf } from './standards/rule.js';
import { contentRules } from './standards/ua-content.js';
import { Element, type Kid, Structure } from './structure.js';
import { textReader } from './tags.js';
import { writeFile } from './write.js';

const ref = (number: number): PdfRef => new PdfRef(number);
const dict = (entries: Readonly<Record<string, PdfValue>>): ReadonlyMap<string, PdfValue> => new Map(Object.entries(entries));

/** Number of each element, its type, its parent, and what it shows: marked content (a number) or a link's area (a letter). */
type Row = readonly [number: number, kind: string, parent: number, ...shows: (number | 'a' | 'b' | 'c')[]];

const areas = { a: [10, 20, 30, 32], b: [30, 20, 55, 32], c: [10, 2, 30, 14] } as const;
const areaNumber = { a: 80, b: 81, c: 82 } as const;

/** A paragraph as Chromium tags it: each run an element, each run of a link an area. */
const paragraph: readonly Row[] = [
  [20, 'Document', 7],
  [21, 'NonStruct', 20],
  [22, 'P', 21],
  [23, 'NonStruct', 22, 0],
  [24, 'NonStruct', 22, 1],
  [25, 'Link', 22],
  [26, 'NonStruct', 25, 2],
  [27, 'NonStruct', 25, 3, 'a', 'b', 'c'],
  [28, 'NonStruct', 22, 4],
  [29, 'NonStruct', 22, 5],
  [30, 'NonStruct', 20, 6],
];

/** @param between what is painted before a piece, by its number */
function documentOf(rows: readonly Row[], between: Readonly<Record<number, string>> = {}): PdfDocument {
  const pieces = rows.flatMap(([, , , ...shows]) => shows.filter((each) => typeof each === 'number'));
  const content = pieces.map((mcid) => `${between[mcid] ?? ''}/NonStruct <</MCID ${mcid} >>BDC\nBT\n/F1 10 Tf\n1 0 0 -1 ${10 * mcid} 50 Tm\n<${(mcid + 1).toString(16).padStart(4, '0')}> Tj\nET\nEMC\n`).join('');
  const owner = new Map(rows.flatMap(([number, , , ...shows]) => shows.map((each) => [each, number] as const)));
  const stream = (text: string): PdfStream => new PdfStream(new Map(), Buffer.from(text, 'latin1'));
  const values: [number, PdfValue][] = [
    [1, typed('Catalog', { Pages: ref(2), StructTreeRoot: ref(7) })],
    [2, typed('Pages', { Kids: [ref(3)], Count: 1 })],
    [3, typed('Page', { Parent: ref(2), MediaBox: [0, 0, 595, 842], Contents: ref(4), StructParents: 0, Annots: [ref(80), ref(81), ref(82)], Resources: dict({ Font: dict({ F1: ref(10) }) }) })],
    [4, stream(content)],
    [7, typed('StructTreeRoot', { K: ref(20), ParentTree: ref(8) })],
    [8, dict({ Nums: [0, ref(9), 100, ref(27), 101, ref(27), 102, ref(27)] })],
    [9, pieces.map((mcid) => ref(owner.get(mcid) ?? 0))],
    [10, typed('Font', { Subtype: new PdfName('Type0'), DescendantFonts: [typed('Font', { DW: 1000 })], ToUnicode: ref(11) })],
    [11, stream('1 beginbfrange\n<0001> <0020> <0041>\nendbfrange')],
    ...(['a', 'b', 'c'] as const).map((area, index): [number, PdfValue] => [areaNumber[area], typed('Annot', { Subtype: new PdfName('Link'), Rect: areas[area], StructParent: 100 + index })]),
    ...rows.map(([number, kind, parent, ...shows]): [number, PdfValue] => {
      const kids = [...rows.filter(([, , above]) => above === number).map(([below]): PdfValue => ref(below)), ...shows.map((each): PdfValue => (typeof each === 'number' ? each : typed('OBJR', { Obj: ref(areaNumber[each]) })))];
      return [number, typed('StructElem', { S: new PdfName(kind), P: ref(parent), Pg: ref(3), K: kids })];
    }),
  ];
  return new PdfDocument(writeFile('1.7', values.map(([number, value]) => ({ number, value })), dict({ Root: ref(1) })));
}

/** The tree as text: types, letters of the pieces, areas. */
function shown(document: PdfDocument): string {
  const text = textReader(readPages(document));
  const say = (kid: Kid): string => (kid instanceof Element ? `${kid.kind}(${kid.kids.map(say).join(' ')})` : 'mcid' in kid ? text(kid) : `#${kid.annotation}`);
  return say(new Structure(document).root);
}

function simplified(document: PdfDocument, { langs = {}, placed = [0, 1, 2, 3, 4, 5, 6] }: { langs?: Readonly<Record<number, string>>; placed?: readonly number[] } = {}): PdfDocument {
  const structure = new Structure(document);
  const pages = readPages(document);
  for (const element of structure.root.all()) if (langs[element.number] !== undefined) element.setText('Lang', langs[element.number] ?? '');
  dissolveWrappers(structure);
  joinLinkAreas(structure);
  writePages(document, pages, new Map(), joinPieces(structure, pages, new Set(placed.map((mcid) => `3 ${mcid}`))));
  structure.write();
  const written = new PdfDocument(document.write('1.7', document.trailer));
  const view = viewOf(written);
  for (const rule of contentRules) if (['content-in-structure', 'parent-tree'].includes(rule.id)) expect([rule.id, ...rule.check(view)]).toEqual([rule.id]);
  return written;
}

test('a paragraph holds its text again: no wrappers, one piece from one element to the next, one area a line', () => {
  const before = documentOf(paragraph);
  expect(shown(before)).toBe('Document(NonStruct(P(NonStruct(A) NonStruct(B) Link(NonStruct(C) NonStruct(D #80 #81 #82)) NonStruct(E) NonStruct(F))) NonStruct(G))');
  const after = simplified(before);
  expect(shown(after)).toBe('Document(P(AB Link(CD #80 #82) EF) NonStruct(G))');
  expect(after.dict(ref(80), 'area').get('Rect')).toEqual([10, 20, 55, 32]);
  const annotations = after.dict(ref(3), 'page').get('Annots') ?? null;
  expect(isArray(annotations) && annotations.map((each) => (each instanceof PdfRef ? each.number : 0))).toEqual([80, 82]);
  expect(after.object(81)).toBeNull();
});

test('pieces stay apart where something else is painted between them, or the style sheet made one of them', () => {
  expect(shown(simplified(documentOf(paragraph, { 1: '/Artifact <<>> BDC\n0 0 1 1 re\nf\nEMC\n', 5: '0 0 1 1 re\nf\n' })))).toBe('Document(P(A B Link(CD #80 #82) E F) NonStruct(G))');
  expect(shown(simplified(documentOf(paragraph), { placed: [0, 1, 2, 3, 5, 6] }))).toContain(' E F)');
});

test('a run in another language keeps its element', () => {
  const after = simplified(documentOf(paragraph), { langs: { 24: 'en' } });
  expect(shown(after)).toBe('Document(P(A Span(B) Link(CD #80 #82) EF) NonStruct(G))');
  const span = after.dict(ref(24), 'span');
  expect(isDict(span) && span.get('Lang')).toEqual(new PdfText('en'));
});
