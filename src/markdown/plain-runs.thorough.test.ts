import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { parseBody } from './long-text.js';
import { plainRuns } from './plain-runs.js';
import { parseMarkdown } from './processor.js';

function offsets(node: Nodes): unknown {
  const { position, children, ...rest } = node as Nodes & { children?: Nodes[] };
  return { ...rest, from: position?.start.offset, to: position?.end.offset, children: children?.map(offsets) };
}
const plainIn = (text: string): number => (plainRuns(text) ?? []).filter(({ blocks }) => blocks !== undefined).length;
/** Fails unless the tree is the one the parser alone gives; returns how many runs were read without it. */
function compare(text: string): number {
  expect(parseBody(text).children.map(offsets), text).toEqual(parseMarkdown(text).children.map(offsets));
  return plainIn(text);
}

/** Long enough to be worth reading by itself. */
const prose = '可持续公共采购计划的工作组讨论了下一阶段的安排，与会各方介绍了本国的做法。'.repeat(4);
const piece = fc.constantFrom(
  prose, '\n', '\n\n', '\n \n', '\n\n\n', ' ', '   ', '    ', '\t', '# ', '## 题 #', '- ', '1. ', '2) ', '> ', '***', '---\n', '===\n', '| a |\n|---|\n', '```\n', '````js\n', '~~~\n', ':::note\n', ':::note[题]\n', '::::活动\n', ':::\n', '::::\n', ':::9\n', '\n\n:::note[题]{a=1 b="甲 乙"}\n', '\n:::\n\n', '\n\n::::only{target=pdf}\n', '\n::::\n\n', '{class=a}\n', '<div>\n', '<!-- 注 -->', '<!--', '-->', '<pre>\n', '</pre>', '<?', '<b>', '[', '](x)', '[^1]', '[^1]: ', '[甲]', '[甲]: #\n', '\\', '&amp;', '`', '**', '@', 'a@b.c', 'www.a.b', 'https://example.org', '3~5', '甲', 'Word.', '12. ', '。', '\u3000', '\u00A0', '\f', '\v', '\u2028', '\0', '😀', '  \n',
);
const document = fc.array(fc.oneof(piece, piece, fc.constant(`\n\n${prose}\n\n`)), { maxLength: 14 }).map((pieces) => pieces.join(''));

test('what is read without the parser is what the parser reads', () => {
  let read = 0;
  fc.assert(fc.property(document, (text) => void (read += compare(text) + compare(text.replaceAll('\n', '\r\n')))), { numRuns: 800 });
  expect(read).toBeGreaterThan(250);
});

const mark = fc.constantFrom(
  '甲', '乙方', 'Word', '1', '，', '。', '“', '”', '（', '）', ' ', '\n', '*', '**', '***', '`', '``', '[', ']', '](x)', '](#a)', '![', '!', '~', '~~', '&', '&amp;', '|', '@', 'a@b.c', '_', '<b>', '\\', 'www.a.b', 'https://example.org',
  '**重点**', '*强调*', '**前`码`后**', '`码`', '` 码 `', '[链接](https://example.org/a_b?c=1)', '[a](#)', '[甲](<todo:甲 的（第2版）网址>)', '[甲](<x_*`y)>)', '[甲](<>)', '](<x>)', '(<', '>)', '[甲](x "题")', '![图](a.png)', '![图](<a b.png> "题，a_b*c")', '![图](a.png "\\"")', '\n![图](a)', '**[链接](#)**', '[**甲**](#)', '- ', '\n- ', '\n* ', '\n1. ', '\n2. ', '\n2) ', '# ', '[ ] ', '[^1]',
);
const block = fc.array(mark, { maxLength: 12 }).map((marks) => marks.join(''));
const marked = fc.array(fc.oneof(block, block.map((marks) => `${prose}${marks}`), block.map((marks) => `- ${marks}\n- ${marks}`), fc.constant(prose)), { maxLength: 6 }).map((blocks) => blocks.join('\n\n'));

test('emphasis, links, code and lists that are read without the parser are what the parser reads', () => {
  let read = 0;
  fc.assert(fc.property(marked, (text) => void (read += compare(text))), { numRuns: 500 });
  expect(read).toBeGreaterThan(100);
});

test('a line end alone between two links has no place of its own', () => {
  expect(compare(`${prose}[甲](#a)\n[乙](#b)\n\n- 甲\n- **乙**\n\n${prose}\n`)).toBe(1);
});

test('the shipped issues', () => {
  const root = new URL('../../', import.meta.url);
  const files = readdirSync(new URL('issues', root), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => `issues/${name.replaceAll('\\', '/')}`);
  const runs = files.map((file) => compare(readFileSync(new URL(file, root), 'utf8').replaceAll('\r\n', '\n')));
  expect(Math.min(...runs)).toBeGreaterThan(0);
});

test('a carriage return that ends a line alone: nothing is divided', () => {
  expect(plainRuns(`${prose}\r\r${prose}\n`)).toBeUndefined();
});

test.each([
  ['definitions before and behind', `[甲]: https://example.org/1\n\n${prose}\n\n[甲] [乙] 丙[^1]\n\n${prose}\n\n[乙]: https://example.org/2\n\n[^1]: 注\n\n    注的第二段\n\n${prose}\n`, 3],
  ['lists on both sides of prose, and numbers that would go on', `1. 甲[乙]\n\n${prose}\n\n2. 丙[乙]\n\n${prose}\n\n    丁\n\n[乙]: #\n`, 2],
  ['lines that end as on Windows', `# 题\r\n\r\n${prose}\r\n \r\n- 甲\r\n- **乙**\r\n\r\n${prose}\r\n第二行\r\n`, 1],
])('%s', (_, text, runs) => {
  expect(compare(text)).toBe(runs);
});

test.each([
  ['in a fence', `\`\`\`\n\n${prose}\n\n\`\`\`\n`, 0],
  ['behind a fence', `\`\`\`\n\n\`\`\`\n\n${prose}\n`, 1],
  ['in a directive', `:::note\n\n${prose}\n\n:::\n`, 1],
  ['in a directive that does not end', `:::note\n\n${prose}\n`, 0],
  ['in a directive with text behind its end', `:::note\n\n${prose}\n\n:::\n甲\n`, 0],
  ['in a directive with a table', `:::note\n\n${prose}\n\n|甲|\n|-|\n|乙|\n\n:::\n`, 0],
  ['behind a directive', `:::note\n\n甲\n\n:::\n\n${prose}\n`, 1],
  ['between an inner and an outer end', `::::note\n:::note\n甲\n:::\n\n${prose}\n\n::::\n`, 1],
  ['behind an end of both', `:::note\n::::note\n甲\n::::\n\n${prose}\n\n:::\n`, 1],
  ['behind a comment', `<!-- 注 -->\n\n${prose}\n`, 1],
  ['in a comment', `<!--\n\n${prose}\n\n-->\n`, 0],
  ['behind a fence in a list', `- \`\`\`\n\n${prose}\n`, 0],
])('prose %s', (_, text, runs) => {
  expect(compare(text)).toBe(runs);
});
