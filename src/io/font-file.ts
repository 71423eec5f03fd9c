import { Buffer } from 'node:buffer';
import { brotliDecompressSync } from 'node:zlib';

/** What is in a font, read from the file itself: lists that come with packages say what a file was cut for. */
export interface FontFacts {
  readonly points: ReadonlySet<number>;
  /** What a PDF calls it, without the weight: `NotoSansSC` of `NotoSansSC-Regular` (name record 6). */
  readonly name: string;
  /** CSS weight (OS/2 `usWeightClass`). */
  readonly weight: number;
  readonly format: 'woff2' | 'truetype' | 'opentype';
  /** It has axes (`fvar`): a PDF would get it as Type 3. */
  readonly isVariable: boolean;
  /** Its glyphs are coloured pictures: likewise. */
  readonly isColoured: boolean;
}

type Table = (tag: string) => Buffer | undefined;

const signatures: Readonly<Record<string, FontFacts['format']>> = { '\0\u0001\0\0': 'truetype', true: 'truetype', OTTO: 'opentype', wOF2: 'woff2' };

/**
 * Reads TrueType, OpenType and WOFF2 files.
 * @throws {Error} for anything else, and for a file that is broken
 */
export function readFont(bytes: Uint8Array): FontFacts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const format = signatures[file.toString('latin1', 0, 4)];
  if (format === undefined) throw new Error('neither TrueType, OpenType nor WOFF2');
  const table = format === 'woff2' ? woff2Tables(file) : plainTables(file);
  const [cmap, names] = [table('cmap'), table('name')];
  if (!cmap || !names) throw new Error('a font without a character map or a name');
  return {
    points: pointsOf(cmap),
    name: postScriptName(names),
    weight: table('OS/2')?.readUInt16BE(4) ?? 400,
    format,
    isVariable: table('fvar') !== undefined,
    isColoured: ['COLR', 'CBDT', 'sbix', 'SVG '].some((tag) => table(tag) !== undefined),
  };
}

/** OpenType 1.9, “Font file”. */
function plainTables(file: Buffer): Table {
  const places = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const at = 12 + 16 * index;
    const start = file.readUInt32BE(at + 8);
    places.set(file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12)));
  }
  return (tag) => places.get(tag);
}

/** The tables that are asked for and have a number instead of a tag (W3C WOFF File Format 2.0, §4.1). */
const knownTags: Readonly<Record<number, string>> = { 0: 'cmap', 5: 'name', 6: 'OS/2', 32: 'CBDT', 34: 'COLR', 36: 'SVG ', 37: 'sbix', 47: 'fvar' };
const tagOf = (number: number): string => knownTags[number] ?? `number ${number}`;

/** W3C WOFF File Format 2.0, §4 and §5. */
function woff2Tables(file: Buffer): Table {
  const places = new Map<string, readonly [start: number, end: number]>();
  let at = 48;
  let start = 0;
  const base128 = (): number => {
    let value = 0;
    for (let digit = 0; digit < 5; digit += 1) {
      const byte = file.readUInt8(at);
      at += 1;
      value = value * 128 + (byte & 127);
      if ((byte & 128) === 0) return value;
    }
    throw new Error('broken number in a WOFF2 directory');
  };
  for (let index = 0; index < file.readUInt16BE(12); index += 1) {
    const flags = file.readUInt8(at);
    at += 1;
    const known = flags & 63;
    const tag = known === 63 ? file.toString('latin1', at, at + 4) : tagOf(known);
    if (known === 63) at += 4;
    const version = flags >> 6;
    let length = base128();
    // 10 and 11 are glyf and loca, the only two whose transformation 3, and not 0, means none.
    const transformed = known === 10 || known === 11 ? version !== 3 : version !== 0;
    if (transformed) length = base128();
    places.set(tag, [start, start + length]);
    start += length;
  }
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)), { maxOutputLength: Math.max(1, start) });
  return (tag) => {
    const place = places.get(tag);
    return place && data.subarray(...place);
  };
}

/** Code points of a cmap table (OpenType 1.9, subtable formats 4 and 12; others repeat them, are of old systems, or choose among shapes). */
function pointsOf(cmap: Buffer): ReadonlySet<number> {
  const points = new Set<number>();
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
  for (const start of new Set(subtables)) {
    const format = cmap.readUInt16BE(start);
    if (format === 4) addSegments(cmap, start, points);
    else if (format === 12) addGroups(cmap, start, points);
  }
  return points;
}

function addSegments(cmap: Buffer, start: number, points: Set<number>): void {
  const twice = cmap.readUInt16BE(start + 6);
  for (let at = 0; at < twice; at += 2) {
    const end = cmap.readUInt16BE(start + 14 + at);
    const first = cmap.readUInt16BE(start + 16 + twice + at);
    const delta = cmap.readUInt16BE(start + 16 + 2 * twice + at);
    const place = start + 16 + 3 * twice + at;
    const offset = cmap.readUInt16BE(place);
    for (let point = first; point <= end && point < 0xffff; point += 1) {
      const glyph = offset === 0 ? point + delta : cmap.readUInt16BE(place + offset + 2 * (point - first));
      if ((glyph & 0xffff) !== 0) points.add(point);
    }
  }
}

const lastPoint = 0x10ffff;

function addGroups(cmap: Buffer, start: number, points: Set<number>): void {
  // Groups stand in order and apart from one another; a file where they do not could name all points again in each.
  let next = 0;
  for (let index = 0; index < cmap.readUInt32BE(start + 12); index += 1) {
    const at = start + 16 + 12 * index;
    const end = Math.min(cmap.readUInt32BE(at + 4), lastPoint);
    for (let point = Math.max(next, cmap.readUInt32BE(at)); point <= end; point += 1) points.add(point);
    next = Math.max(next, end + 1);
  }
}

function postScriptName(names: Buffer): string {
  const strings = names.readUInt16BE(4);
  for (let index = 0; index < names.readUInt16BE(2); index += 1) {
    const at = 6 + 12 * index;
    // Platform 3, Windows: UTF-16.
    if (names.readUInt16BE(at) !== 3 || names.readUInt16BE(at + 6) !== 6) continue;
    const start = strings + names.readUInt16BE(at + 10);
    return Buffer.from(names.subarray(start, start + names.readUInt16BE(at + 8))).swap16().toString('utf16le').replace(/-.*/, '');
  }
  throw new Error('a font without a name');
}
