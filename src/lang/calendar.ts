import { isoDay } from './days.js';

/** A date in a text that names its day of the week. */
export interface NamedWeekday {
  readonly start: number;
  readonly end: number;
  /** Absent: the text gives none. */
  readonly year?: number;
  readonly month: number;
  readonly day: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number;
  /** The word for the day of the week, in the text. */
  readonly word: { readonly start: number; readonly end: number };
}

/** A day as written, which may not exist. */
export interface WrittenDay {
  readonly start: number;
  readonly end: number;
  /** Absent: the text gives none. */
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** A range of days as written, in order or not. Years are given or taken from the other end. */
export interface WrittenRange {
  readonly start: number;
  readonly end: number;
  readonly from: { readonly year: number; readonly month: number; readonly day: number };
  readonly to: { readonly year: number; readonly month: number; readonly day: number };
}

/** What a language knows of dates written out. */
export interface Calendar {
  weekdays(text: string): Iterable<NamedWeekday>;
  ranges(text: string): Iterable<WrittenRange>;
  /** Days with their month, and with their year where it is given. Numbers that may be something else are left out. */
  days(text: string): Iterable<WrittenDay>;
  /** The word for a day of the week, in the style of the one given. */
  weekdayWord(weekday: number, like: string): string;
}

/** True if the calendar has such a day; without a year, in some year. */
export function dayExists({ year = 2000, month, day }: Pick<WrittenDay, 'year' | 'month' | 'day'>): boolean {
  return isoDay(year, month, day) !== undefined;
}

/** 0 Sunday … 6 Saturday; undefined for a day that does not exist. */
export function weekdayOf(year: number, month: number, day: number): number | undefined {
  const iso = isoDay(year, month, day);
  return iso === undefined ? undefined : new Date(`${iso}T00:00:00Z`).getUTCDay();
}
