import { Buffer } from 'node:buffer';
import { decoded } from '../document.js';
import { widthsOf } from '../font-widths.js';
import { isArray, isDict, type PdfDict, PdfStream } from '../objects.js';
import { type FileView, nameOf, type StandardRule } from './rule.js';

/** What PDF/UA-1 asks of fonts. */
export const fontRules: readonly StandardRule[] = [
  {
    id: 'font-encoding',
    clause: '7.21.3.1',
    title: { zh: '复合字体用 Identity 编码', en: 'Composite fonts have an identity encoding' },
    *check(file) {
      for (const { font, base } of compositeFonts(file)) if (!/^Identity-[HV]$/.test(nameOf(font.get('Encoding')))) yield base;
    },
  },
  {
    id: 'glyph-map',
    clause: '7.21.3.2',
    title: { zh: '字符号到字形的对应写明（CIDToGIDMap）', en: 'The map from characters to glyphs is given (CIDToGIDMap)' },
    *check(file) {
      for (const { descendant, base } of compositeFonts(file)) {
        const map = file.document.resolve(descendant.get('CIDToGIDMap'));
        if (nameOf(descendant.get('Subtype')) === 'CIDFontType2' && !(map instanceof PdfStream) && nameOf(map) !== 'Identity') yield base;
      }
    },
  },
  {
    id: 'font-embedded',
    clause: '7.21.4.1',
    title: { zh: '字体都已嵌入', en: 'Fonts are embedded' },
    *check(file) {
      for (const { descendant, base } of compositeFonts(file)) if (!fontFile(file, descendant)) yield base;
    },
  },
  {
    id: 'font-subset',
    clause: '7.21.4.2',
    title: { zh: '不附带可能不全的字符集清单（CIDSet）', en: 'No list of characters (CIDSet) that might be incomplete' },
    *check(file) {
      for (const { descendant, base } of compositeFonts(file)) {
        const descriptor = file.document.resolve(descendant.get('FontDescriptor'));
        if (isDict(descriptor) && descriptor.has('CIDSet')) yield base;
      }
    },
  },
  {
    id: 'font-widths',
    clause: '7.21.5',
    title: { zh: '写明的字宽与字体中的一致', en: 'Widths are those of the font' },
    *check(file) {
      const shown = shownCodes(file);
      for (const { number, descendant, base } of compositeFonts(file)) {
        const program = fontFile(file, descendant);
        const width = widthsOf(file.document.resolve(descendant.get('W')), descendant.get('DW'));
        if (program && !sameWidths(shown.get(number) ?? [], width, program)) yield base;
      }
    },
  },
  {
    id: 'simple-fonts',
    clause: '7.21.6',
    title: { zh: '只用复合字体，没有编码不明的简单字体', en: 'Only composite fonts: no simple ones whose encoding may be unclear' },
    *check({ document }) {
      for (const [, font] of document.ofType('Font')) {
        const kind = nameOf(font.get('Subtype'));
        if (!['Type0', 'CIDFontType0', 'CIDFontType2'].includes(kind)) yield `${kind} ${nameOf(font.get('BaseFont'))}`.trim();
      }
    },
  },
  {
    id: 'font-unicode',
    clause: '7.21.7',
    title: { zh: '字体带有到文字的对照表（ToUnicode）', en: 'Fonts come with a map to text (ToUnicode)' },
    *check(file) {
      for (const { font, base } of compositeFonts(file)) if (!(file.document.resolve(font.get('ToUnicode')) instanceof PdfStream)) yield base;
    },
  },
];

interface CompositeFont {
  readonly number: number;
  readonly font: PdfDict;
  readonly descendant: PdfDict;
  readonly base: string;
}

function* compositeFonts({ document }: FileView): Generator<CompositeFont> {
  for (const [number, font] of document.ofType('Font')) {
    if (nameOf(font.get('Subtype')) !== 'Type0') continue;
    const list = document.resolve(font.get('DescendantFonts'));
    const descendant = document.resolve(isArray(list) ? list[0] : undefined);
    yield { number, font, descendant: isDict(descendant) ? descendant : new Map(), base: nameOf(font.get('BaseFont')) };
  }
}

function fontFile({ document }: FileView, descendant: PdfDict): PdfStream | undefined {
  const descriptor = document.resolve(descendant.get('FontDescriptor'));
  const file = isDict(descriptor) ? document.resolve(descriptor.get('FontFile2') ?? descriptor.get('FontFile3')) : null;
  return file instanceof PdfStream ? file : undefined;
}

/** Codes that are shown, by the font's number. Glyphs that nobody uses are emptied when a font is cut down, and their widths may stay listed. */
function shownCodes({ pages }: FileView): ReadonlyMap<number, Iterable<number>> {
  const shown = new Map<number, Set<number>>();
  for (const { content, fonts } of pages) {
    for (const [name, codes] of content.shown) {
      const font = fonts.get(name);
      if (font === undefined) continue;
      const all = shown.get(font) ?? new Set();
      for (const code of codes.keys()) all.add(code);
      shown.set(font, all);
    }
  }
  return shown;
}

/** Widths in thousandths of an em (§9.7.4.3) against the advances of a TrueType font (`hmtx`); a difference of one is rounding. */
function sameWidths(codes: Iterable<number>, width: (code: number) => number, program: PdfStream): boolean {
  const font = Buffer.from(decoded(program));
  const [head, hhea, hmtx] = ['head', 'hhea', 'hmtx'].map((name) => tableAt(font, name));
  // Another kind of font has its widths elsewhere.
  if (head === undefined || hhea === undefined || hmtx === undefined) return true;
  const em = font.readUInt16BE(head + 18);
  const metrics = font.readUInt16BE(hhea + 34);
  for (const code of codes) {
    const advance = (font.readUInt16BE(hmtx + 4 * Math.min(code, metrics - 1)) * 1000) / em;
    if (Math.abs(advance - width(code)) > 1) return false;
  }
  return true;
}

function tableAt(font: Buffer, name: string): number | undefined {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    if (font.toString('latin1', 12 + 16 * index, 16 + 16 * index) === name) return font.readUInt32BE(20 + 16 * index);
  }
  return undefined;
}
