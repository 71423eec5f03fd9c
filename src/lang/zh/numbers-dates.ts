import { dateValue, startYear, type Quantity, type QuantityReader, timeValue, yearPair } from '../numbers.js';
import { quantity, whole } from '../number-symbols.js';
import { numeral, numeralValue } from './numbers-numeral.js';

const join = String.raw`\s*(?:[—–～~-]{1,2}|至|到|和|与|、)\s*`;
const year = String.raw`(\d{4}|[〇零一二三四五六七八九]{4})\s*年`;
const monthNumber = String.raw`(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])`;
const month = String.raw`${monthNumber}\s*月(?:份)?`;
const dayNumber = String.raw`(\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])`;
const part = '(上旬|中旬|下旬|初|中(?![国心央欧美])|底|末)';
const parts: Readonly<Record<string, 'early' | 'mid' | 'late'>> = { 上旬: 'early', 初: 'early', 中旬: 'mid', 中: 'mid', 下旬: 'late', 底: 'late', 末: 'late' };
const fiscal = ['财年', '财政年度'];
const halfDay = '(上午|下午|晚上|晚间|晚|早上|早晨|清晨|凌晨|中午)';

const value = (text: string | undefined): number | undefined => (text === undefined ? undefined : numeralValue(text));

// 2024年3月7日至8日 · 3月7日至4月2日 · 2024年12月30日—2025年1月2日
const days = new RegExp(String.raw`(?:${year}\s*)?${month}\s*${dayNumber}(?:\s*[日号])?(?:${join}(?:(?:${year}\s*)?${month}\s*)?${dayNumber}\s*[日号])?`, 'uy');

function readDays(match: RegExpExecArray): Quantity[] | undefined {
  const [text, firstYear, firstMonth, firstDay, lastYear, lastMonth, lastDay] = match;
  if (!/[日号]$/u.test(text) || firstDay === undefined) return undefined;
  const start = match.index;
  const end = start + text.length;
  const from = dateValue(value(firstYear) ?? startYear(value(lastYear), value(firstMonth), value(lastMonth)), value(firstMonth) ?? 0, value(firstDay));
  if (from === undefined) return undefined;
  if (lastDay === undefined) return [quantity('date', from, start, end)];
  const to = dateValue(value(lastYear ?? firstYear), value(lastMonth ?? firstMonth) ?? 0, value(lastDay));
  if (to === undefined) return undefined;
  // The end begins after what joins the two: the last match of it.
  const joint = [...text.matchAll(new RegExp(join, 'gu'))].at(-1);
  const split = joint ? joint.index + joint[0].length : text.length;
  return [quantity('date', from, start, start + (joint?.index ?? 0)), quantity('date', to, start + split, end)];
}

/** A calendar year is the number that English writes, 2024年 = 2024; 5000年 are years that are counted. */
export function isCalendarYear(number: number | undefined): boolean {
  return number !== undefined && number >= 1500 && number <= 2200;
}

function periodOf(yearText: string | undefined, period: string): string {
  const of = value(yearText);
  return of === undefined ? period : `${of}-${period}`;
}

