import { expect, test } from 'vitest';
import { englishHyphenator } from './hyphenation.js';

test.each([
  ['sustainable consumption', 'sus|tain|able con|sump|tion'],
  ['procurement, production.', 'pro|cure|ment, pro|duc|tion.'],
  ['another', 'another'],
  ['Programme UNEP', 'Programme UNEP'],
  ['co-operation', 'co-operation'],
  ['www.procurement.example', 'www.procurement.example'],
  ['procurement@example.org', 'procurement@example.org'],
  ['&copyright;', '&copyright;'],
  ['über采购procurement', 'über采购procurement'],
  // Its places would be looked for a minute long.
  ['a'.repeat(100_000), 'a'.repeat(100_000)],
])('%.40s', async (text, expected) => {
  const hyphenate = await englishHyphenator();
  expect(hyphenate(text).replaceAll('\u00AD', '|')).toBe(expected);
});
