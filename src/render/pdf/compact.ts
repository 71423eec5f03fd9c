import { Buffer } from 'node:buffer';
import { deflateSync, inflateSync } from 'node:zlib';
import { isArray, isDict, PdfName, PdfStream, PdfText, type PdfValue } from './objects.js';
import { filterRows, unfilterRows } from './predictors.js';

/** Smaller pictures gain nothing worth the time. */
const worthwhile = 4096;

/** Indices of one byte. */
const mostInPalette = 256;

/** Bytes of pixels up to which it is worth the memory: a photograph of 20 megapixels. */
const mostBytes = 60_000_000;

/** A picture with more colours is a photograph or has soft shades: as a PNG its rows are filtered already. */
const mostOfDrawing = 4096;

type Resolve = (value: PdfValue | undefined) => PdfValue;

interface Pixels {
  readonly bytes: Uint8Array;
  readonly width: number;
  /** Bytes of a pixel. */
  readonly step: 1 | 3;
  /** Rows are filtered, as in a PNG; Chromium leaves that out. */
  readonly filtered: boolean;
}

/**
 * A picture in the smallest form that keeps its pixels: with a palette (ISO 32000-1 §8.6.6.3), with filtered rows, or with plain ones.
 * Undefined where it is that already, and where it does not apply (JPEG, few bits).
 */
export function compactImage(stream: PdfStream, resolve: Resolve = (value) => value ?? null): PdfStream | undefined {
  if (stream.bytes.length < worthwhile) return undefined;
  const pixels = pixelsOf(stream, resolve);
  if (!pixels) return undefined;
  const smallest = forms(stream, pixels).reduce((best, form) => (form.bytes.length < best.bytes.length ? form : best), stream);
  return smallest === stream ? undefined : smallest;
}

function pixelsOf({ dict, bytes }: PdfStream, resolve: Resolve): Pixels | undefined {
  const filter = dict.get('Filter');
  const step = channels(resolve(dict.get('ColorSpace')), resolve);
  const width = dict.get('Width');
  const height = dict.get('Height');
  if (!(filter instanceof PdfName) || filter.name !== 'FlateDecode' || dict.get('BitsPerComponent') !== 8) return undefined;
  if (step === undefined || typeof width !== 'number' || typeof height !== 'number') return undefined;
  const parameters = dict.get('DecodeParms');
  const filtered = isDict(parameters) && parameters.get('Predictor') === 15;
  if (parameters !== undefined && !filtered) return undefined;
  const raw = inflated(bytes, (width * step + (filtered ? 1 : 0)) * height);
  const plain = raw && filtered ? unfilterRows(raw, width * step, step) : raw;
  return plain?.length === width * height * step ? { bytes: plain, width, step, filtered } : undefined;
}

/** Undefined for what is broken, or larger than it may be. */
function inflated(bytes: Uint8Array, size: number): Uint8Array | undefined {
  if (size > mostBytes) return undefined;
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined;
  }
}

function forms({ dict }: PdfStream, pixels: Pixels): PdfStream[] {
  const { bytes, width, step, filtered } = pixels;
  const found = colours(pixels);
  const form = (data: Uint8Array, changes: readonly (readonly [string, PdfValue])[]): PdfStream => {
    const rest = [...dict].filter(([key]) => key !== 'DecodeParms');
    return new PdfStream(new Map<string, PdfValue>([...rest, ...changes]), deflateSync(data, { level: 9, memLevel: 9 }));
  };
  if (found && step === 3 && found.size <= mostInPalette) return [form(indices(bytes, found), [['ColorSpace', indexed(dict.get('ColorSpace') ?? null, found)]])];
  // Rows of a palette's numbers are smaller without filters, those of shades with the filters they have.
  if (filtered) return found ? [form(bytes, [])] : [];
  const parameters = new Map<string, PdfValue>([['Predictor', 15], ['Colors', step], ['BitsPerComponent', 8], ['Columns', width]]);
  return [form(filterRows(bytes, width * step, step), [['DecodeParms', parameters]])];
}

/** Each colour's number, in the order in which they come; undefined if there are too many. */
function colours({ bytes, step }: Pixels): ReadonlyMap<number, number> | undefined {
  const found = new Map<number, number>();
  let last = -1;
  for (let at = 0; at < bytes.length; at += step) {
    const colour = step === 3 ? colourAt(bytes, at) : (bytes[at] ?? 0);
    if (colour === last) continue;
    last = colour;
    if (found.has(colour)) continue;
    if (found.size === mostOfDrawing) return undefined;
    found.set(colour, found.size);
  }
  return found;
}

function indices(bytes: Uint8Array, numbers: ReadonlyMap<number, number>): Uint8Array {
  const result = new Uint8Array(bytes.length / 3);
  for (let at = 0; at < result.length; at += 1) result[at] = numbers.get(colourAt(bytes, 3 * at)) ?? 0;
  return result;
}

function colourAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function indexed(base: PdfValue, numbers: ReadonlyMap<number, number>): PdfValue {
  const palette = Buffer.from([...numbers.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return [new PdfName('Indexed'), base, numbers.size - 1, new PdfText(palette.toString('latin1'))];
}

function channels(space: PdfValue, resolve: (value: PdfValue | undefined) => PdfValue): 1 | 3 | undefined {
  if (isArray(space)) {
    // A picture with a profile of its own (§8.6.5.5).
    const [kind, profile] = space.map(resolve);
    const count = kind instanceof PdfName && kind.name === 'ICCBased' && profile instanceof PdfStream ? profile.dict.get('N') : undefined;
    return count === 1 || count === 3 ? count : undefined;
  }
  if (!(space instanceof PdfName)) return undefined;
  return space.name === 'DeviceRGB' ? 3 : space.name === 'DeviceGray' ? 1 : undefined;
}
