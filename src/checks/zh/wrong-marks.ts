import { findWrongMarks } from '../../lang/zh/wrong-marks.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { inOrder, inUnit } from '../scan.js';

/** 、 between clauses, 。 behind a question, 等……, the full stop outside a quoted sentence. */
export const wrongMarks: Rule = {
  id: 'zh/wrong-marks',
  severity: 'warning',
  title: { zh: '标点用法', en: 'Mark of another use' },
  why: {
    zh: '按GB/T 15834—2011：顿号不隔开分句，问句用问号，“等”与省略号不并用，“说：”后完整引用的句子，句号在引号内。只报离开上下文也错的。',
    en: 'GB/T 15834—2011: 、 separates words and not clauses, a question ends in ？, 等 and …… are one too many, and a whole sentence quoted after 说： keeps its full stop inside. Only what is wrong in any context is reported.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '标准已经统一、但是数据仍不一致。每份证书、我们会逐一核对。\n', finds: [{ actual: '、', expected: '，' }, { actual: '、', expected: '，' }], fixed: '标准已经统一，但是数据仍不一致。每份证书，我们会逐一核对。\n' },
    { lang: 'zh', markdown: '问：认证在采购中起什么作用。\n\n包括纸张、家具等……。主席表示：“我们不增加负担，而是让规则更清楚”。\n', finds: [{ actual: '。', expected: '？' }, { actual: '……' }, { actual: '”。', expected: '。”' }], fixed: '问：认证在采购中起什么作用？\n\n包括纸张、家具等。主席表示：“我们不增加负担，而是让规则更清楚。”\n' },
    { lang: 'zh', markdown: '市场监督管理总局，标准化管理委员会联合发布标准。政府、多边开发银行、非营利组织和网络，高等院校等将参加。\n', finds: [{ actual: '，', expected: '、' }, { actual: '，', expected: '、' }], fixed: '市场监督管理总局、标准化管理委员会联合发布标准。政府、多边开发银行、非营利组织和网络、高等院校等将参加。\n' },
    { lang: 'zh', markdown: '既有已取得许可、但是不符合要求的设施，山体、水体和林地，各类规划等。\n', finds: [] },
    { lang: 'zh', markdown: '你、我们和他们，协定、但书、附件，问：起什么作用？他说要“统一、公开”。主席表示：“可以。”会议通过“宣言，草案”。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of chineseTexts(edition)) {
      yield* inOrder(
        [...findWrongMarks(unit.text)].map(({ start, end, expected }) => {
          const actual = unit.text.slice(start, end);
          return inUnit(edition, unit, start, end, {
            message: expected === '' ? { zh: `“${actual}”多余，应删去`, en: `Unexpected ${actual}, leave it out` } : { zh: `标点“${actual}”应为“${expected}”`, en: `Unexpected mark ${actual}, expected ${expected}` },
            expected: [expected],
            replacement: expected,
          });
        }),
      );
    }
  },
};
