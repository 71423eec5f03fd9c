import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubledIn } from './doubling.js';

/** Stretches of two units and more that stand twice, sought at every place: none of these characters has a condition of its own. */
const everyDoubling = /(?!(.)\1)([甲乙丙丁]{2,12})\2/gu;

test('a stretch that stands twice is found wherever it stands', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '丙', '，', '甲乙丙丁乙', '乙丙'), { minLength: 10, maxLength: 60 }).map((parts) => parts.join(''));
  let found = 0;
  fc.assert(
    fc.property(text, (each) => {
      const expected = [...each.matchAll(everyDoubling)].map(({ 0: actual, index }) => ({ actual, index }));
      expect(doubledIn(each).map(({ stretch, index }) => ({ actual: stretch + stretch, index }))).toEqual(expected);
      found += expected.length;
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(100);
});

test('stretches of two to twelve characters, each of which stands twice in all', () => {
  for (let length = 2; length <= 12; length += 1) {
    const stretch = '甲乙丙丁戊己庚辛壬癸子丑'.slice(0, length);
    expect(doubledIn(`会议${stretch}${stretch}召开`).map((found) => found.stretch)).toEqual([stretch]);
  }
});
