import { describe, expect, test } from 'vitest';
import { glue, markKeycaps } from './glue.js';
import { hyphenate } from './hyphenate.js';
import { decodeEntities, headingsOf, pageRefsOf, textRuns } from './html-text.js';
import { headSize, headsOf, headStyle } from './running-heads.js';
import { sheetOf } from './sheet.js';
import type { Tokens } from '../theme.js';
import { addressHtml, breakAddresses, shortAddress } from './short-address.js';

describe('walking the text of a document', () => {
  const runs = (html: string) => [...textRuns(html)].map(({ raw, lang, path }) => [raw.trim(), lang, path.at(-1)]).filter(([raw]) => raw !== '');

  test('gives every text its language and its element', () => {
    expect(runs('<!doctype html><html lang="zh-CN"><body><p>中文<span lang="en">English <em>word</em></span>又<br>中</p></body></html>')).toEqual([
      ['中文', 'zh-CN', 'p'],
      ['English', 'en', 'span'],
      ['word', 'en', 'em'],
      ['又', 'zh-CN', 'p'],
      ['中', 'zh-CN', 'p'],
    ]);
  });

  test('passes over styles, comments and attributes with > in them', () => {
    expect(runs('<style>p > a{}</style><!-- <p>no</p> --><p title="a > b">yes &lt;b&gt;</p>')).toEqual([['yes &lt;b&gt;', '', 'p']]);
  });

  test('entities', () => {
    expect(decodeEntities('&lt;&amp;&gt; &quot;&#20013;&#x6587;&nbsp;&unknown;')).toBe('<&> "中文\u00A0&unknown;');
  });

  test('headings without their markup; ids whose pages are asked for, once', () => {
    expect(headingsOf('<h1 class="x">A &amp; <span lang="en">B</span></h1><p>no</p><h2>二<br>三</h2>')).toEqual(['A & B', '二 三']);
    expect(pageRefsOf('<i data-page-of="s1a1">0</i><i data-page-of="s1a2"></i><b data-page-of="s1a1"></b>')).toEqual(['s1a1', 's1a2']);
  });
});

describe('marks that stay with what precedes them', () => {
  const glued = (html: string, ...terms: string[]): string => glue(html, { marks: true, terms: new Set(terms), longest: 6, class: 'g' });

  test.each([
    ['<p>宜可城——地方</p>', '<p>宜可<span class="g">城——</span>地方</p>'],
    ['<p>2～5天</p>', '<p><span class="g">2～5</span>天</p>'],
    ['<p>升温1.5℃以内</p>', '<p>升温<span class="g">1.5℃</span>以内</p>'],
    // A signature begins with its dash: nothing precedes it.
    ['<p>——协调组</p>', '<p>——协调组</p>'],
    ['<p>R&amp;——</p>', '<p>R&amp;——</p>'],
    ['<title>一——二</title><pre>一——二</pre>', '<title>一——二</title><pre>一——二</pre>'],
    ['<a title="一——二">三</a>', '<a title="一——二">三</a>'],
  ])('%s', (html, result) => {
    expect(glued(html)).toBe(result);
  });
});

describe('names that stay on one line', () => {
  const glued = (html: string, terms: readonly string[], marks = true): string => glue(html, { marks, terms: new Set(terms), longest: 6, class: 'g' });

  test('the longest name at a place, whatever else begins there', () => {
    expect(glued('<p>促进绿色采购网络</p>', ['绿色采购', '绿色采购网络'])).toBe('<p>促进<span class="g">绿色采购网络</span></p>');
  });

  test('with the dash that follows', () => {
    expect(glued('<p>宜可城——地方</p>', ['宜可城'])).toBe('<p><span class="g">宜可城——</span>地方</p>');
  });

  test('but none that would tear the line before it apart, and no single word', () => {
    expect(glued('<p>可持续消费和生产模式十年方案框架</p>', ['可持续消费和生产模式十年方案框架'])).not.toContain('span');
    expect(glued('<p>the Circular and Fair ICT Pact, SDG 12, UNEP</p>', ['Circular and Fair ICT Pact', 'SDG 12', 'UNEP'], false)).toBe('<p>the Circular and Fair ICT Pact, <span class="g">SDG 12</span>, UNEP</p>');
  });

  test('in a heading longer ones, too, across the places where it may break', () => {
    const name = '可持续发展高级别政治论坛';
    expect(glued('<h2>论坛——<wbr>论坛报告</h2>', ['论坛', '论坛报告'])).toBe('<h2><span class="g">论坛</span>——<wbr><span class="g">论坛报告</span></h2>');
    expect(glued(`<h2 title="${name}">向<wbr>可持续发展<wbr>高级别政治论坛<wbr>提交</h2><p>${name}</p>`, [name])).toBe(
      `<h2 title="${name}">向<wbr><span class="g">${name}</span><wbr>提交</h2><p>${name}</p>`,
    );
  });

  test('a name with marks that mean something in a pattern is only itself', () => {
    expect(glued('<p>A+B (C) 甲</p>', ['A+B (C)'])).toBe('<p><span class="g">A+B (C)</span> 甲</p>');
  });
});

