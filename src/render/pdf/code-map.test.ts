import { expect, test } from 'vitest';
import { readCodeMap, writeCodeMap } from './code-map.js';

test('a map that is written down is read as it was', () => {
  const map = new Map([[1, 'A'], [2, 'B'], [3, 'C'], [9, '——'], [0xff, '一'], [0x100, '丁'], [0x1f3e, '𠮷'], [0x200, '\u00FF'], [0x201, '\u0100']]);
  expect(new Map(readCodeMap(writeCodeMap(map)))).toEqual(map);
});

test('neighbours become a range that lists their texts, but none in which more than the last byte counts up', () => {
  const written = writeCodeMap(new Map([[1, 'A'], [2, '——'], [9, 'C'], [0xff, '一'], [0x100, '丁']]));
  expect(written).toContain('1 beginbfrange\n<0001> <0002> [<0041><20142014>]\nendbfrange');
  expect(written).toContain('3 beginbfchar\n');
});

test('a range that counts on is read, as Chromium writes it, and one that lists its texts', () => {
  const map = readCodeMap('2 beginbfrange\n<0003> <0005> <0041>\n<0007> <0008> [<4E00> <20142014>]\nendbfrange');
  expect([...map]).toEqual([[3, 'A'], [4, 'B'], [5, 'C'], [7, '一'], [8, '——']]);
});

test('no block has more than a hundred entries', () => {
  const written = writeCodeMap(new Map(Array.from({ length: 250 }, (_, index) => [2 * index, '一'])));
  expect([...written.matchAll(/(\d+) beginbfchar/g)].map(([, count]) => count)).toEqual(['100', '100', '50']);
});
