import { expect, test } from 'vitest';
import { isContiguous, toSource } from './source-map.js';

// "**可持续**公共\n采购": emphasis taken off, the soft break dropped.
const map = [
  { at: 0, source: 2, length: 3 },
  { at: 3, source: 7, length: 2 },
  { at: 5, source: 10, length: 2 },
];

test.each([
  [0, 3, { start: 2, end: 5 }, true],
  [1, 4, { start: 3, end: 8 }, false],
  [0, 7, { start: 2, end: 12 }, false],
  [5, 7, { start: 10, end: 12 }, true],
  [3, 3, { start: 7, end: 7 }, true],
])('units %i–%i stand at %j', (start, end, span, contiguous) => {
  expect(toSource(map, start, end)).toEqual(span);
  expect(isContiguous(map, start, end)).toBe(contiguous);
});

test('what no piece holds has no place', () => {
  expect(toSource([], 0, 3)).toBeUndefined();
  expect(toSource(map, 9, 12)).toBeUndefined();
  expect(toSource([{ at: 4, source: 0, length: 2 }], 0, 3)).toBeUndefined();
});
