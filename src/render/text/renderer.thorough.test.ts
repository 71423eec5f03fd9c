import { describe, expect, it } from 'vitest';
import type { Block, Edition } from '../../model/edition.js';
import type { Lang } from '../../model/text.js';
import { displayWidth } from '../../text/width.js';
import { greenTheme, p, sampleEdition, sampleInput, t, web } from '../sample.fixture.js';
import type { RenderInput } from '../renderer.js';
import { text } from './renderer.js';

async function plainText(input: RenderInput): Promise<string> {
  const { artifacts, diagnostics } = await text.render(input);
  expect(diagnostics).toEqual([]);
  const page = new TextDecoder().decode(artifacts[0]?.bytes);
  expect(page).not.toMatch(/\[object|undefined|&(?:amp|lt|quot|#)/);
  return page;
}

/** The text of a foreword alone. */
async function set(lang: Lang, ...foreword: Block[]): Promise<string> {
  const edition: Edition = { ...sampleEdition(lang, () => ''), meta: { title: 'T', contacts: [] }, foreword, sections: [], footnotes: [] };
  const { bulletin } = sampleInput(edition);
  const page = await plainText(sampleInput(edition, { brand: {}, bulletin: { ...bulletin, info: { status: 'draft' } } }));
  return page.replace('T\n=\n\n', '').trimEnd();
}

const sentence = '可持续公共采购（SPP）计划在“建筑、粮食和信息通信技术”三个优先领域继续开展工作，由《全球行动框架》——5项共同原则——提供指引……';

describe.each(['zh', 'en'] as const)('plain text of an edition in %s', (lang) => {
  const words = (place: string): string => (lang === 'zh' ? `文字${place}` : `Words ${place}`);

  it('holds every text of every block and is free of joiners', async () => {
    const page = await plainText(sampleInput(sampleEdition(lang, words)));
    const flat = page.replace(/\n(?:[|> ]+)?/g, '');
    const places: string[] = [];
    sampleEdition(lang, (place) => (places.push(place), place));
    for (const place of places) {
      const found = page.includes(words(place)) || flat.includes(words(place)) || flat.includes(words(place).replaceAll(' ', ''));
      if (place !== 'wanted') expect(found, place).toBe(true);
    }
    expect(page).not.toContain('\u2060');
  });

  it('has no line over 76 cells but addresses and code, and no blank at a line’s end', async () => {
    const page = await plainText(sampleInput(sampleEdition(lang, (place) => `${sentence}${place} Sustainable public procurement`)));
    for (const line of page.split('\n')) {
      if (!/https:\/\/|^ {4}.*code/.test(line)) expect(displayWidth(line), line).toBeLessThanOrEqual(76);
      expect(line).not.toMatch(/[ \t]$/);
    }
  });

  it('keeps each Han character of long texts, however deep they are nested', async () => {
    const han = (value: string): string => value.replace(/\P{Script=Han}/gu, '');
    const nested: Block = { type: 'quote', blocks: [{ type: 'list', ordered: false, start: 1, loose: false, items: [{ blocks: [p(sentence), { type: 'note', label: [], blocks: [p(sentence)] }] }] }] };
    expect(han(await set(lang, nested))).toBe(han(sentence + sentence));
  });
});

describe('blocks in plain text', () => {
  it('numbers links once each and lists them', async () => {
    const page = await set('zh', p('见', web('《报告》', 'https://example.org/a'), '和', web('附件', 'https://example.org/b'), '，又见', web('报告', 'https://example.org/a'), '。'));
    expect(page).toContain('见《报告》[1]和附件[2]，又见报告[1]。');
    expect(page).toContain('== 链接 ==\n\n[1] https://example.org/a\n[2] https://example.org/b');
  });

  it('notes no address that is its own text, and none within the page', async () => {
    const page = await set('zh', p(web('www.example.org', 'https://www.example.org/'), { type: 'link', kind: 'anchor', url: '#s1', children: [t('上文')] }));
    expect(page).toBe('www.example.org上文');
  });

  it('ties a link’s number to its words', async () => {
    const page = await set('en', p('x'.repeat(66), ' ', web('report')));
    expect(page.split('\n').slice(0, 2)).toEqual(['x'.repeat(66), 'report [1]']);
  });

  it('marks actions as the language does, with hanging lines', async () => {
    const items = [sentence, '二', '三'].map((value) => ({ blocks: [p(value)] }));
    const page = await set('zh', { type: 'list', ordered: true, start: 1, loose: false, items });
    const lines = page.split('\n');
    expect(lines[0]).toMatch(/^一、可持续/);
    expect(lines[1]).toMatch(/^ {4}\S/);
    expect(lines.slice(-2)).toEqual(['二、二', '三、三']);
    expect(await set('en', { type: 'list', ordered: true, start: 9, loose: false, items: items.slice(1) })).toBe(' 9. 二\n10. 三');
  });

  it('lines tables up by display width', async () => {
    const row = (...cells: string[]) => cells.map((value) => ({ children: [t(value)] }));
    const table: Block = { type: 'table', align: [null, 'right'], rows: [row('国家', 'Year'), row('巴西Brazil', '2024'), row('x', '7')] };
    expect(await set('zh', table)).toBe('国家        Year\n----------  ----\n巴西Brazil  2024\nx              7');
  });

  it('sets a table that is too wide as records without losing a cell', async () => {
    const row = (mark: string) => Array.from({ length: 9 }, (_, index) => ({ children: [t(`${mark}${index}可持续公共采购`)] }));
    const page = await set('zh', { type: 'table', align: [], rows: [row('头'), row('甲'), row('乙')] });
    for (const mark of ['头', '甲', '乙']) for (let index = 0; index < 9; index += 1) expect(page).toContain(`${mark}${index}可持续公共采购`);
    const lines = page.split('\n');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(76);
    expect(lines.filter((line) => line.startsWith('*'))).toEqual(['* 头0可持续公共采购：甲0可持续公共采购', '* 头0可持续公共采购：乙0可持续公共采购']);
  });

  it('sets a signature right by display width', async () => {
    const page = await set('zh', p('正文'), { type: 'signature', children: [t('——协调组')] });
    expect(displayWidth(page.split('\n').at(-1) ?? '')).toBe(76);
  });

  it('writes events with ISO days', async () => {
    const event = (start: string, end: string) => ({ title: [t('论坛')], when: [], dates: { start, end }, blocks: [] });
    const events = [event('2024-03-07', '2024-03-08'), event('2024-03-30', '2024-04-02'), event('2024-12-30', '2025-01-02'), event('2024-05-01', '2024-05-01')];
    expect(await set('zh', { type: 'events', events })).toBe('2024-03-07–08 论坛\n\n2024-03-30–04-02 论坛\n\n2024-12-30–2025-01-02 论坛\n\n2024-05-01 论坛');
  });

  it('numbers the links of an event as they are read: the title’s before those of its description', async () => {
    const event = { title: [web('论坛', 'https://example.org/forum')], when: [], blocks: [p('见', web('议程', 'https://example.org/agenda'))] };
    expect(await set('zh', { type: 'events', events: [event] })).toMatch(/^论坛\[1\]\n {2}见议程\[2\]/);
  });

  it('keeps code as it is, blank lines too', async () => {
    expect(await set('en', { type: 'code', value: 'a {{b}} <c>\n\n\n\n  d' }, p('e'))).toBe('    a {{b}} <c>\n\n\n\n      d\n\ne');
  });

  it('lets no control character through', async () => {
    expect(await set('en', p('a\u001b[31mb\u0007c\u009bd'))).toBe('a[31mbcd');
  });

  it('says in which line of which partial a mistake is', async () => {
    const theme = greenTheme({ 'text/section.hbs': '\n\n{{titel}}' });
    const { artifacts, diagnostics } = await text.render(sampleInput(sampleEdition('en', String), { theme }));
    expect(artifacts).toEqual([]);
    expect(diagnostics).toMatchObject([{ rule: 'theme/template', file: 'templates/text/section.hbs', range: { line: 3 } }]);
  });
});
