import { Buffer } from 'node:buffer';
import { writeTrueType } from '../src/render/pdf/true-type.js';

/*
 * A whole TrueType font that browsers take (OpenType 1.9): a square for each of some characters, and nothing else.
 */

const side = 800;

/** @param name PostScript name, and family · @param characters those that it has */
export function smallFont(name: string, characters: string): Buffer {
  const points = [...characters].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const glyphs = [0, ...points.map((_, index) => index + 1)];
  return writeTrueType({
    tables: new Map([
      ['head', filled(54, [[0, 1], [4, 1], [12, 0x5f0f], [14, 0x3cf5], [18, 1000], [40, side], [42, side], [46, 8], [48, 2]])],
      ['hhea', filled(36, [[0, 1], [4, 880], [6, 0x10000 - 120], [10, 1000], [16, side]])],
      ['maxp', filled(32, [[0, 1], [6, 4], [8, 1], [14, 2]])],
      ['OS/2', filled(96, [[0, 4], [2, 1000], [4, 400], [6, 5], [68, 880], [70, 0x10000 - 120], [74, 880], [76, 120]])],
      ['post', filled(32, [[0, 3]])],
      ['cmap', characterMap(points)],
      ['name', names(name)],
    ]),
    outlines: new Map(glyphs.map((glyph) => [glyph, square()])),
    metrics: new Map(glyphs.map((glyph) => [glyph, { advance: 1000, bearing: 0 }])),
  });
}

/** Zeros, but for these 16-bit numbers. */
function filled(length: number, numbers: readonly (readonly [place: number, value: number])[]): Buffer {
  const table = Buffer.alloc(length);
  for (const [place, value] of numbers) table.writeUInt16BE(value, place);
  return table;
}

/** Four points on the outline, each so far from the one before. */
function square(): Buffer {
  const outline = Buffer.alloc(34);
  for (const [place, value] of [[0, 1], [6, side], [8, side], [10, 3], [20, side], [24, -side], [30, side]] as const) outline.writeInt16BE(value, place);
  outline.fill(1, 14, 18);
  return outline;
}

/** Format 12, one group a character. */
function characterMap(points: readonly number[]): Buffer {
  const table = Buffer.alloc(28 + 12 * points.length);
  for (const [place, value] of [[2, 1], [4, 3], [6, 10], [12, 12]] as const) table.writeUInt16BE(value, place);
  for (const [place, value] of [[8, 12], [16, table.length - 12], [24, points.length]] as const) table.writeUInt32BE(value, place);
  for (const [index, point] of points.entries()) for (const [at, value] of [point, point, index + 1].entries()) table.writeUInt32BE(value, 28 + 12 * index + 4 * at);
  return table;
}

/** Family, style, full name and PostScript name. */
function names(name: string): Buffer {
  const texts = [[1, name], [2, 'Regular'], [4, name], [6, `${name}-Regular`]] as const;
  const head = filled(6 + 12 * texts.length, [[2, texts.length], [4, 6 + 12 * texts.length]]);
  const bodies: Buffer[] = [];
  let place = 0;
  for (const [index, [id, text]] of texts.entries()) {
    const body = Buffer.from(text, 'utf16le').swap16();
    for (const [at, value] of [3, 1, 0x409, id, body.length, place].entries()) head.writeUInt16BE(value, 6 + 12 * index + 2 * at);
    bodies.push(body);
    place += body.length;
  }
  return Buffer.concat([head, ...bodies]);
}
