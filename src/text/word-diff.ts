import { diffWordsWithSpace } from 'diff';

/** The difference of two sentences word by word as wdiff writes it: `on [-12-]{+13+} July`. Chinese is compared by characters that the library keeps apart. */
export function unifiedWords(before: string, after: string): string {
  return diffWordsWithSpace(before, after, { intlSegmenter: new Intl.Segmenter('zh', { granularity: 'word' }) })
    .map(({ value, added, removed }) => (added ? `{+${value}+}` : removed ? `[-${value}-]` : value))
    .join('');
}
