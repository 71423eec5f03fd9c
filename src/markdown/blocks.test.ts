import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import type { Block, Edition } from '../model/edition.js';
import type { Lang } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { plainText } from './flatten.js';
import { parseEdition } from './parse.js';

function parse(text: string, lang: Lang = 'zh'): { edition: Edition; findings: readonly SchemaFinding[] } {
  const { edition, findings } = parseEdition({ path: `${lang}.md`, text, bom: false }, { lang, language: languageOf(lang), kind: 'issue' });
  if (!edition) throw new Error('refused');
  return { edition, findings };
}
const blocks = (text: string, lang?: Lang): readonly Block[] => parse(text, lang).edition.foreword;
const types = (text: string): string[] => blocks(text).map(({ type }) => type);
const said = (text: string): string[] => parse(text).findings.map(({ rule, severity }) => `${rule} ${severity}`);
const roles = (text: string): string[] => parse(text).edition.texts.map(({ role, text: words }) => `${role} ${words}`);

/** The block of a type, wherever it stands at the top. */
function only<T extends Block['type']>(text: string, type: T): Extract<Block, { type: T }> {
  const found = blocks(text).find((block) => block.type === type);
  if (!found) throw new Error(`no ${type} among ${types(text).join()}`);
  return found as Extract<Block, { type: T }>;
}

describe('paragraphs that are more', () => {
  test('a lone picture is a figure; its title the caption', () => {
    expect(only('![替代](images/x.png "图注")', 'figure')).toMatchObject({ caption: '图注', image: { alt: '替代', kind: 'local', url: 'images/x.png' } });
    expect(parse('![替代](images/x.png "图注")').edition.images).toMatchObject([{ alt: '替代', caption: '图注', kind: 'local' }]);
    expect(roles('![替代](images/x.png "图注")')).toEqual(['alt 替代', 'caption 图注']);
  });
  test('several pictures in a row are several figures', () => expect(types('![a](a.png) ![b](b.png)\n![c](sdg:3)')).toEqual(['figure', 'figure', 'sdg']));
  test('a picture within text stays there', () => expect(types('见 ![a](a.png)')).toEqual(['paragraph']));
  test('a lone link is a button and a label', () => {
    expect(only('[详情参阅](https://example.org)', 'button').link).toMatchObject({ kind: 'web' });
    expect(roles('[详情参阅](https://example.org)')).toEqual(['label 详情参阅']);
  });
  test.each(['[详情](#)。', 'https://example.org/a', '[![x](x.png)](https://example.org)', '- [a](https://example.org)', '> [a](https://example.org)'])('%s is no button', (text) => {
    expect(JSON.stringify(blocks(text))).not.toContain('"button"');
  });
  test('a paragraph that starts with a dash is the signature', () => {
    expect(types('——秘书处')).toEqual(['signature']);
    expect(blocks('— The secretariat', 'en')[0]?.type).toBe('signature');
    expect(types('—秘书处')).toEqual(['paragraph']);
    expect(types('甲——乙')).toEqual(['paragraph']);
  });
  test.each([
    ['sdg:12.7', { goal: 12, target: '7' }],
    ['sdg:4', { goal: 4 }],
    ['sdg:17.a', { goal: 17, target: 'a' }],
  ])('%s is a card', (url, expected) => expect(only(`![卡](${url})`, 'sdg')).toMatchObject({ ...expected, alt: '卡' }));
  test.each(['sdg:0', 'sdg:18', 'sdg:12.x7', 'qr:mail'])('%s is a broken picture', (url) => {
    expect(only(`![卡](${url})`, 'figure').image.kind).toBe('broken');
  });
  test('qr:web is a QR code', () => expect(only('![扫码](qr:web)', 'qr')).toMatchObject({ of: 'web', alt: '扫码' }));
});

describe('lists, tables, code', () => {
  test('numbered from its first number; loose; tasks', () => {
    expect(only('3. 甲\n\n4. 乙', 'list')).toMatchObject({ ordered: true, start: 3, loose: true });
    expect(only('- [x] 成\n- [ ] 未\n- 无', 'list').items.map(({ checked }) => checked)).toEqual([true, false, undefined]);
  });
  test('rows of a table all have the width of the widest', () => {
    const { rows, align } = only('| a | b |\n|:-|-:|\n| 1 |\n| 1 | 2 | 3 |', 'table');
    expect(rows.map((row) => row.map((cell) => plainText(cell.children)))).toEqual([['a', 'b', ''], ['1', '', ''], ['1', '2', '3']]);
    expect(align).toEqual(['left', 'right', null]);
  });
  test('an escaped pipe in a cell', () => expect(roles('| a \\| b |\n|-|\n| c |')).toEqual(['cell a | b', 'cell c']));
  test('roles follow the nearest container', () => {
    expect(roles('甲\n\n- 乙\n\n  > 丙\n\n> 丁\n>\n> - 戊\n')).toEqual(['body 甲', 'item 乙', 'quote 丙', 'quote 丁', 'item 戊']);
  });
  test('code is no text, and its line ends are LF', () => {
    expect(only('```js x\r\na\r\nb\r\n```', 'code')).toMatchObject({ value: 'a\nb', info: 'js x' });
    expect(roles('    代码')).toEqual([]);
  });
});

