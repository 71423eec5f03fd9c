import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalize } from './normalize.js';

test('is what the language does, for all that scripts have', () => {
  const unit = fc.constantFrom('a', 'e', 'é', '\u0301', '\u0316', '汉', 'ﬁ', '\uAC00', '\u1100');
  fc.assert(fc.property(fc.array(unit, { maxLength: 25 }).map((units) => units.join('')), (text) => normalize(text, 'NFC') === text.normalize('NFC') && normalize(text, 'NFKC') === text.normalize('NFKC')));
});

test('heaped marks stay, in the order of their stretches', () => {
  const heaped = normalize(`xe${'\u0301\u0316'.repeat(20_000)}y e\u0301`, 'NFC');
  expect(heaped.startsWith('xe')).toBe(true);
  expect(heaped.endsWith('y é')).toBe(true);
  expect([...heaped].filter((mark) => mark === '\u0301')).toHaveLength(20_000);
  expect(heaped.slice(0, 32)).toBe(`xe${'\u0316'.repeat(15)}${'\u0301'.repeat(15)}`);
});
