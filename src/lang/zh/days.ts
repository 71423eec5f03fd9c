import { dayRange, isoDay } from '../days.js';

// 2024年3月7日至8日 · 2024年3月7日至4月2日 · 2024年12月30日—2025年1月2日 · 2024年3月7—8日
const range =
  /(\d{4})年(\d{1,2})月(\d{1,2})日?(?:\s*(?:至|到|[—–～~-]{1,2})\s*(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日)?/gu;

/** First day or range of days of a Chinese text; a month alone or 中旬 names none. */
export function findChineseDays(text: string): { start: string; end: string } | undefined {
  for (const match of text.matchAll(range)) {
    const [whole, year, month, day, endYear, endMonth, endDay] = match;
    if (endDay === undefined && !whole.endsWith('日')) continue;
    const start = isoDay(Number(year), Number(month), Number(day));
    const end = endDay === undefined ? start : isoDay(Number(endYear ?? year), Number(endMonth ?? month), Number(endDay));
    const found = dayRange(start, end);
    if (found) return found;
  }
  return undefined;
}
