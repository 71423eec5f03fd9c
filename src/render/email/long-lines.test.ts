import { expect, it } from 'vitest';
import { breakLongLines } from './long-lines.js';

const widest = (html: string): number => Math.max(...html.split('\n').map((line) => Buffer.byteLength(line)));

it('breaks at spaces of text alone, and loses nothing', () => {
  const link = '<a href="https://example.org/a b c" style="color: red; margin: 0">here</a>';
  const page = `<p>${`green procurement – ${link} `.repeat(60)}</p>`;
  const broken = breakLongLines(page);
  expect(widest(broken)).toBeLessThanOrEqual(998);
  expect(broken.replaceAll('\n', ' ')).toBe(page);
  expect(broken.split(link)).toHaveLength(61);
});

it('leaves short lines, Chinese without spaces and code as they are', () => {
  const page = `<p>a b</p>\n<p>${'采购'.repeat(400)}</p><pre style="margin:0">${'x y '.repeat(500)}\n</pre>`;
  expect(breakLongLines(page)).toBe(page);
});
