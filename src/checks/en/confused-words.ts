import { findWrongWords } from '../../lang/en/confused-words.js';
import { wordsIn } from '../../lang/en/word-scan.js';
import type { Rule } from '../rule.js';
import { apart, inUnit } from '../scan.js';

/** more then, in it’s report, discuss about. */
export const confusedWords: Rule = {
  id: 'en/confused-words',
  severity: 'warning',
  title: { zh: '英文混淆的词和杂糅的说法', en: 'One word for another' },
  why: {
    zh: 'then 与 than、its 与 it’s 读音相近，拼写检查看不出；“although……, but”“discuss about”是汉语习惯。',
    en: 'Then and than, its and it’s sound alike and pass every spelling check; “although …, but” and “discuss about” are Chinese habits.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'Cut by more then 60 per cent. It published it’s report with they’re help. Its important to discuss about costs.\n', finds: [{ actual: 'then', expected: 'than' }, { actual: 'it’s', expected: 'its' }, { actual: 'they’re', expected: 'their' }, { actual: 'Its', expected: 'It’s' }, { actual: 'discuss about', expected: 'discuss' }] },
    { lang: 'en', markdown: 'Take stock first, than set targets. Although costs rose, but demand grew.\n', finds: [{ actual: 'than', expected: 'then' }, { actual: 'but ' }] },
    {
      lang: 'en',
      markdown: 'Suppliers prove there claims, and the price matters more then the label. Clinics with less than 50 beds would loose half of it. The principle difficulty was lead by costs without any affect on them.\n',
      finds: [{ actual: 'there', expected: 'their' }, { actual: 'then', expected: 'than' }, { actual: 'less', expected: 'fewer' }, { actual: 'loose', expected: 'lose' }, { actual: 'principle', expected: 'principal' }, { actual: 'lead', expected: 'led' }, { actual: 'affect', expected: 'effect' }],
    },
    {
      lang: 'en',
      markdown: 'A two weeks course for non profit bodies, ordered form the agency, is to late. We advice buyers who’s plans comply to the law.\n',
      finds: [{ actual: 'two weeks', expected: 'two-week' }, { actual: 'non ', expected: 'non-' }, { actual: 'form', expected: 'from' }, { actual: 'to', expected: 'too' }, { actual: 'advice', expected: 'advise' }, { actual: 'who’s', expected: 'whose' }, { actual: 'to', expected: 'with' }],
    },
    { lang: 'en', markdown: 'It is easier when it is done, then the city pays. The team there runs it, and people there own shares. Data collected form the basis. He who’s always late, in two weeks time. The principal of the school; persona non grata.\n', finds: [] },
    { lang: 'en', markdown: 'If demand is higher then prices rise. It’s its own report. First, then second. Rather than wait, we discussed it, more than ever. Although late, it came.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      const found = findWrongWords(unit.text, wordsIn(unit)).map(({ start, end, expected }) => {
        const actual = unit.text.slice(start, end);
        const said = expected === '' ? { zh: `“${actual.trim()}”多余`, en: `Unexpected “${actual.trim()}”, expected nothing here` } : { zh: `“${actual}”应为“${expected}”`, en: `Unexpected “${actual}”, expected “${expected}”` };
        return inUnit(edition, unit, start, end, { message: said, expected: [expected] });
      });
      yield* apart(found);
    }
  },
};
