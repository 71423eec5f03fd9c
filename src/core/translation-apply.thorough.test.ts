import { describe, expect, test } from 'vitest';
import type { Files } from '../model/files.js';
import { plainText } from '../translation/content.js';
import { writeState } from '../translation/state.js';
import { applyChanges } from './translation-apply.js';
import { recordOf } from './translation-learn.js';
import { type OpenTranslation, openTranslation, type TranslationPlace } from './translation.js';

const place: TranslationPlace = { id: 'issue-1', source: '/en.md', target: '/zh.md', state: '/segments.jsonl', languages: { source: 'en', target: 'zh' }, original: 'en.md' };

async function open(texts: Readonly<Record<string, string>>): Promise<OpenTranslation> {
  const files = {
    show: (path: string) => path.slice(1),
    kind: (path: string) => Promise.resolve(texts[path] === undefined ? undefined : ('file' as const)),
    read: (path: string) => Promise.resolve({ bytes: new TextEncoder().encode(texts[path]) }),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read here needs no more of it
  const opened = await openTranslation(files as unknown as Files, place);
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened.translation;
}

/** A draft and its translation that are in step; then the source changes, and what is new comes back translated. Gives the target draft. */
async function after(en: string, zh: string, now: string, said: Readonly<Record<string, string>>): Promise<{ text: string; unplaced: string[]; states: string[] }> {
  const { state } = recordOf(await open({ '/en.md': en, '/zh.md': zh }), { accept: [], approve: [] });
  const translation = await open({ '/en.md': now, '/zh.md': zh, '/segments.jsonl': writeState(state) });
  const { segments } = translation.current;
  const changes = new Map(segments.flatMap(({ source }, i) => (said[plainText(source)] === undefined ? [] : [[i, { target: [said[plainText(source)] ?? ''] }] as const])));
  expect(changes.size).toBe(Object.keys(said).length);
  const applied = applyChanges(translation, changes);
  const reread = await open({ '/en.md': now, '/zh.md': applied.text, '/segments.jsonl': writeState(applied.state) });
  return { text: applied.text, unplaced: applied.unplaced.map((i) => plainText(segments[i]?.source ?? [])), states: reread.current.segments.map(({ state: each }) => each) };
}

const en = '# News\n\nThe first meeting was held in Paris. It had forty guests.\n';
const zh = '# 消息\n\n第一次会议在巴黎举行。有四十位来宾。\n';

describe('a new sentence of a paragraph', () => {
  test('goes between its neighbours', async () => {
    const { text, unplaced, states } = await after(en, zh, en.replace('Paris. ', 'Paris. UNEP *opened* it. Everybody came. '), { 'UNEP opened it.': '环境署致开幕词。', 'Everybody came.': '大家都来了。' });
    expect([text, unplaced]).toEqual(['# 消息\n\n第一次会议在巴黎举行。环境署致开幕词。大家都来了。有四十位来宾。\n', []]);
    expect(states).toEqual(['translated', 'translated', 'translated', 'translated', 'translated']);
  });

  test('goes to its beginning and its end', async () => {
    const { text } = await after(en, zh, en.replace('The first', 'Spring has come. The first').replace('guests.', 'guests. They ate well.'), { 'Spring has come.': '春天来了。', 'They ate well.': '吃得很好。' });
    expect(text).toBe('# 消息\n\n春天来了。第一次会议在巴黎举行。有四十位来宾。吃得很好。\n');
  });

  test('goes behind a sentence that says two of the source', async () => {
    const { text, unplaced } = await after(en, '# 消息\n\n第一次会议在巴黎举行，有四十位来宾。\n', en.replace('guests.', 'guests. They ate well.'), { 'They ate well.': '吃得很好。' });
    expect([text, unplaced]).toEqual(['# 消息\n\n第一次会议在巴黎举行，有四十位来宾。吃得很好。\n', []]);
  });
});

describe('a new block', () => {
  const around = (tail: string, before = ':::note\nA note stands here.\n\n- one thing\n- another thing\n:::\n'): string => `# News\n\n${before}${tail}`;
  const note = '# 消息\n\n:::提示\n这里有个提示。\n\n- 一件事\n- 另一件事\n:::\n';

  test('does not land inside the directive or list before it', async () => {
    const { text } = await after(around(''), note, around('\nThe end is near.\n\nSo be it.\n'), { 'The end is near.': '快结束了。', 'So be it.': '就这样。' });
    expect(text).toBe(`${note}\n快结束了。\n\n就这样。\n`);
  });

  test('stays inside where it belongs inside', async () => {
    const inside = ':::note\nA note stands here.\n\nMore of it.\n\n- one thing\n- another thing\n- a third thing\n:::\n';
    const { text } = await after(around(''), note, around('', inside), { 'More of it.': '提示之二。', 'a third thing': '第三件事' });
    expect(text).toBe('# 消息\n\n:::提示\n这里有个提示。\n\n提示之二。\n\n- 一件事\n- 另一件事\n- 第三件事\n:::\n');
  });

  test('may be a whole list, and several sentences', async () => {
    const { text } = await after(en, zh, `${en}\n- red apples\n- green pears\n\nThis is new. It has two sentences.\n`, { 'red apples': '红苹果', 'green pears': '绿梨', 'This is new.': '这是新的。', 'It has two sentences.': '有两句。' });
    expect(text).toBe(`${zh}\n- 红苹果\n- 绿梨\n\n这是新的。有两句。\n`);
  });

  test.each([
    ['a directive', ':::note[Please read]\nA note stands here.\n\n- one thing\n:::\n', { 'Please read': '请读', 'A note stands here.': '这里有个提示。', 'one thing': '一件事' }, ':::note[请读]\n这里有个提示。\n\n- 一件事\n:::\n'],
    ['a directive of which only a part is translated', ':::note\nA note stands here.\n\nNobody translated this.\n:::\n', { 'A note stands here.': '这里有个提示。' }, ':::note\n这里有个提示。\n\nNobody translated this.\n:::\n'],
    ['a table', '| Place | Guests |\n| - | -: |\n| Paris | 40 |\n', { Place: '地点', Guests: '来宾', Paris: '巴黎' }, '| 地点 | 来宾 |\n| - | -: |\n| 巴黎 | 40 |\n'],
    ['a picture with its caption', '![A red barn](x.png "The barn")\n', { 'A red barn': '红色谷仓', 'The barn': '谷仓' }, '![红色谷仓](x.png "谷仓")\n'],
    ['a paragraph with a picture', 'See ![a red barn](x.png) there.\n', { 'a red barn': '红色谷仓' }, 'See ![红色谷仓](x.png) there.\n'],
    ['a list item of two paragraphs', '- red apples\n\n  They are sweet.\n', { 'red apples': '红苹果', 'They are sweet.': '很甜。' }, '- 红苹果\n\n  很甜。\n'],
    ['a quote', '> Said she.\n>\n> Said he.\n', { 'Said she.': '她说。', 'Said he.': '他说。' }, '> 她说。\n>\n> 他说。\n'],
  ])('may be %s', async (_, block, said, expected) => {
    const { text, unplaced } = await after(en, zh, `${en}\n${block}`, said);
    expect([text, unplaced]).toEqual([`${zh}\n${expected}`, []]);
  });

  test.each([
    ['the first of a list', '- apples are red\n- pears are green\n', '- 苹果是红的\n- 梨是绿的\n', '- figs are blue\n- apples are red\n- pears are green\n', '- 无花果是蓝的\n- 苹果是红的\n- 梨是绿的\n'],
    ['the first in a directive', ':::events\n- apples are red\n- pears are green\n:::\n', ':::活动\n- 苹果是红的\n- 梨是绿的\n:::\n', ':::events\n- figs are blue\n- apples are red\n- pears are green\n:::\n', ':::活动\n- 无花果是蓝的\n- 苹果是红的\n- 梨是绿的\n:::\n'],
    ['the first of a quoted list', '> - apples are red\n> - pears are green\n', '> - 苹果是红的\n> - 梨是绿的\n', '> - apples are red\n> - figs are blue\n> - pears are green\n', '> - 苹果是红的\n> - 无花果是蓝的\n> - 梨是绿的\n'],
    ['a row', '| fruit |\n| - |\n| apples are red |\n| pears are green |\n', '| 水果 |\n| - |\n| 苹果是红的 |\n| 梨是绿的 |\n', '| fruit |\n| - |\n| apples are red |\n| figs are blue |\n| pears are green |\n', '| 水果 |\n| - |\n| 苹果是红的 |\n| 无花果是蓝的 |\n| 梨是绿的 |\n'],
    ['the first row', '| fruit |\n| - |\n| apples are red |\n| pears are green |\n', '| 水果 |\n| - |\n| 苹果是红的 |\n| 梨是绿的 |\n', '| fruit |\n| - |\n| figs are blue |\n| apples are red |\n| pears are green |\n', '| 水果 |\n| - |\n| 无花果是蓝的 |\n| 苹果是红的 |\n| 梨是绿的 |\n'],
  ])('may be %s', async (_, from, to, now, expected) => {
    const { text, unplaced } = await after(`# News\n\n${from}`, `# 消息\n\n${to}`, `# News\n\n${now}`, { 'figs are blue': '无花果是蓝的' });
    expect([text, unplaced]).toEqual([`# 消息\n\n${expected}`, []]);
  });

  test('has no place in the midst of what stands, and is told', async () => {
    const { text, unplaced } = await after('| fruit |\n| - |\n| apples are red |\n', '| 水果 |\n| - |\n| 苹果是红的 |\n', '| fruit | when |\n| - | - |\n| apples are red | in autumn |\n', { when: '何时', 'in autumn': '秋天' });
    expect([text, unplaced]).toEqual(['| 水果 |\n| - |\n| 苹果是红的 |\n', ['when', 'in autumn']]);
  });
});

describe('a new entry of the front matter', () => {
  const body = '\n# News\n\nThe first meeting was held in Paris.\n';
  const rest = '\n# 消息\n\n第一次会议在巴黎举行。\n';

  test.each([
    ['stands behind the one before', '---\ntitle: The bulletin\nsource: Our own desks\n---\n', '---\ntitle: 简报\nsource: 本处各科\n---\n', "---\ntitle: The bulletin\npreheader: 'What: news'\nsource: Our own desks\n---\n", { 'What: news': '新闻' }, "---\ntitle: 简报\npreheader: '新闻'\nsource: 本处各科\n---\n"],
    ['may be the first', '---\nyear: 1\ntitle: The bulletin\n---\n', '---\ntitle: 简报\n---\n', '---\nslogan: One planet for all\ntitle: The bulletin\n---\n', { 'One planet for all': '一个地球' }, '---\nslogan: 一个地球\ntitle: 简报\n---\n'],
    ['may be an item of a list', '---\ncontacts:\n  - office: A first desk\n    email: a@example.org\n---\n', '---\ncontacts:\n- office: 一科\n  email: a@example.org\n---\n', '---\ncontacts:\n  - office: A first desk\n    email: a@example.org\n  - office: A second desk\n    role: Further questions\n    email: b@example.org\n---\n', { 'A second desk': '二科', 'Further questions': '其他问题' }, '---\ncontacts:\n- office: 一科\n  email: a@example.org\n- office: 二科\n  role: 其他问题\n  email: b@example.org\n---\n'],
    ['may be inside another', '---\ncover:\n  image: x.png\n---\n', '---\ncover:\n    image: x.png\n---\n', '---\ncover:\n  image: x.png\n  alt: A red barn\n---\n', { 'A red barn': '红色谷仓' }, '---\ncover:\n    image: x.png\n    alt: 红色谷仓\n---\n'],
    ['begins one', '', '', '---\ntitle: The bulletin\ncover: { image: x.png, alt: A red barn }\n---\n', { 'The bulletin': '简报', 'A red barn': '红色谷仓' }, '---\ntitle: 简报\ncover: { image: x.png, alt: 红色谷仓 }\n---\n\n'],
  ])('%s', async (_, from, to, now, said, expected) => {
    const { text, unplaced } = await after(from + body, to + rest, now + body, said);
    expect([text, unplaced]).toEqual([expected + rest, []]);
  });

  test('of a list in one line has no place, nor has one in a front matter that cannot be read', async () => {
    const [from, now] = ['---\ncontacts: [{ office: A first desk }]\n---\n', '---\ncontacts: [{ office: A first desk }, { office: A second desk }]\n---\n'];
    for (const head of ['---\ncontacts: [{ office: 一科 }]\n---\n', '---\ncontacts: [{ office: 一科\n---\n']) {
      const { text, unplaced } = await after(from + body, head + rest, now + body, { 'A second desk': '二科' });
      expect([text, unplaced]).toEqual([head + rest, ['A second desk']]);
    }
  });
});

test('what is published counts as reviewed where people made it and it agrees with its source', async () => {
  const state = recordOf(await open({ '/en.md': en, '/zh.md': zh }), { accept: [], approve: [] }).state;
  const [heading, first, second] = state.lines;
  const lines = [{ ...heading, by: 'deepl' }, { ...first, comment: '请核对' }, second].map((line) => line as (typeof state.lines)[number]);
  const translation = await open({ '/en.md': en, '/zh.md': zh, '/segments.jsonl': writeState({ ...state, lines }) });
  const reviewed = (hasGoneOut: boolean): boolean[] => recordOf(translation, { accept: [], approve: [] }, hasGoneOut).state.lines.map((line) => line.reviewed === true);
  expect([reviewed(false), reviewed(true)]).toEqual([[false, false, false], [false, false, true]]);
  const later = await open({ '/en.md': en.replace('forty', 'fifty'), '/zh.md': zh, '/segments.jsonl': writeState({ ...state, lines }) });
  expect(recordOf(later, { accept: [], approve: [] }, true).current.segments.map((segment) => segment.state)).toEqual(['translated', 'translated', 'changed']);
});
