import { findWrongNumberForms } from '../../lang/zh/number-forms.js';
import { chineseTexts } from '../chinese-texts.js';
import { anyOf } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inOrder, inUnit } from '../scan.js';

/** 3百多家, 15～30%, 百分之70, 10几个, 三、四天, 24年5月, 5月6号. */
export const numberForms: Rule = {
  id: 'zh/number-forms',
  severity: 'warning',
  title: { zh: '数字的写法', en: 'Form of a number' },
  why: {
    zh: '按GB/T 15835—2011：阿拉伯数字后只用“万”“亿”（300家，不写3百家）；范围两端都带百分号和“万”“亿”（15%～30%）；概数用汉字，不加顿号；年份写四位，日期写“日”。',
    en: 'GB/T 15835—2011: only 万 and 亿 stand behind digits (300家, not 3百家); both ends of a range have their % or 万 (15%～30%); about so many is in characters without 、; a year has four digits, and a date ends in 日.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '共有3百多家企业参加，减排15～30%，投资9-16亿元，占百分之70，另有10几个城市在三、四天内响应。\n',
      finds: [{ actual: '3百', expected: '300' }, { actual: '15～30%', expected: '15%～30%' }, { actual: '9-16亿', expected: '9亿～16亿' }, { actual: '百分之70', expected: '70%' }, { actual: '10几', expected: '十几' }, { actual: '三、四', expected: '三四' }],
      fixed: '共有3百多家企业参加，减排15%～30%，投资9-16亿元，占70%，另有十几个城市在三四天内响应。\n',
    },
    { lang: 'zh', markdown: '方案自24年5月试行，8月1号施行，面积2000平米，二十%的项目参加。\n', finds: [{ actual: '24年', expected: '2024年' }, { actual: '号', expected: '日' }, { actual: '平米', expected: '平方米' }, { actual: '二十%' }], fixed: '方案自24年5月试行，8月1日施行，面积2000平方米，二十%的项目参加。\n' },
    { lang: 'zh', markdown: '300多家、三百多家，15%～30%，5千瓦，2百万，第三、四名，三四天，2018—24年，五、六年级，4月30号楼，2022-2024年，9亿～16亿元。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of chineseTexts(edition)) {
      yield* inOrder(
        [...findWrongNumberForms(unit.text)].map(({ start, end, expected, isSure }) => {
          const actual = unit.text.slice(start, end);
          const [first] = expected;
          const right = expected.length > 0 ? anyOf(expected) : undefined;
          return inUnit(edition, unit, start, end, {
            message: { zh: `数字写法“${actual}”${right ? `应为${right.zh}` : '不规范，应用阿拉伯数字'}`, en: `Unexpected form “${actual}” of a number, expected ${right ? right.en : 'digits'}` },
            ...(expected.length > 0 && { expected }),
            ...(isSure && first !== undefined && { replacement: first }),
          });
        }),
      );
    }
  },
};
