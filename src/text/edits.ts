import type { Edit } from '../model/text.js';

/**
 * Applies edits at offsets of the original text.
 * @throws {RangeError} if two edits overlap or one lies outside the text: a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.offset - b.offset || a.endOffset - b.endOffset);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.offset < at || edit.endOffset < edit.offset || edit.endOffset > text.length) {
      throw new RangeError(`edit ${edit.offset}–${edit.endOffset} overlaps another or leaves the text of ${text.length}`);
    }
    result += text.slice(at, edit.offset) + edit.text;
    at = edit.endOffset;
  }
  return result + text.slice(at);
}
