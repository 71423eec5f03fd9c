import { expect, test } from 'vitest';
import { isHan } from './characters.js';
import { countHan, isChinese } from './zh/script.js';

const han = /\p{Script=Han}/u;

test('every character of the basic plane and the ideographs beyond it are told as Unicode tells them', () => {
  const all = Array.from({ length: 0x32400 }, (_, code) => code).filter((code) => code < 0x10000 || code >= 0x16f00);
  expect(all.filter((code) => isHan(String.fromCodePoint(code)) !== han.test(String.fromCodePoint(code)))).toEqual([]);
});

test.each([
  ['', false],
  ['计划', true],
  ['SPP', false],
  ['SPP计划', true],
  ['计 state-of-the-art', true],
  ['计 state of the art', false],
  ['计 leader’s', true],
  ['计 naïve é', false],
  ['计 é́', true],
  ['〇 a', true],
  ['𠮷 a', true],
  ['， a', false],
  ['ａｂ计', true],
])('%j is Chinese: %j', (text, isIt) => {
  expect(isChinese(text)).toBe(isIt);
});

test('characters beyond the basic plane count once', () => {
  expect(countHan('𠮷野家ab。')).toBe(3);
});
