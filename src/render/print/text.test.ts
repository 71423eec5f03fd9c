import { describe, expect, test } from 'vitest';
import { glueMarks } from './glue.js';
import { decodeEntities, headingsOf, pageRefsOf, textRuns } from './html-text.js';
import { shortAddress } from './short-address.js';

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
  const glued = (html: string): string => glueMarks(html, 'g');

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
    const text = shortAddress(`https://example.org/${'a'.repeat(200)}`);
    expect(text).toHaveLength(96);
    expect(text.endsWith('…')).toBe(true);
  });
});
