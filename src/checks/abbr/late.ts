import { isBefore } from '../../glossary/edition-terms.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, evidenceAt } from '../term/decided.js';
import { introduction, usagesOf } from './usage.js';

export const late: Rule = {
  id: 'abbr/late',
  severity: 'warning',
  title: { zh: '先用后释的缩写', en: 'Abbreviation used before it is explained' },
  why: {
    zh: '缩写应在正文第一次提到时说明，而不是用过几次之后。',
    en: 'An abbreviation is explained where the text first mentions it, not after it has been used.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: igpn, kind: network, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络 }, firstMention: required }',
      markdown: 'IGPN秘书处设在北京。\n\n国际绿色采购网络（IGPN）召开年会。\n',
      finds: [{ actual: 'IGPN', expected: '国际绿色采购网络（IGPN）' }],
    },
    {
      lang: 'zh',
      glossary: '- { id: igpn, kind: network, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络 }, firstMention: required }',
      markdown: '# IGPN年会\n\n国际绿色采购网络（IGPN）召开年会。\n',
      finds: [],
    },
  ],
  *check({ edition, terms, glossary }) {
    for (const { concept, abbreviations, definitions } of usagesOf(terms)) {
      const [first] = abbreviations;
      const [definition] = definitions;
      if (!first || !definition || !isBefore(terms, first, definition)) continue;
      const abbreviation = first.unit.text.slice(first.start, first.end);
      const wanted = introduction(concept.terms[terms.lang].preferred.text, abbreviation, terms.lang);
      const message = { zh: `缩写${abbreviation}先用后释，第一次出现应为${quoted(wanted)}`, en: `Unexpected abbreviation ${abbreviation} before its explanation, expected ${quoted(wanted)} at its first mention` };
      const explained = evidenceAt(definition, { zh: '到这里才说明', en: 'Explained only here' });
      yield {
        ...inUnit(edition, first.unit, first.start, first.end, { message, expected: [wanted] }),
        related: [explained, ...decidedBy(glossary, concept)],
      };
    }
  },
};
