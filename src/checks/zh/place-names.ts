import { termsIn } from '../../glossary/edition-terms.js';
import { findWrongPlaces } from '../../lang/zh/place-names.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 哥斯达尼加, 约翰尼斯堡. */
export const placeNames: Rule = {
  id: 'zh/place-names',
  severity: 'warning',
  title: { zh: '国名、地名有误', en: 'Slip in the name of a country or city' },
  why: {
    zh: '“哥斯达尼加”“约翰尼斯堡”只错一个字，读者一眼就看得出，编者却常看不出。这里核对联合国会员国和常见城市的通行译名。',
    en: '哥斯达尼加 and 约翰尼斯堡 are wrong by one character, which readers see and editors miss. The members of the United Nations and cities that its meetings name are known.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '哥斯达尼加、埃塞俄比压和吉尔吉斯坦的代表在约翰尼斯堡会谈。\n',
      finds: [{ actual: '哥斯达尼加', expected: '哥斯达黎加' }, { actual: '埃塞俄比压', expected: '埃塞俄比亚' }, { actual: '吉尔吉斯坦', expected: '吉尔吉斯斯坦' }, { actual: '约翰尼斯堡', expected: '约翰内斯堡' }],
    },
    { lang: 'zh', markdown: '哥斯达黎加、埃塞俄比亚和吉尔吉斯斯坦，马尔可夫链，约翰内斯堡，布里斯班和布里斯托尔，塞尔维亚的代表。\n', finds: [] },
  ],
  *check({ edition, terms }) {
    for (const unit of edition.texts) {
      for (const { start, end, right } of findWrongPlaces(unit.text)) {
        // A name of the glossary is written as its owner writes it.
        if (termsIn(terms, unit).known.meeting({ start, end }).length > 0) continue;
        const actual = quoted(unit.text.slice(start, end));
        yield inUnit(edition, unit, start, end, { message: { zh: `地名${actual}有误，应为${quoted(right)}`, en: `Unexpected name ${actual}, expected ${quoted(right)}` }, expected: [right] });
      }
    }
  },
};
