import { commaBeforeConjunction, conjunctionBeforeComma } from '../../lang/zh/conjunctions.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { apart, inUnit } from '../scan.js';

/** 、 together with 和: either closes an enumeration, not both (GB/T 15834—2011, 4.5). */
export const enumerationComma: Rule = {
  id: 'zh/enumeration-comma',
  severity: 'warning',
  title: { zh: '顿号与连词并用', en: 'Enumeration comma beside a conjunction' },
  why: {
    zh: '并列的最后两项之间用“和”“及”“或”就不再用顿号，多半是删改后留下的。',
    en: 'The last two members of an enumeration are joined by 和, 及 or 或 without 、. The pair is usually left over from an edit.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '在国家、区域、和地方层面实施。\n', finds: [{ actual: '、和', expected: '和' }], fixed: '在国家、区域和地方层面实施。\n' },
    { lang: 'zh', markdown: '网络、及秘书处；木材、水泥、与混凝土。\n', finds: [{ actual: '、及' }, { actual: '、与' }], fixed: '网络及秘书处；木材、水泥与混凝土。\n' },
    { lang: 'zh', markdown: '国家和、地方层面实施。\n', finds: [{ actual: '和、', expected: '和' }], fixed: '国家和地方层面实施。\n' },
    { lang: 'zh', markdown: '发展、和平与安全；碳达峰、碳中和、适应；专家、与会代表；规划、与之相关的工作；公正、及时；参与、支持。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      if (!unit.text.includes('、')) continue;
      const matches = [...unit.text.matchAll(commaBeforeConjunction), ...unit.text.matchAll(conjunctionBeforeComma)];
      yield* apart(matches.map((match) => report(edition, unit, match.index, match[0])));
    }
  },
};

function report(edition: Edition, unit: TextUnit, start: number, actual: string): Finding {
  const expected = actual.replace('、', '');
  return inUnit(edition, unit, start, start + actual.length, {
    message: { zh: `“${expected}”旁不用顿号`, en: `Unexpected enumeration comma in “${actual}”, expected “${expected}”` },
    expected: [expected],
    replacement: expected,
  });
}
