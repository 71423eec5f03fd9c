import { type DefinitionMention, isBody } from '../../glossary/edition-terms.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';
import { judgeName } from '../term/name-before-abbreviation.js';

/** So many further places are named. */
const namedPlaces = 12;

export const repeated: Rule = {
  id: 'abbr/repeated',
  severity: 'warning',
  title: { zh: '重复说明的缩写', en: 'Abbreviation explained twice' },
  why: {
    zh: '缩写说明一次就够了，后文直接用缩写；重复说明让读者以为是另一个名称。',
    en: 'An abbreviation is explained once and used from then on; a second explanation looks like a second name.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '经济合作与发展组织（OECD）发布报告。\n\n经济合作与发展组织（OECD）还表示支持。\n',
      finds: [{ actual: '（OECD）', expected: 'OECD' }],
    },
    { lang: 'zh', markdown: '经济合作与发展组织（OECD）发布报告，OECD还表示支持。\n', finds: [] },
  ],
  *check(context) {
    const { edition, terms } = context;
    const explained = new Map<string, DefinitionMention[]>();
    for (const definition of terms.definitions) {
      if (!isBody(definition.unit) || definition.order !== 'name-first') continue;
      const same = explained.get(definition.abbreviation);
      if (same) same.push(definition);
      else explained.set(definition.abbreviation, [definition]);
    }
    // Once for an abbreviation, whose other places follow: it is one oversight.
    for (const [abbreviation, [first, again, ...others]] of explained) {
      // With a wrong name before it, it explains nothing: that is told by term/name-before-abbreviation.
      if (!first || !again || judgeName(again, context)) continue;
      // A long text about other things may explain an abbreviation anew in each chapter.
      if (!terms.atHome && first.unit.place !== again.unit.place) continue;
      const message = { zh: `缩写${abbreviation}前文已经说明`, en: `Unexpected second explanation of ${abbreviation}, expected the abbreviation alone` };
      yield {
        ...inUnit(edition, again.unit, again.start - 1, again.end + 1, { message, expected: [abbreviation] }),
        related: [
          evidenceAt(first, { zh: '第一次说明', en: 'First explained here' }),
          ...others.slice(0, namedPlaces).map((other) => evidenceAt(other, { zh: '又一次说明', en: 'Explained once more' })),
        ],
      };
    }
  },
};
