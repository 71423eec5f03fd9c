import { describe, expect, test } from 'vitest';
import { SpanIndex } from '../text/span-index.js';
import { loadGlossary } from './load.js';
import { buildMatcher } from './matcher.js';
import { SearchedText } from './searched-text.js';
import { buildVariantFinder } from './variants.js';

const source = `version: 1
concepts:
  - { id: fao, kind: organisation, en: { name: FAO }, zh: { preferred: 联合国粮食及农业组织, admitted: [联合国粮农组织] } }
  - { id: unep, kind: organisation, en: { name: UNEP, abbr: UNEP }, zh: { preferred: 联合国环境规划署 } }
  - { id: gs, kind: document, en: { name: Global Strategy }, zh: { preferred: 可持续消费和生产全球战略 } }
  - { id: scp, kind: concept, en: { name: SCP }, zh: { preferred: 可持续消费和生产 } }
  - { id: spp, kind: concept, en: { name: Sustainable Public Procurement, abbr: SPP }, zh: { preferred: 可持续公共采购 } }
  - { id: sppp, kind: programme, en: { name: SPP Programme }, zh: { preferred: 可持续公共采购计划, abbr: SPP计划, admitted: [可持续公共采购（SPP）计划] } }
  - { id: igpn, kind: network, en: { name: IGPN }, zh: { preferred: 国际绿色采购网络 } }
  - { id: gpn, kind: network, en: { name: GPN }, zh: { preferred: 绿色采购网络 } }
  - { id: opn, kind: network, en: { name: OPN }, zh: { preferred: “同一个地球”网络 } }
  - { id: paho, kind: organisation, en: { name: PAHO }, zh: { preferred: 泛美卫生组织 } }
  - { id: code, kind: document, en: { name: Code of Conduct }, zh: { preferred: 农业塑料可持续使用自愿行为守则 } }
  - { id: fwg, kind: body, en: { name: Food Working Group }, zh: { preferred: 食品工作组, admitted: [可持续公共粮食采购兴趣小组] } }
  - { id: fs, kind: concept, en: { name: food systems }, zh: { preferred: 粮食系统 } }
  - { id: agri, kind: concept, en: { name: agrifood systems }, zh: { preferred: 农业粮食体系 } }
  - { id: gfa, kind: document, en: { name: Global Framework for Action }, zh: { preferred: 全球行动框架 } }
  - { id: iisd, kind: organisation, en: { name: IISD }, zh: { preferred: 国际可持续发展研究所 } }
  - { id: ec, kind: organisation, en: { name: European Commission }, zh: { preferred: 欧盟委员会, admitted: [欧洲联盟委员会] } }
  - { id: nfp, kind: role, en: { name: National Focal Point }, zh: { preferred: 国家联络点, admitted: [国家协调人] } }
  - { id: partners, kind: body, en: { name: Core Partners }, zh: { preferred: 核心伙伴 } }
  - { id: malmo, kind: organisation, en: { name: City of Malmö }, zh: { preferred: 瑞典马尔默市, admitted: [马尔默市] } }
  - { id: sdgs, kind: programme, en: { name: SDGs }, zh: { preferred: 可持续发展目标 } }
`;
const { glossary } = loadGlossary({ path: 'glossary.yml', text: source, bom: false });
if (!glossary) throw new Error('the test’s glossary is not valid');
const matcher = buildMatcher(glossary);
const finder = buildVariantFinder(glossary);
const find = (text: string, atHome = false): string[] =>
  finder.find(new SearchedText(text), new SpanIndex(matcher.match(text)), atHome).map(({ start, end, form }) => `${text.slice(start, end)} → ${form.text}`);

