import { diffWordsWithSpace } from 'diff';

/** A part of two versions of a sentence. */
export interface WordChange {
  readonly text: string;
  /** Absent: it stands in both. */
  readonly change?: 'added' | 'removed';
}

/** The difference of two sentences word by word, in reading order. Chinese is compared by characters that the library keeps apart. */
export function wordChanges(before: string, after: string): WordChange[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: new Intl.Segmenter('zh', { granularity: 'word' }) })
    .map(({ value, added, removed }) => ({ text: value, ...(added ? { change: 'added' as const } : removed ? { change: 'removed' as const } : {}) }));
}

/** The same as wdiff writes it: `on [-12-]{+13+} July`. */
export function unifiedWords(before: string, after: string): string {
  return wordChanges(before, after)
    .map(({ text, change }) => (change === 'added' ? `{+${text}+}` : change === 'removed' ? `[-${text}-]` : text))
    .join('');
}
