import { isBefore } from '../../glossary/edition-terms.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';
import { usagesOf } from './usage.js';

const oecd = '- { id: oecd, kind: organisation, en: { name: Organisation for Economic Co-operation and Development, abbr: OECD }, zh: { preferred: 经济合作与发展组织 }, firstMention: required }';

export const fullNameAfter: Rule = {
  id: 'abbr/full-name-after',
  severity: 'info',
  title: { zh: '说明缩写后仍用全称', en: 'Full name after its abbreviation was explained' },
  why: {
    zh: '说明了缩写，后文就用缩写；一会儿全称一会儿缩写，读者要多想一步。',
    en: 'Once explained, the abbreviation is used; full name and abbreviation in turn make readers stop.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: oecd,
      markdown: '经济合作与发展组织（OECD）发布报告，OECD表示支持。\n\n经济合作与发展组织还将举行会议。\n',
      finds: [{ actual: '经济合作与发展组织', expected: 'OECD' }],
    },
    { lang: 'zh', glossary: oecd, markdown: '经济合作与发展组织（OECD）发布报告，OECD表示支持。\n\n# 经济合作与发展组织\n', finds: [] },
    { lang: 'zh', glossary: oecd, markdown: '经济合作与发展组织（OECD）发布报告。\n\n经济合作与发展组织表示支持。\n', finds: [] },
  ],
  *check({ edition, terms }) {
    for (const { names, abbreviations, definitions } of usagesOf(terms)) {
      const [definition] = definitions;
      // A text that never uses the abbreviation has the full name for its style.
      if (!definition || abbreviations.length === 0) continue;
      const again = names.find((name) => isBefore(terms, definition, name));
      if (!again) continue;
      const { abbreviation } = definition;
      const message = { zh: `前文已说明缩写${abbreviation}，这里可用缩写`, en: `Unexpected full name, expected ${abbreviation}, which was explained before` };
      yield {
        ...inUnit(edition, again.unit, again.start, again.end, { message, expected: [abbreviation] }),
        related: [evidenceAt(definition, { zh: '在此说明', en: 'Explained here' })],
      };
    }
  },
};
