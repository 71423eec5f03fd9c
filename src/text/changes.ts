import { diffWordsWithSpace } from 'diff';

/** `[start, end)` of the former text became `text`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where `text` begins in the new text. */
  readonly at: number;
}

let segmenter: Intl.Segmenter | undefined;

/** What turns one paragraph into another, word by word, in order. */
export function textChanges(before: string, after: string): TextChange[] {
  if (before === after) return [];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const changes: TextChange[] = [];
  let [from, to] = [0, 0];
  let open: { start: number; end: number; text: string; at: number } | undefined;
  for (const { value, added, removed } of diffWordsWithSpace(before, after, { intlSegmenter: segmenter })) {
    if (!added && !removed) {
      if (open) changes.push(open);
      open = undefined;
      from += value.length;
      to += value.length;
      continue;
    }
    open ??= { start: from, end: from, text: '', at: to };
    if (removed) {
      from += value.length;
      open.end = from;
    } else {
      open.text += value;
      to += value.length;
    }
  }
  if (open) changes.push(open);
  return changes;
}
