import { rightSpelling } from '../../lang/en/misspellings.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** A capital where no sentence begins belongs to a name: Centre de Ressources. */
const word = /(?<![\p{L}\p{Nd}@_./-])(?:\p{Ll}|(?<=^|[.!?:]\s)\p{Lu})\p{Ll}{2,}(?![\p{L}\p{Nd}@_/-])/gu;

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
    { lang: 'en', markdown: 'Governments receive organised and organized recommendations, `recieve` and teh-x.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const { 0: found, index: start } of unit.text.matchAll(word)) {
        const right = rightSpelling(found.toLowerCase());
        if (right === undefined) continue;
        const expected = /^\p{Lu}/u.test(found) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
        yield inUnit(edition, unit, start, start + found.length, {
          message: { zh: `“${found}”拼写有误，应为“${expected}”`, en: `Unexpected spelling “${found}”, expected “${expected}”` },
          expected: [expected],
          replacement: expected,
        });
      }
    }
  },
};
