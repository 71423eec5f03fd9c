import { deflateSync } from 'node:zlib';

/** A PNG of soft shades, filtered as PNG writers do (Sub): what photographs and gradients have in common. */
export function gradient(width, height) {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    const at = y * (width * 3 + 1);
    rows[at] = 1;
    let [r, g, b] = [0, 0, 0];
    for (let x = 0; x < width; x += 1) {
      const wave = Math.sin(x / 90) * 40 + Math.cos(y / 70) * 40;
      const next = [Math.round(120 + wave), Math.round(150 + (y / height) * 80), Math.round(90 + (x / width) * 120)];
      rows[at + 1 + 3 * x] = (next[0] - r) & 255;
      rows[at + 2 + 3 * x] = (next[1] - g) & 255;
      rows[at + 3 + 3 * x] = (next[2] - b) & 255;
      [r, g, b] = next;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  tail.writeUInt32BE(crc(body));
  return Buffer.concat([head, body, tail]);
}

/** PNG 2nd edition, annex D. */
function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