/** Dates, quarters, halves of years, fiscal years, decades and times of Chinese texts. */
export const dateReaders: readonly QuantityReader[] = [
  { pattern: days, hints: ['月'], read: readDays },
  {
    // 3月至5月, 2024年3—5月
    pattern: new RegExp(`(?:${year}\\s*)?${monthNumber}(?:\\s*月)?${join}${month}(?!\\s*${dayNumber}\\s*[日号])`, 'uy'),
    hints: ['月'],
    read: (m) => {
      const from = dateValue(value(m[1]), value(m[2]) ?? 0, undefined);
      const to = dateValue(value(m[1]), value(m[3]) ?? 0, undefined);
      const split = m[0].lastIndexOf(m[3] ?? '');
      return from !== undefined && to !== undefined
        ? [quantity('date', from, m.index, m.index + split - 1), quantity('date', to, m.index + split, m.index + m[0].length)]
        : undefined;
    },
  },
  {
    pattern: new RegExp(`(?:${year}\\s*)?${month}\\s*${part}?`, 'uy'),
    hints: ['月'],
    read: (m) => whole(m, 'date', dateValue(value(m[1]), value(m[2]) ?? 0, parts[m[3] ?? ''])),
  },
  {
    pattern: /(\d{4})\s*(?:年)?\s*(?:[—–～~/-]|至)\s*(\d{4}|\d{2})\s*(?:年)?(?:财年|财政年度)/uy,
    hints: fiscal,
    read: (m) => whole(m, 'fiscalYear', yearPair(m[1] ?? '', m[2] ?? '')),
  },
  { pattern: /(\d{4})\s*年?(?:财年|财政年度)/uy, hints: fiscal, read: (m) => whole(m, 'fiscalYear', m[1]) },
  {
    pattern: new RegExp(`(?:${year}\\s*(?:的)?)?(?:第?([一二三四1-4])季度|[Qq]([1-4])(?![A-Za-z\\d]))`, 'uy'),
    hints: ['季度', 'q'],
    read: (m) => whole(m, 'period', periodOf(m[1], `Q${value(m[2] ?? m[3])}`)),
  },
  {
    pattern: new RegExp(`(?:${year}\\s*(?:的)?)?([上下])半年`, 'uy'),
    hints: ['半年'],
    read: (m) => whole(m, 'period', periodOf(m[1], m[2] === '上' ? 'H1' : 'H2')),
  },
  { pattern: new RegExp(`${year}\\s*年?(?:(初)|(中(?![国心央]))|(底|末))`, 'uy'), hints: ['年'], read: (m) => whole(m, 'date', `${value(m[1])}-${m[2] ? 'early' : m[3] ? 'mid' : 'late'}`) },
  { pattern: /(?:(\d{2}|[一二]十[一二]?)世纪)?(\d0|[一二三四五六七八九]十|\d{3}0)年代/uy, hints: ['年代'], read: readDecade },
  { pattern: new RegExp(`${numeral}世纪`, 'uy'), hints: ['世纪'], read: (m) => whole(m, 'ordinal', value(m[1])) },
  {
    pattern: new RegExp(year, 'uy'),
    hints: ['年'],
    read: (m) => (isCalendarYear(value(m[1])) ? whole(m, 'number', value(m[1])) : undefined),
  },
  {
    // 下午1时至3时: the half of the day is that of both.
    pattern: new RegExp(`${halfDay}\\s*${numeral}\\s*[点时]?(半)?\\s*(?:[—–～~-]{1,2}|至|到)\\s*${numeral}\\s*[点时](?:钟)?(半)?(?!\\d)`, 'uy'),
    hints: ['午', '晚', '晨', '早'],
    read: (m) => {
      const [from, to] = [clock(value(m[2]), m[3] ? 30 : 0, m[1]), clock(value(m[4]), m[5] ? 30 : 0, m[1])];
      const split = m.index + m[0].search(/[—–～~至到-]/u);
      const second = split + (/^[—–～~至到\s-]+/u.exec(m[0].slice(split - m.index))?.[0].length ?? 1);
      return from !== undefined && to !== undefined ? [quantity('time', from, m.index, split), quantity('time', to, second, m.index + m[0].length)] : undefined;
    },
  },
  {
    pattern: new RegExp(`${halfDay}\\s*${numeral}\\s*(?:[点时]|(?=[:：]\\d{2}))(?:钟)?(?:(半)|[:：]?(\\d{1,2})(?:分)?(?!\\d))?`, 'uy'),
    hints: ['午', '晚', '晨', '早'],
    read: (m) => whole(m, 'time', clock(value(m[2]), m[3] ? 30 : Number(m[4] ?? 0), m[1])),
  },
  { pattern: /(\d{1,2})[点时](?:整|(半)|(\d{1,2})分(?!钟))/uy, hints: ['点', '时'], read: (m) => whole(m, 'time', clock(Number(m[1]), m[2] ? 30 : Number(m[3] ?? 0), undefined)) },
  { pattern: new RegExp(`${numeral}点钟`, 'uy'), hints: ['点钟'], read: (m) => whole(m, 'time', clock(value(m[1]), 0, undefined)) },
];

function readDecade(match: RegExpExecArray): Quantity[] | undefined {
  const decade = value(match[2]);
  const century = value(match[1]);
  if (decade === undefined) return undefined;
  return whole(match, 'decade', decade >= 1000 ? decade : century === undefined ? 1900 + decade : (century - 1) * 100 + decade);
}

function clock(hour: number | undefined, minute: number, half: string | undefined): string | undefined {
  if (hour === undefined) return undefined;
  const later = half !== undefined && /下午|晚/u.test(half) && hour < 12;
  return timeValue(later ? hour + 12 : hour, minute);
}
