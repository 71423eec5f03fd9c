import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { PdfName, PdfRef, PdfStream, type PdfValue, pdfText } from './objects.js';
import { type NumberedObject, writeFile } from './write.js';

const name = (text: string): PdfName => new PdfName(text);
const ref = (number: number): PdfRef => new PdfRef(number);
const dict = (entries: Readonly<Record<string, PdfValue>>): ReadonlyMap<string, PdfValue> => new Map(Object.entries(entries));

export interface Sample {
  /** Page (from 1) of each destination. */
  readonly places?: Readonly<Record<string, number>>;
  readonly outline?: readonly string[];
  readonly pages?: number;
  readonly images?: readonly PdfStream[];
  /** Further objects: fonts, structure elements. */
  readonly more?: readonly PdfValue[];
  readonly tagged?: boolean;
}

/** A small PDF of the shape that Chromium gives. */
export function samplePdf({ places = {}, outline = [], pages = 3, images = [], more = [], tagged = true }: Sample = {}): Uint8Array {
  const objects: NumberedObject[] = [];
  const add = (value: PdfValue): PdfRef => {
    objects.push({ number: objects.length + 10, value });
    return ref(objects.length + 9);
  };
  const kids = Array.from({ length: pages }, () => add(dict({ Type: name('Page'), Parent: ref(2) })));
  const dests = Object.fromEntries(Object.entries(places).map(([id, page]) => [id, [kids[page - 1] ?? null, name('XYZ'), 0, 800.5, 0]]));
  const first = objects.length + 10;
  outline.forEach((title, index) => add(dict({ Title: pdfText(title), Parent: ref(4), ...(index + 1 < outline.length ? { Next: ref(first + index + 1) } : {}) })));
  for (const value of [...images, ...more]) add(value);
  const root = dict({
    Type: name('Catalog'),
    Pages: ref(2),
    Dests: ref(3),
    Outlines: ref(4),
    ...(tagged ? { MarkInfo: dict({ Marked: true }), StructTreeRoot: ref(5) } : {}),
  });
  objects.push(
    { number: 1, value: root },
    { number: 2, value: dict({ Type: name('Pages'), Kids: kids, Count: pages }) },
    { number: 3, value: dict(dests) },
    { number: 4, value: dict(outline.length === 0 ? {} : { First: ref(first) }) },
    { number: 5, value: dict({ Type: name('StructTreeRoot') }) },
    { number: 6, value: dict({ Creator: pdfText('Chromium'), Producer: pdfText('Skia/PDF m143'), CreationDate: pdfText("D:20260101120000+00'00'") }) },
  );
  return writeFile('1.4', objects, dict({ Root: ref(1), Info: ref(6) }));
}

/** An RGB picture as Chromium writes it: Flate without predictors. */
export function rawImage(pixels: Uint8Array, width: number, height: number): PdfStream {
  const entries = { Type: name('XObject'), Subtype: name('Image'), Width: width, Height: height, ColorSpace: name('DeviceRGB'), BitsPerComponent: 8, Filter: name('FlateDecode') };
  return new PdfStream(dict(entries), deflateSync(pixels));
}

/** A dictionary of a `/Type`. */
export function typed(type: string, entries: Readonly<Record<string, PdfValue>>): PdfValue {
  return dict({ Type: name(type), ...entries });
}

/** Undoes predictor 15 for 8-bit samples: what a PDF reader does (PNG 2nd edition §9). */
export function unfilter(data: Uint8Array, length: number, step: number): Buffer {
  const rows = data.length / (length + 1);
  const out = Buffer.alloc(rows * length);
  for (let row = 0; row < rows; row += 1) {
    const type = data[row * (length + 1)];
    for (let at = 0; at < length; at += 1) {
      const left = at < step ? 0 : (out[row * length + at - step] ?? 0);
      const up = row === 0 ? 0 : (out[(row - 1) * length + at] ?? 0);
      const corner = row === 0 || at < step ? 0 : (out[(row - 1) * length + at - step] ?? 0);
      const guess = left + up - corner;
      const nearest = [left, up, corner].reduce((best, value) => (Math.abs(guess - value) < Math.abs(guess - best) ? value : best), left);
      const predicted = type === 0 ? 0 : type === 1 ? left : type === 2 ? up : type === 3 ? (left + up) >> 1 : nearest;
      out[row * length + at] = ((data[row * (length + 1) + 1 + at] ?? 0) + predicted) & 255;
    }
  }
  return out;
}
