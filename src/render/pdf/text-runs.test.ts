import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContent } from './content.js';
import { joinShownText } from './text-runs.js';

const width = (code: number): number => (code < 256 ? 555 : 1000);
const fonts = new Map([['F4', width]]);
const join = (source: string): string => joinShownText(source, fonts);

/** Every glyph with its place on the page, by what ISO 32000-1, §9.4 says; matrices are of the shape that Skia writes. */
function glyphs(source: string): { code: number; x: number; y: number }[] {
  const found: { code: number; x: number; y: number }[] = [];
  let [size, spacing, line, at, y] = [0, 0, 0, 0, 0];
  const token = /\/F4 ([\d.]+) Tf|1 0 0 -1 ([\d.-]+) ([\d.-]+) Tm|([\d.-]+) ([\d.-]+) Td|([\d.-]+) Tc|\[((?:\((?:[^\\()]|\\[\s\S])*\)|[\d.-]+|\s)*)\]TJ|(\((?:[^\\()]|\\[\s\S])*\))\s*Tj|<([\dA-F]+)> Tj/g;
  const show = (bytes: string): void => {
    for (let index = 0; index < bytes.length; index += 2) {
      const code = (bytes.charCodeAt(index) << 8) | bytes.charCodeAt(index + 1);
      found.push({ code, x: at, y });
      at += (width(code) / 1000) * size + spacing;
    }
  };
  const plain = (text: string): string => text.slice(1, -1).replace(/\\([\s\S])/g, (_, char: string) => (char === 'r' ? '\r' : char));
  for (const [, font, tx, ty, dx, dy, tc, array, literal, hex] of source.matchAll(token)) {
    if (font !== undefined) size = Number(font);
    if (tx !== undefined) [line, at, y] = [Number(tx), Number(tx), Number(ty)];
    if (dx !== undefined) [line, at, y] = [line + Number(dx), line + Number(dx), y - Number(dy)];
    if (tc !== undefined) spacing = Number(tc);
    if (literal !== undefined) show(plain(literal));
    if (hex !== undefined) show(Buffer.from(hex, 'hex').toString('latin1'));
    for (const [part] of (array ?? '').matchAll(/\((?:[^\\()]|\\[\s\S])*\)|[\d.-]+/g)) {
      if (part.startsWith('(')) show(plain(part));
      else at -= (Number(part) / 1000) * size;
    }
  }
  return found;
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
const skia = (codes: readonly number[], steps: readonly number[]): string =>
  `q\n/P <</MCID 0 >>BDC\nBT\n/F4 14 Tf\n1 0 0 -1 68.03125 72 Tm\n${codes.map((code, index) => `${index === 0 ? '' : `${steps[index] ?? 14} 0 Td `}<${hex(code)}> Tj\n`).join('')}ET\nEMC\nQ\n`;

describe('text that is shown glyph by glyph', () => {
  test('is shown together, with its spacing stated once', () => {
    expect(join(skia([0x4ba, 0xad6, 0x1446], [0, 14.289, 14.289]))).toBe('q\n/P <</MCID 0 >>BDC\nBT\n/F4 14 Tf\n1 0 0 -1 68.03125 72 Tm\n.289 Tc\n(\u0004\u00BA\n\u00D6\u0014F)Tj\n0 Tc\nET\nEMC\nQ\n');
  });

  test('keeps every glyph where it was, to a thousandth of an em', () => {
    const glyph = fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.oneof(fc.constant(14.2890015), fc.integer({ min: -30_000, max: 300_000 }).map((value) => value / 10_000)));
    fc.assert(
      fc.property(fc.array(glyph, { minLength: 1, maxLength: 60 }), (line) => {
        const source = skia(line.map(([code]) => code), line.map(([, step]) => step));
        const [before, after] = [glyphs(source), glyphs(join(source))];
        expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code));
        for (const [index, { x }] of after.entries()) expect(Math.abs(x - (before[index]?.x ?? NaN))).toBeLessThan(0.014);
      }),
    );
  });

  test('goes on where it was after marked content within it, and on the next line', () => {
    const source = 'BT\n/F4 10 Tf\n1 0 0 -1 5 7 Tm\n3 0 Td <0101> Tj\n11 0 Td <0102> Tj\n/Span<</ActualText <feff0041> >> BDC\n12 0 Td <0103> Tj\nEMC\n2 0 Td 13 0 Td <0104> Tj\n1 -20 Td <0105> Tj\nET\n';
    expect(join(source)).not.toContain('<0101>');
    const [before, after] = [glyphs(source), glyphs(join(source))];
    expect(after.map(({ code }) => code)).toEqual([0x101, 0x102, 0x103, 0x104, 0x105]);
    for (const [index, place] of after.entries()) {
      expect(place.x).toBeCloseTo(before[index]?.x ?? NaN, 3);
      expect(place.y).toBe(before[index]?.y);
    }
  });

  test('reads as before, whatever bytes its codes are made of', () => {
    const codes = [0x0d28, 0x295c, 0x0a0d, 0x5c72, 0x2828];
    const map = new Map(codes.map((code, index) => [code, 'abcde'.charAt(index)]));
    const text = (source: string): string => readContent(source, new Map([['F4', map]])).marked.map((each) => each.text).join('');
    const source = skia(codes, [0, 14, 15, 14, 16]);
    expect(text(join(source))).toBe('abcde');
    expect(text(source)).toBe('abcde');
  });

  test('goes on from one text object to the next, on the line and below it, with every glyph where it was', () => {
    const object = fc.record({ x: fc.integer({ min: 0, max: 600_00000 }).map((value) => value / 100_000), y: fc.constantFrom(72, 72, 94.5), glyphs: fc.array(fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.constantFrom(14, 14.289, 12.5)), { minLength: 1, maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 8 }), (objects) => {
        const source = objects.map(({ x, y, glyphs: line }) => `BT\n/F4 14 Tf\n1 0 0 -1 ${x} ${y} Tm\n${line.map(([code, step], index) => `${index === 0 ? '' : `${step} 0 Td `}<${hex(code)}> Tj\n`).join('')}ET\n`).join('');
        const [before, after] = [glyphs(source), glyphs(join(source))];
        expect(join(source).match(/BT/g)).toHaveLength(1);
        expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code));
        for (const [index, place] of after.entries()) {
          expect(Math.abs(place.x - (before[index]?.x ?? NaN))).toBeLessThan(0.014);
          expect(Math.abs(place.y - (before[index]?.y ?? NaN))).toBeLessThan(0.001);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('stays apart where the next text object is turned', () => {
    const source = 'BT\n/F4 14 Tf\n1 0 0 -1 5 7 Tm\n<0101> Tj\nET\nBT\n/F4 14 Tf\n0 1 1 0 5 7 Tm\n<0102> Tj\nET\n';
    expect(join(source)).toContain('0 1 1 0 5 7 Tm\n');
  });

  test('stays as it is in a font whose widths are not known', () => {
    const source = skia([0x101, 0x102], [0, 14]).replace('/F4', '/F9');
    expect(glyphs(join(source).replace('/F9', '/F4'))).toEqual(glyphs(source.replace('/F9', '/F4')));
    expect(join(source)).toContain('<0101> Tj');
  });
});
