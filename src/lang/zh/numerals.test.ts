import { expect, test } from 'vitest';
import { chineseNumeral } from './numerals.js';

test.each([
  [0, '零'], [4, '四'], [10, '十'], [12, '十二'], [20, '二十'], [21, '二十一'], [100, '一百'], [105, '一百零五'],
  [110, '一百一十'], [1001, '一千零一'], [1010, '一千零一十'], [2022, '二千零二十二'], [10000, '10000'], [1.5, '1.5'],
])('%s is written %s', (n, text) => {
  expect(chineseNumeral(n)).toBe(text);
});
