import { findArticleFaults } from '../../lang/en/articles.js';
import { wordsIn } from '../../lang/en/word-scan.js';
import type { Rule } from '../rule.js';
import { apart, inUnit } from '../scan.js';

/** a hour, an unit, the a report. */
export const article: Rule = {
  id: 'en/article',
  severity: 'warning',
  title: { zh: '冠词 a、an 用错', en: 'Wrong article' },
  why: {
    zh: '用 a 还是 an 看读音，不看字母：an hour、a unit、a European、an SDG。读法不一的缩写不报。',
    en: 'The sound decides between a and an, not the letter: an hour, a unit, a European, an SDG. Abbreviations that are read in two ways are left alone.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'A unusual share, a hour of work and an European unit.\n', finds: [{ actual: 'A', expected: 'An' }, { actual: 'a', expected: 'an' }, { actual: 'an', expected: 'a' }], fixed: 'An unusual share, an hour of work and a European unit.\n' },
    { lang: 'en', markdown: 'An UN agency wrote the a report.\n', finds: [{ actual: 'An', expected: 'A' }, { actual: 'the a', expected: 'a' }], fixed: 'A UN agency wrote a report.\n' },
    { lang: 'en', markdown: 'A unit, a one-off, a European, a useful tool, an hour, an honest broker, an SDG, a SARS case, an EU rule, an historic day, Annex A applies, where a is one, an x-ray, a UNEP guide.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      const found = [...findArticleFaults(unit.text, wordsIn(unit))].map(({ start, end, expected }) => {
        const actual = unit.text.slice(start, end);
        return inUnit(edition, unit, start, end, {
          message: { zh: `“${actual}”应为“${expected}”`, en: `Unexpected “${actual}”, expected “${expected}”` },
          expected: [expected],
          replacement: expected,
        });
      });
      yield* apart(found);
    }
  },
};
