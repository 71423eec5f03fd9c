import { Buffer } from 'node:buffer';
import type { Asset } from '../../model/asset.js';
import { PdfName, PdfStream, PdfText, type PdfValue } from './objects.js';

/*
 * A PNG's pixels are compressed as PDF compresses them: Flate over rows that each begin with a filter byte (PNG 2nd edition §9, ISO 32000-1
 * §7.4.4.4, predictor 15). So they go into the file as they are. Chromium would decode them and write them back without filters, which
 * made 1.29 MB of a picture of 32 KB; and it would do so in every pass.
 */

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * A PNG as a PDF image; undefined for one that must be decoded to be printed right: with transparency, interlaced, of 16 bits,
 * or in another colour space than sRGB.
 */
export function pngImage(asset: Asset): PdfStream | undefined {
  if (asset.mediaType !== 'image/png') return undefined;
  const chunks = chunksOf(asset.bytes);
  const header = chunks?.get('IHDR')?.[0];
  const data = chunks?.get('IDAT');
  if (!chunks || header?.length !== 13 || !data || !isPlain(chunks)) return undefined;
  const [bits = 0, colorType = 0, , , interlaced] = header.subarray(8);
  if (bits > 8 || interlaced !== 0) return undefined;
  const palette = chunks.get('PLTE')?.[0];
  const space = colorSpace(colorType, palette);
  if (space === undefined) return undefined;
  const width = header.readUInt32BE(0);
  const parameters = new Map<string, PdfValue>([['Predictor', 15], ['Colors', colorType === 2 ? 3 : 1], ['BitsPerComponent', bits], ['Columns', width]]);
  const dict = new Map<string, PdfValue>([
    ['Type', new PdfName('XObject')],
    ['Subtype', new PdfName('Image')],
    ['Width', width],
    ['Height', header.readUInt32BE(4)],
    ['ColorSpace', space],
    ['BitsPerComponent', bits],
    ['Filter', new PdfName('FlateDecode')],
    ['DecodeParms', parameters],
  ]);
  return new PdfStream(dict, Buffer.concat(data));
}

/** Colour types 0 grey, 2 RGB, 3 palette; 4 and 6 have transparency. */
function colorSpace(colorType: number, palette: Buffer | undefined): PdfValue | undefined {
  if (colorType === 0) return new PdfName('DeviceGray');
  if (colorType === 2) return new PdfName('DeviceRGB');
  if (colorType !== 3 || !palette || palette.length === 0 || palette.length % 3 !== 0) return undefined;
  return [new PdfName('Indexed'), new PdfName('DeviceRGB'), palette.length / 3 - 1, new PdfText(palette.toString('latin1'))];
}

/** Neither transparency nor a colour space of its own. */
function isPlain(chunks: ReadonlyMap<string, readonly Buffer[]>): boolean {
  if (chunks.has('tRNS') || chunks.has('iCCP') || chunks.has('cICP') || chunks.has('acTL')) return false;
  if (chunks.has('sRGB')) return true;
  // 1/2.2, what sRGB files say for old readers.
  const gamma = chunks.get('gAMA')?.[0];
  return !chunks.has('cHRM') && (gamma === undefined || (gamma.length === 4 && gamma.readUInt32BE(0) === 45455));
}

/** Chunks by type; undefined for a file that is cut short or is no PNG. */
function chunksOf(bytes: Uint8Array): Map<string, Buffer[]> | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!file.subarray(0, 8).equals(signature)) return undefined;
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > file.length) return undefined;
    const list = chunks.get(type) ?? [];
    list.push(file.subarray(at + 8, at + 8 + length));
    chunks.set(type, list);
    at += 12 + length;
    if (type === 'IEND') return chunks;
  }
  return undefined;
}
