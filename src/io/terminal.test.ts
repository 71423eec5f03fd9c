import { expect, test } from 'vitest';
import { inAscii, screenOf } from './terminal.js';

const terminal = { isTTY: true, columns: 100 };

test.each([
  ['the old Windows console', 'win32', {}, true],
  ['Windows Terminal', 'win32', { WT_SESSION: '1' }, false],
  ['the terminal of an editor on Windows', 'win32', { TERM_PROGRAM: 'vscode' }, false],
  ['Git Bash', 'win32', { TERM: 'xterm-256color' }, false],
  ['the Linux console', 'linux', { TERM: 'linux' }, true],
  ['a terminal on Linux', 'linux', { TERM: 'xterm' }, false],
] as const)('%s gets the marks it can show', (_name, platform, env, ascii) => {
  expect(screenOf(terminal, env, {}, platform).ascii).toBe(ascii);
});

test('a file or a pipe gets every character, wherever it is', () => {
  expect(screenOf({}, {}, {}, 'win32').ascii).toBe(false);
});

test('only marks of our own lines change, not what people wrote', () => {
  expect(inAscii('✔ 已就绪 · “让·雅克”—— │ a → b')).toBe('+ 已就绪 · “让·雅克”—— | a -> b');
});
