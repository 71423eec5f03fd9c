import { Buffer } from 'node:buffer';
import { PdfDocument } from './document.js';
import type { DocumentFacts } from './facts.js';
import { srgbProfile } from './icc.js';
import { PdfName, PdfRef, PdfStream, PdfText, pdfText, type PdfDict, type PdfValue } from './objects.js';
import { typed } from './sample.fixture.js';
import { writeFile } from './write.js';
import { metadataStream } from './xmp.js';

/** Numbers of the objects of the sound file. */
export const at = {
  catalog: 1, pages: 2, page: 3, content: 4, info: 5, metadata: 6, tree: 7, parents: 8, onPage: 9, font: 10, descendant: 11, descriptor: 12, program: 13,
  unicode: 14, outlines: 15, outlineItem: 16, link: 17, image: 18, state: 19, profile: 40,
  document: 20, heading: 21, paragraph: 22, linkTag: 23, figure: 24, list: 25, item: 26, label: 27, body: 28, table: 29, headRow: 30, head: 31, row: 32, cell: 33,
  contents: 34, entry: 35, note: 36, formula: 37, subheading: 38,
} as const;

const name = (text: string): PdfName => new PdfName(text);
const ref = (number: number): PdfRef => new PdfRef(number);
const dict = (entries: Readonly<Record<string, PdfValue>>): PdfDict => new Map(Object.entries(entries));

/** Elements in reading order; those with an `mcid` show the letter of that number, A for 0. */
const elements: readonly { number: number; kind: string; parent: number; mcid?: number; more?: Readonly<Record<string, PdfValue>> }[] = [
  { number: at.document, kind: 'Document', parent: at.tree },
  { number: at.heading, kind: 'H1', parent: at.document, mcid: 0 },
  { number: at.contents, kind: 'TOC', parent: at.document },
  { number: at.entry, kind: 'TOCI', parent: at.contents, mcid: 1 },
  { number: at.subheading, kind: 'H2', parent: at.document, mcid: 2 },
  { number: at.paragraph, kind: 'P', parent: at.document, mcid: 3, more: { Lang: new PdfText('en') } },
  { number: at.linkTag, kind: 'Link', parent: at.paragraph, mcid: 4 },
  { number: at.figure, kind: 'Figure', parent: at.document, mcid: 5, more: { Alt: pdfText('谷物') } },
  { number: at.list, kind: 'L', parent: at.document },
  { number: at.item, kind: 'LI', parent: at.list },
  { number: at.label, kind: 'Lbl', parent: at.item, mcid: 6 },
  { number: at.body, kind: 'LBody', parent: at.item, mcid: 7 },
  { number: at.table, kind: 'Table', parent: at.document },
  { number: at.headRow, kind: 'TR', parent: at.table },
  { number: at.head, kind: 'TH', parent: at.headRow, mcid: 8, more: { ID: new PdfText('h1'), A: [dict({ O: name('Table'), Scope: name('Column') })] } },
  { number: at.row, kind: 'TR', parent: at.table },
  { number: at.cell, kind: 'TD', parent: at.row, mcid: 9, more: { A: [dict({ O: name('Table'), Headers: [new PdfText('h1')] })] } },
  { number: at.note, kind: 'Note', parent: at.document, mcid: 10, more: { ID: new PdfText('n1') } },
  { number: at.formula, kind: 'Formula', parent: at.document, mcid: 11, more: { Alt: new PdfText('E = mc2') } },
];

export const soundFacts: DocumentFacts = { title: '简报', author: '中心', subject: 'S', keywords: ['SPP'], language: 'zh-CN', date: new Date('2022-09-30T00:00:00Z') };
export const soundText = 'ABCDEFGHIJKL';

/** A page description with a running head, a line and every element's letter. */
export const soundContent = [
  '/Artifact <</Type /Pagination /Subtype /Header>> BDC\nBT /F1 9 Tf 1 0 0 1 50 800 Tm <0001> Tj ET\nEMC',
  '/Artifact <</Type /Layout>> BDC\n50 780 400 1 re\nf\nEMC',
  ...elements.flatMap(({ kind, mcid }) => (mcid === undefined ? [] : [`/${kind} <</MCID ${mcid}>> BDC\n${kind === 'Figure' ? '/X1 Do\n' : ''}BT /F1 10 Tf 1 0 0 1 50 700 Tm <${(mcid + 1).toString(16).padStart(4, '0')}> Tj ET\nEMC`])),
].join('\n');

