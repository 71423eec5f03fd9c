import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { readCodeMap, writeCodeMap } from './code-map.js';
import { decoded, type PdfDocument } from './document.js';
import { widthArray, widthsOf } from './font-widths.js';
import { isArray, isDict, type PdfDict, PdfName, PdfRef, PdfStream, type PdfValue } from './objects.js';
import { denseNumbers, fontPlaces, type Glyphs, type Replaced, rewriteCodes, withNumbers } from './glyph-numbers.js';
import { readTrueType, writeTrueType } from './true-type.js';

/** A composite font with a TrueType program (ISO 32000-1, §9.7). */
interface Font {
  readonly number: number;
  readonly dict: PdfDict;
  readonly descendant: PdfRef;
  readonly descriptor: PdfRef;
  readonly file: PdfRef;
  readonly toUnicode: PdfRef;
  readonly glyphs: Glyphs;
}

/**
 * Takes out of embedded fonts what a PDF has of its own (names, maps), and makes one of those that are parts of the same face: Chromium embeds
 * a face once for each size, and the characters that stand in several sizes as often.
 */
export function packFonts(document: PdfDocument): void {
  const places = fontPlaces(document);
  const merged: { readonly key: string; readonly fonts: Font[]; glyphs: Glyphs }[] = [];
  for (const font of fontsOf(document)) {
    const key = keyOf(document, font);
    const same = merged.find((each) => each.key === key && agree(each.glyphs, font.glyphs));
    if (same) {
      same.fonts.push(font);
      same.glyphs = union(same.glyphs, font.glyphs);
    } else merged.push({ key, fonts: [font], glyphs: font.glyphs });
  }
  const replaced = new Map<number, Replaced>();
  for (const { fonts, glyphs } of merged) {
    const numbers = places && denseNumbers(glyphs);
    writeFont(document, fonts, numbers ? withNumbers(glyphs, numbers) : glyphs, places !== undefined);
    for (const { number } of fonts) replaced.set(number, { number: fonts[0]?.number ?? number, glyphs: numbers });
  }
  if (places) rewriteCodes(document, places, replaced);
}

function fontsOf(document: PdfDocument): Font[] {
  return [...document.ofType('Font')].flatMap(([number, dict]) => {
    const list = document.resolve(dict.get('DescendantFonts'));
    const descendant = isArray(list) ? list[0] : undefined;
    const about = document.resolve(descendant);
    if (!(descendant instanceof PdfRef) || !isDict(about)) return [];
    const descriptor = about.get('FontDescriptor');
    const described = document.resolve(descriptor);
    const file = isDict(described) ? described.get('FontFile2') : undefined;
    const stream = document.resolve(file);
    const toUnicode = dict.get('ToUnicode');
    const map = document.resolve(toUnicode);
    if (!(descriptor instanceof PdfRef) || !(file instanceof PdfRef) || !(stream instanceof PdfStream) || !(toUnicode instanceof PdfRef) || !(map instanceof PdfStream)) return [];
    const program = readTrueType(Buffer.from(decoded(stream)));
    if (!program) return [];
    // Listed are glyphs of another width than the standard one, and as 0 those between them that are not shown.
    const width = widthsOf(document.resolve(about.get('W')), about.get('DW'));
    const widths = new Map([...program.metrics.keys()].map((glyph) => [glyph, width(glyph)]));
    return [{ number, dict, descendant, descriptor, file, toUnicode, glyphs: { program, widths, codes: readCodeMap(Buffer.from(decoded(map)).toString('latin1')) } }];
  });
}

/** Fonts with different keys are of different faces, or are used differently. */
function keyOf(document: PdfDocument, { dict, descendant, glyphs: { program } }: Font): string {
  const about = document.dict(descendant, 'descendant font');
  const name = dict.get('BaseFont');
  const plain = [dict.get('Encoding'), about.get('CIDToGIDMap')].map((value) => (value instanceof PdfName ? value.name : ''));
  const shared = ['cvt ', 'fpgm', 'prep'].map((tag) => program.tables.get(tag)?.toString('base64'));
  // §9.6.4: six letters and + tell apart the parts of a face.
  return JSON.stringify([name instanceof PdfName ? name.name.replace(/^[A-Z]{6}\+/, '') : '', ...plain, about.get('DW'), program.tables.get('head')?.readUInt16BE(18), ...shared]);
}

/** Whether no glyph that is in both looks, measures or reads differently in them. */
function agree(a: Glyphs, b: Glyphs): boolean {
  return [...b.program.metrics].every(([glyph, { advance }]) => {
    const metric = a.program.metrics.get(glyph);
    if (!metric) return true;
    const [outline, other] = [a.program.outlines.get(glyph), b.program.outlines.get(glyph)];
    if (outline && other ? !outline.equals(other) : outline !== other) return false;
    const [text, otherText] = [a.codes.get(glyph), b.codes.get(glyph)];
    if (text !== undefined && otherText !== undefined && text !== otherText) return false;
    return metric.advance === advance && a.widths.get(glyph) === b.widths.get(glyph);
  });
}

function union(a: Glyphs, b: Glyphs): Glyphs {
  const maxp = Buffer.from(a.program.tables.get('maxp') ?? Buffer.alloc(0));
  const other = b.program.tables.get('maxp') ?? maxp;
  // Each of its numbers is the greatest of something (OpenType 1.9, maxp).
  for (let at = 6; at + 2 <= Math.min(maxp.length, other.length); at += 2) maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(at), other.readUInt16BE(at)), at);
  return {
    program: {
      tables: new Map([...a.program.tables, ['maxp', maxp]]),
      outlines: new Map([...a.program.outlines, ...b.program.outlines]),
      metrics: new Map([...a.program.metrics, ...b.program.metrics]),
    },
    widths: new Map([...a.widths, ...b.widths]),
    // A part of a face may list texts of glyphs that it lacks, and of those they are not to be believed.
    codes: new Map([...b.codes, ...a.codes, ...[...b.codes].filter(([glyph]) => !a.program.metrics.has(glyph) && b.program.metrics.has(glyph))]),
  };
}

/** All fonts get the first one's descendant, or go themselves if the pages are to name the first; what only they had goes. */
function writeFont(document: PdfDocument, fonts: readonly Font[], { program, widths, codes }: Glyphs, only: boolean): void {
  const [first, ...others] = fonts;
  if (!first) return;
  const bytes = writeTrueType(program);
  const flate = (data: Uint8Array, entries: readonly [string, PdfValue][]): PdfStream => new PdfStream(new Map<string, PdfValue>([...entries, ['Filter', new PdfName('FlateDecode')]]), deflateSync(data, { level: 9, memLevel: 9 }));
  document.set(first.file.number, flate(bytes, [['Length1', bytes.length]]));
  document.set(first.toUnicode.number, flate(Buffer.from(writeCodeMap(codes), 'latin1'), []));
  const about = document.dict(first.descendant, 'descendant font');
  const standard = about.get('DW') ?? 1000;
  document.set(first.descendant.number, new Map([...about, ['W', widthArray(new Map([...widths].filter(([, width]) => width !== standard)))]]));
  for (const font of others) {
    if (only) document.remove(font.number);
    else document.set(font.number, new Map<string, PdfValue>([...font.dict, ...(['BaseFont', 'DescendantFonts', 'ToUnicode'] as const).map((key): [string, PdfValue] => [key, first.dict.get(key) ?? null])]));
    for (const { number } of [font.descendant, font.descriptor, font.file, font.toUnicode]) document.remove(number);
  }
}
