import { termsIn } from '../../glossary/edition-terms.js';
import { rightSpelling } from '../../lang/en/misspellings.js';
import { isLongWord, nearSpelling } from '../../lang/en/near-spelling.js';
import { isTied, opensSentence, type Word, wordsIn } from '../../lang/en/word-scan.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** enviroment, recieve, seperate. */
export const misspelling: Rule = {
  id: 'en/misspelling',
  severity: 'warning',
  title: { zh: '英文拼写错误', en: 'Misspelt word' },
  why: {
    zh: '只报在英式、美式拼写里都错的词：常见的错词，以及与常用长词只差一个字母的词。不查词典，所以专名和术语不会误报。',
    en: 'Only what is wrong in British and American spelling alike: common slips, and one letter wrong inside a long word in common use. No dictionary is asked, so names and terms are not reported.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'Goverments recieve seperate recomendations.\n', finds: [{ actual: 'Goverments', expected: 'Governments' }, { expected: 'receive' }, { expected: 'separate' }, { expected: 'recommendations' }], fixed: 'Governments receive separate recommendations.\n' },
    {
      lang: 'en',
      markdown: 'Domesticaly grown wood was submited to the European Commision and its Department of Energy Managment.\n',
      finds: [{ actual: 'Domesticaly', expected: 'Domestically' }, { actual: 'submited', expected: 'submitted' }, { actual: 'Commision', expected: 'Commission' }, { actual: 'Managment', expected: 'Management' }],
      fixed: 'Domestically grown wood was submitted to the European Commission and its Department of Energy Management.\n',
    },
    { lang: 'en', markdown: 'The Institut National and Ms Comission met the behavioral panel; they dissented, organized and canceled.\n', finds: [] },
    { lang: 'en', markdown: 'Governments receive organised and organized recommendations, `recieve` and teh-x, for an achat responsable et durable.\n', finds: [] },
  ],
  *check({ edition, terms }) {
    for (const unit of edition.texts) {
      const words = wordsIn(unit);
      for (const [i, word] of words.entries()) {
        const { text: found, lower, start, end } = word;
        const right = rightSpelling(lower) ?? nearSpelling(lower);
        if (right === undefined || isTied(unit.text, word) || found.slice(1) !== lower.slice(1)) continue;
        // A capital where no sentence begins belongs to a name: it is judged among other English words alone. A name of the glossary is written as its owner writes it.
        const isName = found !== lower && !opensSentence(unit.text, word) && !isAmongEnglish(words, i);
        if (isName || termsIn(terms, unit).known.meeting({ start, end }).length > 0 || isFrench(unit.text, start, end)) continue;
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

/** Shorter words in names are as often coined. */
const leastInName = 7;

/** “the European Commision”, “Department of Energy Managment”: a long English word with a capital beside it, or a linking word and one. */
function isAmongEnglish(words: readonly Word[], i: number): boolean {
  if ((words[i]?.text.length ?? 0) < leastInName) return false;
  const isEnglish = (word: Word | undefined): boolean => word !== undefined && word.text !== word.lower && isLongWord(word.lower);
  const [before, here, after] = [words[i - 1], words[i], words[i + 1]];
  return (here?.isNext === true && isEnglish(before)) || (after?.isNext === true && isEnglish(after));
}

/** “achat responsable et durable”: small words of French around it. */
function isFrench(text: string, start: number, end: number): boolean {
  return /\b(?:de|la|le|les|des|du|et|sur|pour|une|achat|achats)\b|\bd['’]/u.test(`${text.slice(Math.max(0, start - 24), start)} ${text.slice(end, end + 12)}`);
}
