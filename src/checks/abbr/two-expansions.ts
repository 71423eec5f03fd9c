import type { DefinitionMention } from '../../glossary/edition-terms.js';
import { differingNames } from '../../glossary/two-names.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';

export const twoExpansions: Rule = {
  id: 'abbr/two-expansions',
  severity: 'warning',
  title: { zh: '一个缩写两个全称', en: 'One abbreviation, two names' },
  why: {
    zh: '同一缩写前写着两个不同的名称，其中至少一个是错的。术语表里没有的缩写也能这样查出来。',
    en: 'Two different names before one abbreviation: at least one is wrong. This needs no glossary entry.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '多利益攸关方咨询委员会（MAC）提供咨询。\n\n会议由多利益相关方顾问委员会（MAC）召集。\n',
      finds: [{ actual: '多利益相关方顾问委员会', expected: '多利益攸关方咨询委员会' }],
    },
    {
      lang: 'en',
      markdown: 'The Multi-stakeholder Advisory Committee (MAC) advises.\n\nMembers of the Multi-stakeholder Advisory Committee (MAC) met.\n',
      finds: [],
    },
  ],
  *check({ edition, terms }) {
    const first = new Map<string, DefinitionMention>();
    for (const definition of terms.definitions) {
      // Abbreviations of the glossary are compared with its names instead.
      if (definition.concepts.length > 0 || definition.order !== 'name-first') continue;
      const known = first.get(definition.abbreviation);
      if (!known) {
        first.set(definition.abbreviation, definition);
        continue;
      }
      const pair = differingNames(nameOf(known), nameOf(definition));
      if (!pair) continue;
      const start = definition.name.start + pair.at;
      const message = {
          zh: `${definition.abbreviation}前文的全称是${quoted(pair.first)}，这里是${quoted(pair.second)}`,
          en: `Unexpected second name ${quoted(pair.second)} for ${definition.abbreviation}, expected ${quoted(pair.first)}`,
      };
      yield {
        ...inUnit(edition, definition.unit, start, start + pair.second.length, { message, expected: [pair.first] }),
        related: [evidenceAt(known, { zh: '第一次的写法', en: 'First written here' })],
      };
    }
  },
};

function nameOf({ unit, name }: DefinitionMention): string {
  return unit.text.slice(name.start, name.end);
}
