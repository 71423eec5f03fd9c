import { expect, test } from 'vitest';
import { displayWidth } from '../text/width.js';
import { barLine } from './progress.js';

const said = { zh: '生成', en: 'make' };

test.each([
  [0, 4, '  生成  ░░░░░░░░░░░░░░░░  0/4  issue-9'],
  [1, 4, '  生成  ████░░░░░░░░░░░░  1/4  issue-9'],
  [4, 4, '  生成  ████████████████  4/4  issue-9'],
  [0, 0, '  生成  ░░░░░░░░░░░░░░░░  0/0  issue-9'],
])('%i of %i', (done, total, line) => {
  expect(barLine(said, done, total, 'issue-9', 'zh')).toBe(line);
});

test('stays on one line of 80 cells, whatever it names', () => {
  const line = barLine(said, 123, 456, '一个很长很长的文件名'.repeat(9), 'en');
  expect(displayWidth(line)).toBeLessThan(80);
  expect(line).toMatch(/…$/u);
});
