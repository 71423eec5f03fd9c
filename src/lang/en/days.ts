import { dayRange, isoDay } from '../days.js';

export const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

const month = `(${months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|')}|Sept\\.?)`;
const dash = '\\s*(?:–|—|-|to|and)\\s*';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
// 7–8 March 2024 · 30 December 2024 – 2 January 2025 · 7 March – 2 April 2024 · 7 March 2024
const dayFirst = new RegExp(`\\b${day}(?:\\s+${month}(?:\\s+(\\d{4}))?)?(?:${dash}${day})?\\s+${month},?\\s+(\\d{4})\\b`, 'giu');
const single = new RegExp(`\\b${day}\\s+${month},?\\s+(\\d{4})\\b`, 'giu');
// March 7–8, 2024 · March 7, 2024 · March 30 – April 2, 2024
const monthFirst = new RegExp(`\\b${month}\\s+${day}(?:${dash}(?:${month}\\s+)?${day})?,?\\s+(\\d{4})\\b`, 'giu');

function monthNumber(name: string | undefined): number {
  const start = (name ?? '').slice(0, 3).toLowerCase();
  return months.findIndex((candidate) => candidate.slice(0, 3).toLowerCase() === start) + 1;
}

interface Found {
  readonly at: number;
  readonly start: string;
  readonly end: string;
}

/** First day or range of days of an English text; a month alone, “mid-March” or “early 2024” names none. */
export function findEnglishDays(text: string): { start: string; end: string } | undefined {
  const found: Found[] = [];
  const add = (at: number, start: string | undefined, end: string | undefined): void => {
    const range = dayRange(start, end);
    if (range) found.push({ at, ...range });
  };
  for (const m of text.matchAll(dayFirst)) {
    const [, first, firstMonth, firstYear, last, lastMonth, year] = m;
    if (last === undefined) continue;
    const start = isoDay(Number(firstYear ?? year), monthNumber(firstMonth ?? lastMonth), Number(first));
    add(m.index, start, isoDay(Number(year), monthNumber(lastMonth), Number(last)));
  }
  for (const m of text.matchAll(single)) {
    const start = isoDay(Number(m[3]), monthNumber(m[2]), Number(m[1]));
    add(m.index, start, start);
  }
  for (const m of text.matchAll(monthFirst)) {
    const [, firstMonth, first, lastMonth, last, year] = m;
    const start = isoDay(Number(year), monthNumber(firstMonth), Number(first));
    add(m.index, start, last === undefined ? start : isoDay(Number(year), monthNumber(lastMonth ?? firstMonth), Number(last)));
  }
  const first = found.sort((a, b) => a.at - b.at)[0];
  return first && { start: first.start, end: first.end };
}
