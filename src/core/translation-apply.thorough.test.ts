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

  test('of a directive that the draft lacks has no place, and is told', async () => {
    const { text, unplaced } = await after(en, zh, `${en}\n:::note\nA note stands here.\n:::\n`, { 'A note stands here.': '这里有个提示。' });
    expect([text, unplaced]).toEqual([zh, ['A note stands here.']]);
  });
});
