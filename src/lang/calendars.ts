import type { Lang } from '../model/text.js';
import type { Calendar } from './calendar.js';
import { englishCalendar } from './en/calendar.js';
import { chineseCalendar } from './zh/calendar.js';

/** What each language knows of dates written out. */
export const calendars: Readonly<Record<Lang, Calendar>> = { zh: chineseCalendar, en: englishCalendar };
