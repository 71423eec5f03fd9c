import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { displayWidth, padToWidth } from './width.js';

test.each([
  ['可持续public采购', 16],
  ['“公约”——', 8],
  ['é', 1],
  ['👩‍🌾', 2],
  ['', 0],
])('%s takes %i cells', (text, cells) => {
  expect(displayWidth(text)).toBe(cells);
});

// The short way must say what the library says, for every unit that it answers itself.
test('the short way and the library agree on characters throughout the basic plane and at the ends of each range', () => {
  const ends = [0x7e, 0xb7, 0x2013, 0x2014, 0x2018, 0x201d, 0x2026, 0x3001, 0x3020, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xff01, 0xff5e];
  const units = [...ends.flatMap((end) => [end - 1, end, end + 1]), ...Array.from({ length: 200 }, (_, i) => 0x20 + i * 275)];
  for (const unit of units) {
    const text = `a${String.fromCharCode(unit)}汉`;
    if (displayWidth(text) !== stringWidth(text)) throw new Error(`U+${unit.toString(16)}`);
  }
});

test('and on texts', () => {
  const unit = fc.constantFrom('a', '7', '汉', '，', '“', '…', '—', '·', 'é', 'e\u0301', '👍🏽', '\u200B', '　', 'Ａ');
  fc.assert(fc.property(fc.array(unit, { maxLength: 20 }).map((units) => units.join('')), (text) => displayWidth(text) === stringWidth(text)));
});

test('padding counts cells', () => {
  expect(padToWidth('汉', 4)).toBe('汉  ');
  expect(padToWidth('汉字', 3)).toBe('汉字');
});
