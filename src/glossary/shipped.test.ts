import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Concept } from '../model/glossary.js';
import { lintGlossary } from './lint.js';
import { loadGlossary } from './load.js';
import { buildMatcher } from './matcher.js';

const text = readFileSync(new URL('../../glossary.yml', import.meta.url), 'utf8');
const { glossary = { concepts: [] }, findings } = loadGlossary({ path: 'glossary.yml', text, bom: false });
const concept = (id: string): Concept | undefined => glossary.concepts.find((one) => one.id === id);

describe('the glossary of this repository', () => {
  test('is valid and consistent', () => {
    expect(findings).toEqual([]);
    expect(glossary.concepts).toHaveLength(78);
    expect(lintGlossary(glossary).filter((finding) => finding.severity !== 'info')).toEqual([]);
  });

  test('has approved what official publications settle, and nothing else', () => {
    const approved = glossary.concepts.filter((one) => one.status === 'approved').map((one) => one.terms.en.abbreviations[0]?.text);
    expect(approved.sort((a = '', b = '') => (a < b ? -1 : 1))).toEqual(['10YFP', 'CFIT', 'COP29', 'EPA', 'FAO', 'GIZ', 'HLPF', 'ICLEI', 'IGPN', 'IISD', 'OECD', 'PAHO', 'SCP', 'SDGs', 'SPP', 'UNEP', 'UNOPS', 'USAID']);
  });

  test('says for every forbidden form why', () => {
    const unexplained = glossary.concepts.flatMap((one) => (['zh', 'en'] as const).flatMap((lang) => one.terms[lang].forbidden)).filter((form) => form.why === undefined);
    expect(unexplained).toEqual([]);
  });

  test('keeps the old names of ministries with their last day', () => {
    expect(concept('nl-infrastructure-water')?.terms.zh.former[0]).toMatchObject({ text: '荷兰基础设施与环境部', valid: { to: '2017-10-25' } });
    expect(concept('nl-infrastructure-water')?.terms.zh.preferred.valid).toEqual({ from: '2017-10-26' });
  });

  test.each([
    ['国际绿色采购网络（IGPN）', ['igpn:preferred', 'igpn:abbreviation']],
    ['10YFP/“同一个地球”网络秘书处', ['one-planet-network-secretariat:admitted']],
    ['《联合国气候变化框架公约》缔约方', ['cfit:guard']],
    ['可持续公共采购（SPP）计划', ['spp-programme:admitted']],
    ['国家环境署与联合国环境署', ['unep:guard', 'unep:admitted']],
    ['西南联大', ['unga:guard']],
  ])('%s', (sentence, expected) => {
    const matches = buildMatcher(glossary).match(sentence);
    expect(matches.flatMap(({ readings }) => readings.slice(0, 1).map((reading) => `${reading.concept.id}:${reading.form.kind}`))).toEqual(expected);
  });
});
