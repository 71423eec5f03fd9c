import { Buffer } from 'node:buffer';
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../model/asset.js';
import { PdfDocument } from './document.js';
import { PdfName, PdfStream, type PdfValue } from './objects.js';
import { StandIns } from './pictures.js';
import { pngImage } from './png.js';
import { withPredictors } from './predictors.js';
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

describe('predictors', () => {
  test('a smooth picture shrinks and keeps every pixel', () => {
    const width = 64;
    const pixels = Buffer.from(Array.from({ length: width * 64 * 3 }, (_, at) => (Math.floor(at / 3) * 3 + (at % 3) * 40 + Math.floor(at / (width * 3)) * 5) & 255));
    const before = rawImage(pixels, width, 64);
    // Only what takes some space is worth it: make the plain form large.
    const large = new PdfStream(before.dict, deflateSync(pixels, { level: 0 }));
    const after = withPredictors(large);
    expect(after?.bytes.length).toBeLessThan(before.bytes.length);
    expect(unfilter(inflateSync(after?.bytes ?? Buffer.alloc(0)), width * 3, 3).equals(pixels)).toBe(true);
  });

  test('whatever the pixels, they stay', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 300 }), (tile) => {
        const pixels = Buffer.concat(Array.from({ length: 60 }, () => tile));
        const large = new PdfStream(rawImage(pixels, 100, 60).dict, deflateSync(pixels, { level: 0 }));
        const after = withPredictors(large);
        expect(after === undefined || unfilter(inflateSync(after.bytes), 300, 3).equals(pixels)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

test('a picture with a profile of its own gets its predictors as well', () => {
  const pixels = Buffer.alloc(300 * 100 * 3, 1).map((_, index) => (index * 7) & 255);
  const profile = new PdfStream(new Map([['N', 3]]), Buffer.alloc(0));
  const plain = rawImage(pixels, 300, 100);
  const dict = new Map<string, PdfValue>([...plain.dict, ['ColorSpace', [new PdfName('ICCBased'), profile]]]);
  const raw = new PdfStream(dict, deflateSync(pixels, { level: 0 }));
  expect(withPredictors(raw)?.dict.has('DecodeParms')).toBe(true);
});
