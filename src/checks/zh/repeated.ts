import { doubledIn, doubledMarksIn } from '../../lang/zh/doubling.js';
import { repeatedMembersIn } from '../../lang/zh/enumerations.js';
import { sentenceEnd } from '../../lang/zh/punctuation.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { apart, inUnit } from '../scan.js';

/** A character, word or mark that stands twice. */
export const repeated: Rule = {
  id: 'zh/repeated',
  severity: 'warning',
  title: { zh: '重复的字词或标点', en: 'Doubled word or mark' },
  why: {
    zh: '改句子时最容易留下“的的”“，，”和重复的词语，通读时又最容易看漏。',
    en: 'Doubled characters, words and marks are what edits leave behind and what readers’ eyes skip.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '项目的的实践正在在开展。\n', finds: [{ actual: '的的', expected: '的' }, { actual: '在在' }], fixed: '项目的实践正在开展。\n' },
    { lang: 'zh', markdown: '会议召开，，各方支持。。\n', finds: [{ actual: '，，', expected: '，' }, { actual: '。。', expected: '。' }], fixed: '会议召开，各方支持。\n' },
    { lang: 'zh', markdown: '数据收集工作工作将于10月截止，。\n', finds: [{ actual: '工作工作', expected: '工作' }, { actual: '，。' }], fixed: '数据收集工作将于10月截止，。\n' },
    { lang: 'zh', markdown: '采购人员不敢用、不会用、不敢用，涉及木材、水泥、钢材和水泥、木材；自成立以来来，他们们也也参加，8月份份举行。\n', finds: [{ actual: '不敢用' }, { actual: '们们' }, { actual: '也也' }, { actual: '份份' }], fixed: '采购人员不敢用、不会用、不敢用，涉及木材、水泥、钢材和水泥、木材；自成立以来来，他们也参加，8月份举行。\n' },
    { lang: 'zh', markdown: '木材、水泥、钢材和水泥制品，在其中中国占三成，认为为了，北京、上海、南京北路，以以色列为例。\n', finds: [] },
    {
      lang: 'zh',
      markdown: '以转型为目的的活动，旨在在各国推广，是是非非，为了了解情况，除了了解现在在北京的会议，问题是是否参与与会者的讨论研究研究，一步一步推进！！？！他说：“好。”\n',
      finds: [],
    },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) yield* apart([...words(edition, unit), ...markRuns(edition, unit), ...members(edition, unit)]);
  },
};

function* words(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const { index, stretch: expected } of doubledIn(unit.text)) {
    yield inUnit(edition, unit, index, index + 2 * expected.length, {
      message: { zh: `“${expected}”重复了一次`, en: `Unexpected doubled “${expected}”` },
      expected: [expected],
      replacement: expected,
    });
  }
}

function* members(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const { start, end, member } of repeatedMembersIn(unit.text)) {
    yield inUnit(edition, unit, start, end, { message: { zh: `列举中“${member}”出现了两次`, en: `Unexpected “${member}” twice in one enumeration` } });
  }
}

function* markRuns(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const { 0: actual, index } of doubledMarksIn(unit.text)) {
    // 。。。 is an ellipsis.
    if (/^。{3,}$/u.test(actual)) continue;
    const same = new Set(actual).size === 1;
    const expected = same ? actual.slice(0, 1) : better(actual);
    yield inUnit(edition, unit, index, index + actual.length, {
      message: { zh: `标点重复：“${actual}”应为“${expected}”`, en: `Unexpected marks “${actual}”, expected “${expected}”` },
      expected: [expected],
      ...(same && { replacement: expected }),
    });
  }
}

/** Of different marks in a row, the one that ends the sentence is likelier meant. */
function better(marks: string): string {
  if (marks === '。”。') return '。”';
  return [...marks].find((mark) => sentenceEnd.has(mark)) ?? marks.slice(0, 1);
}
