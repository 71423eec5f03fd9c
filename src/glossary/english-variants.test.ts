import { describe, expect, test } from 'vitest';
import { buildEnglishVariantFinder } from './english-variants.js';
import { loadGlossary } from './load.js';
import { buildMatcher } from './matcher.js';
import { SpanIndex } from '../text/span-index.js';
import { SearchedText } from './searched-text.js';

const source = `version: 1
concepts:
  - { id: unep, kind: organisation, en: { name: United Nations Environment Programme, abbr: UNEP }, zh: { preferred: 环境署 } }
  - { id: fao, kind: organisation, en: { name: Food and Agriculture Organization of the United Nations, admitted: [Food and Agriculture Organization] }, zh: { preferred: 粮农组织 } }
  - { id: iisd, kind: organisation, en: { name: International Institute for Sustainable Development }, zh: { preferred: 研究所 } }
  - { id: sppp, kind: programme, en: { name: Sustainable Public Procurement Programme }, zh: { preferred: 采购计划 } }
  - { id: spp, kind: concept, en: { name: Sustainable Public Procurement }, zh: { preferred: 采购 } }
  - { id: scp, kind: concept, en: { name: Sustainable Consumption and Production }, zh: { preferred: 消费 } }
  - { id: mof, kind: organisation, en: { name: 'Ministry of Finance, Economic Planning and Development' }, zh: { preferred: 财政部 } }
  - { id: opn, kind: network, en: { name: One Planet network }, zh: { preferred: 网络 } }
  - { id: ops, kind: body, en: { name: One Planet network Secretariat, admitted: [Secretariat of the One Planet network] }, zh: { preferred: 秘书处 } }
`;
const { glossary } = loadGlossary({ path: 'glossary.yml', text: source, bom: false });
if (!glossary) throw new Error('the test’s glossary is not valid');
const matcher = buildMatcher(glossary);
const finder = buildEnglishVariantFinder(glossary);
const find = (text: string, atHome = false): string[] =>
  finder.find(new SearchedText(text), new SpanIndex(matcher.match(text)), atHome).map(({ start, end, form }) => `${text.slice(start, end)} → ${form.text}`);

describe('near variants of English names', () => {
  test.each([
    ['by the United Nations Enviroment Programme.', 'United Nations Enviroment Programme → United Nations Environment Programme'],
    ['the United Nations Environmental Programme', 'United Nations Environmental Programme → United Nations Environment Programme'],
    ['sustainable consumtion and production', 'sustainable consumtion and production → Sustainable Consumption and Production'],
    ['the Food and Agricultural Organization of the United Nations', 'Food and Agricultural Organization of the United Nations → Food and Agriculture Organization of the United Nations'],
    ['Ministry of Economic Planning, Finance and Development', 'Ministry of Economic Planning, Finance and Development → Ministry of Finance, Economic Planning and Development'],
    ['International Institute of Sustainable Development', 'International Institute of Sustainable Development → International Institute for Sustainable Development'],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  test.each([
    'The United Nations Development Programme and the United Nations Environment Assembly',
    'the International Institute for Environment and Development',
    'unsustainable consumption and production, sustainable production and consumption patterns',
    'the EU Green Public Procurement Programme and green public procurement',
    'Sustainable public procurement policies; sustainable public food procurement',
    'a text of the One Planet network Secretariat, the Secretariat of the One Planet network',
    'United Nations Environment Program, Food and Agriculture Organisation, One Planet Networks',
    'the Ministry of Finance and the Ministry of Development',
    'the World Agriculture Organization of the United Nations, the Ministry of Finance, Economic Planning and Trade',
    'the work of the One Planet network’s members',
    'the Institute for Sustainable Development and International Relations, the Agriculture Organization of the United Nations Region of Asia',
  ])('%s holds none, not even at home', (text) => {
    expect(find(text, true)).toEqual([]);
  });

  test('a word missing or a near word is enough in a text full of names', () => {
    expect(find('the United Nations Environment Agency met')).toEqual([]);
    expect(find('the International Institute for Development', true)).toEqual(['International Institute for Development → International Institute for Sustainable Development']);
  });

  test.each([
    ['the Agriculture Organization of the United Nations said', 'Agriculture Organization of the United Nations → Food and Agriculture Organization of the United Nations'],
    ['by the Ministry of Finance, Economic Planning and was', 'Ministry of Finance, Economic Planning and → Ministry of Finance, Economic Planning and Development'],
    ['the One Planet Secretariat', 'One Planet Secretariat → One Planet network Secretariat'],
  ])('%s lacks a word', (text, expected) => {
    expect(find(text, true)).toEqual([expected]);
    expect(find(text)).toEqual([]);
  });
});
