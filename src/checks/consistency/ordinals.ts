import type { TextUnit } from '../../model/edition.js';
import { chineseNumeral } from '../../lang/zh/numerals.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

interface Ordinal {
  readonly unit: TextUnit;
  readonly start: number;
  readonly end: number;
  readonly number: string;
  readonly counter: string;
}

// 期 counts issues of a series, whose numbers are set in digits by custom (总第9期).
const ordinal = /第(\d{1,3}|[一二三四五六七八九十百]{1,5})(次|轮|届|版|批|章|节|部分|阶段|季度|天|名|位|场|辑)/gu;

export const ordinals: Rule = {
  id: 'consistency/ordinals',
  severity: 'warning',
  langs: ['zh'],
  title: { zh: '序数写法混用', en: 'Mixed styles of ordinals' },
  why: {
    zh: '“第2轮”和“第二轮”在同一期里混用。统一为一种，正文惯用汉字。',
    en: '“第2轮” and “第二轮” in one edition. Keep one style; running text prefers Han numerals.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '# 第二轮报告启动\n\n第2轮报告于8月启动。\n',
      finds: [{ actual: '第2轮', expected: '第二轮' }],
      fixed: '# 第二轮报告启动\n\n第二轮报告于8月启动。\n',
    },
    { lang: 'zh', markdown: '第二轮报告和第3期简报，总第9期。\n', finds: [] },
  ],
  *check({ edition }) {
    const byCounter = new Map<string, Ordinal[]>();
    for (const unit of edition.texts) {
      for (const match of unit.text.matchAll(ordinal)) {
        const [whole, number = '', counter = ''] = match;
        const list = byCounter.get(counter) ?? [];
        list.push({ unit, start: match.index, end: match.index + whole.length, number, counter });
        byCounter.set(counter, list);
      }
    }
    for (const list of byCounter.values()) {
      const digits = list.filter((item) => /\d/u.test(item.number));
      if (digits.length === 0 || digits.length === list.length) continue;
      for (const { unit, start, end, number, counter } of digits) {
        const wanted = `第${chineseNumeral(Number(number))}${counter}`;
        const message = { zh: `${quoted(unit.text.slice(start, end))}与文中其他序数写法不一，应为${quoted(wanted)}`, en: `Unexpected style of ordinal ${quoted(unit.text.slice(start, end))}, expected ${quoted(wanted)} as elsewhere` };
        yield inUnit(edition, unit, start, end, { message, expected: [wanted], replacement: wanted });
      }
    }
  },
};
