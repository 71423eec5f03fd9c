import { Buffer } from 'node:buffer';
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../model/asset.js';
import { compactImage } from './compact.js';
import { PdfDocument } from './document.js';
import { PdfName, PdfStream, PdfText, type PdfValue } from './objects.js';
import { StandIns } from './pictures.js';
import { pngImage } from './png.js';
import { rawImage, samplePdf, unfilter } from './sample.fixture.js';

interface Png {
  readonly bits?: number;
  readonly colorType?: number;
  readonly interlaced?: boolean;
  readonly before?: readonly (readonly [string, Buffer])[];
}

/** A PNG of 2 × 2 pixels; checksums are left out, as no reader here checks them. */
function png({ bits = 8, colorType = 2, interlaced = false, before = [] }: Png = {}): Asset {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, bits, colorType, 0, 0, interlaced ? 1 : 0]);
  const data = deflateSync(Buffer.from([0, 1, 2, 3, 4, 5, 6, 2, 1, 1, 1, 1, 1, 1]));
  const parts = [chunk('IHDR', header), ...before.map(([type, body]) => chunk(type, body)), chunk('IDAT', data.subarray(0, 5)), chunk('IDAT', data.subarray(5)), chunk('IEND', Buffer.alloc(0))];
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
  return { url: 'x.png', mediaType: 'image/png', bytes, width: 2, height: 2 };
}

const gamma = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
};

describe('a PNG goes into the PDF as it is compressed', () => {
  test('its pixels are those a reader of the PDF sees', () => {
    const image = pngImage(png());
    expect([...unfilter(inflateSync(image?.bytes ?? Buffer.alloc(0)), 6, 3)]).toEqual([1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7]);
    expect(image?.dict.get('DecodeParms')).toEqual(new Map(Object.entries({ Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: 2 })));
  });

  test('a palette becomes an indexed colour space', () => {
    const image = pngImage(png({ bits: 4, colorType: 3, before: [['PLTE', Buffer.from([255, 0, 0, 0, 255, 0])]] }));
    expect(image?.dict.get('ColorSpace')).toEqual([new PdfName('Indexed'), new PdfName('DeviceRGB'), 1, expect.objectContaining({ bytes: '\u00FF\0\0\0\u00FF\0' })]);
  });

  test.each<[string, Png]>([
    ['transparency', { colorType: 6 }],
    ['a transparent colour', { before: [['tRNS', Buffer.alloc(6)]] }],
    ['interlacing', { interlaced: true }],
    ['16 bits', { bits: 16 }],
    ['a colour profile', { before: [['iCCP', Buffer.alloc(9)]] }],
    ['another gamma', { before: [['gAMA', gamma(100_000)]] }],
    ['a palette that is missing', { colorType: 3 }],
  ])('not with %s', (_what, facts) => {
    expect(pngImage(png(facts))).toBeUndefined();
  });

  test('with the gamma of sRGB, and with its mark, it does', () => {
    expect(pngImage(png({ before: [['gAMA', gamma(45_455)]] }))).toBeDefined();
    expect(pngImage(png({ before: [['sRGB', Buffer.alloc(1)], ['gAMA', gamma(100_000)]] }))).toBeDefined();
  });

  test('a file that is cut short, or something else, does not', () => {
    const whole = png();
    expect(pngImage({ ...whole, bytes: whole.bytes.subarray(0, 40) })).toBeUndefined();
    expect(pngImage({ ...whole, bytes: Buffer.from('GIF89a') })).toBeUndefined();
    expect(pngImage({ ...whole, mediaType: 'image/jpeg' })).toBeUndefined();
  });
});

/** Pixels of a data address as a browser would decode and Chromium write them. */
function printed(source: string): PdfStream {
  const file = Buffer.from(source.slice(source.indexOf(',') + 1), 'base64');
  const pixels = Buffer.from(file.subarray(54));
  for (let at = 0; at < pixels.length; at += 3) [pixels[at], pixels[at + 2]] = [pixels[at + 2] ?? 0, pixels[at] ?? 0];
  return rawImage(pixels, 4, 4);
}

describe('stand-ins', () => {
  test('are replaced by their pictures, wherever the browser puts them', () => {
    const standIns = new StandIns();
    const [first, second] = [png(), png({ bits: 4, colorType: 0 })];
    const sources = [second, first, second].map((asset) => standIns.source(asset) ?? '');
    expect(sources[0]).toBe(sources[2]);
    const document = new PdfDocument(samplePdf({ images: [printed(sources[1] ?? ''), printed(sources[0] ?? '')] }));
    standIns.replace(document);
    const spaces = [...document.ofType('XObject')].map(([, dict]) => dict.get('ColorSpace'));
    expect(spaces).toEqual([new PdfName('DeviceRGB'), new PdfName('DeviceGray')]);
  });

  test('one that is not found is an error: it would be printed', () => {
    const standIns = new StandIns();
    standIns.source(png());
    expect(() => standIns.replace(new PdfDocument(samplePdf()))).toThrow('not where it was put');
  });

  test('a real picture of 4 × 4 pixels is left alone', () => {
    const document = new PdfDocument(samplePdf({ images: [rawImage(Buffer.alloc(48, 7), 4, 4)] }));
    new StandIns().replace(document);
    expect([...document.ofType('XObject')][0]?.[1].has('DecodeParms')).toBe(false);
  });
});

