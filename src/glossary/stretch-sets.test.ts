import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highBit, lowBit, StretchSets } from './stretch-sets.js';

const words = fc.string({ unit: fc.constantFrom(...'可持续采购与消费生产联合国环境规划署abc'), maxLength: 90 });
const setOf = (text: string): [number, number] => [...text].reduce(([low, high], unit) => [low | lowBit(unit.charCodeAt(0)), high | highBit(unit.charCodeAt(0))], [0, 0]);

test('a character that stands in a stretch is never missing from it', () => {
  const sets = new StretchSets();
  fc.assert(
    fc.property(words, fc.integer({ min: -5, max: 95 }), fc.nat(140), (text, from, length) => {
      sets.read(text);
      const stretch = text.slice(Math.max(0, from), Math.max(0, from + length));
      expect(sets.missing(...setOf(stretch), from, from + length)).toBe(0);
    }),
  );
});

test('characters of which none stands there are missing', () => {
  const sets = new StretchSets();
  sets.read('联合国环境规划署在北京举行了会议');
  expect(sets.missing(...setOf('环境规划署'), 0, 8)).toBe(0);
  expect(sets.missing(...setOf('环境规划署'), 8, 16)).toBe(5);
  // What the longer text before held is not there any more.
  sets.read('会议');
  expect(sets.missing(...setOf('环境规划署'), 0, 8)).toBe(5);
});
