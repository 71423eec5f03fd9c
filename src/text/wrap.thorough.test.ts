import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './width.js';
import { hang, unbreakable, wrap } from './wrap.js';

/** Pieces of bulletin text with everything that makes line breaking hard; the seeds of the properties. */
const pieces = fc.constantFrom(
  '同一个地球', '可持续公共采购', '“', '”', '（', '）', '《', '》', '，', '。', '、', '；', '：', '——', '……', '·', '～', '！', '？', 'SPP', '10YFP', 'e-mail',
  '2022年', '75名', '3.5%', '12.7.1', '16 km', '30℃', ' ', '  ', 'https://www.oneplanetnetwork.org/a/b?c=d', 'don’t', 'procurement', '👩‍🌾', 'é', '\u2060', '𠮷', '(', ')', ',', '[1]', '1992',
);
const texts = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));
const widths = fc.integer({ min: 10, max: 80 });

const visible = (text: string): string => text.replace(/[ \t\n]/g, '');

describe('wrap', () => {
  it('loses no character but spaces at breaks', () => {
    fc.assert(fc.property(texts, widths, (text, width) => visible(wrap(text, width).join('')) === visible(text)));
  });

  it('makes no line wider than allowed unless it cannot be divided', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        for (const line of wrap(text, width)) {
          // What is too wide has nowhere to break even if there were no room at all.
          if (displayWidth(line) > width) expect(wrap(line, 1)).toHaveLength(1);
        }
      }),
    );
  });

  it('fills each line with what cannot be divided, piece by piece, as long as it fits', () => {
    const long = fc.array(fc.oneof(pieces, fc.constantFrom('工作组在北京召开会议', 'green public procurement', '约40多个百分点以上', ' of the ')), { minLength: 20, maxLength: 200 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(long, widths, (text, width) => {
        const lines: string[] = [''];
        for (const piece of unbreakable(text)) {
          const line = (lines.at(-1) ?? '') + piece;
          if (lines.at(-1) === '' || displayWidth(line) <= width) lines[lines.length - 1] = line.replace(/^ +/, '');
          else lines.push(piece.trimStart());
        }
        expect(wrap(text, width)).toEqual(lines);
      }),
    );
  });

  it('starts no line with a closing mark, dash or ellipsis and ends none with an opening mark', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。、；：？！）》”—…·～℃\u2060]/u);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《“\u2060]$/u);
      }),
    );
  });

  it('divides no word, number with its unit, address, dash or emoji', () => {
    const whole = ['可10YFP', 'procurement', '2022年', '75名', '16 km', '3.5%', '30℃', 'https://example.org/a-b/c?d=e&f=1,2', '——', '……', 'don’t', '👩‍🌾', '2018–2022年', '7～8日', '40多个'];
    for (const word of whole) {
      for (let before = 0; before < 14; before += 1) {
        const lines = wrap(`${'采'.repeat(before)}${word}购`, 14);
        expect(lines.some((line) => line.includes(word.replace('可', ''))), `${word} after ${before}`).toBe(true);
      }
    }
  });

  it.each([
    ['一二三四五六七八九', 8, ['一二三四', '五六七八', '九']],
    ['一二三四，五六', 8, ['一二三', '四，五六']],
    ['一二三《四五》六', 8, ['一二三', '《四五》', '六']],
    ['sustainable public procurement', 12, ['sustainable', 'public', 'procurement']],
    ['采购SPP计划', 7, ['采购SPP', '计划']],
    ['一二\n三四', 20, ['一二', '三四']],
    ['见 .gitignore 文件', 8, ['见', '.gitignore', '文件']],
    ['', 10, ['']],
  ])('%j in %i cells', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('can leave less room in the first line', () => {
    expect(wrap('一二三四五六', 8, 4)).toEqual(['一二', '三四五六']);
  });

  it('hangs lines under a mark by its display width', () => {
    expect(hang(['一', '二', ''], '一、')).toEqual(['一、一', '    二', '']);
  });

  it('fills each line as far as the next piece allows, by display width', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const lines = wrap(text, width);
        for (const [index, line] of lines.entries()) {
          const next = lines[index + 1];
          if (next === undefined || displayWidth(line) > width) continue;
          const [piece = ''] = wrap(next, 1);
          expect(displayWidth(line) + displayWidth(piece)).toBeGreaterThan(width - 2);
        }
      }),
    );
  });

  it('wraps a paragraph of a million characters', () => {
    expect(wrap('可持续公共采购，'.repeat(125_000), 76).length).toBeGreaterThan(26_000);
  });
});
