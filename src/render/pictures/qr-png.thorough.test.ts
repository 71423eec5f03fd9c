import sharp from 'sharp';
import { expect, it } from 'vitest';
import { qrModules, quietZone } from '../html/qr-modules.js';
import { qrPng } from './qr-png.js';

it.each(['https://example.org/', `https://example.org/${'长'.repeat(60)}`])('is a picture in which every square of %j is whole', async (address) => {
  const { data, info } = await sharp(qrPng(address, 360)).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { size, isDark } = qrModules(address);
  const squares = size + quietZone * 2;
  expect(info.width).toBeGreaterThanOrEqual(360);
  expect([info.width % squares, info.height]).toEqual([0, info.width]);
  const scale = info.width / squares;
  const wrong: string[] = [];
  for (let y = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      const [row, column] = [Math.floor(y / scale) - quietZone, Math.floor(x / scale) - quietZone];
      const dark = row >= 0 && row < size && column >= 0 && column < size && isDark(row, column);
      if (data[y * info.width + x] !== (dark ? 0 : 255)) wrong.push(`${x},${y}`);
    }
  }
  expect(wrong).toEqual([]);
});
