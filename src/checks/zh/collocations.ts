import { findWrongCollocations } from '../../lang/zh/collocations.js';
import { anyOf } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 提高……的力度, 缩短……的差距. */
export const collocations: Rule = {
  id: 'zh/collocations',
  severity: 'warning',
  title: { zh: '动词与宾语不搭配', en: 'Verb that does not go with its object' },
  why: {
    zh: '译文常按英文动词直译，或改了宾语忘了改动词：力度只能“加大”，差距只能“缩小”，空白要“填补”，共识是“达成”的。只报离得近、换成哪个动词没有疑问的。',
    en: 'A verb translated by itself, or left behind when its object was changed: 力度 is 加大, 差距 is 缩小, 空白 is 填补 and 共识 is 达成. Only pairs that stand close and leave no doubt about the verb are reported.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '各国提高了绿色采购的力度，缩短城乡差距，弥补了这一领域的空白，并达到共识。\n',
      finds: [{ actual: '提高', expected: '加大' }, { actual: '缩短', expected: '缩小' }, { actual: '弥补', expected: '填补' }, { actual: '达到', expected: '达成' }],
      fixed: '各国加大了绿色采购的力度，缩小城乡差距，填补了这一领域的空白，并达成共识。\n',
    },
    { lang: 'zh', markdown: '提高技能、加大力度，缩短工期的差距分析，达到共识所要求的水平，加快高质量发展，提高企业加大投入的力度。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const { start, end, object, expected } of findWrongCollocations(unit.text)) {
        const actual = unit.text.slice(start, end);
        const right = anyOf(expected);
        const [only] = expected;
        yield inUnit(edition, unit, start, end, {
          message: { zh: `“${actual}”与“${object}”不搭配，应为${right.zh}`, en: `Unexpected verb “${actual}” before ${object}, expected ${right.en}` },
          expected,
          ...(expected.length === 1 && only !== undefined && { replacement: only }),
        });
      }
    }
  },
};
