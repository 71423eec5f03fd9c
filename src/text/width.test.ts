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
test('the short way and the library agree on every character of the basic plane', () => {
  for (let unit = 0x20; unit < 0xd800; unit += 1) {
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