describe('running heads', () => {
  const sections = [{ id: 's1', title: '一' }, { id: 's2', title: '二' }, { id: 's3', title: '三' }];

  test('the section that begins first on a page, else the one that goes on', () => {
    const pageOf = new Map([['s1', 2], ['s2', 4], ['s3', 4]]);
    expect(headsOf(sections, pageOf, 6)).toEqual(['', '一', '一', '二', '三', '三']);
  });

  test('a page of notes or links alone belongs to no section', () => {
    const pageOf = new Map([['s1', 2], ['s2', 4], ['s3', 4], ['sections-end', 5], ['end', 6]]);
    const matter = [{ after: 'sections-end', title: '注' }, { after: 'end', title: '链接' }];
    expect(headsOf(sections, pageOf, 8, matter)).toEqual(['', '一', '一', '二', '三', '注', '链接', '链接']);
    expect(headsOf(sections, new Map([['s1', 2], ['end', 2]]), 3, [{ after: 'end', title: '' }])).toEqual(['', '一', '']);
  });

  test('are smaller where the longest two would not stand side by side', () => {
    const sheet = sheetOf({} as Tokens, undefined);
    const head = (count: number): { title: string } => ({ title: '长'.repeat(count) });
    expect(headSize('简报', [head(4), head(20)], sheet, 'sans')).toBe(8.5);
    expect(headSize('简报', [head(4), head(60)], sheet, 'sans')).toBe(7.5);
    expect([49, 53].map((count) => headSize('n'.repeat(50), [{ title: 'n'.repeat(count) }], sheet, 'serif'))).toEqual([8.5, 7.5]);
    expect(headSize('n'.repeat(50), [{ title: 'n'.repeat(53) }], sheet, 'sans')).toBe(8.5);
  });

  test('no title can end the string or the style', () => {
    expect(headStyle(['"}</style><b>'])).toContain('symbols:"\\22 }\\3c /style\\3e \\3c b\\3e " ""');
  });
});

describe('addresses on paper', () => {
  test.each([
    ['https://www.oneplanetnetwork.org/', 'oneplanetnetwork.org'],
    ['http://example.org/a/b/', 'example.org/a/b'],
    ['mailto:desk@example.org', 'desk@example.org'],
    ['https://example.org/%E4%B8%AD%E6%96%87?q=1', 'example.org/中文?q=1'],
    ['https://example.org/a%20b%2Fc', 'example.org/a%20b%2Fc'],
    ['https://example.org/%FF', 'example.org/%FF'],
  ])('%s', (href, text) => {
    expect(shortAddress(href)).toBe(text);
  });

  test('one that nobody would type is cut', () => {
    const text = shortAddress(`https://example.org/${'a'.repeat(900)}`);
    expect(text).toHaveLength(600);
    expect(text.endsWith('…')).toBe(true);
  });

  test('may end a line after its parts, and is no markup otherwise', () => {
    expect(String(addressHtml('https://example.org/a_b/?c=<d>&e'))).toBe('example.org/<wbr>a_<wbr>b/?<wbr>c=&lt;d&gt;&amp;<wbr>e');
  });

  test('may do so in running text as well, where it is a link', () => {
    expect(breakAddresses('<p>见<a href="https://example.org/a/b">https://example.org/a/b</a>与<a href="x">甲/乙</a>。</p>')).toBe(
      '<p>见<a href="https://example.org/a/b">https://example.org/<wbr>a/<wbr>b</a>与<a href="x">甲/乙</a>。</p>',
    );
  });
});

describe('hyphenation', () => {
  test.each([
    ['<p lang="en">sustainable</p>', '<p lang="en">sus|tain|able</p>'],
    ['<p lang="zh-CN">sustainable</p>', '<p lang="zh-CN">sustainable</p>'],
    ['<h2 lang="en">sustainable</h2>', '<h2 lang="en">sustainable</h2>'],
    ['<p lang="en"><a href="sustainable">sustainable</a> <code>sustainable</code></p>', '<p lang="en"><a href="sustainable">sus|tain|able</a> <code>sustainable</code></p>'],
  ])('%s', async (html, expected) => {
    expect((await hyphenate(html)).replaceAll('\u00AD', '|')).toBe(expected);
  });
});

test('a keycap is marked with its digit; other digits are left alone', () => {
  expect(markKeycaps('<title>1\uFE0F\u20E3</title><p>1 1\uFE0F\u20E3 #\u20E3</p>', 'k')).toBe('<title>1\uFE0F\u20E3</title><p>1 <span class="k">1\uFE0F\u20E3</span> <span class="k">#\u20E3</span></p>');
});
