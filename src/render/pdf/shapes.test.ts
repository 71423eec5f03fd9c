import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenShapes } from './shapes.js';

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The rectangles that are filled, by what ISO 32000-1, §8.5 says; only moves of the page, no turns. */
function filled(source: string): Box[] {
  const boxes: Box[] = [];
  const stack: [number, number][] = [];
  let [x, y] = [0, 0];
  const path: Box[] = [];
  let corners: [number, number][] = [];
  for (const line of source.split('\n')) {
    const words = line.split(' ');
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = words.map(Number);
    const name = words.at(-1);
    if (name === 'q') stack.push([x, y]);
    if (name === 'Q') [x, y] = stack.pop() ?? [0, 0];
    if (name === 'cm') [x, y] = [x + e, y + f];
    if (name === 're') path.push([x + a, y + b, x + a + c, y + b + d]);
    if (name === 'm') corners = [[x + a, y + b]];
    if (name === 'l') corners.push([x + a, y + b]);
    if (name === 'h') path.push([...(corners[0] ?? [0, 0]), ...(corners[2] ?? [0, 0])] as unknown as Box);
    if (name === 'f') boxes.push(...path.splice(0));
  }
  return boxes.map((box) => box.map((value) => Math.round(value * 1e4) / 1e4) as unknown as Box);
}

const dots = (count: number, step: number, y = 7): string => Array.from({ length: count }, (_, index) => `${(193 * 1000 + index * step * 1000) / 1000} ${y} 1 1 re\nf\n`).join('');

test('a row of dots is one dot and steps to the next', () => {
  const short = shortenShapes(`0 g\n${dots(40, 2)}EMC\n`);
  expect(short.match(/1 0 0 1 2 0 cm/g)).toHaveLength(39);
  expect(short.startsWith('0 g\nq\n1 0 0 1 193 7 cm\n0 0 1 1 re\nf\n')).toBe(true);
  expect(short.endsWith('Q\nEMC\n')).toBe(true);
});

test('a rectangle of corners is written as one, but no other shape of four corners', () => {
  expect(shortenShapes('4 4 m\n11 4 l\n11 5 l\n4 5 l\n4 4 l\nh\nf\n')).toBe('4 4 7 1 re\nf\n');
  expect(shortenShapes('2480 306.25 m\n0 306.25 l\n0 3223.584 l\n2480 3223.584 l\n2480 306.25 l\nh\nW n\n')).toBe('2480 306.25 -2480 2917.334 re\nW n\n');
  for (const other of ['4 4 m\n11 4 l\n12 5 l\n4 5 l\n4 4 l\nh\nf\n', '4 4 m\n11 4 l\n11 5 l\n4 5 l\n4 6 l\nh\nf\n', '4 4 m\n4 5 l\n11 5 l\n11 4 l\n4 4 l\nh\nf\n']) expect(shortenShapes(other)).toBe(other);
});

test('the same is filled, whatever stands in a row', () => {
  const row = fc.record({ count: fc.integer({ min: 1, max: 30 }), step: fc.constantFrom(0.5, 1, 2, -3, 12.25), y: fc.integer({ min: 1, max: 3 }), corners: fc.boolean() });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const source = rows.map(({ count, step, y, corners }) => dots(count, step, y) + (corners ? `1 2 m\n${y + 1} 2 l\n${y + 1} 4 l\n1 4 l\n1 2 l\nh\nf\n` : '')).join('q\n1 0 0 1 3 5 cm\n') + 'Q\n'.repeat(Math.max(0, rows.length - 1));
      expect(filled(shortenShapes(source))).toEqual(filled(source));
    }),
    { numRuns: 30 },
  );
});
