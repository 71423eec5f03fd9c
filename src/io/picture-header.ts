import type { Asset } from '../model/asset.js';

type Header = Pick<Asset, 'mediaType' | 'width' | 'height'>;

/** 50 megapixels: decoded, that is 200 MB in the browser. A phone's photograph has 12. */
export const maxPixels = 50_000_000;

/** Kind and size of a picture, told by its first bytes and never by its name. Undefined for anything else, damaged headers included. */
export function readPictureHeader(bytes: Uint8Array): Header | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view) ?? avif(view) ?? svg(bytes);
  return header && header.width > 0 && header.height > 0 ? header : undefined;
}

function ascii(view: DataView, at: number, length: number): string {
  let text = '';
  for (let i = at; i < Math.min(at + length, view.byteLength); i += 1) text += String.fromCharCode(view.getUint8(i));
  return text;
}

/** PNG (W3C), §5.2 and §11.2.2: signature, then IHDR with width and height. */
function png(view: DataView): Header | undefined {
  if (view.byteLength < 24 || ascii(view, 0, 8) !== '\x89PNG\r\n\x1a\n' || ascii(view, 12, 4) !== 'IHDR') return undefined;
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): Header | undefined {
  if (view.byteLength < 10 || !/^GIF8[79]a$/.test(ascii(view, 0, 6))) return undefined;
  return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** RFC 9649: the first chunk is VP8 (lossy), VP8L (lossless) or VP8X (extended). */
function webp(view: DataView): Header | undefined {
  if (view.byteLength < 30 || ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return undefined;
  const mediaType = 'image/webp';
  switch (ascii(view, 12, 4)) {
    case 'VP8 ':
      return { mediaType, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { mediaType, width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    default:
      return undefined;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** ISO/IEC 14496-12 boxes with a brand of AVIF §6: sizes stand in `ispe` boxes (ISO/IEC 23008-12 §6.5.3); the largest is the picture, smaller ones are tiles or thumbnails. */
function avif(view: DataView): Header | undefined {
  if (view.byteLength < 16 || ascii(view, 4, 4) !== 'ftyp' || !/avi[fs]/.test(ascii(view, 8, Math.min(view.getUint32(0), 64) - 8))) return undefined;
  const found = { width: 0, height: 0, turned: false };
  boxes(view, 0, view.byteLength, found);
  const { width, height, turned } = found;
  return turned ? { mediaType: 'image/avif', width: height, height: width } : { mediaType: 'image/avif', width, height };
}

/** Goes through the boxes that lead to properties: `meta` (after four octets of version and flags), `iprp`, `ipco`. */
function boxes(view: DataView, from: number, to: number, found: { width: number; height: number; turned: boolean }): void {
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    const end = size === 0 ? to : at + size;
    if (end < at + 8 || end > to) return;
    const type = ascii(view, at + 4, 4);
    if (type === 'meta') boxes(view, at + 12, end, found);
    else if (type === 'iprp' || type === 'ipco') boxes(view, at + 8, end, found);
    else if (type === 'irot' && end > at + 8) found.turned = (view.getUint8(at + 8) & 1) === 1;
    else if (type === 'ispe' && end >= at + 20 && view.getUint32(at + 12) * view.getUint32(at + 16) > found.width * found.height) {
      found.width = view.getUint32(at + 12);
      found.height = view.getUint32(at + 16);
    }
    at = end;
  }
}

function jpeg(view: DataView): Header | undefined {
  const frame = startOfFrame(view);
  if (!frame) return undefined;
  const sides = [view.getUint16(frame.at + 7), view.getUint16(frame.at + 5)] as const;
  return { mediaType: 'image/jpeg', width: sides[frame.turned ? 1 : 0], height: sides[frame.turned ? 0 : 1] };
}

/** True for a JPEG in the four inks of a press (ITU T.81 §B.2.2, Nf = 4): mail programs show it in wrong colours or not at all. */
export function isForPress(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frame = startOfFrame(view);
  return frame !== undefined && frame.at + 9 < view.byteLength && view.getUint8(frame.at + 9) === 4;
}

/** ITU T.81 annex B: marker segments up to the first start of frame. */
function startOfFrame(view: DataView): { readonly at: number; readonly turned: boolean } | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  let turned = false;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return { at, turned };
    if (marker === 0xe1) turned ||= isTurned(view, at + 4);
    if (marker === 0xda || marker === 0xd9) return undefined;
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    at += 2 + (standsAlone ? 0 : view.getUint16(at + 2));
  }
  return undefined;
}

/** Exif 2.3 §4.6.4, tag 0x0112: from 5 on the camera was held upright, and every viewer shows width and height exchanged. */
function isTurned(view: DataView, at: number): boolean {
  if (ascii(view, at, 6) !== 'Exif\0\0' || at + 14 > view.byteLength) return false;
  const tiff = at + 6;
  const little = ascii(view, tiff, 2) === 'II';
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > view.byteLength) return false;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i += 1) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > view.byteLength) return false;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little) >= 5;
  }
  return false;
}

/** The root element's width and height in pixels, else its viewBox. */
function svg(bytes: Uint8Array): Header | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  const root = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>[]*>\s*)*<svg\b([^>]*)>/.exec(head)?.[1];
  if (root === undefined) return undefined;
  const pixels = (name: string) => Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root)?.[1]);
  const box = /\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(root);
  const width = pixels('width') || Number(box?.[1]);
  const height = pixels('height') || Number(box?.[2]);
  if (!(width > 0 && height > 0)) return undefined;
  return { mediaType: 'image/svg+xml', width: Math.round(width), height: Math.round(height) };
}
