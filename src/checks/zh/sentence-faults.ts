import { findSentenceFaults } from '../../lang/zh/sentence-faults.js';
import { anyOf } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** Sentences without a subject, and two constructions in one. */
export const sentenceFaults: Rule = {
  id: 'zh/sentence-faults',
  severity: 'warning',
  title: { zh: '成分残缺、句式杂糅', en: 'Broken sentence' },
  why: {
    zh: '译文里最常见的病句：“通过……，使……”缺主语，“根据报告显示，”“围绕……为主题”把两种句式合成了一句，“减少了三倍”不合事理。这里只报离开上下文也错的。',
    en: 'The broken sentences most common in translations: 通过……，使…… has no subject, 根据报告显示， and 围绕……为主题 mix two patterns, and nothing is 减少了三倍. Only what is wrong in any context is reported.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '通过本次培训，使各国采购官员掌握了方法。在各方的支持下，使得论坛顺利召开。\n',
      finds: [{ actual: '通过本次培训，使', expected: '本次培训使' }, { actual: '在各方的支持下，使得', expected: '在各方的支持下，' }],
    },
    {
      lang: 'zh',
      markdown: '根据报告显示，排放量减少了三倍。会议围绕绿色采购为主题展开，受到各方所关注。\n',
      finds: [{ actual: '根据报告显示，', expected: '报告显示，' }, { actual: '减少了三倍' }, { actual: '围绕绿色采购为主题' }, { actual: '受到各方所', expected: '受到各方' }],
    },
    {
      lang: 'zh',
      markdown: '来自欧盟、主要城市和采购部门在内的代表出席。在《年度报告》的摘要中，提出了四项行动。该项目将通过协商，汇集了各国专家。\n',
      finds: [{ actual: '来自欧盟、主要城市和采购部门在内的' }, { actual: '在《年度报告》的摘要中，提出' }, { actual: '将通过协商，汇集了' }],
    },
    { lang: 'zh', markdown: '能否坚持绿色采购，是实现目标的关键。只有各方合作，就能成功。只要加强监测，才能落实。\n', finds: [{ expected: '坚持绿色采购，是实现目标的关键' }, { expected: '只有各方合作，才能' }, { expected: '只要加强监测，就能' }] },
    {
      lang: 'zh',
      markdown: '倡议旨在推动企业披露排放为目的。我们的目标是到2030年使占比达到25%的目标。各方对限额问题上分歧明显。企业不但接受了，反而主动申请。未能达到标准的和未能达不到标准的项目。\n',
      finds: [{ actual: '旨在推动企业披露排放为目的' }, { actual: '目标是到2030年使占比达到25%的目标' }, { actual: '问题上', expected: '问题' }, { actual: '不但接受了，反而' }, { actual: '未能达不到' }],
    },
    {
      lang: 'zh',
      markdown: '由于标准不一，导致成本上升。来自欧盟、日本和印度等国家参加了会议。该部印发关于《采购指南》。比例由52%提高了68%，平均使用比例为24个百分点。论坛将于九月将在里斯本召开。\n',
      finds: [{ actual: '由于标准不一，导致', expected: '标准不一导致' }, { actual: '来自欧盟、日本和印度等国家' }, { actual: '印发关于《采购指南》' }, { actual: '由52%提高了68', expected: '由52%提高到68' }, { actual: '比例为24个百分点', expected: '比例为24%' }, { actual: '将于九月将' }],
    },
    {
      lang: 'zh',
      markdown: '即使价格较高，但各方仍然采用。目录有五章组成。受疫情影响下，会议改为线上。秘书处已通过问卷的方式来收集意见。该计划致力于公平、循环的信息通信技术行业汇集了各方专家。\n',
      finds: [{ actual: '即使价格较高，但' }, { actual: '有五章组成', expected: '由五章组成' }, { actual: '受疫情影响下' }, { actual: '已通过问卷的方式来' }, { actual: '致力于公平、循环的信息通信技术行业' }],
    },
    { lang: 'zh', markdown: '难点不是制定标准，而在于落实。培训分为两部分组成，采用案例分析为主，将于明年初于内罗毕举行。这样既省钱，并且省时。\n', finds: [{ actual: '不是制定标准，而在于' }, { actual: '分为两部分组成', expected: '分为两部分' }, { actual: '采用案例分析为主', expected: '以案例分析为主' }, { actual: '将于明年初于' }, { actual: '既省钱，并且' }] },
    { lang: 'zh', markdown: '由于标准不一，企业难以执行。各国由于标准不一，导致的损失很大。来自欧盟等国家的代表参加了会议。印发关于《指南》的通知。比例由52%提高到68%，提高了16个百分点。许多致力于环保的组织汇集了经验。秘书处已通过问卷收集意见。\n', finds: [] },
    { lang: 'zh', markdown: '倡议旨在以披露为目的改进管理。我们的目标是一个可以达到的目标。在限额问题上有分歧。企业不但没有接受，反而退出。虽然困难，但是完成了。\n', finds: [] },
    { lang: 'zh', markdown: '来自包括欧盟在内的各方的代表。在《年度报告》中，秘书处提出四项行动。能否坚持，是成败的关键。如果只有一家投标，就会重招。\n', finds: [] },
    {
      lang: 'zh',
      markdown: '本次培训使各国掌握了方法。通过这次会议，各方交流了经验，使合作更加深入。通过本平台，使用者可以提交数据。报告显示，排放量减少了三分之二；围绕以人为中心的发展，根据报告，成果丰硕。\n',
      finds: [],
    },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      // An action in a list needs no subject: 通过培训，使采购人员掌握方法.
      if (unit.role === 'item' || unit.role === 'heading' || unit.role === 'cell') continue;
      for (const { start, end, what, expected } of findSentenceFaults(unit.text)) {
        const actual = unit.text.slice(start, end);
        const right = expected.length > 0 ? anyOf(expected) : undefined;
        yield inUnit(edition, unit, start, end, {
          message: {
            zh: `“${actual}”：${what.zh}${right ? `，应为${right.zh}` : '，请改写'}`,
            en: `Broken sentence “${actual}”: ${what.en}${right ? `, expected ${right.en}` : '; put it another way'}`,
          },
          ...(expected.length > 0 && { expected }),
        });
      }
    }
  },
};
