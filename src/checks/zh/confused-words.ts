import { findConfusedWords } from '../../lang/zh/confused-words.js';
import { findMistypedWords } from '../../lang/zh/mistyped-words.js';
import { termsIn } from '../../glossary/edition-terms.js';
import { anyOf } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** Words with a wrong character of the same sound or shape. */
export const confusedWords: Rule = {
  id: 'zh/confused-words',
  severity: 'warning',
  title: { zh: '用错的字词', en: 'Wrong character in a word' },
  why: {
    zh: '输入法常选出同音字，识别扫描件时常认成形近字。这里只列无论上下文如何都写错的词，一千多个常用词的同音、形近误写，以及“截止”与“截至”、“的”与“地”等可由上下文判定的用法。',
    en: 'Input methods choose characters of the same sound, and recognition of scans those of the same shape. Only what is wrong in any context is listed, the slips of more than a thousand common words among it, and uses that the context decides, such as 截止 for 截至 or 的 for 地.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '截止2024年底，已有四十个国家参与。截止目前，共有三十家机构加入。\n',
      finds: [{ actual: '截止', expected: '截至' }, { actual: '截止', expected: '截至' }],
      fixed: '截至2024年底，已有四十个国家参与。截至目前，共有三十家机构加入。\n',
    },
    { lang: 'zh', markdown: '报名截至日期为10月16日，征集工作将于当日截至。\n', finds: [{ expected: '截止' }, { expected: '截止' }], fixed: '报名截止日期为10月16日，征集工作将于当日截止。\n' },
    {
      lang: 'zh',
      markdown: '报告更加全面的考虑了各国的进展。可待续采购首当其中，已签暑协议。\n',
      finds: [{ actual: '的', expected: '地' }, { actual: '可待续', expected: '可持续' }, { actual: '首当其中', expected: '首当其冲' }, { actual: '签暑', expected: '签署' }],
      fixed: '报告更加全面地考虑了各国的进展。可持续采购首当其冲，已签署协议。\n',
    },
    {
      lang: 'zh',
      markdown: '二个国家所作的工作进展的很顺利，必需加强合作，已便发挥积极地作用，取得得成果反应了最新趋势，其它人员已作了大量工作。\n',
      finds: [
        { actual: '二', expected: '两' },
        { actual: '作的工作', expected: '做的工作' },
        { actual: '的', expected: '得' },
        { actual: '必需', expected: '必须' },
        { actual: '已便', expected: '以便' },
        { actual: '地', expected: '的' },
        { actual: '取得得', expected: '取得的' },
        { actual: '反应', expected: '反映' },
        { actual: '其它', expected: '其他' },
        { actual: '作了大量工作', expected: '做了大量工作' },
      ],
      fixed: '两个国家所做的工作进展得很顺利，必须加强合作，以便发挥积极的作用，取得的成果反映了最新趋势，其他人员已做了大量工作。\n',
    },
    {
      lang: 'zh',
      markdown: '第二个国家、十二个项目和二位数，作了工作报告，系统地方案，早已及时，所作工作报告，必需品，化学反应了无痕迹，其它设备，员工做计划，现再次强调，广泛地作用于土壤。\n',
      finds: [],
    },
    { lang: 'zh', markdown: '项目起动以来，各国以经签属了协议，题高了透明度，这是成功地关键。\n', finds: [{ expected: '启动' }, { expected: '已经' }, { expected: '签署' }, { expected: '提高' }, { expected: '的' }], fixed: '项目启动以来，各国已经签署了协议，提高了透明度，这是成功的关键。\n' },
    { lang: 'zh', markdown: '电机起动了，可以经过问题高发期，签属于自己的名字。\n', finds: [] },
    {
      lang: 'zh',
      markdown: '水表质量参次不齐，按照工程类形分级，总成本最底，调查的对像包括医院，扫码既可查看。先摸清底数，在制订目标。\n',
      finds: [{ expected: '参差不齐' }, { expected: '类型' }, { expected: '最低' }, { expected: '对象' }, { expected: '即可' }, { expected: '再制订' }],
      fixed: '水表质量参差不齐，按照工程类型分级，总成本最低，调查的对象包括医院，扫码即可查看。先摸清底数，再制订目标。\n',
    },
    { lang: 'zh', markdown: '这是一比不小的开支，节水210万方米，更加广泛的推广这一做法，象管理药品一样管理水表。\n', finds: [{ expected: '一笔' }, { expected: '万立方米' }, { expected: '地' }, { expected: '像' }], fixed: '这是一笔不小的开支，节水210万立方米，更加广泛地推广这一做法，像管理药品一样管理水表。\n' },
    { lang: 'zh', markdown: '人类形成社会，最底层，针对像他这样的专家，既可查看，也可下载，大象一样，先看，在制订目标时，一比一，南方米价，更加广泛的推广。\n', finds: [] },
    { lang: 'zh', markdown: '即要发展经济，又要保护环境；既使困难重重，我们也要坚持。\n', finds: [{ expected: '既要' }, { expected: '即使' }], fixed: '既要发展经济，又要保护环境；即使困难重重，我们也要坚持。\n' },
    {
      lang: 'zh',
      markdown: '监测数剧显示，采够人员尊守规定，减排浅力可观。\n',
      finds: [{ actual: '数剧', expected: '数据' }, { actual: '采够', expected: '采购' }, { actual: '尊守', expected: '遵守' }, { actual: '浅力', expected: '潜力' }],
      fixed: '监测数据显示，采购人员遵守规定，减排潜力可观。\n',
    },
    {
      lang: 'zh',
      markdown: '企业反应，费用太高。各方达成一至，结果将与2025年5月公布，关键再于落实，须像财政部报告，请登陆倡议网站，看起来象小事。\n',
      finds: [{ expected: '反映' }, { expected: '达成一致' }, { expected: '于' }, { expected: '关键在于' }, { expected: '向' }, { expected: '登录' }, { expected: '看起来像' }],
      fixed: '企业反映，费用太高。各方达成一致，结果将于2025年5月公布，关键在于落实，须向财政部报告，请登录倡议网站，看起来像小事。\n',
    },
    { lang: 'zh', markdown: '并定期的公布各省进展，为进一步的降低排放，从未接受过系统地培训。\n', finds: [{ expected: '定期地' }, { expected: '进一步' }, { expected: '的培训' }], fixed: '并定期地公布各省进展，为进一步降低排放，从未接受过系统的培训。\n' },
    { lang: 'zh', markdown: '每年减排1200万顿，部门以把指标与及权重写入文件，答复的非常及时。\n', finds: [{ expected: '万吨' }, { expected: '已' }, { expected: '以及' }, { expected: '得' }], fixed: '每年减排1200万吨，部门已把指标以及权重写入文件，答复得非常及时。\n' },
    { lang: 'zh', markdown: '一百顿饭，企业以将数据公开的方式参与，赠与及捐款，回答是真的很详细。\n', finds: [] },
    { lang: 'zh', markdown: '企业反应热烈，与2024年5月举行的会议相比，台风登陆，定期的评估，进行实地调查，将像往年一样报告，法律面前人人平等的权力机关。\n', finds: [] },
    { lang: 'zh', markdown: '参数聚集，函数具体写法，请求行为人出具，海内参与者参照执行。\n', finds: [] },
    {
      lang: 'zh',
      markdown:
        '报名于5月6日截止，截止5月6日，逾期不予受理；截至2024年底，数据收集工作已截止。他来自已经加入的国家，自己经历了究竟管不管用的争论，公布署名，重复盖章，正规化、政策化，既使用纸又使用电，甚至使人难忘。\n',
      finds: [],
    },
  ],
  *check({ edition, terms }) {
    for (const unit of edition.texts) {
      const listed = [...findConfusedWords(unit.text)].map(({ start, wrong, right }) => ({ start, wrong, right: [right] }));
      const isListed = (at: number): boolean => listed.some(({ start, wrong }) => at < start + wrong.length && start < at + 2);
      const mistyped = [...findMistypedWords(unit.text)].filter(({ start }) => !isListed(start));
      for (const { start, wrong, right } of [...listed, ...mistyped]) {
        // A name of the glossary is written as its owner writes it.
        if (termsIn(terms, unit).known.meeting({ start, end: start + 1 }).length > 0) continue;
        const [only] = right;
        const expected = anyOf(right);
        yield inUnit(edition, unit, start, start + wrong.length, {
          message: { zh: `“${wrong}”应为${expected.zh}`, en: `Unexpected “${wrong}”, expected ${expected.en}` },
          expected: right,
          ...(right.length === 1 && only !== undefined && { replacement: only }),
        });
      }
    }
  },
};