describe('near variants', () => {
  test.each([
    ['会议由联合国粮食与农业组织主持', '联合国粮食与农业组织 → 联合国粮食及农业组织'],
    ['联合国环境计划署发布', '联合国环境计划署 → 联合国环境规划署'],
    ['联合国环规划署发布', '联合国环规划署 → 联合国环境规划署'],
    ['《可持续生产和消费全球战略》', '可持续生产和消费全球战略 → 可持续消费和生产全球战略'],
    ['促进可持续生产和消费转型', '可持续生产和消费 → 可持续消费和生产'],
    ['国际绿色采购网召开年会', '国际绿色采购网 → 国际绿色采购网络'],
    ['泛美卫生组只表示', '泛美卫生组只 → 泛美卫生组织'],
    ['“同一个地球网络”秘书处', '同一个地球网络 → “同一个地球”网络'],
    ['同一个地球”网络', '同一个地球”网络 → “同一个地球”网络'],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  test.each([
    '联合国粮食及农业组织、联合国粮农组织和联合国环境规划署',
    '可持续公共采购实践、可持续公共采购政策和可持续公共采购项目',
    '可持续的消费和生产模式',
    '可持续公共采购计划（SPP计划）于9月举办培训',
    '全球绿色采购网络的发展',
    '联合国开发计划署和联合国教育、科学及文化组织',
    '可持续发展指标和可持续发展议程',
    '“同一个地球”网络（同一个地球）',
  ])('%s holds none', (text) => {
    expect(find(text)).toEqual([]);
  });

  // Another body, or words side by side: in a text full of the glossary's names they must not be taken for one of them either.
  test.each([
    '联合国开发计划署、联合国人居署、世界卫生组织、泛美开发银行',
    '国际环境与发展研究所和国家绿色采购网络',
    '生态环境部环境规划院和国家协调机制',
    '粮食和系统、粮食统计、农业体系、粮食安全、核心业务伙伴',
    '欧盟理事会、非洲联盟委员会和全球行动计划',
    '可持续公共粮食采购、可持续公共采购规划',
    '整合环境因素的可持续公共粮食采购的实践路径',
    '马尔默有成熟的市场，马尔默、瑞典马尔默与可持续公共采购（SPP）、循环性',
    '推动国际可持续发展，欧洲粮食及农业组织，农业塑料可持续使用自愿行为研究',
  ])('%s holds none at home', (text) => {
    expect(find(text, true)).toEqual([]);
  });

  test.each([
    ['农用塑料可持续应用自愿性行为准则', '农用塑料可持续应用自愿性行为准则 → 农业塑料可持续使用自愿行为守则'],
    ['新成立的食物工作组', '食物工作组 → 食品工作组'],
    ['完善食品体系', '食品体系 → 粮食系统'],
    ['行动全球框架', '行动全球框架 → 全球行动框架'],
    ['与国际绿色购买网路合作', '国际绿色购买网路 → 国际绿色采购网络'],
    ['粮食系系统的转型', '粮食系系统 → 粮食系统'],
    ['在一个地球网络上', '一个地球网络 → “同一个地球”网络'],
    ['2025年，“一个地球”网络致信“一个地球”网络', '“一个地球”网络 → “同一个地球”网络', '“一个地球”网络 → “同一个地球”网络'],
    ['由粮食及农业组织牵头', '粮食及农业组织 → 联合国粮食及农业组织'],
    ['在农业塑料可持续使用自愿行为，', '农业塑料可持续使用自愿行为 → 农业塑料可持续使用自愿行为守则'],
  ])('at home: %s', (text, ...expected) => {
    expect(find(text, true)).toEqual(expected);
  });

  test('names that need a text full of names are left alone elsewhere', () => {
    expect(find('食物工作组完善食品体系')).toEqual([]);
  });

  test('every place lies in the text and none overlaps the next', () => {
    const text = '联合国粮食与农业组织和联合国环境计划署支持《可持续生产和消费全球战略》。'.repeat(20);
    const found = finder.find(new SearchedText(text), new SpanIndex(matcher.match(text)), false);
    expect(found).toHaveLength(60);
    for (const [i, { start, end }] of found.entries()) {
      expect(start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });
});
