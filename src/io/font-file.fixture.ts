import { Buffer } from 'node:buffer';

/** A file with the tables of a TrueType font that say what is in it; it has no shapes. */
export function sfnt({ points, name, weight = 400, more = [] }: { readonly points: readonly number[]; readonly name: string; readonly weight?: number; readonly more?: readonly string[] }): Buffer {
  const tables: [string, Buffer][] = [['OS/2', numbers(4, weight)], ['cmap', cmap(points)], ['name', names(name)], ...more.map((tag): [string, Buffer] => [tag, Buffer.alloc(4)])];
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x00010000);
  head.writeUInt16BE(tables.length, 4);
  let place = head.length;
  for (const [index, [tag, body]] of tables.entries()) {
    head.write(tag, 12 + 16 * index, 'latin1');
    head.writeUInt32BE(place, 12 + 16 * index + 8);
    head.writeUInt32BE(body.length, 12 + 16 * index + 12);
    place += body.length;
  }
  return Buffer.concat([head, ...tables.map(([, body]) => body)]);
}

/** Zeros, then a 16-bit number. */
function numbers(zeros: number, value: number): Buffer {
  const bytes = Buffer.alloc(zeros + 2);
  bytes.writeUInt16BE(value, zeros);
  return bytes;
}

/** Format 12. */
function cmap(points: readonly number[]): Buffer {
  const table = Buffer.alloc(12 + 16 + 12 * points.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(points.length, 24);
  for (const [index, point] of points.entries()) for (const at of [0, 4]) table.writeUInt32BE(point, 28 + 12 * index + at);
  return table;
}

function names(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const head = Buffer.alloc(18);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(18, 4);
  head.writeUInt16BE(3, 6);
  head.writeUInt16BE(6, 12);
  head.writeUInt16BE(text.length, 14);
  return Buffer.concat([head, text]);
}
