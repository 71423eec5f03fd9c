import { describe, expect, it } from 'vitest';
import { readPictureHeader } from './picture-header.js';

const of = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

// SOF0 of 300 × 200 after an APP1 segment with the given orientation.
const jpeg = (orientation: number): Uint8Array =>
  of(
    [0xff, 0xd8, 0xff, 0xe1, 0, 34],
    'Exif\0\0MM\0*',
    [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
    [0xff, 0xc0, 0, 17, 8, 0, 200, 1, 44, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
  );

describe('readPictureHeader', () => {
  it.each([
    ['GIF', of('GIF89a', [44, 1, 200, 0]), 'image/gif'],
    ['JPEG', jpeg(1), 'image/jpeg'],
    ['lossy WebP', of('RIFF\0\0\0\0WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 44, 1, 200, 0]), 'image/webp'],
    ['lossless WebP', of('RIFF\0\0\0\0WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x2b, 0xc1, 0x31, 0, 0, 0, 0, 0, 0]), 'image/webp'],
    ['extended WebP', of('RIFF\0\0\0\0WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 43, 1, 0, 199, 0, 0]), 'image/webp'],
    ['SVG with size', of('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200px">'), 'image/svg+xml'],
    ['SVG with viewBox', of('<svg viewBox="0 0 300 200" width="100%">'), 'image/svg+xml'],
  ])('measures %s', (_name, bytes, mediaType) => {
    expect(readPictureHeader(bytes)).toEqual({ mediaType, width: 300, height: 200 });
  });

  it('turns a photograph taken upright', () => {
    expect(readPictureHeader(jpeg(6))).toMatchObject({ width: 200, height: 300 });
  });

  it.each([
    ['nothing', of()],
    ['text', of('<html><svg width="1" height="1">')],
    ['a PNG cut short', of('\x89PNG\r\n\x1a\n\0\0')],
    ['a JPEG without a frame', of([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['a GIF of no width', of('GIF89a', [0, 0, 1, 0])],
    ['a JPEG whose segment never ends', of([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])],
  ])('refuses %s', (_name, bytes) => {
    expect(readPictureHeader(bytes)).toBeUndefined();
  });
});
