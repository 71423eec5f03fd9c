import { describe, expect, test } from 'vitest';
import { loadGlossary } from './load.js';
import { buildMatcher } from './matcher.js';
import { buildVariantFinder } from './variants.js';

const source = `version: 1
concepts:
  - { id: fao, kind: organisation, en: { name: FAO }, zh: { preferred: 联合国粮食及农业组织, admitted: [联合国粮农组织] } }
  - { id: unep, kind: organisation, en: { name: UNEP, abbr: UNEP }, zh: { preferred: 联合国环境规划署 } }
  - { id: gs, kind: document, en: { name: Global Strategy }, zh: { preferred: 可持续消费和生产全球战略 } }
  - { id: scp, kind: concept, en: { name: SCP }, zh: { preferred: 可持续消费和生产 } }
  - { id: spp, kind: concept, en: { name: SPP }, zh: { preferred: 可持续公共采购 } }
  - { id: sppp, kind: programme, en: { name: SPP Programme }, zh: { preferred: 可持续公共采购计划 } }
  - { id: igpn, kind: network, en: { name: IGPN }, zh: { preferred: 国际绿色采购网络 } }
  - { id: gpn, kind: network, en: { name: GPN }, zh: { preferred: 绿色采购网络 } }
  - { id: opn, kind: network, en: { name: OPN }, zh: { preferred: “同一个地球”网络 } }
  - { id: paho, kind: organisation, en: { name: PAHO }, zh: { preferred: 泛美卫生组织 } }
  - { id: sdgs, kind: programme, en: { name: SDGs }, zh: { preferred: 可持续发展目标 } }
`;
const { glossary } = loadGlossary({ path: 'glossary.yml', text: source, bom: false });
if (!glossary) throw new Error('the test’s glossary is not valid');
const matcher = buildMatcher(glossary);
const finder = buildVariantFinder(glossary);
const find = (text: string): string[] => finder.find(text, matcher.match(text), false).map(({ start, end, form }) => `${text.slice(start, end)} → ${form.text}`);

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
    '全球绿色采购网络的发展',
    '联合国开发计划署和联合国教育、科学及文化组织',
    '可持续发展指标和可持续发展议程',
    '“同一个地球”网络（同一个地球）',
  ])('%s holds none', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('every place lies in the text and none overlaps the next', () => {
    const text = '联合国粮食与农业组织和联合国环境计划署支持《可持续生产和消费全球战略》。'.repeat(20);
    const found = finder.find(text, matcher.match(text), false);
    expect(found).toHaveLength(60);
    for (const [i, { start, end }] of found.entries()) {
      expect(start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });
});
