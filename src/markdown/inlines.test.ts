import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import type { Edition, Inline } from '../model/edition.js';
import type { Lang } from '../model/text.js';
import { parseEdition } from './parse.js';

function read(text: string, lang: Lang = 'zh'): Edition {
  const { edition } = parseEdition({ path: `${lang}.md`, text, bom: false }, { lang, language: languageOf(lang), kind: 'issue' });
  if (!edition) throw new Error('refused');
  return edition;
}
const texts = (text: string, lang?: Lang): string[] => read(text, lang).texts.map((unit) => unit.text);

/** Inlines in a notation of their own: short enough to compare by eye. */
function show(inlines: readonly Inline[]): string {
  return inlines
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.value;
        case 'code':
          return `{code ${node.value}}`;
        case 'hardBreak':
          return '{br}';
        case 'footnoteRef':
          return `{note ${node.number}}`;
        case 'image':
          return `{image ${node.kind} ${node.url}}`;
        case 'link':
          return `{${node.kind} ${node.url}: ${show(node.children)}}`;
        case 'tag':
          return `{${node.tag}${node.title === undefined ? '' : ` ${node.title}`}: ${show(node.children)}}`;
        default:
          return `{${node.type}: ${show(node.children)}}`;
      }
    })
    .join('');
}
const shown = (text: string): string => read(text).foreword.map((block) => ('children' in block ? show(block.children) : block.type === 'button' ? show([block.link]) : block.type)).join(' / ');

describe('soft line breaks', () => {
  test.each([
    ['甲\n乙', '甲乙'],
    ['甲，\n乙', '甲，乙'],
    ['甲\nSPP', '甲SPP'],
    ['the\nSPP', 'the SPP'],
    ['**甲**\n乙', '甲乙'],
    ['甲\n**乙**', '甲乙'],
    ['[甲](https://example.org)\n[乙](https://example.org)丙', '甲乙丙'],
    ['*a*\n*b*', 'a b'],
    ['甲[^1]\n乙\n\n[^1]: 注', '甲乙'],
    ['甲\r\n乙\r丙', '甲乙丙'],
    ['> 甲\n> 乙\n丙', '甲乙丙'],
    ['- 甲\n  乙', '甲乙'],
    ['a  \nb', 'a\nb'],
    ['a\\\nb', 'a\nb'],
    ['甲 \n 乙', '甲乙'],
    ['\u{20BB7}\n\u{20BB7}', '\u{20BB7}\u{20BB7}'],
  ])('%j', (text, expected) => expect(texts(text)[0]).toBe(expected));
  test('in English a break is a space, but not inside quoted Chinese', () => expect(texts('the “可持续\n采购” of\nthe UN', 'en')[0]).toBe('the “可持续采购” of the UN'));
  test('in alternative texts and titles', () => {
    const edition = read('文![甲\n乙](a.png "丙\n丁")');
    expect(edition.images[0]?.alt).toBe('甲乙');
    expect(edition.texts.map((unit) => unit.text)).toEqual(['文\uFFFC', '甲乙', '丙丁']);
  });
});

