import { expect, test } from 'vitest';
import { findConcepts } from './find.js';
import { loadGlossary } from './load.js';

const { glossary = { concepts: [] } } = loadGlossary({
  path: 'g.yml',
  bom: false,
  text: `version: 1
concepts:
  - { id: spp-programme, kind: programme, en: { name: Sustainable Public Procurement Programme }, zh: { preferred: 可持续公共采购计划 } }
  - { id: spp, kind: concept, en: { name: Sustainable Public Procurement, abbr: SPP }, zh: { preferred: 可持续公共采购, forbidden: [可持续政府采购] } }
  - { id: iclei, kind: organisation, en: { name: ICLEI – Local Governments for Sustainability, abbr: ICLEI }, zh: { preferred: 宜可城——地方可持续发展协会, admitted: [宜可城] } }
`,
});

test.each([
  ['可持续公共采购', ['spp 可持续公共采购', 'spp-programme 可持续公共采购计划']],
  ['《可持续公共采购计划》', ['spp-programme 可持续公共采购计划']],
  ['政府', ['spp 可持续政府采购']],
  ['sustainable public procurement', ['spp Sustainable Public Procurement', 'spp-programme Sustainable Public Procurement Programme']],
  ['iclei - local', ['iclei ICLEI – Local Governments for Sustainability']],
  ['宜可成', ['iclei 宜可城']],
  ['Sustanable Public Procurment', ['spp Sustainable Public Procurement']],
  ['完全无关的词语', []],
  ['  ', []],
])('%s', (query, expected) => {
  expect(findConcepts(glossary, query).map(({ concept, form }) => `${concept.id} ${form.text}`)).toEqual(expected);
});
