import { expect, test } from 'vitest';
import { leafBlocks } from './leaf-blocks.js';

const read = (text: string): ReturnType<typeof leafBlocks> => leafBlocks({ path: 'x.md', text, bom: false });

test('every leaf has its type, containers, text and place, in document order', () => {
  const text = [
    '---\ntitle: 简报\n---', '# 会议', '第一段\n第二行 **重点**。', '- 甲\n  - 乙\n\n    > 引文', '| a | b |\n|---|---|\n| 1 | 2 |', '```sh\nls\n```', '<div>x</div>', '---', '[l]: /a', '[^n]: 注',
  ].join('\n\n');
  const blocks = read(text);
  expect(blocks.map(({ type, ctx, depth, text: own }) => [type, ctx, depth, own])).toEqual([
    ['yaml', '', 0, 'title: 简报'],
    ['heading', 'h1', 1, '会议'],
    ['paragraph', '', 0, '第一段\n第二行 重点。'],
    ['paragraph', 'ul/li', 2, '甲'],
    ['paragraph', 'ul/li/ul/li', 4, '乙'],
    ['paragraph', 'ul/li/ul/li/blockquote', 5, '引文'],
    ['tableRow', 'table', 1, 'a | b'],
    ['tableRow', 'table', 1, '1 | 2'],
    ['code', '', 0, 'ls'],
    ['html', '', 0, '<div>x</div>'],
    ['thematicBreak', '', 0, ''],
    ['definition', '', 0, ''],
    ['paragraph', 'footnoteDefinition', 1, '注'],
  ]);
  const [, heading, paragraph] = blocks;
  expect(text.slice(heading?.span.start, heading?.span.end)).toBe('# 会议');
  expect(text.slice(paragraph?.span.start, paragraph?.span.end)).toBe('第一段\n第二行 **重点**。');
});

test('links, pictures and inline code are noted where they stand in the text', () => {
  const [block] = read('见[报告](https://example.org/a)、![图](b.png)、[另一份][x]和`npm`，https://example.org/c 完\n\n[x]: /d');
  const at = (word: string): number => block?.text.indexOf(word) ?? -1;
  expect(block?.text).toBe('见报告、图、另一份和npm，https://example.org/c 完');
  expect(block?.links).toEqual([
    { kind: 'link', url: 'https://example.org/a', at: at('报告') },
    { kind: 'image', url: 'b.png', at: at('图') },
    { kind: 'link', url: '/d', at: at('另一份') },
    { kind: 'link', url: 'https://example.org/c', at: at('https') },
  ]);
  expect(block?.codes).toEqual([{ value: 'npm', at: at('npm') }]);
});

test('a directive is counted as any Markdown reader counts it: its fences are paragraphs', () => {
  expect(read(':::note\n\n正文\n\n:::\n\n下文').map(({ text }) => text)).toEqual([':::note', '正文', ':::', '下文']);
});

test('offsets stand in a file that begins with a byte-order mark or has Windows line ends', () => {
  const text = '\uFEFF# 一\r\n\r\n正文\r\n';
  expect(read(text).map(({ span }) => text.slice(span.start, span.end)).at(-1)).toBe('正文');
});