describe('events', () => {
  const list = '- **巴黎建筑与气候全球论坛**，2024年3月7日至8日，巴黎\n\n  说明\n- [**采购周**](https://example.org/w)：2024年5月，日内瓦\n';
  test.each(['events', '活动'])('%s: title, time, days, description', (name) => {
    const { events } = only(`:::${name}\n${list}:::`, 'events');
    expect(events.map((event) => [plainText(event.title), plainText(event.when), event.dates, event.blocks.length])).toEqual([
      ['巴黎建筑与气候全球论坛', '2024年3月7日至8日，巴黎', { start: '2024-03-07', end: '2024-03-08' }, 1],
      ['采购周', '2024年5月，日内瓦', undefined, 0],
    ]);
    expect(events[1]?.title[0]).toMatchObject({ type: 'link', url: 'https://example.org/w' });
  });
  test('an item without bold text is all title, with a warning', () => {
    const text = ':::events\n- 论坛，2024年3月7日\n:::';
    expect(plainText(only(text, 'events').events[0]?.title ?? [])).toBe('论坛，2024年3月7日');
    expect(said(text)).toEqual(['structure/directive warning']);
  });
  test('without a list it is plain blocks and an error', () => {
    expect(types(':::events\n论坛\n\n会议\n:::')).toEqual(['paragraph', 'paragraph']);
    expect(said(':::events\n论坛\n:::')).toEqual(['structure/directive error']);
  });
  test('text around the list stays in its place', () => expect(types(':::events\n前\n\n- **甲** 乙\n\n后\n:::')).toEqual(['paragraph', 'events', 'paragraph']));
});

describe('other directives', () => {
  test('partners with label', () => {
    const { label, items } = only(':::伙伴[核心伙伴]\n- [甲](https://example.org) 出资\n- 乙\n:::', 'partners');
    expect([plainText(label), items.length]).toEqual(['核心伙伴', 2]);
  });
  test.each([':::media\n![m](m.png "注")\n\n旁边\n:::', ':::图文\n![m](m.png "注")\n旁边\n:::'])('media: picture, then text beside it', (text) => {
    const { image, caption, blocks: beside } = only(text, 'media');
    expect([image.url, caption, beside.map((block) => (block.type === 'paragraph' ? plainText(block.children) : ''))]).toEqual(['m.png', '注', ['旁边']]);
  });
  test('media without a picture is plain blocks and an error', () => {
    expect(types(':::media\n文\n:::')).toEqual(['paragraph']);
    expect(said(':::media\n文\n:::')).toEqual(['structure/directive error']);
  });
  test('note with label and any blocks; nested with more colons outside', () => {
    const note = only('::::提示[请注意]\n甲\n\n:::only{target="email, web"}\n乙\n:::\n::::', 'note');
    expect(plainText(note.label)).toBe('请注意');
    expect(note.blocks.map((block) => (block.type === 'only' ? block.targets.join() : block.type))).toEqual(['paragraph', 'email,web']);
  });
  test.each([':::only\n甲\n:::', ':::only{target=pfd}\n甲\n:::'])('%j names no known format: kept and reported', (text) => {
    expect(only(text, 'unknown').blocks).toHaveLength(1);
    expect(said(text)).toEqual(['structure/directive error']);
  });
  test.each([
    ['noet', 'note'], ['活働', '活动'], ['partner', 'partners'], ['图片', '图文'],
  ])('unknown %s: text kept, %s suggested', (name, meant) => {
    const text = `:::${name}[签]\n甲\n:::`;
    expect(only(text, 'unknown')).toMatchObject({ name, blocks: [{ type: 'paragraph' }] });
    expect(parse(text).findings[0]).toMatchObject({ actual: name, expected: [meant] });
    expect(roles(text)).toEqual(['label 签', 'body 甲']);
  });
  test('a name that JavaScript objects have is unknown', () => expect(types(':::constructor\n甲\n:::')).toEqual(['unknown']));
  test.each(['::: note\n甲\n:::', '：：：提示\n甲', ':::note：标题\n甲\n:::'])('%j is text and an error', (text) => {
    expect(said(text)).toContain('structure/directive error');
    expect(roles(text).join()).toContain('甲');
  });
  test.each(['会议10:30开始', '10::30', '编辑:王璟', '::x', 'a:b[c]{d}'])('%s is no directive', (text) => {
    expect(roles(text)).toEqual([`body ${text}`]);
    expect(said(text)).toEqual([]);
  });
});

describe('footnotes', () => {
  test('are numbered by first reference, also from other notes; forgotten and repeated ones come last', () => {
    const { edition } = parse('甲[^b]乙[^a]丙[^b]\n\n[^a]: 注甲[^c]\n[^b]: 注乙\n[^b]: 又乙\n[^x]: 无人引用\n[^c]: 注丙\n');
    expect(edition.footnotes.map(({ number, label }) => `${number} ${label}`)).toEqual(['1 b', '2 a', '3 c', '4 b', '5 x']);
    expect(JSON.stringify(edition.foreword)).toContain('{"type":"footnoteRef","label":"b","number":1}');
    expect(edition.texts.map(({ role, text }) => `${role} ${text}`)).toEqual(['body 甲乙丙', 'footnote 注甲', 'footnote 注乙', 'footnote 又乙', 'footnote 无人引用', 'footnote 注丙']);
  });
  test('an undefined reference stays text', () => expect(roles('甲[^缺]')).toEqual(['body 甲[^缺]']));
});
