import { termsIn } from '../../glossary/edition-terms.js';
import { rightSpelling } from '../../lang/en/misspellings.js';
import { isTied, opensSentence, wordsIn } from '../../lang/en/word-scan.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** enviroment, recieve, seperate. */
export const misspelling: Rule = {
  id: 'en/misspelling',
  severity: 'warning',
  title: { zh: '英文拼写错误', en: 'Misspelt word' },
  why: {
    zh: '只列常见而且在英式、美式拼写里都错的词；不查词典，所以专名和术语不会误报。',
    en: 'Only common slips that are wrong in British and American spelling alike. No dictionary is asked, so names and terms are never reported.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'Goverments recieve seperate recomendations.\n', finds: [{ actual: 'Goverments', expected: 'Governments' }, { expected: 'receive' }, { expected: 'separate' }, { expected: 'recommendations' }], fixed: 'Governments receive separate recommendations.\n' },
    { lang: 'en', markdown: 'Governments receive organised and organized recommendations, `recieve` and teh-x, for an achat responsable et durable.\n', finds: [] },
  ],
  *check({ edition, terms }) {
    for (const unit of edition.texts) {
      for (const word of wordsIn(unit)) {
        const { text: found, lower, start, end } = word;
        const right = rightSpelling(lower);
        if (right === undefined || isTied(unit.text, word)) continue;
        // A capital where no sentence begins belongs to a name, and a name of the glossary is written as its owner writes it.
        const isName = (found !== lower && !opensSentence(unit.text, word)) || found.slice(1) !== lower.slice(1) || termsIn(terms, unit).known.meeting({ start, end }).length > 0;
        if (isName || isFrench(unit.text, start, end)) continue;
        const expected = found === lower ? right : right.charAt(0).toUpperCase() + right.slice(1);
        yield inUnit(edition, unit, start, end, {
          message: { zh: `“${found}”拼写有误，应为“${expected}”`, en: `Unexpected spelling “${found}”, expected “${expected}”` },
          expected: [expected],
          replacement: expected,
        });
      }
    }
  },
};

/** “achat responsable et durable”: small words of French around it. */
function isFrench(text: string, start: number, end: number): boolean {
  return /\b(?:de|la|le|les|des|du|et|sur|pour|une|achat|achats)\b|\bd['’]/u.test(`${text.slice(Math.max(0, start - 24), start)} ${text.slice(end, end + 12)}`);
}
