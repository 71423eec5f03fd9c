import { termsIn } from '../../glossary/edition-terms.js';
import { buildDefinedNameFinder } from '../../glossary/defined-names.js';
import { longForm } from '../../glossary/long-form.js';
import { searchedText } from '../../glossary/searched-text.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';

/** A name the document itself explains by its abbreviation, nearly so elsewhere in it. */
export const names: Rule = {
  id: 'consistency/names',
  severity: 'warning',
  title: { zh: '同一名称两种写法', en: 'One name in two renderings' },
  why: {
    zh: '文中注明了缩写的名称，在别处漏字、错字或换了语序。术语表里没有的名称也能这样查出来；若确是另一个机构，请收入术语表。',
    en: 'A name given with its abbreviation stands elsewhere with a word missing, wrong or out of order. This needs no glossary entry; if it is another body, add it to the glossary.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '多利益攸关方咨询委员会（MAC）提供咨询。\n\n会议由多利益相关方咨询委员会召集。\n',
      finds: [{ actual: '多利益相关方咨询委员会', expected: '多利益攸关方咨询委员会' }],
    },
    {
      lang: 'en',
      markdown: 'The Northern Alliance for Green Public Purchasing (NAGPP) met.\n\nThe Northern Alliance for Public Green Purchasing was founded in 2010.\n',
      finds: [{ actual: 'Northern Alliance for Public Green Purchasing', expected: 'Northern Alliance for Green Public Purchasing' }],
    },
    { lang: 'zh', markdown: '中国环境科学学会（CSES）提供咨询，中国环境科学研究院和咨询委员会召集会议。\n', finds: [] },
  ],
  *check({ edition, terms }) {
    const defined = new Map<string, { readonly name: string; readonly abbreviation: string; readonly place: Parameters<typeof evidenceAt>[0] }>();
    for (const { unit, name, abbreviation, concepts } of terms.definitions) {
      const long = longForm(unit.text.slice(name.start, name.end), abbreviation, terms.lang);
      // Names of the glossary are compared with its own; two names before one abbreviation are abbr/two-expansions.
      if (concepts.length > 0 || !long || defined.has(abbreviation)) continue;
      const place = { unit, start: name.start + long.start, end: name.start + long.end };
      defined.set(abbreviation, { name: unit.text.slice(place.start, place.end), abbreviation, place });
    }
    if (defined.size === 0) return;
    const finder = buildDefinedNameFinder([...defined].map(([key, { name, abbreviation }]) => ({ key, name, abbreviation })));
    const seen = new Set<string>();
    for (const unit of edition.texts) {
      const own = termsIn(terms, unit);
      for (const { start, end, concept } of finder.find(searchedText(unit), own.mentions)) {
        const right = defined.get(concept.id);
        if (!right || own.names.meeting({ start, end }).length > 0) continue;
        const actual = unit.text.slice(start, end);
        if (seen.has(actual)) continue;
        seen.add(actual);
        const message = {
          zh: `${quoted(actual)}与文中的${quoted(right.name)}（${right.abbreviation}）相近而不同`,
          en: `Unexpected name ${quoted(actual)}, expected ${quoted(right.name)} (${right.abbreviation}) as elsewhere in the text`,
        };
        yield { ...inUnit(edition, unit, start, end, { message, expected: [right.name] }), related: [evidenceAt(right.place, { zh: '注明缩写的写法', en: 'Given with its abbreviation here' })] };
      }
    }
  },
};
