import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import { plainText } from './flatten.js';
import { detectLang, parseEdition } from './parse.js';

function parse(text: string): ReturnType<typeof parseEdition> {
  return parseEdition({ path: 'zh.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'issue' });
}
/** Role, text, and what its map covers in the file. */
const units = (text: string): string[] =>
  (parse(text).edition?.texts ?? []).map((unit) => `${unit.role} ${unit.text} = ${unit.map.map((piece) => text.slice(piece.source, piece.source + piece.length)).join('|')}`);

const full = `---
title: 可持续公共采购计划简报
subtitle: "2024 年度回顾"
preheader: '预览'
slogan: "a \\"quoted\\" line"
cover: { image: images/masthead.png, alt: 刊头 }
source: 来源于**网络**与[报告](https://example.org/r)
contacts:
  - { office: 认证中心, role: 汇编, email: bulletin@example.org, url: "https://example.org/c" }
closing: >-
  问题或
  建议？
---
正文
`;

test('every string is a text with its place, when it stands letter by letter', () => {
  expect(units(full)).toEqual([
    'meta 可持续公共采购计划简报 = 可持续公共采购计划简报',
    'meta 2024 年度回顾 = 2024 年度回顾',
    'meta 预览 = 预览',
    'meta a "quoted" line = ',
    'alt 刊头 = 刊头',
    'meta 来源于网络与报告 = 来源于|网络|与|报告',
    'meta 认证中心 = 认证中心',
    'meta 汇编 = 汇编',
    'meta 问题或 建议？ = ',
    'body 正文 = 正文',
  ]);
});

test('the edition’s head', () => {
  const { edition, frontMatter, findings } = parse(full);
  expect(findings).toEqual([]);
  expect(frontMatter.title).toBe('可持续公共采购计划简报');
  expect(edition?.meta).toMatchObject({ subtitle: '2024 年度回顾', cover: { url: 'images/masthead.png', alt: '刊头' }, contacts: [{ email: 'bulletin@example.org' }] });
  expect(plainText(edition?.meta.closing ?? [])).toBe('问题或 建议？');
  expect(edition?.links.map(({ url, urlSpan }) => `${url} = ${full.slice(urlSpan?.start, urlSpan?.end)}`)).toEqual([
    'https://example.org/r = https://example.org/r',
    'mailto:bulletin@example.org = bulletin@example.org',
    'https://example.org/c = https://example.org/c',
  ]);
  expect(edition?.images).toMatchObject([{ url: 'images/masthead.png', kind: 'local', alt: '刊头' }]);
});

test('a cover outside the issue is reported among the pictures and not handed on', () => {
  const { edition } = parse('---\ncover: { image: ../../etc/passwd, alt: x }\n---\n');
  expect(edition?.meta.cover).toBeUndefined();
  expect(edition?.images).toMatchObject([{ kind: 'broken' }]);
});

test('the same from a file with Windows line ends and trailing blanks', () => {
  expect(units('---  \r\ntitle: 甲\r\n--- \r\n乙\r\n丙\r\n')).toEqual(['meta 甲 = 甲', 'body 乙丙 = 乙|丙']);
});

describe('front matter that is never closed', () => {
  test.each([
    ['---\ntitle: 没有结束\n\n# 正文\n\n文字\n', ['heading 正文', 'body 文字']],
    ['---\ntitle: 没有结束\n# 正文\n文字', ['heading 正文', 'body 文字']],
    ['---\ntitle: 没有结束\n\n文字\n\n---\n\n后面', ['body 文字', 'body 后面']],
    ['---\ntitle: 没有结束\n文字', ['body 文字']],
    ['---\r\nlang: zh\r\ntitle: 没有结束\r\n\r\n文字\r\n', ['body 文字']],
  ])('%j: an error on line 1, the title read, the body whole', (text, body) => {
    const { edition, findings } = parse(text);
    expect(findings).toMatchObject([{ rule: 'input/front-matter', severity: 'error', span: { start: 0, end: 3 } }]);
    expect(edition?.meta.title).toBe('没有结束');
    expect(edition?.texts.slice(1).map(({ role, text: words }) => `${role} ${words}`)).toEqual(body);
  });
});

test.each([
  ['---\n\n甲\n\n---\n\n乙', ['body 甲', 'body 乙']],
  ['---\n甲\n', ['body 甲']],
  ['甲\n\n---\ntitle: x\n---', ['body 甲', 'heading title: x']],
  ['----\ntitle: 甲\n----\n', ['heading title: 甲']],
])('%j has no front matter', (text, expected) => {
  expect(parse(text).edition?.texts.map(({ role, text: words }) => `${role} ${words}`)).toEqual(expected);
  expect(parse(text).findings).toEqual([]);
});

test.each(['---\ntitle：甲\nslogan: 乙\n---\n丙', '---\ntitle：甲\n---\n丙'])('%j: a full-width colon is told where it stands, and the front matter is no text', (text) => {
  const { edition, findings } = parse(text);
  expect(findings.map(({ rule, span }) => [rule, text.slice(span?.start, span?.end)])).toEqual([['input/syntax', '：']]);
  expect(edition?.texts.map(({ text: words }) => words)).toEqual(['丙']);
});

test('an empty one is none', () => expect(units('---\n---\n甲')).toEqual(['body 甲 = 甲']));

test('errors point into the file, and the body is read all the same', () => {
  const text = '---\ntitle: 甲\ncontacts: 无\n---\n乙';
  const { edition, findings } = parse(text);
  expect(findings).toHaveLength(1);
  expect(text.slice(findings[0]?.span?.start, findings[0]?.span?.end)).toBe('无');
  expect(edition?.texts.at(-1)?.text).toBe('乙');
});

test('a line that is no paragraph is kept as text', () => {
  expect(units('---\nsource: "1. 甲"\n---\n')).toEqual(['meta 1. 甲 = 1. 甲']);
});

test('brackets that only YAML’s escapes reveal do not reach the parser', () => {
  const { edition } = parse(`---\nsource: "${'\\x5b'.repeat(30_000)}"\n---\n甲`);
  expect(edition?.texts.map(({ text }) => text.length)).toEqual([30_000, 1]);
});

describe('the language of a lone file', () => {
  test.each([
    ['lang: en', '---\nlang: en\n---\n中文', 'x.zh.md', 'en'],
    ['lang: zh-Hans', '---\r\ntitle: x\r\nlang: "zh-Hans"\r\n---\r\nEnglish', 'x.md', 'zh'],
    ['the name', 'English', 'a/x.zh.md', 'zh'],
    ['the name alone', '中文', 'issue/en.md', 'en'],
    ['zh-cn in the name', 'English', 'readme_zh-CN.md', 'zh'],
    ['Han', '可持续公共采购 SPP programme', 'x.md', 'zh'],
    ['English that quotes Chinese', 'The network is called 同一个地球网络 in Chinese, and its programme has a newsletter.', 'x.md', 'en'],
    ['addresses do not count', '见 https://example.org/a/very/long/address/without/any/chinese/in/it', 'x.md', 'zh'],
    ['lang: below the front matter', '中文\n\nlang: en', 'x.md', 'zh'],
    ['nothing', '', 'x.md', 'en'],
    ['an unknown language', '---\nlang: fr\n---\n中文', 'x.fr.md', 'zh'],
  ])('%s', (_, text, path, expected) => expect(detectLang(text, path)).toBe(expected));
  test('a value handed in goes first', () => expect(detectLang('中文', 'zh.md', 'en')).toBe('en'));
});
