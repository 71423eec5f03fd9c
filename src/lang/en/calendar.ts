import type { Calendar } from '../calendar.js';
import { months } from './days.js';

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const name = `(?<name>${names.map((day) => `${day}|${day.slice(0, 3)}\\.?`).join('|')}|Tues\\.?|Thurs?\\.?)`;
const month = `(?<month>${months.map((m) => `${m}|${m.slice(0, 3)}\\.?`).join('|')}|Sept\\.?)`;
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?:,? (?<year>\\d{4}))?';
const dated = [
  // Thursday, 7 March 2024 · Thursday, March 7, 2024 · 7 March 2024 (Thursday) · March 7, 2024 (Thursday)
  new RegExp(`\\b${name},? (?:the )?${day} (?:of )?${month}\\b${year}`, 'dgu'),
  new RegExp(`\\b${name},? ${month} ${day}\\b${year}`, 'dgu'),
  new RegExp(`\\b${day} ${month}${year} ?\\(${name}\\)`, 'dgu'),
  new RegExp(`\\b${month} ${day}\\b${year} ?\\(${name}\\)`, 'dgu'),
];
const between = '\\s?(?:–|—|-|to|until)\\s?';
// 8–7 March 2024 · 8 March – 2 February 2024 · 30 December 2024 – 2 January 2025 · March 8–7, 2024
const ranges = [
  new RegExp(`\\b(?<from>\\d{1,2})(?: (?<fromMonth>${month.slice(9, -1)})(?: (?<fromYear>\\d{4}))?)?${between}(?<to>\\d{1,2}) ${month} (?<year>\\d{4})\\b`, 'gu'),
  new RegExp(`\\b${month} (?<from>\\d{1,2})${between}(?<to>\\d{1,2}), (?<year>\\d{4})\\b`, 'gu'),
];
// 31 September · 31st of June 2024 · 28–31 September; not: Annex 31 June 2024, 1.31 May
const dayBefore = new RegExp(`(?<![\\d.,:/$€£]|\\b(?:No\\.?|pp?\\.|pages?|[Ii]ssue|[Vv]ol\\.?|[Vv]olume|[Vv]ersion|Figure|Annex|Table|Chapter|Goal|SDG|Target|Article|Resolution|Section|Room|Hall) )\\b${day} (?:of )?${month}(?:,? (?<year>\\d{4})\\b)?`, 'gu');
// September 31, 2024 · on February 30 · February 30, Paris; not: in February 30 countries met, 2 February 30 experts
const dayAfter = new RegExp(`(?<=(?<sure>\\b(?:on|by|until|before|after|since|from|till|[Oo]n the evening of) )?)(?<!\\d |\\b[Ii]n )\\b${month} ${day}(?:(?:, | )(?<year>\\d{4})\\b|(?<stop>(?=[;:)]|[,.](?!\\d)|\\n|$))|(?![\\w.,:–-]))`, 'gu');

// What stands in every text that one of these matches: a day of the week, a month; in a range a number behind what joins it. Most paragraphs
// hold none, and the patterns take longer to compile than to run over an issue.
const anyWeekday = /(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)/u;
const anyMonth = new RegExp(months.map((m) => m.slice(0, 3)).join('|'), 'u');
const anyRange = /(?:–|—|-|to|until)\s?\d/u;

function monthNumber(word: string): number {
  return months.findIndex((candidate) => candidate.slice(0, 3) === word.slice(0, 3)) + 1;
}

export const englishCalendar: Calendar = {
  *weekdays(text) {
    if (!anyMonth.test(text) || !anyWeekday.test(text)) return;
    for (const pattern of dated) {
      for (const match of text.matchAll(pattern)) {
        const { name: word = '', month: inMonth = '', day: onDay, year: inYear } = match.groups ?? {};
        const [start = 0, end = 0] = match.indices?.groups?.['name'] ?? [];
        yield {
          start: match.index,
          end: match.index + match[0].length,
          ...(inYear !== undefined && { year: Number(inYear) }),
          month: monthNumber(inMonth),
          day: Number(onDay),
          weekday: names.findIndex((candidate) => candidate.slice(0, 3) === word.slice(0, 3)),
          word: { start, end },
        };
      }
    }
  },
  *ranges(text) {
    if (!anyMonth.test(text) || !anyRange.test(text)) return;
    for (const pattern of ranges) {
      for (const match of text.matchAll(pattern)) {
        const { from, fromMonth, fromYear, to, month: toMonth = '', year: toYear } = match.groups ?? {};
        yield {
          start: match.index,
          end: match.index + match[0].length,
          from: { year: Number(fromYear ?? toYear), month: monthNumber(fromMonth ?? toMonth), day: Number(from) },
          to: { year: Number(toYear), month: monthNumber(toMonth), day: Number(to) },
        };
      }
    }
  },
  *days(text) {
    if (!anyMonth.test(text)) return;
    for (const pattern of [dayBefore, dayAfter]) {
      for (const match of text.matchAll(pattern)) {
        const { month: inMonth = '', day: onDay, year: inYear, sure, stop } = match.groups ?? {};
        // A bare number beside a month may count something.
        const number = Number(onDay);
        if (inYear === undefined && (number > 31 || (pattern === dayAfter && sure === undefined && stop === undefined))) continue;
        yield { start: match.index, end: match.index + match[0].length, ...(inYear !== undefined && { year: Number(inYear) }), month: monthNumber(inMonth), day: number };
      }
    }
  },
  weekdayWord: (weekday, like) => (like.length > 5 || like.endsWith('day') ? (names[weekday] ?? '') : (names[weekday] ?? '').slice(0, 3)),
};
