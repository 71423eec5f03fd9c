import { findWrongAnnouncements, findWrongOrdinals, leadingOrdinal, ordinalWord } from '../../lang/zh/sequences.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 一是……；二是……；四是……; a paragraph 四、 behind 二、; four aspects announced and three told. */
export const sequence: Rule = {
  id: 'zh/sequence',
  severity: 'warning',
  title: { zh: '序号跳号、重号或与所说条数不符', en: 'Number of a series skipped, repeated, or not as announced' },
  why: {
    zh: '增删条目后，“一是、二是、四是”“（1）（2）（2）”和“四个方面：一是……”往往忘了跟着改；读者会以为漏排了一条。',
    en: 'When points come or go, 一是, 二是, 四是, （1）（2）（2） and “four aspects” are forgotten, and readers believe that one of them was lost.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '一是统一标准；二是简化手续；四是建立渠道。\n', finds: [{ actual: '四', expected: '三' }] },
    { lang: 'zh', markdown: '条件为：（1）采购已完成；（2）效益可量化；（2）经验可推广。\n', finds: [{ actual: '2', expected: '3' }] },
    { lang: 'zh', markdown: '草案包括四个方面：一是统一标准；二是简化手续；三是建立渠道。\n', finds: [{ actual: '四', expected: '3' }] },
    { lang: 'zh', markdown: '一、适用范围。\n\n二、设计要求。\n\n四、材料要求。\n', finds: [{ actual: '四', expected: '三' }] },
    {
      lang: 'zh',
      markdown: '三个方面：一是标准；二是手续；三是渠道。一是甲；二是乙。第二，丙；第四，丁。本条第（一）、（三）项所列。\n\n一、总则\n\n（一）目标\n\n（二）范围\n\n二、分工\n\n（一）牵头\n\n三、其他\n',
      finds: [],
    },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const { start, end, expected } of findWrongOrdinals(unit.text)) yield wrong(edition, unit, start, end, expected);
      for (const { start, end, said, count } of findWrongAnnouncements(unit.text)) {
        yield inUnit(edition, unit, start, end, { message: { zh: `这里说有“${said}”条，后面却列了${count}条`, en: `Unexpected “${said}”: ${count} points follow` }, expected: [String(count)] });
      }
    }
    for (const role of ['body', 'heading'] as const) yield* amongUnits(edition, edition.texts.filter((unit) => unit.role === role));
  },
};

/** 一、 二、 四、 before the paragraphs or headings of an edition; （一） begins again below each 一、. */
function* amongUnits(edition: Edition, units: readonly TextUnit[]): Generator<Finding> {
  const last: (number | undefined)[] = [];
  for (const unit of units) {
    const mark = leadingOrdinal(unit.text);
    if (!mark) continue;
    const { depth, start, value } = mark;
    const before = last[depth];
    last.length = depth;
    last[depth] = value;
    // Only a slip by one: what differs by more is another series, or a part of a text from elsewhere.
    const isSlip = before !== undefined && value > 1 && (value === before || value === before + 2);
    if (isSlip) yield wrong(edition, unit, start, start + ordinalWord(value).length, ordinalWord(before + 1));
  }
}

function wrong(edition: Edition, unit: TextUnit, start: number, end: number, expected: string): Finding {
  const actual = unit.text.slice(start, end);
  return inUnit(edition, unit, start, end, { message: { zh: `序号“${actual}”应为“${expected}”`, en: `Unexpected number “${actual}” in a series, expected “${expected}”` }, expected: [expected] });
}
