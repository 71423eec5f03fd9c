import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import type { Lang } from '../model/text.js';
import type { Content } from '../model/translation.js';
import { readUnits } from './segments.js';
import { writeUnits } from './segment-write.js';

const read = (text: string, lang: Lang = 'en') => readUnits({ path: 'x.md', text, bom: false }, languageOf(lang));
const shown = (content: Content): string => content.map((part) => (typeof part === 'string' ? part : `{${part.data}}`)).join('');
const sentences = (text: string, lang?: Lang): string[] => read(text, lang).flatMap(({ segments }) => segments.map(({ content }) => shown(content)));
/** Writes the same translation for every sentence: words with the sentence's own codes. */
const translated = (text: string, ...targets: (Content | undefined)[]): string => {
  const units = read(text);
  let next = 0;
  const list = units.map(({ segments }) => segments.map(() => targets[next++]));
  return writeUnits(text, units, (unit, nth) => list[unit]?.[nth], languageOf('zh')).text;
};

describe('units of a file', () => {
  test('are what people read, each with its kind', () => {
    const text = '---\ntitle: A title\nslug: a-title\n---\n\n# Head\n\n- item\n\n> quote\n\n| cell | 12 |\n| --- | --- |\n\n![alt text](x.png "the caption")\n\n:::note[A label]\nInside.\n:::\n\n[r]: https://example.org "ref title"\n';
    expect(read(text).map(({ kind, segments }) => `${kind}: ${shown(segments[0]?.content ?? [])}`)).toEqual([
      'meta: A title', 'heading: Head', 'item: item', 'quote: quote', 'cell: cell', 'alt: alt text', 'caption: the caption', 'label: A label', 'paragraph: Inside.', 'title: ref title',
    ]);
  });

  test('are divided into sentences by the rules of their language', () => {
    expect(sentences('Mr. Wu read 12.7.1. Then he left.\n')).toEqual(['Mr. Wu read 12.7.1.', 'Then he left.']);
    expect(sentences('他说：“好。”然后走了。第二句！\n', 'zh')).toEqual(['他说：“好。”', '然后走了。', '第二句！']);
  });

  test('join soft breaks, also behind the marks of quotes and lists', () => {
    expect(sentences('> One\n> line\n')).toEqual(['One line']);
    expect(sentences('> 一\n> 行\n', 'zh')).toEqual(['一行']);
  });

  test('hold markup as codes, never half a pair', () => {
    expect(sentences('See [the *page*](https://example.org). **It is. So be it.** End.[^1]\n\n[^1]: Note.\n')).toEqual(['See {[}the {*}page{*}{](https://example.org)}.', '{**}It is. So be it.{**}', 'End.{[^1]}', 'Note.']);
  });

  test('are the texts of raw HTML, not its tags, styles and scripts', () => {
    expect(sentences('<div class="x"><p>Hello <b>you</b></p><script>let a;</script>More</div>\n')).toEqual(['Hello {<b>}you{</b>}', 'More']);
  });

  test('know where they stand, escapes included', () => {
    const text = 'First.\n\\- Second \\* one.\n';
    expect(read(text)[0]?.segments.map(({ span }) => text.slice(span.start, span.end))).toEqual(['First.', '\\- Second \\* one.']);
  });
});

describe('written back', () => {
  test('what is not translated keeps its bytes', () => {
    const text = '---\r\ntitle: "A \\u0042"\r\n---\r\n\r\nOne.  Two  \r\nthree\\\r\nfour &amp; *five*\t\r\n';
    const units = read(text);
    expect(writeUnits(text, units, (unit, nth) => units[unit]?.segments[nth]?.content, languageOf('zh')).text).toBe(text);
  });

  test('a sign that would mark something stays a sign', () => {
    expect(translated('Text.\n', ['*重* [点] <b>'])).toBe('\\*重\\* \\[点\\] \\<b>\n');
    expect(translated('- Text.\n', ['[ ] 任务'])).toBe('- \\[ \\] 任务\n');
    expect(translated('Text.\n', ['1. 一'])).toBe('1\\. 一\n');
    expect(translated('# Text\n', ['标题 #'])).toBe('# 标题 \\#\n');
    expect(translated('| A | B |\n| - | - |\n', ['甲|乙'])).toBe('| 甲\\|乙 | B |\n| - | - |\n');
    expect(translated('One. Two.\n', ['甲*'], ['乙*'])).toBe('甲\\*乙\\*\n');
  });

  test('nothing is escaped without need', () => {
    expect(translated('Text.\n', ['a_b 5 * 3 （一）#2'])).toBe('a_b 5 * 3 （一）#2\n');
  });

  test('Chinese sentences stand side by side, hard breaks stay', () => {
    expect(translated('One. Two.\n', ['一。'], ['二。'])).toBe('一。二。\n');
    expect(translated('One.\\\nTwo.\n', ['一。'], ['二。'])).toBe('一。\\\n二。\n');
  });

  test('front matter keeps its quotes, or gets those it needs', () => {
    expect(translated('---\ntitle: Plain\nsubtitle: \'It\'\'s\'\n---\n', ['进展: 一'], ['它’s'])).toBe("---\ntitle: '进展: 一'\nsubtitle: '它’s'\n---\n");
  });

  test('a shortcut reference keeps leading where it led', () => {
    const text = 'See [the page] now.\n\n[the page]: https://example.org\n';
    const codes = read(text)[0]?.segments[0]?.content.filter((part) => typeof part === 'object') ?? [];
    expect(translated(text, ['见', codes[0] ?? '', '页面', codes[1] ?? '', '。'])).toBe('见[页面][the page]。\n\n[the page]: https://example.org\n');
  });

  test('a picture inside a sentence takes its own text along', () => {
    const text = 'See ![a map](x.png) here.\n';
    const units = read(text);
    const code = units[0]?.segments[0]?.content.find((part) => typeof part === 'object');
    expect(translated(text, ['见', code ?? '', '。'], ['地图'])).toBe('见![地图](x.png)。\n');
  });

  test('emphasis beside Chinese letters is written with asterisks', () => {
    const content = read('A _b_ c\n')[0]?.segments[0]?.content ?? [];
    const [open, close] = content.filter((part) => typeof part === 'object');
    expect(translated('A _b_ c\n', ['甲', open ?? '', '乙', close ?? '', '丙'])).toBe('甲*乙*丙\n');
  });

  test('what no Markdown can say is refused', () => {
    const text = 'A **b** c\n';
    const units = read(text);
    const [open, close] = (units[0]?.segments[0]?.content ?? []).filter((part) => typeof part === 'object');
    const { text: after, refused } = writeUnits(text, units, () => ['x', open ?? '', '.', close ?? '', 'y'], languageOf('en'));
    expect([after, refused.length]).toEqual([text, 1]);
  });
});
