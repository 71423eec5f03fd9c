import { expect, test } from 'vitest';
import { withoutSoftHyphens } from './soft-hyphens.js';

const fonts = new Map([['F4', new Map([[1, ' '], [0x20, 'o'], [0x2d, '-'], [0x80, 'ff']])]]);
const clean = (source: string): string => withoutSoftHyphens(source, fonts);

test('the invisible glyph goes, the move before it stays', () => {
  expect(clean('/F4 12 Tf\n7 0 Td <0020> Tj\n/Span<</ActualText <feff00ad> >> BDC\n7.64 0 Td <0001> Tj\nEMC\n0 0 Td <0020> Tj\n')).toBe('/F4 12 Tf\n7 0 Td <0020> Tj\n7.64 0 Td 0 0 Td <0020> Tj\n');
});

test('a ligature keeps its letters', () => {
  expect(clean('/F4 12 Tf\n/Span<</ActualText <feff006600ad0066> >> BDC\n3 0 Td <0080> Tj\n7 0 Td <0001> Tj\nEMC\n')).toBe('/F4 12 Tf\n/Span<</ActualText <feff00660066> >> BDC\n3 0 Td <0080> Tj\n7 0 Td EMC\n');
});

test('a hyphen that shows stays, and so does what stands for other text', () => {
  expect(clean('/F4 12 Tf\n/Span<</ActualText <feff00ad> >> BDC\n7 0 Td <002d> Tj\nEMC\n')).toBe('/F4 12 Tf\n7 0 Td <002d> Tj\n');
  const other = '/F4 12 Tf\n/Span<</ActualText <feff0041> >> BDC\n7 0 Td <0001> Tj\nEMC\n';
  expect(clean(other)).toBe(other);
});
