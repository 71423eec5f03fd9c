import type { MapPiece } from '../model/edition.js';
import type { Span } from '../model/text.js';

/**
 * The place in the file of a part of a flattened text: from its first to its last mapped unit.
 * Undefined if no unit of it stands in the file.
 */
export function toSource(map: readonly MapPiece[], start: number, end: number): Span | undefined {
  let from: number | undefined;
  let to: number | undefined;
  for (let i = firstBehind(map, start); i < map.length; i += 1) {
    const piece = map[i];
    if (!piece || (piece.at >= end && end > start)) break;
    const first = Math.max(start, piece.at);
    const last = Math.min(end, piece.at + piece.length);
    if (last < first) break;
    from ??= piece.source + (first - piece.at);
    to = piece.source + (last - piece.at);
    if (piece.at + piece.length >= end) break;
  }
  return from === undefined || to === undefined ? undefined : { start: from, end: to };
}

/** Index of the first piece that ends behind `start`, by bisection: a paragraph may have thousands. */
function firstBehind(map: readonly MapPiece[], start: number): number {
  let low = 0;
  let high = map.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = map[middle];
    if (piece && piece.at + piece.length <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True if the part stands in the file in one run, so that an edit of it touches no markup. */
export function isContiguous(map: readonly MapPiece[], start: number, end: number): boolean {
  const span = toSource(map, start, end);
  return span !== undefined && span.end - span.start === end - start;
}

/** The part of a flattened text that stands in a part of the file. Undefined if nothing of it does. */
export function fromSource(map: readonly MapPiece[], { start, end }: Span): Span | undefined {
  const pieces = map.filter((piece) => piece.source < Math.max(end, start + 1) && piece.source + piece.length > start);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return undefined;
  return { start: first.at + Math.max(0, start - first.source), end: last.at + Math.min(last.length, end - last.source) };
}
