import { expect, test } from 'vitest';
import { paperFields } from './fields.js';

const { fonts } = paperFields;

test.each(['fonts', 'templates/fonts', 'a..b/字体', './fonts'])('“%s” is in the workspace', (folder) => {
  expect(fonts.safeParse(folder).success).toBe(true);
});

test.each(['', '..', '../fonts', 'a/../../fonts', String.raw`a\..\..`, '/etc', String.raw`\\server\fonts`, 'C:/fonts', 'https://example.org'])('“%s” may not be', (folder) => {
  expect(fonts.safeParse(folder).success).toBe(false);
});
