import { deflateSync, inflateSync } from 'node:zlib';
import { isArray, PdfName, PdfStream, type PdfValue } from './objects.js';

/** Smaller pictures gain nothing worth the time. */
const worthwhile = 4096;

/**
 * A picture whose rows are filtered as in a PNG before they are compressed (ISO 32000-1 §7.4.4.4): Chromium leaves that out.
 * Undefined where it does not apply (JPEG, few bits) or does not help. Pixels stay the same.
 */
export function withPredictors(stream: PdfStream, resolve: (value: PdfValue | undefined) => PdfValue = (value) => value ?? null): PdfStream | undefined {
  const { dict, bytes } = stream;
  const filter = dict.get('Filter');
  const colors = channels(resolve(dict.get('ColorSpace')), resolve);
  const width = dict.get('Width');
  const height = dict.get('Height');
  if (!(filter instanceof PdfName) || filter.name !== 'FlateDecode' || dict.has('DecodeParms') || bytes.length < worthwhile) return undefined;
  if (colors === undefined || dict.get('BitsPerComponent') !== 8 || typeof width !== 'number' || typeof height !== 'number') return undefined;
  const pixels = inflateSync(bytes);
  if (pixels.length !== width * height * colors) return undefined;
  const packed = deflateSync(filterRows(pixels, width * colors, colors), { level: 9 });
  if (packed.length >= bytes.length) return undefined;
  const parameters = new Map<string, PdfValue>([['Predictor', 15], ['Colors', colors], ['BitsPerComponent', 8], ['Columns', width]]);
  return new PdfStream(new Map<string, PdfValue>([...dict, ['DecodeParms', parameters]]), packed);
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

/**
 * Rows with their filter byte: for each the one of None, Sub, Up and Paeth whose differences sum up least, as PNG 2nd edition §12.8 advises.
 * @param length bytes of a row · @param step bytes of a pixel
 */
function filterRows(pixels: Uint8Array, length: number, step: number): Uint8Array {
  const rows = pixels.length / length;
  const result = new Uint8Array(rows * (length + 1));
  let above: Uint8Array = new Uint8Array(length);
  const tries = filters.map(() => new Uint8Array(length));
  for (let row = 0; row < rows; row += 1) {
    const line = pixels.subarray(row * length, (row + 1) * length);
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, { apply }] of filters.entries()) {
      const sum = apply(line, above, step, tries[index] ?? line);
      if (sum < least) [best, least] = [index, sum];
    }
    result[row * (length + 1)] = filters[best]?.type ?? 0;
    result.set(tries[best] ?? line, row * (length + 1) + 1);
    above = line;
  }
  return result;
}

interface RowFilter {
  /** PNG's number of it. */
  readonly type: number;
  /** Writes the filtered row and gives the sum of its bytes' sizes, taken as signed. */
  readonly apply: (line: Uint8Array, above: Uint8Array, step: number, into: Uint8Array) => number;
}

const size = (byte: number): number => (byte < 128 ? byte : 256 - byte);

function filterBy(type: number, predict: (left: number, up: number, upLeft: number) => number): RowFilter {
  return {
    type,
    apply(line, above, step, into) {
      let sum = 0;
      for (let at = 0; at < line.length; at += 1) {
        const left = at < step ? 0 : (line[at - step] ?? 0);
        const upLeft = at < step ? 0 : (above[at - step] ?? 0);
        const difference = ((line[at] ?? 0) - predict(left, above[at] ?? 0, upLeft)) & 255;
        into[at] = difference;
        sum += size(difference);
      }
      return sum;
    },
  };
}

const filters: readonly RowFilter[] = [
  filterBy(0, () => 0),
  filterBy(1, (left) => left),
  filterBy(2, (_left, up) => up),
  filterBy(4, paeth),
];

/** PNG 2nd edition §9.4. */
function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toUpLeft = Math.abs(guess - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
