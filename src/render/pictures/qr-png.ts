import { deflateSync } from 'node:zlib';
import { qrModules, quietZone } from '../html/qr-modules.js';

/** A QR code as a PNG of one bit a pixel (PNG §11.2.2, colour type 0), at least `side` pixels wide: whole pixels to a square, so that it is sharp. */
export function qrPng(text: string, side: number): Uint8Array {
  const key = `${side} ${text}`;
  if (last?.key !== key) last = { key, bytes: draw(text, side) };
  return last.bytes;
}

/** An issue has one code, and every edition of it in every medium shows it; finding its best mask takes a millisecond. */
let last: { readonly key: string; readonly bytes: Uint8Array } | undefined;

function draw(text: string, side: number): Uint8Array {
  const { size, isDark } = qrModules(text);
  const squares = size + quietZone * 2;
  const scale = Math.ceil(side / squares);
  const pixels = squares * scale;
  // Each row begins with its filter, 0; a set bit is white.
  const rows: Buffer[] = [];
  for (let row = 0; row < squares; row += 1) {
    const line = Buffer.alloc(1 + Math.ceil(pixels / 8), 0xff);
    line[0] = 0;
    for (let column = 0; column < size; column += 1) {
      if (row >= quietZone && row < quietZone + size && isDark(row - quietZone, column)) blacken(line, (quietZone + column) * scale, scale);
    }
    for (let copy = 0; copy < scale; copy += 1) rows.push(line);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  header[8] = 1;
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Clears `count` pixels of a row from pixel `from` on. */
function blacken(line: Buffer, from: number, count: number): void {
  for (let pixel = from; pixel < from + count; ) {
    const at = 1 + (pixel >> 3);
    const bits = Math.min(8 - (pixel & 7), from + count - pixel);
    line[at] = (line[at] ?? 0) & ~((0xff >> (pixel & 7)) & (0xff << (8 - (pixel & 7) - bits)));
    pixel += bits;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const written = Buffer.alloc(named.length + 8);
  written.writeUInt32BE(data.length, 0);
  named.copy(written, 4);
  written.writeUInt32BE(crc32(named), named.length + 4);
  return written;
}

/** PNG annex D. Node's own came with 20.15 and 22.2; a code is 600 octets. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
