import { expect, test } from 'vitest';
import type { Severity } from '../model/diagnostic.js';
import { context, diagnostic } from './diagnostics.fixture.js';
import { github, githubSummary } from './github.js';

const many = (severity: Severity, count: number) =>
  Array.from({ length: count }, (_, i) => diagnostic({ severity, rule: `zh/${severity}-${i + 1}`, part: '声明' }));

/** A command as the runner reads it: split at the first `::`, properties at commas, then unescaped. */
function read(line: string): { name: string; properties: Record<string, string>; data: string } {
  const [, name = '', properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const unescape = (text: string): string => decodeURIComponent(text.replace(/%(?!0D|0A|3A|2C|25)/g, '%25'));
  return { name, data: unescape(data), properties: Object.fromEntries(properties.split(',').map((each) => [each.split('=')[0] ?? '', unescape(each.slice(each.indexOf('=') + 1))])) };
}

test('a command comes back from the runner as it was meant', () => {
  const awkward = diagnostic({ file: 'issues/a:b,c/en.md', part: 'second | line', message: '100%::, %0A; done', expected: ['x,y'] });
  const [line = ''] = github.report({ diagnostics: [awkward], files: 1 }, context('en')).split('\n');
  expect(read(line)).toEqual({
    name: 'error',
    properties: { file: 'issues/a:b,c/en.md', line: '2', endLine: '2', col: '1', endColumn: '13', title: 'term/forbidden' },
    data: '100%::, %0A; done\nexpected "x,y"\nhttps://example.org/rules/term/forbidden',
  });
});

test('names no columns for a place of several lines and no line for a whole file', () => {
  const diagnostics = [diagnostic({ part: '声明\r\n\r\n😀循环' }), diagnostic()];
  const [several, whole] = github.report({ diagnostics, files: 1 }, context('zh')).split('\n').map(read);
  expect(several?.properties).toEqual({ file: '期刊/第 9 期/zh.md', line: '1', endLine: '3', title: 'term/forbidden' });
  expect(whole?.properties).toEqual({ file: '期刊/第 9 期/zh.md', title: 'term/forbidden' });
});

test('ten of each level become annotations, the most severe first, and the rest the summary', () => {
  const result = { files: 3, diagnostics: [...many('info', 11), ...many('warning', 10), ...many('error', 13)] };
  const lines = github.report(result, context('zh')).trimEnd().split('\n');
  expect(lines.map((line) => read(line).name)).toEqual([...Array<string>(10).fill('error'), ...Array<string>(10).fill('warning'), ...Array<string>(10).fill('notice'), '']);
  expect(lines.at(-1)).toBe('13 错误 10 警告 11 提示（3 个文件）；其余 4 项见步骤摘要');
  const summary = githubSummary(result, context('zh'));
  expect([...summary.matchAll(/ (zh\/\w+\\-\d+) \|\n/g)].map(([, rule]) => rule)).toEqual(['zh/error\\-11', 'zh/error\\-12', 'zh/error\\-13', 'zh/info\\-11']);
});

test('the summary keeps its cells whatever a message holds', () => {
  const filler = many('error', 10);
  const awkward = diagnostic({ file: 'issues/a:b,c/en.md', part: 'second | line', message: 'a | b `c` <script> [x](y) ![z](w)\r\n# h \\| ~~s~~ @all' });
  const row = githubSummary({ diagnostics: [...filler, awkward], files: 1 }, context('en')).trimEnd().split('\n').at(-1) ?? '';
  expect(row.split(/(?<!\\)\|/)).toHaveLength(6);
  expect(row).not.toMatch(/(?<!\\)[`[\]@#!~]|(?<!\\)<(?!br>)/);
});

test('the summary stays under what GitHub uploads', () => {
  const diagnostics = Array.from({ length: 20_000 }, () => diagnostic({ part: '声明', message: '很长的说明'.repeat(20) }));
  const summary = githubSummary({ diagnostics, files: 1 }, context('zh'));
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  const listed = summary.split('\n').filter((line) => line.startsWith('| 错误')).length;
  expect(summary).toContain(`另有 ${20_000 - 10 - listed} 项因篇幅未列出。`);
});

test('with nothing left over the summary is its counts', () => {
  expect(githubSummary({ diagnostics: [], files: 2 }, context('en'))).toBe('## spp check – no problems found (2 files)\n');
});
