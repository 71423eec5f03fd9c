import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../model/text.js';
import { SpanIndex } from './span-index.js';

const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })).map(([start, length]): Span => ({ start, end: start + length }));

test('finds the spans that share a character with a stretch, as a look at all of them does', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), span, (spans, asked) => {
      const expected = spans.toSorted((a, b) => a.start - b.start).filter(({ start, end }) => start < asked.end && end > asked.start);
      expect(new SpanIndex(spans).meeting(asked)).toEqual(expected);
    }),
  );
});

test('spans that only touch do not meet', () => {
  const index = new SpanIndex([{ start: 0, end: 3 }, { start: 5, end: 8 }]);
  expect(index.meeting({ start: 3, end: 5 })).toEqual([]);
  expect(index.meeting({ start: 2, end: 6 })).toHaveLength(2);
});
