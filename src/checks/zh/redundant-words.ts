import { termsIn } from '../../glossary/edition-terms.js';
import { findRedundancies } from '../../lang/zh/redundancy.js';
import { anyOf } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 约200人左右, 目的是为了, 涉及到: two words where one says it. */
export const redundantWords: Rule = {
  id: 'zh/redundant-words',
  severity: 'warning',
  title: { zh: '语义重复', en: 'One thing said twice' },
  why: {
    zh: '“约200人左右”“超过50%以上”“目的是为了”“涉及到”把同一意思说了两遍，“近200多人”更是自相矛盾。保留其中一个词。',
    en: '约200人左右, 超过50%以上, 目的是为了 and 涉及到 say one thing twice, and 近200多人 (nearly two hundred odd) contradicts itself. Keep one of the two words.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '会议吸引了约200多名代表，大约三十家机构左右参加，超过50%以上的国家已加入。\n',
      finds: [
        { actual: '约200多', expected: '约200' },
        { actual: '大约三十家机构左右', expected: '大约三十家机构' },
        { actual: '超过50%以上', expected: '超过50%' },
      ],
    },
    {
      lang: 'zh',
      markdown: '此举目的是为了加快转型，原因是由于各地进展不一，涉及到12个国家。\n',
      finds: [{ actual: '目的是为了', expected: '目的是' }, { actual: '原因是由于', expected: '原因是' }, { actual: '涉及到', expected: '涉及' }],
      fixed: '此举目的是为了加快转型，原因是由于各地进展不一，涉及12个国家。\n',
    },
    { lang: 'zh', markdown: '秘书处再次重申立场，避免不再发生类似情况，工作组于去年组建成立。\n', finds: [{ expected: '重申' }, { actual: '避免不再', expected: '避免' }, { actual: '组建成立' }], fixed: '秘书处重申立场，避免发生类似情况，工作组于去年组建成立。\n' },
    { lang: 'zh', markdown: '比重不得低于15%以上，每年减少排放减少1.2亿吨，每季度每召开一次会议，并且并未停止。\n', finds: [{ actual: '不得低于15%以上' }, { actual: '减少排放减少' }, { actual: '每季度每', expected: '每季度' }], fixed: '比重不得低于15%以上，每年减少排放减少1.2亿吨，每季度召开一次会议，并且并未停止。\n' },
    {
      lang: 'zh',
      markdown: '超过近六成的城市、400余家左右的医院，大约节约能源12%左右，比2023年同比增长4%，目前为止，已有各方一致公认。\n',
      finds: [{ actual: '超过近', expected: '超过' }, { actual: '左右' }, { actual: '大约节约能源12%左右' }, { actual: '同比' }, { actual: '目前为止' }, { actual: '一致公认' }],
      fixed: '超过近六成的城市、400余家的医院，大约节约能源12%左右，比2023年增长4%，目前为止，已有各方一致公认。\n',
    },
    {
      lang: 'zh',
      markdown: '自2028年起以后，排放增至到300多万吨以上，同比去年增长12%，不少于超过二十家，数百余名代表出席参加会议，以免企业不再承担费用。\n',
      finds: [{ actual: '起以后', expected: '起' }, { actual: '增至到' }, { actual: '以上' }, { actual: '同比去年', expected: '同比' }, { actual: '不少于超过' }, { actual: '数百余', expected: '数百' }, { actual: '出席参加' }, { actual: '以免企业不再', expected: '以免企业' }],
      fixed: '自2028年起，排放增至到300多万吨，同比去年增长12%，不少于超过二十家，数百名代表出席参加会议，以免企业承担费用。\n',
    },
    { lang: 'zh', markdown: '约有一半以上的城市参加，需五年以上经验以上，计划拟于5月中旬左右启动。\n', finds: [{ actual: '约有一半以上' }, { actual: '以上' }, { actual: '计划拟' }, { actual: '中旬左右', expected: '中旬' }], fixed: '约有一半以上的城市参加，需五年以上经验，计划拟于5月中旬启动。\n' },
    { lang: 'zh', markdown: '自该日起开始计算，开始起草，300多万吨以上述标准衡量，最多不超过三家，节约数百万元，避免材料不再使用时被丢弃。\n', finds: [] },
    { lang: 'zh', markdown: '超过约定期限，400家左右，节约能源约12%，同比增长4%，到目前为止已有二十家，左右两侧，力争完成。\n', finds: [] },
    {
      lang: 'zh',
      markdown: '约200名代表和200多家机构参加，公约12条左右有争议，近十多年来，最近30多个城市加入；超过3个月，以上所述均涉及各国；节约20%左右，价格在20%至30%之间。\n',
      finds: [],
    },
  ],
  *check({ edition, terms }) {
    for (const unit of edition.texts) {
      for (const { start, end, expected } of findRedundancies(unit.text)) {
        // A name of the glossary is written as its owner writes it.
        if (termsIn(terms, unit)
          .known.meeting({ start, end })
          .some((mention) => mention.start <= start && end <= mention.end)) continue;
        const [only] = expected;
        const right = anyOf(expected);
        yield inUnit(edition, unit, start, end, {
          message: {
            zh: `“${unit.text.slice(start, end)}”语义重复，${only === '' ? '应删去' : `应为${right.zh}`}`,
            en: `“${unit.text.slice(start, end)}” says one thing twice, ${only === '' ? 'leave it out' : `expected ${right.en}`}`,
          },
          expected,
          ...(expected.length === 1 && only !== undefined && { replacement: only }),
        });
      }
    }
  },
};
