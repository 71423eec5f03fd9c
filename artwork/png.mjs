// Reads a browser's screenshot, shrinks it by a whole factor and writes it small. Nothing is quantised: every pixel is
// the plain average of the factor x factor pixels it stands for, and every colour of that average is kept.
// Read: 8-bit RGB or RGBA, opaque, not interlaced. Written: 8-bit RGB, unfiltered, because flat colour compresses best
// so (PNG specification, third edition, 12.7 "Filter selection").
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function chunks(png) {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

// What each of the five filters predicts for a byte from its left, upper and upper-left neighbours.
const predict = [() => 0, (left) => left, (_left, up) => up, (left, up) => (left + up) >> 1, paeth];

function unfilter(raw, stride, height, step) {
  const pixels = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const guess = predict[raw[row * (stride + 1)]];
    for (let i = 0; i < stride; i += 1) {
      const at = row * stride + i;
      const left = i >= step ? pixels[at - step] : 0;
      const up = row > 0 ? pixels[at - stride] : 0;
      const corner = row > 0 && i >= step ? pixels[at - stride - step] : 0;
      pixels[at] = raw[row * (stride + 1) + 1 + i] + guess(left, up, corner);
    }
  }
  return pixels;
}

/** Returns { width, height, step, pixels }; `step` is the bytes a pixel takes (3 or 4). */
export function readPng(png) {
  const parts = chunks(png);
  const header = parts.find((part) => part.type === 'IHDR').data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour, interlace] = [header[8], header[9], header[12]];
  if (depth !== 8 || interlace !== 0 || (colour !== 2 && colour !== 6)) {
    throw new Error('expected an 8-bit RGB or RGBA picture, not interlaced');
  }
  const step = colour === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(parts.filter((part) => part.type === 'IDAT').map((part) => part.data)));
  return { width, height, step, pixels: unfilter(raw, width * step, height, step) };
}

/** Averages blocks of factor x factor pixels; width and height must be multiples of it. The result is RGB. */
export function shrink({ width, height, step, pixels }, factor) {
  const [w, h] = [width / factor, height / factor];
  const small = Buffer.alloc(w * h * 3);
  for (let at = 0; at < small.length; at += 1) {
    const [channel, x, y] = [at % 3, Math.floor(at / 3) % w, Math.floor(at / 3 / w)];
    let sum = 0;
    for (let dy = 0; dy < factor; dy += 1) {
      const row = (y * factor + dy) * width + x * factor;
      for (let dx = 0; dx < factor; dx += 1) sum += pixels[(row + dx) * step + channel];
    }
    small[at] = Math.round(sum / factor / factor);
  }
  return { width: w, height: h, step: 3, pixels: small };
}

/** Writes an RGB picture. */
export function writePng({ width, height, pixels }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // 8 bits a channel, RGB
  const rows = Buffer.alloc((width * 3 + 1) * height); // each row starts with its filter, 0 = none
  for (let row = 0; row < height; row += 1) {
    pixels.copy(rows, row * (width * 3 + 1) + 1, row * width * 3, (row + 1) * width * 3);
  }
  const packed = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}
