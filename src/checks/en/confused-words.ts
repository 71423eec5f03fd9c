import { findWrongWords } from '../../lang/en/confused-words.js';
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
    { lang: 'en', markdown: 'If demand is higher then prices rise. It’s its own report. First, then second. Rather than wait, we discussed it, more than ever. Although late, it came.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      const found = findWrongWords(unit.text).map(({ start, end, expected }) => {
        const actual = unit.text.slice(start, end);
        const said = expected === '' ? { zh: `“${actual.trim()}”多余`, en: `Unexpected “${actual.trim()}”, expected nothing here` } : { zh: `“${actual}”应为“${expected}”`, en: `Unexpected “${actual}”, expected “${expected}”` };
        return inUnit(edition, unit, start, end, { message: said, expected: [expected] });
      });
      yield* apart(found);
    }
  },
};
