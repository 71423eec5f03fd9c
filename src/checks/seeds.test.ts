import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyGlossary } from '../glossary/load.js';
import { buildMatcher } from '../glossary/matcher.js';
import { languageOf } from '../lang/registry.js';
import { parseEdition } from '../markdown/parse.js';
import { rules } from './registry.js';
import { runRules } from './run.js';

const folder = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
const here = existsSync(folder);
const reason = 'the published bulletins are not beside the project';

/** What the rules of form report on a published bulletin, by rule; placeholder links aside, which are all its links. */
function reports(prefix: string): Record<string, string[]> {
  const name = readdirSync(folder).find((file) => file.startsWith(prefix)) ?? '';
  const { edition } = parseEdition({ path: name, text: readFileSync(folder + name, 'utf8'), bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'file' });
  if (!edition) throw new Error('refused');
  const glossary = emptyGlossary();
  const bulletin = { id: 'seed', kind: 'file' as const, info: { status: 'draft' as const }, editions: [edition] };
  const context = { edition, bulletin, glossary, matcher: buildMatcher(glossary), style: { spacing: 'keep', english: 'any' } as const, hasAsset: () => true };
  const found: Record<string, string[]> = {};
  for (const { rule, finding } of runRules(rules.filter(({ id }) => /^(?:zh|structure|link|image)\//u.test(id)), context)) {
    (found[rule] ??= []).push(rule === 'link/placeholder' ? '' : (finding.actual ?? ''));
  }
  return found;
}

// The faults of form that an editor marks in the two bulletins, and nothing else.
test('the issue of 2022', ({ skip }) => {
  skip(!here, reason);
  expect(reports('001')).toEqual({
    'zh/ellipsis': ['...', '...'],
    'zh/brackets': [' (\uFFFC) '],
    'zh/enumeration-comma': ['、和'],
    'zh/wrong-marks': ['，'],
    'zh/spacing': [' ', ' ', ' ', ' '],
    'zh/leftover-english': ['HIGH-LEVEL POLITICAL FORUM 2022', '12 RESPONSIBLE CONSUMPTION AND PRODUCTION', 'PROMOTE SUSTAINABLE PUBLIC PROCUREMENT PRACTICES'],
    'zh/confused-words': ['作的工作', '的'],
    'zh/public-bodies': ['联合国粮食与农业组织'],
    'zh/redundant-words': ['促进全面推进', '正在进展过程中', '组建成立'],
    'zh/sentence-faults': [
      '在《年度进展报告》的执行摘要中，提出',
      '来自美国环境保护署、荷兰基础设施与环境部、德国发展研究所、生物多样性联盟、中环联合等机构',
      '已通过调研的方式来',
    ],
    'zh/list-endings': ['。'],
    'structure/list-marks': ['一、'],
    'link/placeholder': Array.from({ length: 7 }, () => ''),
  });
});

test('the review of 2024', ({ skip }) => {
  skip(!here, reason);
  expect(reports('000')).toEqual({
    'zh/leftover-english': ['and'],
    'zh/sentence-faults': ['致力于信息通信技术行业的可持续、公平和循环的未来', '将通过协商，汇集了', '来自欧盟委员会、主要城市市长、商界领袖、研究人员和采购人员在内的'],
    'zh/broken-paragraph': ['署'],
    'zh/spacing': [' ', ' ', ' ', ' ', ' '],
    'link/text': ['[详情参阅](#)', '[详情参阅](#)'],
    'link/placeholder': Array.from({ length: 12 }, () => ''),
  });
});
