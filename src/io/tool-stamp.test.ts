import { expect, test } from 'vitest';
import { toolStamps } from './tool-stamp.js';

test('the tool is told from another version by files that are there', () => {
  const stamps = toolStamps();
  expect(stamps).not.toEqual([]);
  for (const stamp of stamps) expect(stamp).toMatch(/^\d+ \d+/);
});
