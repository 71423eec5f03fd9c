import { expect, test } from 'vitest';
import { displayWidth } from '../text/width.js';
import { barLine, madeLines } from './progress.js';

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

test('what was made stands in lines of the terminal, no output cut', () => {
  const made = ['email.html', 'eml', 'txt', 'pdf', 'web.html', 'wechat.html'].flatMap((name) => ['en', 'zh'].map((lang) => ({ path: `issue-9.${lang}.${name}`, format: 'text' as const, mediaType: 'text/plain', bytes: new Uint8Array(2048) })));
  for (const ui of ['zh', 'en'] as const) {
    const lines = madeLines('issue-9', made, 80, ui).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
    expect(new Set(lines.map((line) => displayWidth(line) - displayWidth(line.replace(/^ *(?:生成|make)? */u, '')))).size).toBe(1);
    expect(lines.flatMap((line) => line.match(/[a-z.]+ 2 KiB/g) ?? [])).toHaveLength(12);
  }
});
