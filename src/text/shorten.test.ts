import { expect, test } from 'vitest';
import { shorten } from './shorten.js';

test('what people write stays whole', () => expect(shorten('甲'.repeat(200))).toBe('甲'.repeat(200)));

test('longer ones are cut, never within a character', () => {
  expect(shorten('a'.repeat(100_000))).toBe(`${'a'.repeat(200)}…`);
  expect(shorten(`a${'𠮷'.repeat(200)}`)).toBe(`a${'𠮷'.repeat(99)}…`);
});
