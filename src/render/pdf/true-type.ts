import { Buffer } from 'node:buffer';

/*
 * TrueType programs as they stand in a PDF (OpenType 1.9, “Font file”; ISO 32000-1, §9.9).
 */

/** A program of which each glyph can be taken by itself. */
export interface FontProgram {
  /** Tables that a PDF reader needs, but for those that follow. */
  readonly tables: ReadonlyMap<string, Buffer>;
  /** Outlines by number, without the empty ones. */
  readonly outlines: ReadonlyMap<number, Buffer>;
  /** Of the glyphs that were not emptied when the font was cut down. */
  readonly metrics: ReadonlyMap<number, Metric>;
}

interface Metric {
  readonly advance: number;
  readonly bearing: number;
}

/** What a reader needs of a CIDFontType2 beside outlines and metrics (ISO 32000-1, §9.9, table 126 and the text after it): the PDF has its own names and maps. */
const kept = new Set(['head', 'hhea', 'maxp', 'cvt ', 'fpgm', 'prep']);

/** Undefined for another kind of font, and for one that is cut short. */
export function readTrueType(font: Buffer): FontProgram | undefined {
  if (font.length < 12 || font.readUInt32BE(0) !== 0x00010000) return undefined;
  const all = tablesOf(font);
  const [head, hhea, maxp, loca, glyf, hmtx] = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx'].map((tag) => all?.get(tag));
  if (!all || !head || !hhea || !maxp || !loca || !glyf || !hmtx) return undefined;
  const count = maxp.readUInt16BE(4);
  const isLong = head.readUInt16BE(50) === 1;
  const full = hhea.readUInt16BE(34);
  if (full === 0 || loca.length < (count + 1) * (isLong ? 4 : 2) || hmtx.length < 2 * (count + full)) return undefined;
  const place = (glyph: number): number => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const outlines = new Map<number, Buffer>();
  const metrics = new Map<number, Metric>();
  for (let glyph = 0; glyph < count; glyph += 1) {
    const [start, end] = [place(glyph), place(glyph + 1)];
    if (end > glyf.length) return undefined;
    if (end > start) outlines.set(glyph, glyf.subarray(start, end));
    const advance = hmtx.readUInt16BE(4 * Math.min(glyph, full - 1));
    const bearing = hmtx.readInt16BE(glyph < full ? 4 * glyph + 2 : 2 * (glyph + full));
    if (advance !== 0 || bearing !== 0 || end > start) metrics.set(glyph, { advance, bearing });
  }
  return { tables: new Map([...all].filter(([tag]) => kept.has(tag))), outlines, metrics };
}

/** Each glyph under its number. */
export function writeTrueType({ tables, outlines, metrics }: FontProgram): Buffer {
  const count = Math.max(0, ...outlines.keys(), ...metrics.keys()) + 1;
  const hmtx = Buffer.alloc(4 * count);
  const places = [0];
  const glyphs: Buffer[] = [];
  for (let glyph = 0; glyph < count; glyph += 1) {
    const outline = outlines.get(glyph);
    if (outline) glyphs.push(outline);
    places.push((places[glyph] ?? 0) + (outline?.length ?? 0));
    const metric = metrics.get(glyph);
    hmtx.writeUInt16BE(metric?.advance ?? 0, 4 * glyph);
    hmtx.writeInt16BE(metric?.bearing ?? 0, 4 * glyph + 2);
  }
  const { isLong, bytes: loca } = placesTable(places);
  const changed = (tag: string, value: number, at: number): readonly [string, Buffer] => {
    const table = Buffer.from(tables.get(tag) ?? Buffer.alloc(0));
    table.writeUInt16BE(value, at);
    return [tag, table];
  };
  const counts = [changed('head', isLong ? 1 : 0, 50), changed('hhea', count, 34), changed('maxp', count, 4)];
  return fileOf(new Map([...tables, ...counts, ['loca', loca], ['glyf', Buffer.concat(glyphs)], ['hmtx', hmtx]]));
}

/** `loca`: halves of the places in two bytes each, where they fit. */
function placesTable(places: readonly number[]): { readonly isLong: boolean; readonly bytes: Buffer } {
  const isLong = places.some((place) => place % 2 !== 0 || place > 2 * 0xffff);
  const bytes = Buffer.alloc(places.length * (isLong ? 4 : 2));
  for (const [index, place] of places.entries()) {
    if (isLong) bytes.writeUInt32BE(place, 4 * index);
    else bytes.writeUInt16BE(place / 2, 2 * index);
  }
  return { isLong, bytes };
}

function tablesOf(font: Buffer): Map<string, Buffer> | undefined {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = font.subarray(12 + 16 * index, 28 + 16 * index);
    if (record.length < 16) return undefined;
    const [start, length] = [record.readUInt32BE(8), record.readUInt32BE(12)];
    if (start + length > font.length) return undefined;
    tables.set(record.toString('latin1', 0, 4), font.subarray(start, start + length));
  }
  return tables;
}

function fileOf(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  head.writeUInt32BE(0x00010000);
  for (const [index, value] of [sorted.length, 16 * 2 ** power, power, 16 * sorted.length - 16 * 2 ** power].entries()) head.writeUInt16BE(value, 4 + 2 * index);
  const parts: Buffer[] = [head];
  let place = head.length;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const record = 12 + 16 * index;
    head.write(tag, record, 'latin1');
    head.writeUInt32BE(checksum(bytes), record + 4);
    head.writeUInt32BE(place, record + 8);
    head.writeUInt32BE(bytes.length, record + 12);
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    place += bytes.length + padding.length;
  }
  return Buffer.concat(parts);
}

/** The sum of its 32-bit words. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + (at + 4 <= bytes.length ? bytes.readUInt32BE(at) : Buffer.concat([bytes.subarray(at), Buffer.alloc(3)]).readUInt32BE(0))) >>> 0;
  return sum;
}
