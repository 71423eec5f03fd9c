import { expect, test } from 'vitest';
import { unifiedDiff } from './diff.js';

test('a change of one line, with three lines around it', () => {
  const lines = ['一', '二', '三', '四', '五', '六', '七', '八', '九'].join('\n');
  expect(unifiedDiff('稿/zh.md', `${lines}\n`, `${lines.replace('五', '伍')}\n`)).toBe(
    '--- a/稿/zh.md\n+++ b/稿/zh.md\n@@ -2,7 +2,7 @@\n 二\n 三\n 四\n-五\n+伍\n 六\n 七\n 八\n',
  );
});

test('nothing changed is nothing', () => {
  expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
});

test('lines that look like the head of a diff stay as they are', () => {
  expect(unifiedDiff('a', '-- b\t\n', '++ c\t\n')).toBe('--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n--- b\t\n+++ c\t\n');
});

test('a missing last line feed, carriage returns and a name with a blank are told as git tells them', () => {
  expect(unifiedDiff('a b', 'x\r\ny', 'x\r\nz')).toBe('--- a/a b\t\n+++ b/a b\t\n@@ -1,2 +1,2 @@\n x\r\n-y\n\\ No newline at end of file\n+z\n\\ No newline at end of file\n');
});
