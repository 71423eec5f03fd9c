/*
 * The row filters of PNG, which PDF calls predictors (ISO 32000-1 §7.4.4.4).
 */

/**
 * Rows with their filter byte: for each the one of None, Sub, Up and Paeth whose differences sum up least, as PNG 2nd edition §12.8 advises.
 * @param length bytes of a row · @param step bytes of a pixel
 */
export function filterRows(pixels: Uint8Array, length: number, step: number): Uint8Array {
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

/**
 * The pixels of filtered rows; undefined if they are not whole.
 * @param length bytes of a row, without its filter · @param step bytes of a pixel
 */
export function unfilterRows(filtered: Uint8Array, length: number, step: number): Uint8Array | undefined {
  const rows = filtered.length / (length + 1);
  if (!Number.isInteger(rows)) return undefined;
  const pixels = new Uint8Array(rows * length);
  for (let row = 0; row < rows; row += 1) {
    const type = filtered[row * (length + 1)] ?? 0;
    if (type > 4) return undefined;
    const from = row * (length + 1) + 1;
    const to = row * length;
    if (type === 0) pixels.set(filtered.subarray(from, from + length), to);
    else unfilterRow(pixels, to, filtered.subarray(from, from + length), step, type);
  }
  return pixels;
}

function unfilterRow(pixels: Uint8Array, to: number, line: Uint8Array, step: number, type: number): void {
  const { length } = line;
  for (let at = 0; at < length; at += 1) {
    const left = at < step ? 0 : (pixels[to + at - step] ?? 0);
    const up = to === 0 ? 0 : (pixels[to + at - length] ?? 0);
    const upLeft = at < step || to === 0 ? 0 : (pixels[to + at - length - step] ?? 0);
    const guess = type === 1 ? left : type === 2 ? up : type === 3 ? (left + up) >> 1 : paeth(left, up, upLeft);
    pixels[to + at] = (line[at] ?? 0) + guess;
  }
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