describe('raw HTML', () => {
  const findings = (text: string): string[] =>
    parseEdition({ path: 'zh.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'issue' }).findings.map(({ rule, severity, span }) => `${rule} ${severity} ${text.slice(span?.start, span?.end)}`);

  test('the safe set becomes tags, silently', () => {
    const text = 'CO<sub>2</sub> <SUP>a</SUP> <kbd>b</kbd> <mark>c</mark> <small>d</small> <u>e</u> <abbr title="可持续 &amp; 公共">SPP</abbr>一<br>二<br/>三';
    expect(shown(text)).toBe('CO{sub: 2} {sup: a} {kbd: b} {mark: c} {small: d} {u: e} {abbr 可持续 & 公共: SPP}一{br}二{br}三');
    expect(findings(text)).toEqual([]);
  });
  test('Markdown works inside', () => expect(shown('a<sup>**b** [c](https://example.org)</sup>')).toBe('a{sup: {strong: b} {web https://example.org: c}}'));
  test('comments vanish with the blank they leave', () => expect(shown('甲 <!-- 注 --> 乙<!-- 注 -->')).toBe('甲 乙'));
  test('what is no HTML tag is text', () => {
    expect(texts('List<T> 与 <T/> 与 </T>')).toEqual(['List<T> 与 <T/> 与 </T>']);
    expect(findings('用 <T> 表示')).toEqual([]);
  });
  test('what Markdown can say becomes Markdown, with a warning', () => {
    const text = '<b>甲</b> <em>乙</em> <del>丙</del> <a href="https://example.org?a&amp;b">丁</a> <img src="x.png" alt="戊">';
    expect(shown(text)).toBe('{strong: 甲} {emphasis: 乙} {delete: 丙} {web https://example.org?a&b: 丁} {image local x.png}');
    expect(findings(text)).toHaveLength(5);
    expect(findings(text)[0]).toBe('structure/raw-html warning <b>');
  });
  test('structure is taken away, its text stays', () => {
    expect(shown('<div>甲<span style="x">乙</span></div>')).toBe('甲乙');
    expect(shown('<table><tr><td>甲&nbsp;1</td><td>乙</td></tr></table>')).toBe('甲\u00a01 / 乙');
    expect(shown('<p>甲</p><hr><p>乙<br>丙</p>')).toBe('甲 / break / 乙{br}丙');
    expect(findings('<div>甲<span>乙</span></div>\n\n<div>丙<span>丁</span></div>')).toEqual(['structure/raw-html warning <div>', 'structure/raw-html warning <span>']);
  });
  test.each(['<script>alert(1)</script>', '<style>a{}</style>', '<iframe src="file:///etc/passwd"></iframe>', '<object data="x">', '<sup onclick="x">a</sup>', '甲<form action=x>乙'])(
    '%s is an error and never markup',
    (text) => {
      expect(findings(text).join()).toContain('structure/raw-html error');
      expect(JSON.stringify(read(text).foreword)).not.toMatch(/passwd|onload|onclick|script|style|iframe|object|form/);
    },
  );
  test('a javascript: link or picture is broken', () => {
    expect(shown('<a href="java&#x73;cript:alert(1)">甲</a> <img src=javascript:x alt=乙>')).toBe('{broken javascript:alert(1): 甲} {image broken javascript:x}');
  });
  test('a link written inside an HTML link stays the only one', () => {
    expect(shown('<a href="https://a.example.org">甲 [乙](https://b.example.org)</a>')).toBe('甲 {web https://b.example.org: 乙}');
  });
  test('a tag without its partner goes, its text stays', () => {
    expect(shown('甲<sup>乙')).toBe('甲乙');
    expect(shown('甲</sup>乙')).toBe('甲乙');
    expect(shown('**甲<sup>乙**丙</sup>')).toBe('{strong: 甲乙}丙');
    expect(findings('甲<sup>乙')).toEqual(['structure/raw-html warning <sup>']);
  });
  test('what only a forgiving browser would take for a tag is text', () => {
    for (const text of ['<svg/onload=alert(1)>', '<script', '<img src="x', '<iframe src=x//']) expect(texts(text).join('')).toBe(text);
  });
  test('unknown declarations are text', () => expect(texts('甲 <?php echo ?> 乙')).toEqual(['甲 <?php echo ?> 乙']));
  test('tags nested without end are text from some depth on', () => expect(texts('<b>'.repeat(5000)).join('').startsWith('<b>')).toBe(true));
});

describe('honest gaps', () => {
  test.each([
    ['[甲](todo:网址)', '{todo 网址: 甲}'],
    ['乙[甲](todo:what is wanted)丙', '乙{todo what is wanted: 甲}丙'],
    ['[a **b** c](todo:the report, page 3) d', '{todo the report, page 3: a {strong: b} c} d'],
    ['[x] [甲](todo: 网 址 )', '[x] {todo 网 址: 甲}'],
    ['[甲](todo:a b) [乙](todo:c d)', '{todo a b: 甲} {todo c d: 乙}'],
    ['甲](todo:a b)', '甲](todo:a b)'],
    ['![甲](todo:a b)', '![甲](todo:a b)'],
    ['[甲](<todo:a b>)。', '{todo a b: 甲}。'],
    ['[甲](todo:%E7%BD%91)。', '{todo 网: 甲}。'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected));
  test('have their places', () => {
    const text = '乙[甲](todo:what is wanted)丙';
    const [link] = read(text).links;
    expect([text.slice(link?.span?.start, link?.span?.end), text.slice(link?.urlSpan?.start, link?.urlSpan?.end)]).toEqual(['[甲](todo:what is wanted)', 'todo:what is wanted']);
  });
});

describe('links', () => {
  test('of references have the definition’s target and place', () => {
    const text = '[甲][r]、[R]与[无]\n\n[r]: https://example.org "题"\n[r]: https://second.example.org\n[u]: https://unused.example.org';
    const { links } = read(text);
    expect(links.map(({ url, text: label, urlSpan }) => [url, label, text.slice(urlSpan?.start, urlSpan?.end)])).toEqual([
      ['https://example.org', '甲', 'https://example.org'],
      ['https://example.org', 'R', 'https://example.org'],
    ]);
    expect(texts(text)).toEqual(['甲、R与[无]']);
  });
  test('the place of a target is that of its letters', () => {
    const text = '[a](<x y> "t") [b]( https://example.org/a\\_b ) [c]() [d](#)';
    expect(read(text).links.map(({ url, urlSpan }) => [url, urlSpan && text.slice(urlSpan.start, urlSpan.end)])).toEqual([
      ['x y', 'x y'], ['https://example.org/a_b', 'https://example.org/a\\_b'], ['', undefined], ['#', '#'],
    ]);
  });
  test('a title is text for people', () => expect(read('甲[乙](https://example.org "丙")').texts.map(({ role, text }) => `${role} ${text}`)).toEqual(['body 甲乙', 'alt 丙']));
  test('in a text the link’s part is marked', () => {
    expect(read('甲[乙**丙**](https://example.org)丁').texts[0]?.links).toEqual([{ start: 1, end: 3, url: 'https://example.org' }]);
  });
});

test('template syntax is text', () => {
  expect(texts('{{title}} {{{x}}} {{#each this}}{{> header}}')).toEqual(['{{title}} {{{x}}} {{#each this}}{{> header}}']);
});
