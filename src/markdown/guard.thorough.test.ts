import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import { findDanger } from './guard.js';
import { parseEdition } from './parse.js';

const kind = (text: string): string | undefined => findDanger(text)?.kind;
const nested = (depth: number, line = '- a'): string => Array.from({ length: depth }, (_, i) => '  '.repeat(i) + line).join('\n');

describe('refused', () => {
  test.each<[string, string]>([
    ['50,000 open brackets', '['.repeat(50_000)],
    ['50,000 pictures begun', '!['.repeat(50_000)],
    ['20,000 quotes', `${'>'.repeat(20_000)} a`],
    ['lists 600 deep', nested(600)],
    ['lists 600 deep on one line', '- '.repeat(600)],
    ['numbered lists 600 deep', Array.from({ length: 600 }, (_, i) => `${'   '.repeat(i)}1. a`).join('\n')],
    ['quotes in lists in quotes', '> - '.repeat(200)],
    ['20,000 links begun', '[a](<b'.repeat(20_000)],
    ['8,000 definitions begun', Array.from({ length: 8000 }, (_, i) => `[a${i}]: <b`).join('\n')],
    ['50,000 asterisks about one letter', `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`],
    ['emphasis within emphasis', '**a '.repeat(10_000) + 'b** '.repeat(10_000)],
    ['20,000 comments begun', 'a <!-- '.repeat(20_000)],
    ['20,000 instructions begun', 'a <? '.repeat(20_000)],
    ['20,000 tags begun', 'a <a b="'.repeat(20_000)],
    ['backticks of 800 lengths', Array.from({ length: 800 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
    ['3,000 directives never closed', ':::note\n- a\n\n'.repeat(3000)],
    ['500 directives in each other', Array.from({ length: 500 }, (_, i) => `${':'.repeat(503 - i)}note`).join('\n')],
    ['5,000 footnotes', Array.from({ length: 5000 }, (_, i) => `b[^${i}]\n\n[^${i}]: x\n`).join('\n')],
    ['6,000 underlined headings', 'A\n=\n\n'.repeat(6000)],
    ['footnotes in footnotes', Array.from({ length: 500 }, (_, i) => `[^${i}]: `).join('')],
    ['brackets behind a fence that HTML swallows', `<!--\n\`\`\`\n-->\n${'[a '.repeat(100).concat('\n').repeat(500)}`],
    ['brackets in lines that only look like a table', `a|b\n-\n${'|[[[[[[[[[[|\n'.repeat(5000)}`],
    ['lazy numbers that are no list', `a\n${`2. ${'['.repeat(100)}\n`.repeat(500)}`],
    ['items too far in to be items', `- a\n${`          - ${'['.repeat(100)}\n`.repeat(500)}`],
  ])('%s', (_, text) => expect(kind(text)).toBe('depth'));

  test('more than 12 million characters, more than 400,000 lines', () => {
    expect(kind('可'.repeat(12_000_001))).toBe('size');
    expect(kind('\n'.repeat(400_001))).toBe('size');
  });
  test('quotes that begin within one another a thousand times over', () => {
    expect(kind(`${'>'.repeat(90)} a\n\n`.repeat(334))).toBe('size');
  });
  test('more than 10,000 definitions of links', () => {
    const definitions = (count: number): string => Array.from({ length: count }, (_, i) => `[中][a${i}]\n\n[a${i}]: https://example.org/${i}\n`).join('\n');
    expect(kind(definitions(10_001))).toBe('size');
    expect(kind(definitions(10_000))).toBeUndefined();
  });
  test('emphasis that nests deeper than it seems, once it is parsed', () => {
    const { edition, findings } = parse(`甲\n\n${'*a '.repeat(500)}${'b* '.repeat(500)}`);
    expect(edition).toBeUndefined();
    expect(findings[0]).toMatchObject({ rule: 'input/too-deep', severity: 'error' });
  });
});

function parse(text: string): ReturnType<typeof parseEdition> {
  return parseEdition({ path: 'zh.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'file' });
}

test('a refusal is one error at the line it is about, and says what to do', () => {
  const text = `# 题\n\n正文\n\n${'['.repeat(50_000)}\n`;
  const { edition, findings } = parse(text);
  expect(edition).toBeUndefined();
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ rule: 'input/too-deep', severity: 'error' });
  expect(text.slice(findings[0]?.span?.start, findings[0]?.span?.end)).toMatch(/^\[+$/);
  expect(parse('- x\n'.repeat(30_001)).findings[0]).toMatchObject({ rule: 'input/too-large', severity: 'error' });
  expect(parse(`|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${`|${'b|'.repeat(200)}\n`.repeat(301)}`).findings[0]).toMatchObject({ rule: 'input/too-large', severity: 'error' });
  expect(parse('\n'.repeat(400_001)).findings[0]).toMatchObject({ rule: 'input/too-large', severity: 'error' });
});

test('headings, pictures, directives and items in them count as several items, but in code none', () => {
  for (const [text, most] of [['## 题\n\n', 15_000], ['![图](a.png)\n\n', 7500], [':::note\n甲\n:::\n\n', 7500]] as const) {
    expect(findDanger(text.repeat(most))).toBeUndefined();
    expect(findDanger(text.repeat(most + 1))).toMatchObject({ kind: 'size' });
  }
  expect(findDanger(`:::events\n${'- 甲\n'.repeat(7499)}:::\n`)).toBeUndefined();
  expect(findDanger(`:::events\n${'- 甲\n'.repeat(7500)}:::\n`)).toMatchObject({ kind: 'size' });
  expect(findDanger(`\`\`\`\n${'## 题\n![图](a.png)\n'.repeat(20_000)}\`\`\`\n`)).toBeUndefined();
});

describe('let through', () => {
  const brackets = '[a](https://example.org) '.repeat(10);
  test.each<[string, string]>([
    ['nothing', ''],
    ['10 MB of prose', 'The network promotes **sustainable** public procurement, see [the report](https://example.org/a_b).\n\n'.repeat(100_000)],
    ['a line of 600,000 Han', '可持续公共采购'.repeat(85_000)],
    ['a table of 5,000 rows with links', `|a|b|\n|-|-|\n${`|${brackets}|${brackets}|\n`.repeat(5000)}`],
    ['20,000 list items with links', `- ${brackets}\n`.repeat(20_000)],
    ['2,000 bold phrases in one paragraph', '**“同一个地球”**网络与**可持续公共采购（SPP）**计划。\n'.repeat(1000)],
    ['lists 90 deep', nested(90)],
    ['quotes 90 deep', `${'> '.repeat(90)}a`],
    ['a quote of 50,000 lines', '> a\n>\n'.repeat(25_000)],
    ['20,000 quotes beside one another', '> a\n\n'.repeat(20_000)],
    ['code full of brackets', `\`\`\`\n${'[['.repeat(50_000)}\n\`\`\``],
    ['3,000 closed directives', ':::note\n- a\n:::\n\n'.repeat(3000)],
    ['5,000 definitions', Array.from({ length: 4000 }, (_, i) => `[r${i}]: /u${i} "t"`).join('\n')],
    ['a thousand footnotes', Array.from({ length: 1000 }, (_, i) => `b[^${i}]\n\n[^${i}]: x\n`).join('\n')],
    ['snake_case and 2 * 3 * 4', 'some_long_name * 2 * 3 '.repeat(5000)],
    ['closed comments', 'a <!-- b --> '.repeat(5000)],
    ['stray marks of footnotes', '价格* 与 数量* '.repeat(500)],
  ])('%s', (_, text) => expect(findDanger(text)).toBeUndefined());
});
