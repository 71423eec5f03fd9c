import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RarePieces } from './rare-pieces.js';

test('the pieces are the whole name, each of two characters at least', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'国际可持续采购研究院'), minLength: 4, maxLength: 60 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 15 }), (names, most) => {
      const pieces = new RarePieces(names);
      for (const name of names) {
        const count = Math.min(most, name.length >> 1);
        const ends = pieces.ends(name, name.length, count);
        expect(ends).toHaveLength(count);
        expect(ends.at(-1)).toBe(name.length);
        expect(Math.min(...ends.map((end, i) => end - (ends[i - 1] ?? 0)))).toBeGreaterThanOrEqual(2);
      }
    }),
  );
});

test('a name is cut where few others have the same characters', () => {
  const others = ['国际能源研究院', '国际海洋研究院', '国际铁路研究院', '国际电信研究院'];
  const name = '国际竹藤研究院';
  // Not 国际|竹藤|研究院: two of these stand in every name.
  expect(new RarePieces([...others, name]).ends(name, name.length, 2)).toEqual([3, 7]);
});
