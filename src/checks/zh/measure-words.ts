import { findWrongMeasures } from '../../lang/zh/measure-words.js';
import { anyOf } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 18名企业, 38家代表. */
export const measureWords: Rule = {
  id: 'zh/measure-words',
  severity: 'warning',
  title: { zh: '量词与名词不搭配', en: 'Measure word that does not fit' },
  why: {
    zh: '“18名企业”“38家代表”多半是改动名词时忘了改量词，“120名位学员”“36企业”多了或少了一个。只查人员、机构、国家和文件这几类。',
    en: '18名企业 and 38家代表 are left behind when the noun is changed and its measure word is not; 120名位学员 has one too many and 36企业 none. Only people, bodies, countries and papers are looked at.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '共有18名企业参加，38家代表出席，12家国家加入。\n', finds: [{ actual: '名', expected: '家' }, { actual: '家', expected: '名' }, { actual: '家', expected: '个' }] },
    { lang: 'zh', markdown: '共有120名位学员，来自36企业。\n', finds: [{ actual: '名位', expected: '名' }, { actual: '企业', expected: '家企业' }] },
    { lang: 'zh', markdown: '来自C40城市和2030企业联盟，共有20个名额。\n', finds: [] },
    { lang: 'zh', markdown: '18名企业代表、3家代表性企业、两位专家和38家医院参加；第三条标准，专家名单位于附件，五项标准，一所学校。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const { start, end, expected } of findWrongMeasures(unit.text)) {
        const right = anyOf(expected);
        const actual = unit.text.slice(start, end);
        yield inUnit(edition, unit, start, end, { message: { zh: `量词“${actual}”与后面的名词不搭配，应为${right.zh}`, en: `Unexpected measure word “${actual}”, expected ${right.en}` }, expected });
      }
    }
  },
};
