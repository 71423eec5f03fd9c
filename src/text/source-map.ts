import type { MapPiece } from '../model/edition.js';
import type { Span } from '../model/text.js';

/**
 * The place in the file of a part of a flattened text: from its first to its last mapped unit.
 * Undefined if no unit of it stands in the file.
 */
export function toSource(map: readonly MapPiece[], start: number, end: number): Span | undefined {
  let from: number | undefined;
  let to: number | undefined;
  for (const piece of map) {
    if (piece.at + piece.length <= start) continue;
    if (piece.at >= end && end > start) break;
    const first = Math.max(start, piece.at);
    const last = Math.min(end, piece.at + piece.length);
    if (last < first) break;
    from ??= piece.source + (first - piece.at);
    to = piece.source + (last - piece.at);
    if (piece.at + piece.length >= end) break;
  }
  return from === undefined || to === undefined ? undefined : { start: from, end: to };
}

/** True if the part stands in the file in one run, so that an edit of it touches no markup. */
export function isContiguous(map: readonly MapPiece[], start: number, end: number): boolean {
  const span = toSource(map, start, end);
  return span !== undefined && span.end - span.start === end - start;
}
