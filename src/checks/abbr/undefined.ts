import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy } from '../term/decided.js';
import { introduction, usagesOf } from './usage.js';

export const undefinedAbbreviation: Rule = {
  id: 'abbr/undefined',
  severity: 'warning',
  title: { zh: '未说明的缩写', en: 'Abbreviation that is never explained' },
  why: {
    zh: '读者不一定认得缩写。正文第一次提到时应写“全称（缩写）”。',
    en: 'Readers may not know an abbreviation. Its first mention in the text should read “full name (abbreviation)”.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: igpn, kind: network, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络 }, firstMention: required }',
      markdown: '会议由IGPN主办，IGPN秘书处承办。\n',
      finds: [{ actual: 'IGPN', expected: '国际绿色采购网络（IGPN）' }],
    },
    {
      lang: 'zh',
      glossary: '- { id: igpn, kind: network, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络 }, firstMention: required }',
      markdown: '国际绿色采购网络（IGPN）召开年会，IGPN秘书处承办。\n',
      finds: [],
    },
  ],
  *check({ edition, terms, glossary }) {
    for (const { concept, abbreviations, definitions } of usagesOf(terms)) {
      const [first] = abbreviations;
      if (!first || definitions.length > 0) continue;
      const abbreviation = first.unit.text.slice(first.start, first.end);
      const wanted = introduction(concept.terms[terms.lang].preferred.text, abbreviation, terms.lang);
      const message = { zh: `缩写${abbreviation}从未说明，第一次出现应为“${wanted}”`, en: `Unexpected abbreviation ${abbreviation} that is never explained, expected “${wanted}” at its first mention` };
      yield { ...inUnit(edition, first.unit, first.start, first.end, { message, expected: [wanted] }), related: decidedBy(glossary, concept) };
    }
  },
};
