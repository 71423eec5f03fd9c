import { isBefore } from '../../glossary/edition-terms.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy } from '../term/decided.js';
import { introduction, usagesOf } from './usage.js';

export const firstMention: Rule = {
  id: 'abbr/first-mention',
  severity: 'warning',
  title: { zh: '首次提及未注缩写', en: 'First mention without the abbreviation' },
  why: {
    zh: '术语表要求这一名称在正文首次出现时注明缩写，读者才能把后文的缩写和它对上。',
    en: 'The glossary asks for the abbreviation at the first mention of this name, so that readers can follow it later.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: fao, kind: organisation, en: { name: Food and Agriculture Organization, abbr: FAO }, zh: { preferred: 联合国粮食及农业组织 }, firstMention: required }',
      markdown: '联合国粮食及农业组织牵头。\n\nFAO表示支持。\n\n联合国粮食及农业组织（FAO）\n',
      finds: [{ actual: '联合国粮食及农业组织', expected: '联合国粮食及农业组织（FAO）' }],
    },
    {
      lang: 'en',
      glossary: '- { id: fao, kind: organisation, en: { name: Food and Agriculture Organization, abbr: FAO }, zh: { preferred: 联合国粮食及农业组织 }, firstMention: required }',
      markdown: 'The Food and Agriculture Organization (FAO) leads. FAO agrees.\n',
      finds: [],
    },
  ],
  *check({ edition, terms, glossary }) {
    for (const { concept, names, abbreviations, definitions } of usagesOf(terms)) {
      const [name] = names;
      const [definition] = definitions;
      if (!name || (definition && isBefore(terms, definition, name))) continue;
      const abbreviation = concept.terms.en.abbreviations[0]?.text ?? '';
      const written = name.unit.text.slice(name.start, name.end);
      // The preferred name is what readers should learn; the admitted one that stands there will do.
      const preferred = concept.terms[terms.lang].preferred.text;
      const expected = [...new Set([/\p{Script=Latin}/u.test(written) ? written : preferred, written])].map((each) => introduction(each, abbreviation, terms.lang));
      const wanted = expected[0] ?? written;
      const message = { zh: `${quoted(written)}首次出现未注缩写，应为${quoted(wanted)}`, en: `Unexpected first mention ${quoted(written)}, expected ${quoted(wanted)}` };
      // A name that is never abbreviated afterwards costs the reader nothing.
      const severity = definitions.length + abbreviations.length > 0 ? 'warning' : 'info';
      yield { ...inUnit(edition, name.unit, name.start, name.end, { message, severity, expected }), related: decidedBy(glossary, concept) };
    }
  },
};
