import { type EditionTerms, isBody, type Mention } from '../../glossary/edition-terms.js';
import { isProper } from '../../glossary/known-names.js';
import type { Concept } from '../../model/glossary.js';
import { quoted } from '../quoted.js';
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
      glossary:
        '- { id: giz, kind: organisation, en: { name: Deutsche Gesellschaft, abbr: GIZ }, zh: { preferred: 德国国际合作机构 } }\n' +
        '- { id: iki, kind: programme, en: { name: International Climate Initiative, abbr: IKI }, zh: { preferred: 国际气候倡议 } }\n' +
        '- { id: unep, kind: organisation, en: { name: United Nations Environment Programme }, zh: { preferred: 联合国环境规划署 } }\n' +
        '- { id: unops, kind: organisation, en: { name: United Nations Office for Project Services }, zh: { preferred: 联合国项目事务厅 } }',
      markdown: '该项目由GIZ和联合国环境规划署、联合国项目事务厅实施，国际气候倡议出资，IKI另有两个项目。\n',
      finds: [{ actual: 'GIZ', expected: '德国国际合作机构（GIZ）' }],
    },
    {
      lang: 'zh',
      glossary: '- { id: igpn, kind: network, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络 }, firstMention: required }',
      markdown: '国际绿色采购网络（IGPN）召开年会，IGPN秘书处承办。\n',
      finds: [],
    },
  ],
  *check({ edition, terms, glossary }) {
    for (const { concept, first } of [...undefinedOnes(terms), ...namelessOnes(terms)]) {
      const abbreviation = first.unit.text.slice(first.start, first.end);
      const wanted = introduction(concept.terms[terms.lang].preferred.text, abbreviation, terms.lang);
      const message = { zh: `缩写${abbreviation}从未说明，第一次出现应为${quoted(wanted)}`, en: `Unexpected abbreviation ${abbreviation} that is never explained, expected ${quoted(wanted)} at its first mention` };
      yield { ...inUnit(edition, first.unit, first.start, first.end, { message, expected: [wanted] }), related: decidedBy(glossary, concept) };
    }
  },
};

interface Undefined {
  readonly concept: Concept;
  readonly first: Mention;
}

/** Abbreviations that the glossary wants introduced. */
function undefinedOnes(terms: EditionTerms): Undefined[] {
  return usagesOf(terms).flatMap(({ concept, abbreviations: [first], definitions }) => (first && definitions.length === 0 ? [{ concept, first }] : []));
}

/** Abbreviations of bodies that the text never names: whatever the glossary asks, readers cannot know them. Only where the text is about its world. */
function namelessOnes(terms: EditionTerms): Undefined[] {
  if (!terms.atHome) return [];
  const named = new Set<Concept>(terms.definitions.flatMap(({ concepts }) => concepts));
  const abbreviated = new Map<Concept, Mention>();
  for (const mention of terms.mentions) {
    for (const { concept, form } of mention.readings) {
      if (form.kind !== 'abbreviation') named.add(concept);
      else if (isBody(mention.unit) && isProper(concept) && concept.firstMention === 'optional' && !abbreviated.has(concept)) abbreviated.set(concept, mention);
    }
  }
  for (const { concept } of terms.variants) named.add(concept);
  return [...abbreviated].flatMap(([concept, first]) => (named.has(concept) || concept.terms[terms.lang].preferred.text.includes(first.unit.text.slice(first.start, first.end)) ? [] : [{ concept, first }]));
}
