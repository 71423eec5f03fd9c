import { isCjkPunctuation, isHan } from '../characters.js';
import { splitDay } from '../days.js';
import type { Language } from '../language.js';
import { findEnglishDays, months } from './days.js';
import { englishHyphenator } from './hyphenation.js';
import { findEnglishQuantities } from './numbers.js';
import { splitEnglishSentences } from './sentences.js';

function isWide(character: string): boolean {
  return isHan(character) || isCjkPunctuation(character);
}

export const english: Language = {
  code: 'en',
  name: 'English',
  tag: 'en',
  spaces: true,
  // Only inside a quoted Chinese passage are lines joined without a space; quotes and dashes are English marks here.
  joinLines: (before, after) => ((isHan(before) && isWide(after)) || (isWide(before) && isHan(after)) ? '' : ' '),
  actionMark: (n) => `${n}.`,
  formatDay(iso) {
    const { year, month, day } = splitDay(iso);
    return `${day} ${months[month - 1] ?? ''} ${year}`;
  },
  findDays: findEnglishDays,
  findQuantities: findEnglishQuantities,
  splitSentences: splitEnglishSentences,
  hyphenator: englishHyphenator,
  words: {
    contents: 'Contents',
    page: (page, pages) => `Page ${page} of ${pages}`,
    links: 'Links',
    notes: 'Notes',
    figure: 'Figure',
    viewOnline: 'View in your browser',
    unsubscribe: 'Unsubscribe',
    otherLanguage: '中文',
    contact: 'Contact',
    source: 'Source',
    partners: 'Partners',
    events: 'Events',
    backToText: 'Back to the text',
    skip: 'Skip to the text',
    table: 'Table',
    issueLine({ issue, year, number }) {
      const inYear = year === undefined ? '' : number === undefined ? `${year}` : `${year}, no. ${number}`;
      return [inYear, issue === undefined ? '' : `Issue ${issue}`].filter(Boolean).join(' · ');
    },
    colon: ': ',
    listComma: ', ',
    brackets: [' (', ')'],
    quotes: ['“', '”'],
  },
};
