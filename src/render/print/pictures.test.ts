import { describe, expect, test } from 'vitest';
import type { Asset } from '../../model/asset.js';
import { leavesRoom, pictureView, webCodeView } from './pictures.js';
import type { Sheet } from './sheet.js';

const picture = (width: number, height: number): Asset => ({ url: 'x', mediaType: 'image/png', bytes: new Uint8Array(), width, height });
const sheet: Sheet = { paper: 'a4', size: 'A4', width: 210, height: 297, columns: 1, edge: 18, side: 33, column: 141 };
const narrow: Sheet = { ...sheet, columns: 2, side: 0, column: 83 };
const mm = (pixels: number): number => Math.round((pixels * 25.4) / 96);
const size = (asset: Asset, place: Parameters<typeof pictureView>[2], on: Sheet = sheet) => {
  const { width, height } = pictureView(asset, '', place, on, () => '');
  return [mm(width), mm(height)];
};

describe('pictures keep their shape and their place', () => {
  test.each<[string, Asset, Parameters<typeof pictureView>[2], number[]]>([
    ['a landscape is held to a height that leaves room for text', picture(1200, 675), 'column', [82, 46]],
    ['a panorama fills the column', picture(1200, 500), 'column', [141, 59]],
    ['a portrait is not wider than its height allows', picture(720, 960), 'column', [34, 46]],
    ['a cover beside text is as wide as the margin', picture(720, 960), 'media', [28, 37]],
    ['a picture of few pixels is shown small, not coarse', picture(110, 110), 'column', [25, 25]],
    ['the masthead is as wide as the page', picture(1200, 500), 'cover', [210, 88]],
    ['a picture in a line is no higher than one', picture(100, 100), 'line', [5, 5]],
  ])('%s', (_what, asset, place, expected) => {
    expect(size(asset, place)).toEqual(expected);
  });

  test('one of two columns is the most a picture takes', () => {
    expect(size(picture(1200, 500), 'column', narrow)).toEqual([83, 35]);
    expect(leavesRoom(pictureView(picture(1200, 675), '', 'column', narrow, () => ''), narrow)).toBe(false);
  });

  test('a caption stands beside a picture only where 30 mm are free', () => {
    expect(leavesRoom(pictureView(picture(1200, 675), '', 'column', sheet, () => ''), sheet)).toBe(true);
    expect(leavesRoom(pictureView(picture(1200, 500), '', 'column', sheet, () => ''), sheet)).toBe(false);
    expect(leavesRoom(pictureView(picture(60, 30), '', 'column', sheet, () => ''), sheet)).toBe(false);
  });
});

test('a QR code is drawn module by module, with a quiet zone of four', () => {
  const { src } = webCodeView('https://bulletin.example.org/issue-9/', 'x');
  const svg = Buffer.from(src.slice(src.indexOf(',') + 1), 'base64').toString();
  const edge = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const dark = new Set<string>();
  for (const [, x = '', y = '', run = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(run); at += 1) dark.add(`${Number(x) + at},${y}`);
  }
  // The three finder patterns of ISO/IEC 18004, 6.3.3: seven modules, one light, three dark, one light, ring dark.
  const isDark = (x: number, y: number): boolean => dark.has(`${x},${y}`);
  for (const [left, top] of [[4, 4], [edge - 11, 4], [4, edge - 11]] as const) {
    for (let y = 0; y < 7; y += 1) {
      for (let x = 0; x < 7; x += 1) {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        expect([x, y, isDark(left + x, top + y)]).toEqual([x, y, ring !== 2]);
      }
    }
  }
  expect([...dark].every((place) => place.split(',').every((at) => Number(at) >= 4 && Number(at) < edge - 4))).toBe(true);
});