/** RGB pixels as a reader of the PDF sees them. */
function seen({ dict, bytes }: PdfStream, width: number): Buffer {
  const raw = inflateSync(bytes);
  const space = dict.get('ColorSpace');
  if (dict.has('DecodeParms')) return unfilter(raw, width * 3, 3);
  if (!Array.isArray(space) || (space[0] as PdfName).name !== 'Indexed') return raw;
  const palette = Buffer.from((space[3] as PdfText).bytes, 'latin1');
  return Buffer.concat([...raw].map((index) => palette.subarray(3 * index, 3 * index + 3)));
}

/** The same picture, large: only what takes some space is worth the work. */
const large = (pixels: Buffer, { dict }: PdfStream): PdfStream => new PdfStream(dict, deflateSync(pixels, { level: 0 }));

/** As a PNG has it: rows filtered by Sub. */
function filteredImage(pixels: Buffer, width: number, height: number): PdfStream {
  const rows = Array.from({ length: height }, (_, row) => {
    const line = pixels.subarray(row * width * 3, (row + 1) * width * 3);
    return Buffer.from([1, ...line.map((byte, at) => byte - (line[at - 3] ?? 0))]);
  });
  const parameters = new Map<string, PdfValue>([['Predictor', 15], ['Colors', 3], ['BitsPerComponent', 8], ['Columns', width]]);
  return large(Buffer.concat(rows), new PdfStream(new Map<string, PdfValue>([...rawImage(pixels, width, height).dict, ['DecodeParms', parameters]]), Buffer.alloc(0)));
}

describe('the smallest form of a picture', () => {
  const width = 64;
  const soft = Buffer.from(Array.from({ length: width * 64 * 3 }, (_, at) => (Math.floor(at / 3) * 3 + (at % 3) * 40 + Math.floor(at / (width * 3)) * 5) & 255));

  test('soft shades get filtered rows', () => {
    const pixels = Buffer.from(Array.from({ length: width * 96 * 3 }, (_, at) => Math.floor((at / 3) % width) * (1 + (at % 3)) + Math.floor(at / (width * 3)) * (2 - (at % 2))));
    const before = rawImage(pixels, width, 96);
    const after = compactImage(large(pixels, before));
    expect(after?.dict.has('DecodeParms')).toBe(true);
    expect(after?.bytes.length).toBeLessThan(before.bytes.length);
    expect(seen(after ?? before, width).equals(pixels)).toBe(true);
  });

  test.each<[string, (pixels: Buffer) => PdfStream]>([
    ['plain rows', (pixels) => large(pixels, rawImage(pixels, width, 64))],
    ['filtered rows', (pixels) => filteredImage(pixels, width, 64)],
  ])('few colours get a palette, out of %s', (_what, make) => {
    const after = compactImage(make(soft));
    expect(after?.dict.get('ColorSpace')).toEqual([new PdfName('Indexed'), new PdfName('DeviceRGB'), expect.any(Number), expect.any(PdfText)]);
    expect(after && seen(after, width).equals(soft)).toBe(true);
  });

  test('a drawing of more colours than a palette has loses the filters that make it heavier', () => {
    const pixels = Buffer.from(Array.from({ length: width * 64 * 3 }, (_, at) => (at % 192 < 150 ? 60 : Math.floor(at / 3 / 16 ** (at % 3))) & 255));
    const after = compactImage(filteredImage(pixels, width, 64));
    expect(after?.dict.has('DecodeParms')).toBe(false);
    expect(after?.dict.get('ColorSpace')).toEqual(new PdfName('DeviceRGB'));
    expect(after && seen(after, width).equals(pixels)).toBe(true);
  });

  test('whatever the pixels, they stay', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 300 }), fc.integer({ min: 1, max: 59 }), fc.boolean(), (tile, spread, filtered) => {
        const pixels = Buffer.concat(Array.from({ length: 60 }, (_, row) => tile.map((byte) => byte + Math.floor(row / spread))));
        const before = filtered ? filteredImage(pixels, 100, 60) : large(pixels, rawImage(pixels, 100, 60));
        expect(seen(compactImage(before) ?? before, 100).equals(pixels)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('a picture that is broken is left alone', () => {
    const whole = filteredImage(soft, width, 64);
    const rows = inflateSync(whole.bytes);
    expect(compactImage(large(rows.subarray(1), whole))).toBeUndefined();
    expect(compactImage(large(Buffer.concat([Buffer.from([9]), rows.subarray(1)]), whole))).toBeUndefined();
    expect(compactImage(new PdfStream(whole.dict, Buffer.alloc(5000, 7)))).toBeUndefined();
  });

  test('a profile of its own stays with it', () => {
    const pixels = Buffer.from(Array.from({ length: 300 * 100 * 3 }, (_, index) => (index * 7) & 255));
    const profile = new PdfStream(new Map([['N', 3]]), Buffer.alloc(0));
    const space = [new PdfName('ICCBased'), profile];
    const dict = new Map<string, PdfValue>([...rawImage(pixels, 300, 100).dict, ['ColorSpace', space]]);
    const after = compactImage(large(pixels, new PdfStream(dict, Buffer.alloc(0))));
    expect(after?.dict.get('ColorSpace')).toEqual([new PdfName('Indexed'), space, 255, expect.any(PdfText)]);
  });
});
