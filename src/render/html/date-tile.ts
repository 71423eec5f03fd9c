import type { EventItem } from '../../model/edition.js';
import type { Language } from '../../lang/language.js';
import { plainText } from './plain-text.js';

/** The lines of an event's calendar leaf: `3月` over `7–8`; where only a month is named, `2024` over `3月`; else the year alone. */
export interface DateTile {
  readonly top: string | null;
  readonly main: string;
}

/** Null for an event whose time names neither month nor year. */
export function dateTile(event: EventItem, language: Language): DateTile | null {
  const months = monthNames(language.tag);
  if (event.dates) {
    const [, startMonth = 1, startDay = 1] = event.dates.start.split('-').map(Number);
    const [, endMonth = 1, endDay = 1] = event.dates.end.split('-').map(Number);
    const [from = '', to = ''] = [months.short[startMonth - 1], months.short[endMonth - 1]];
    const top = startMonth === endMonth ? from : `${from}–${to}`;
    const main = event.dates.start === event.dates.end ? `${startDay}` : `${startDay}–${endDay}`;
    return { top, main };
  }
  const text = plainText(event.when);
  const month = namedMonth(text, months);
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0] ?? null;
  const name = month === undefined ? undefined : months.short[month];
  if (name === undefined) return year === null ? null : { top: null, main: year };
  return { top: year, main: name };
}

interface MonthNames {
  readonly short: readonly string[];
  /** Every name, long and short, as it stands in a text: not part of a longer one. 2月 is not in 12月, Mar not in Marseille. */
  readonly found: readonly { readonly pattern: RegExp; readonly month: number }[];
}

/** By language tag: a list of events asks for them again and again, and Unicode's data is slow. */
const known = new Map<string, MonthNames>();

/** Names of the months from Unicode's locale data (CLDR): 3月, March, Mar. */
function monthNames(tag: string): MonthNames {
  let names = known.get(tag);
  if (!names) {
    const named = (month: 'long' | 'short'): string[] => {
      const format = new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2000, index, 1)));
    };
    const short = named('short');
    const found = [named('long'), short].flatMap((list) => list.map((name, month) => ({ pattern: new RegExp(`(?<![\\p{Script=Latin}\\d十])${name}(?!\\p{Script=Latin})`, 'u'), month })));
    known.set(tag, (names = { short, found }));
  }
  return names;
}

/** 0–11 of the first month a text names. */
function namedMonth(text: string, { found }: MonthNames): number | undefined {
  let first: { at: number; month: number } | undefined;
  for (const { pattern, month } of found) {
    const at = text.search(pattern);
    if (at >= 0 && (first === undefined || at < first.at)) first = { at, month };
  }
  return first?.month;
}
