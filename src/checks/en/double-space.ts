import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';
import { asHabit, inUnit, isHabit } from '../scan.js';

/** Two or more spaces inside a line. */
export const doubleSpace: Rule = {
  id: 'en/double-space',
  severity: 'info',
  title: { zh: '英文里的连续空格', en: 'Double space' },
  why: {
    zh: '句号后的双空格是打字机时代的习惯，多余的空格在纯文本邮件里会显示出来。',
    en: 'Two spaces after a full stop are a typewriter habit, and spare spaces show in plain-text mail.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'The meeting  was held.  It closed.\n', finds: [{ actual: '  ', expected: ' ' }, { actual: '  ' }], fixed: 'The meeting was held. It closed.\n' },
    { lang: 'en', markdown: 'The meeting was held. `a  b`\n\n| A | B |\n|---|---|\n| 1   | 2 |\n', finds: [] },
  ],
  *check({ edition }) {
    const found: Finding[] = [];
    for (const unit of edition.texts) {
      for (const match of unit.text.matchAll(/(?<=\S) {2,}(?=\S)/gu)) {
        const said = {
          message: { zh: `连续${match[0].length}个空格，应为一个`, en: `Unexpected ${match[0].length} spaces, expected one` },
          expected: [' '],
          replacement: ' ',
        };
        found.push(inUnit(edition, unit, match.index, match.index + match[0].length, said));
      }
    }
    if (!isHabit(found.length, 0)) yield* found;
    else yield* asHabit(found, { zh: `全文有${found.length}处连续空格，应各为一个`, en: `Unexpected runs of spaces in ${found.length} places, expected one space each` });
  },
};
