import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitEnglishSentences } from '../en/sentences.js';
import { splitChineseSentences } from './sentences.js';

const split = (text: string): string[] => splitChineseSentences(text).map(({ start, end }) => text.slice(start, end));

describe('a Chinese sentence', () => {
  test.each([
    ['ends at 。！？', '会议结束。好极了！下次何时？待定', ['会议结束。', '好极了！', '下次何时？', '待定']],
    ['takes its closing marks with it', '他说：“我们会继续。”会议结束（下午五点。）', ['他说：“我们会继续。”', '会议结束（下午五点。）']],
    ['goes on after a quoted question', '“准备好了吗？”他问。没有人回答。', ['“准备好了吗？”他问。', '没有人回答。']],
    ['goes on after a mark inside a clause', '主题是“绿色采购，你准备好了吗？”，共75人参加。', ['主题是“绿色采购，你准备好了吗？”，共75人参加。']],
    ['goes on after dots in numbers and addresses', '指标12.7.1见https://example.org/?a=1。完。', ['指标12.7.1见https://example.org/?a=1。', '完。']],
    ['goes on over an ellipsis inside', '建筑、食品……都在其中。完。', ['建筑、食品……都在其中。', '完。']],
    ['may be an English one', '请看原文。See the report. It is long. 以上。', ['请看原文。', 'See the report.', 'It is long.', '以上。']],
    ['ends at a run of marks', '真的吗？！是的。', ['真的吗？！', '是的。']],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

test('sentences of any text are in order, apart, and leave out white space only', () => {
  const piece = fc.constantFrom('会议', '。', '！', '”', '“', '……', 'Dr. ', 'The ', 'U.S. ', '. ', '? ', '12.7', '\n', ' ', '（', '）', '，');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')), (text) => {
      for (const spans of [splitChineseSentences(text), splitEnglishSentences(text)]) {
        expect(spans.map(({ start, end }) => text.slice(start, end)).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const [i, { start, end }] of spans.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
        }
      }
    }),
  );
});
