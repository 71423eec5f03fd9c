import type { Asset } from '../model/asset.js';

/**
 * A PNG or JPEG without what it says beside its pixels (place and time of the photograph, programs, previews), copied without decoding;
 * colour profiles stay. Null for what must be decoded: other kinds, a photograph that viewers turn, a damaged file.
 */
export function withoutMetadata({ mediaType, bytes }: Asset): Uint8Array | null {
  if (mediaType === 'image/png') return plainPng(bytes);
  return mediaType === 'image/jpeg' ? plainJpeg(bytes) : null;
}

/** PNG (W3C) §11: the chunks that pixels and their colours depend on; APNG's among them. */
const pngChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']);

function plainPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length) return null;
    if (pngChunks.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(kept, bytes);
    at = end;
  }
  return null;
}

/** ITU T.81 annex B. Of the application segments JFIF (E0), the colour profile (E2, ICC.1 §B.4) and Adobe's note on colours (EE) stay. */
function plainJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    // From the first scan on there are pixels, up to the end of image; what stands after that is no part of it.
    if (marker === 0xda) {
      const end = endOfImage(bytes, at);
      return end === -1 ? null : joined([...kept, bytes.subarray(at, end)], bytes);
    }
    if (marker < 0xc0) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    const profile = marker === 0xe2 && startsWith(segment, 'ICC_PROFILE\0');
    if (marker === 0xe1 && orientation(segment) > 1) return null;
    if (marker === 0xe0 || marker === 0xee || profile || (marker < 0xe0 && marker !== 0xfe)) kept.push(segment);
    at = end;
  }
  return null;
}

/** The offset after the marker D9; inside a scan FF is followed by 00 or a restart marker, so it is no pixel. */
function endOfImage(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return at + 2;
  }
  return -1;
}

function startsWith(segment: Uint8Array, text: string): boolean {
  return Buffer.from(segment.subarray(4, 4 + text.length)).toString('latin1') === text;
}

/** Exif 2.3 §4.6.4, tag 0x0112 in an APP1 segment: 1 is upright. */
function orientation(segment: Uint8Array): number {
  if (!startsWith(segment, 'Exif\0\0') || segment.length < 20) return 1;
  const view = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return 1;
  const count = view.getUint16(directory, little);
  for (let i = 0, entry = directory + 2; i < count && entry + 12 <= view.byteLength; i += 1, entry += 12) {
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
  }
  return 1;
}

/** The same bytes where nothing was left out, so that a clean file keeps its name. */
function joined(parts: readonly Uint8Array[], whole: Uint8Array): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return size === whole.length ? whole : Buffer.concat(parts);
}
