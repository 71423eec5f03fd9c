import { isCjkPunctuation, isHan } from '../characters.js';
import { splitDay } from '../days.js';
import type { Language } from '../language.js';
import { findChineseDays } from './days.js';
import { chineseNumeral } from './numerals.js';
import { findChineseQuantities } from './numbers.js';
import { splitChineseSentences } from './sentences.js';

function isWide(character: string): boolean {
  return isHan(character) || isCjkPunctuation(character);
}

export const chinese: Language = {
  code: 'zh',
  name: '中文',
  tag: 'zh-CN',
  spaces: false,
  // A break beside a Han character or a full-width mark is only the editor's; between Latin words it is a space.
  joinLines: (before, after) => (isWide(before) || isWide(after) ? '' : ' '),
  actionMark: (n) => `${chineseNumeral(n)}、`,
  formatDay(iso) {
    const { year, month, day } = splitDay(iso);
    return `${year}年${month}月${day}日`;
  },
  findDays: findChineseDays,
  findQuantities: findChineseQuantities,
  splitSentences: splitChineseSentences,
  words: {
    contents: '目录',
    page: (page, pages) => `第${page}页，共${pages}页`,
    links: '链接',
    notes: '注释',
    figure: '图',
    viewOnline: '在网页中查看',
    unsubscribe: '退订',
    otherLanguage: 'English',
    contact: '联系我们',
    source: '来源',
    partners: '合作伙伴',
    events: '活动',
    backToText: '返回正文',
    skip: '跳到正文',
    table: '表格',
    issueLine({ issue, year, number }) {
      const inYear = year === undefined ? '' : number === undefined ? `${year}年` : `${year}年第${number}期`;
      return [inYear, issue === undefined ? '' : `总第${issue}期`].filter(Boolean).join(' · ');
    },
    colon: '：',
    listComma: '、',
    brackets: ['（', '）'],
    quotes: ['“', '”'],
  },
};
