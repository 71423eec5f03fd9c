import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { decoded, type PdfDocument } from './document.js';
import { isDict, PdfName, PdfRef, PdfStream, type PdfValue } from './objects.js';

/** Tables that a PDF reader needs of a CIDFontType2 (ISO 32000-1, §9.9, table 126 and the text after it). */
const needed = new Set(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep']);

/** Takes names, vertical metrics and maps out of embedded fonts: the PDF has its own, and a font of ten glyphs is mostly these. */
export function slimFonts(document: PdfDocument): void {
  for (const [, descriptor] of document.ofType('FontDescriptor')) {
    const reference = descriptor.get('FontFile2');
    const program = document.resolve(reference);
    if (!(reference instanceof PdfRef) || !(program instanceof PdfStream) || !isDict(program.dict)) continue;
    const slim = withNeededTables(Buffer.from(decoded(program)));
    if (!slim) continue;
    const entries = new Map<string, PdfValue>([['Length1', slim.length], ['Filter', new PdfName('FlateDecode')]]);
    document.set(reference.number, new PdfStream(entries, deflateSync(slim, { level: 9 })));
  }
}

/** The same font with fewer tables (OpenType 1.9, “Font file”); undefined for another kind of file. */
function withNeededTables(font: Buffer): Buffer | undefined {
  if (font.length < 12 || font.readUInt32BE(0) !== 0x00010000) return undefined;
  const tables: { tag: string; record: Buffer; bytes: Buffer }[] = [];
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = Buffer.from(font.subarray(12 + 16 * index, 28 + 16 * index));
    const tag = record.toString('latin1', 0, 4);
    const place = record.readUInt32BE(8);
    const bytes = font.subarray(place, place + record.readUInt32BE(12));
    if (bytes.length < record.readUInt32BE(12)) return undefined;
    if (needed.has(tag)) tables.push({ tag, record, bytes });
  }
  const power = Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12);
  head.writeUInt32BE(0x00010000);
  for (const [index, value] of [tables.length, 16 * 2 ** power, power, 16 * tables.length - 16 * 2 ** power].entries()) head.writeUInt16BE(value, 4 + 2 * index);
  const parts: Buffer[] = [];
  let place = head.length + 16 * tables.length;
  for (const { record, bytes } of tables) {
    record.writeUInt32BE(place, 8);
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    place += bytes.length + padding.length;
  }
  return Buffer.concat([head, ...tables.map(({ record }) => record), ...parts]);
}
