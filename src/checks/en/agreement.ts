import { findDisagreements } from '../../lang/en/agreement.js';
import { wordsIn } from '../../lang/en/word-scan.js';
import type { Rule } from '../rule.js';
import { apart, inUnit } from '../scan.js';

/** The programme have, will starts, three country. */
export const agreement: Rule = {
  id: 'en/agreement',
  severity: 'warning',
  title: { zh: '英文单复数、人称不一致', en: 'Number and person that do not agree' },
  why: {
    zh: '译自中文的英文最常见的错：主语与动词单复数不合、数词后用单数、情态动词后加 s、不可数名词加 a。只报几个词就能断定的。',
    en: 'The slips most common in English from Chinese: verb and subject that differ in number, a singular behind a numeral, an s behind will, an article before what cannot be counted. Only what a few words decide is reported.',
  },
  langs: ['en'],
  examples: [
    {
      lang: 'en',
      markdown: 'The programme have three lessons. The third round will starts in March. Each of the agencies report quarterly. Many country took part.\n',
      finds: [{ actual: 'have', expected: 'has' }, { actual: 'starts', expected: 'start' }, { actual: 'report', expected: 'reports' }, { actual: 'country', expected: 'countries' }],
    },
    { lang: 'en', markdown: 'It received a funding from Denmark and new equipments. The results is clear. Every countries may join.\n', finds: [{ actual: 'a funding', expected: 'funding' }, { actual: 'equipments', expected: 'equipment' }, { actual: 'is', expected: 'are' }, { actual: 'countries', expected: 'country' }] },
    {
      lang: 'en',
      markdown: 'A hospital bed generate waste. These results is clear. Suppliers that has a label, and all who has helped, need the pages found on sites that is closed. They has 22 % of them, of which 22 % of them was sold.\n',
      finds: [{ actual: 'generate', expected: 'generates' }, { actual: 'is', expected: 'are' }, { actual: 'has', expected: 'have' }, { actual: 'has', expected: 'have' }, { actual: 'is', expected: 'are' }, { actual: 'has', expected: 'have' }, { actual: 'was', expected: 'were' }],
    },
    {
      lang: 'en',
      markdown: 'The results will published in May. It didn’t existed and has went; it should be contain a plan, has using it, is easy to reached and helps to provides more.\n',
      finds: [{ actual: 'published', expected: 'be published' }, { actual: 'existed', expected: 'exist' }, { actual: 'went', expected: 'gone' }, { actual: 'contain', expected: 'contained' }, { actual: 'using', expected: 'been using' }, { actual: 'reached', expected: 'reach' }, { actual: 'provides', expected: 'provide' }],
    },
    {
      lang: 'en',
      markdown:
        'A list of suppliers that is long, one of the countries that has joined, none of them was late. The last two weeks is short. The process has ended; the news is good. They need feed; we can speed up. This helped ensure it. A group have met. Due to increased demand, the tool made of tin can be used.\n',
      finds: [],
    },
    {
      lang: 'en',
      markdown: 'The authors of the report are experts. The committee have met. A two day visit, a funding gap, an information campaign, the will has been read, in May starts the course. One of the countries that have joined.\n',
      finds: [],
    },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      const found = [...findDisagreements(unit.text, wordsIn(unit))].map(({ start, end, expected }) => {
        const actual = unit.text.slice(start, end);
        return inUnit(edition, unit, start, end, { message: { zh: `单复数或人称不合：“${actual}”应为“${expected}”`, en: `Unexpected “${actual}” in this place, expected “${expected}”` }, expected: [expected] });
      });
      yield* apart(found);
    }
  },
};