/** A small file that breaks none of the rules. */
export function soundPdf(change: (document: PdfDocument) => void = () => undefined): PdfDocument {
  const stream = (text: string | Uint8Array, entries: Readonly<Record<string, PdfValue>> = {}): PdfStream => new PdfStream(dict(entries), typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
  const values: [number, PdfValue][] = [
    [at.catalog, typed('Catalog', { Pages: ref(at.pages), Metadata: ref(at.metadata), MarkInfo: dict({ Marked: true }), StructTreeRoot: ref(at.tree), Outlines: ref(at.outlines), Lang: new PdfText('zh-CN'), ViewerPreferences: dict({ DisplayDocTitle: true }), OutputIntents: [typed('OutputIntent', { S: name('GTS_PDFA1'), DestOutputProfile: ref(at.profile) })] })],
    [at.pages, typed('Pages', { Kids: [ref(at.page)], Count: 1 })],
    [at.page, typed('Page', { Parent: ref(at.pages), MediaBox: [0, 0, 595, 842], Contents: ref(at.content), StructParents: 0, Tabs: name('S'), Annots: [ref(at.link)], Resources: dict({ Font: dict({ F1: ref(at.font) }), XObject: dict({ X1: ref(at.image) }), ExtGState: dict({ G1: ref(at.state) }) }) })],
    [at.content, stream(soundContent)],
    [at.info, dict({ Title: pdfText(soundFacts.title), Creator: new PdfText('spp') })],
    [at.metadata, metadataStream(soundFacts, 'Skia', 'a-2b')],
    [at.tree, typed('StructTreeRoot', { K: ref(at.document), ParentTree: ref(at.parents) })],
    [at.parents, dict({ Nums: [0, ref(at.onPage), 1, ref(at.linkTag)] })],
    [at.onPage, elements.flatMap(({ mcid, number }) => (mcid === undefined ? [] : [ref(number)]))],
    [at.font, typed('Font', { Subtype: name('Type0'), BaseFont: name('AAAAAA+NotoSansSC-Bold'), Encoding: name('Identity-H'), DescendantFonts: [ref(at.descendant)], ToUnicode: ref(at.unicode) })],
    [at.descendant, typed('Font', { Subtype: name('CIDFontType2'), BaseFont: name('AAAAAA+NotoSansSC-Bold'), CIDToGIDMap: name('Identity'), FontDescriptor: ref(at.descriptor), DW: 1000, W: [1, [500, 500], 3, 12, 500] })],
    [at.descriptor, typed('FontDescriptor', { FontFile2: ref(at.program) })],
    [at.program, stream(program())],
    [at.unicode, stream('2 beginbfrange\n<0001> <000c> <0041>\nendbfrange')],
    [at.outlines, dict({ First: ref(at.outlineItem) })],
    [at.outlineItem, dict({ Title: pdfText('标题') })],
    [at.link, typed('Annot', { Subtype: name('Link'), F: 4, Contents: pdfText('链接'), StructParent: 1, A: dict({ S: name('URI'), URI: new PdfText('https://example.org/') }) })],
    [at.image, stream('x', { Type: name('XObject'), Subtype: name('Image'), ColorSpace: name('DeviceRGB') })],
    [at.state, typed('ExtGState', { CA: 1 })],
    [at.profile, stream(srgbProfile(), { N: 3 })],
    ...elements.map(({ number, kind, parent, mcid, more = {} }): [number, PdfValue] => {
      const kids = elements.filter((other) => other.parent === number).map((other): PdfValue => ref(other.number));
      const own: PdfValue[] = [...(mcid === undefined ? [] : [mcid]), ...kids, ...(number === at.linkTag ? [dict({ Type: name('OBJR'), Obj: ref(at.link) })] : [])];
      return [number, typed('StructElem', { S: name(kind), P: ref(parent), Pg: ref(at.page), K: own, ...more })];
    }),
  ];
  const trailer = dict({ Root: ref(at.catalog), Info: ref(at.info), ID: [new PdfText('1'), new PdfText('1')] });
  const document = new PdfDocument(writeFile('1.7', values.map(([number, value]) => ({ number, value })), trailer));
  change(document);
  return new PdfDocument(document.write('1.7', document.trailer));
}

/** The parts of a TrueType font that say how wide its glyphs are: half an em each. */
function program(): Uint8Array {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(1, 34);
  const hmtx = Buffer.from([1, 244, 0, 0]);
  const tables = [['head', head], ['hhea', hhea], ['hmtx', hmtx]] as const;
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.writeUInt16BE(tables.length, 4);
  let place = directory.length;
  for (const [index, [tag, bytes]] of tables.entries()) {
    directory.write(tag, 12 + 16 * index, 'latin1');
    directory.writeUInt32BE(place, 20 + 16 * index);
    place += bytes.length;
  }
  return Buffer.concat([directory, ...tables.map(([, bytes]) => bytes)]);
}

/** Changes entries of a dictionary, or of a stream's; `undefined` takes one out. */
export function set(document: PdfDocument, number: number, entries: Readonly<Record<string, PdfValue | undefined>>): void {
  const old = document.object(number);
  const base = old instanceof PdfStream ? old.dict : (old as PdfDict);
  const merged = new Map(base);
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) merged.delete(key);
    else merged.set(key, value);
  }
  document.set(number, old instanceof PdfStream ? new PdfStream(merged, old.bytes) : merged);
}

/** Replaces the text of a stream. */
export function rewrite(document: PdfDocument, number: number, change: (text: string) => string): void {
  const old = document.object(number);
  if (!(old instanceof PdfStream)) throw new Error(`object ${number} is no stream`);
  document.set(number, new PdfStream(old.dict, Buffer.from(change(Buffer.from(old.bytes).toString('latin1')), 'latin1')));
}
