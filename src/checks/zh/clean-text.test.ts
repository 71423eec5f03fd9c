import { expect, test } from 'vitest';
import { emptyGlossary } from '../../glossary/load.js';
import { buildMatcher } from '../../glossary/matcher.js';
import { languageOf } from '../../lang/registry.js';
import { parseEdition } from '../../markdown/parse.js';
import { rules } from '../registry.js';
import { runRules } from '../run.js';

const glossary = emptyGlossary();
const matcher = buildMatcher(glossary);
const families = /^(?:zh|structure|link|image)\//u;

/** All reports of the rules of form on a Chinese text, the house writing no spaces. */
function reports(markdown: string): string[] {
  const { edition } = parseEdition({ path: 'zh.md', text: markdown, bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'file' });
  if (!edition) throw new Error('refused');
  const bulletin = { id: 'zh', kind: 'file' as const, info: { status: 'draft' as const }, editions: [edition] };
  const context = { edition, bulletin, glossary, matcher, style: { spacing: 'none', english: 'any' } as const, hasAsset: () => true };
  return runRules(rules.filter(({ id, optional }) => families.test(id) && !optional), context).map(({ rule, finding }) => `${rule} ${finding.actual}`);
}

// Right as they stand, each near to something wrong.
test.each([
  '以转型为目的的活动已于现在在北京举行，除了了解情况，还为了了解需求。',
  '问题是是否参与与会代表的讨论，总和和平均值、碳达峰、碳中和、适应各有目标。',
  '项目的目的是推动转型，是是非非自有公论，的的确确如此。',
  '发展、和平与安全，公正、及时，网络、或许还有秘书处，规划、与之相关的工作。',
  '请研究研究再讨论讨论，一步一步来，他非常非常高兴，采购采购商品的平台。',
  '会议10:30开始，共1,200人，比例为3:2，版本2.0.1，指标12.7.1，误差±0.5%。',
  '《关于〈公约〉的说明》指出：“要落实‘公约’。”真的吗？！……好。',
  '宜可城——地方可持续发展协会（ICLEI）2018—2022年规划，北京—上海高铁，3～5天，A-B型。',
  '1）甲；2）乙；（三）丙；a）丁。',
  'leaders’ summit与“One Planet network”（buy less, buy better）由City of Malmö提出。',
  '安装Node.js后访问https://example.org/a?b=c；写信至news@example.org。',
  '“第一段引文很长。\n\n“第二段引文结束。”',
  '尊敬的各位读者：\n\n您好！\n\n此致\n\n敬礼\n\n——可持续公共采购计划协调组',
  '请浏览在COP29大会期间的启动仪式\n\n论坛由法国主办，部长出席。',
  '- 建筑\n- 粮食\n- 信息通信技术\n\n1. 推动转型；\n2. 加强监测。',
  '屏幕13英寸（13"），温度25℃，面积20㎡，价格¥100，α值、β值，第2、3季度。',
  '论坛于2024年3月7日（星期四）至8日召开，2024年12月30日至2025年1月2日休会。',
  '它的的士服务和为和而和的理念、参与、支持、普及、推广都值得称道。',
  '总而言之，从从容容才好；从而从中受益，对对方负责，针对对象而定。',
])('says nothing about %s', (text) => {
  expect(reports(`${text}\n`)).toEqual([]);
});

// The same marks and words, wrong: the table above is no proof without it.
test.each([
  ['推动的的转型', 'zh/repeated 的的'],
  ['各国、和各地共同参与。', 'zh/enumeration-comma 、和'],
  ['比例:三比二。', 'zh/half-width-punctuation :'],
  ['《关于“公约》的说明。', 'zh/quotes 》'],
  ['北京 — 上海。', 'zh/dash  — '],
  ['由社会 and 环境专家提出。', 'zh/leftover-english and'],
])('but finds the fault in %s', (text, report) => {
  expect(reports(`${text}\n`)).toContain(report);
});
