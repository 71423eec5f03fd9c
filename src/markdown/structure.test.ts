import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import type { Block, Edition } from '../model/edition.js';
import { plainText } from './flatten.js';
import { parseEdition } from './parse.js';

function read(text: string, kind: 'issue' | 'file' = 'issue'): Edition {
  const { edition } = parseEdition({ path: 'zh.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind });
  if (!edition) throw new Error('refused');
  return edition;
}

const words = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => (block.type === 'paragraph' ? plainText(block.children) : block.type === 'heading' ? `h${block.depth} ${plainText(block.children)}` : block.type));

/** Foreword, sections and articles as one list a reader can compare. */
function outline(edition: Edition): unknown[] {
  return [
    ...words(edition.foreword),
    ...edition.sections.map((section) => ({
      [section.id]: plainText(section.title),
      has: [...words(section.blocks), ...section.articles.map((article) => ({ [article.id]: plainText(article.title), has: words(article.blocks) }))],
    })),
  ];
}

describe('an issue', () => {
  test('foreword, sections, articles, inner headings', () => {
    expect(outline(read('前言\n\n# 甲\n\n引\n\n## 一\n\n文\n\n### 小\n\n##### 更小\n\n## 二\n\n# 乙\n'))).toEqual([
      '前言',
      { s1: '甲', has: ['引', { s1a1: '一', has: ['文', 'h3 小', 'h5 更小'] }, { s1a2: '二', has: [] }] },
      { s2: '乙', has: [] },
    ]);
  });
  test('an article before any section opens one without a title; order stays', () => {
    expect(outline(read('前\n\n## 一\n\n文\n\n# 甲\n'))).toEqual(['前', { s1: '', has: [{ s1a1: '一', has: ['文'] }] }, { s2: '甲', has: [] }]);
  });
  test('a deeper heading before everything is a block of the foreword', () => {
    expect(outline(read('### 深\n\n文'))).toEqual(['h3 深', '文']);
  });
  test('its title is never taken from a heading', () => {
    const edition = read('# 唯一\n\n## 一');
    expect(edition.meta.title).toBeUndefined();
    expect(edition.sections).toHaveLength(1);
  });
  test('every text knows its section or article', () => {
    expect(read('前\n\n# 甲\n\n乙\n\n## 丙\n\n丁').texts.map(({ text, place }) => [text, place])).toEqual([
      ['前', undefined], ['甲', 's1'], ['乙', 's1'], ['丙', 's1a1'], ['丁', 's1a1'],
    ]);
  });
});

describe('a lone file', () => {
  test('its only #, first of all headings, is its title and still counts as heading and text', () => {
    const edition = read('# 题\n\n前\n\n## 甲\n\n### 一\n\n#### 小', 'file');
    expect(edition.meta.title).toBe('题');
    expect(outline(edition)).toEqual(['前', { s1: '甲', has: [{ s1a1: '一', has: ['h3 小'] }] }]);
    expect(edition.headings.map(({ text, depth }) => [text, depth])).toEqual([['题', 1], ['甲', 2], ['一', 3], ['小', 4]]);
    expect(edition.texts[0]?.text).toBe('题');
  });
  test('text before the title heading stays before it', () => {
    expect(outline(read('先\n\n# 题\n\n后', 'file'))).toEqual(['先', '后']);
  });
  test('with a title in front matter, # is a section', () => {
    expect(outline(read('---\ntitle: 题\n---\n# 甲\n\n## 一', 'file'))).toEqual([{ s1: '甲', has: [{ s1a1: '一', has: [] }] }]);
  });
  test('two # are sections', () => {
    expect(outline(read('# 甲\n\n# 乙', 'file'))).toEqual([{ s1: '甲', has: [] }, { s2: '乙', has: [] }]);
  });
  test('a # behind another heading is no title', () => {
    const edition = read('## 一\n\n# 甲', 'file');
    expect(edition.meta.title).toBeUndefined();
    expect(outline(edition)).toEqual([{ s1: '', has: [{ s1a1: '一', has: [] }] }, { s2: '甲', has: [] }]);
  });
  test('the smallest depth present is the base', () => {
    expect(outline(read('### 甲\n\n#### 一\n\n##### 小', 'file'))).toEqual([{ s1: '甲', has: [{ s1a1: '一', has: ['h3 小'] }] }]);
  });
  test('text alone is a foreword; an empty file is empty', () => {
    expect(outline(read('甲\n\n乙', 'file'))).toEqual(['甲', '乙']);
    expect(outline(read('', 'file'))).toEqual([]);
  });
});

describe('headings', () => {
  test('are empty if nothing shows before the next of the same or a higher level', () => {
    const empty = read('# 甲\n\n## 一\n\n<!-- 注 -->\n\n[x]: /u\n\n## 二\n\n文\n\n### 小\n\n# 乙').headings.filter((heading) => heading.empty);
    expect(empty.map(({ text }) => text)).toEqual(['一', '小', '乙']);
  });
  test('inside quotes and directives count, and stay where they are', () => {
    const edition = read('# 甲\n\n> ## 引\n\n:::note\n# 内\n\n文\n:::\n\n文');
    expect(edition.headings.map(({ text }) => text)).toEqual(['甲', '引', '内']);
    expect(edition.sections).toHaveLength(1);
    expect(words(edition.sections[0]?.blocks ?? [])).toEqual(['quote', 'note', '文']);
  });
});

describe('a directive that is never closed', () => {
  const text = ':::note\n甲\n\n# 一\n\n乙\n\n:::events\n- **丙**，2024年3月7日\n\n## 二\n\n丁\n';
  test('gives later sections back', () => {
    expect(outline(read(text))).toEqual(['note', { s1: '一', has: ['乙', 'events', { s1a1: '二', has: ['丁'] }] }]);
  });
  test('is reported at its own line, once each', () => {
    const { findings } = parseEdition({ path: 'zh.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'issue' });
    expect(findings.map(({ rule, span }) => [rule, text.slice(span?.start, span?.end)])).toEqual([['structure/directive', ':::note'], ['structure/directive', ':::events']]);
  });
});
