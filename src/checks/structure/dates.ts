import { dayExists, type NamedWeekday, weekdayOf, type WrittenDay, type WrittenRange } from '../../lang/calendar.js';
import { calendars } from '../../lang/calendars.js';
import { isoDay } from '../../lang/days.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** A day of the week that does not fit its date, a day that does not exist, an end before its start. */
export const dates: Rule = {
  id: 'structure/dates',
  severity: 'error',
  title: { zh: '自相矛盾的日期', en: 'Date that contradicts itself' },
  why: {
    zh: '读者按星期几或起止日期安排行程，错一天就会误事。没有写年份时，以本期日期的前后一年核对。',
    en: 'Readers plan their journeys by the weekday and by start and end. Without a year, the years around the issue’s date are tried.',
  },
  examples: [
    { lang: 'zh', markdown: '论坛于2024年3月7日（星期五）召开。\n', finds: [{ actual: '五', expected: '四' }] },
    { lang: 'en', markdown: 'The forum opens on Friday, 7 March 2024.\n', finds: [{ actual: 'Friday', expected: 'Thursday' }] },
    { lang: 'zh', markdown: '论坛，2024年3月8日至7日，巴黎；2024年2月28日至30日，里约。\n', finds: [{ actual: '2024年3月8日至7日' }, { actual: '2024年2月28日至30日' }] },
    { lang: 'zh', markdown: '9月31日报名截止，2023年2月29日召开，2月27日至30日休会。\n', finds: [{ actual: '9月31日' }, { actual: '2023年2月29日' }, { actual: '2月27日至30日' }] },
    { lang: 'en', markdown: 'Register by February 30; it opens on 31 September and ends on 29 February 2023.\n', finds: [{ actual: '31 September' }, { actual: '29 February 2023' }, { actual: 'February 30' }] },
    { lang: 'zh', markdown: '2月29日、2024年2月29日、农历2月30日，第9月31日程，为期3个月31天。\n', finds: [] },
    { lang: 'en', markdown: 'In February 30 countries met; of 45 March events, 29 February was first; version 31 April 2024; on 2 February 30 experts spoke.\n', finds: [] },
    { lang: 'en', markdown: 'Forum, 8–7 March 2024, Paris.\n', finds: [{ actual: '8–7 March 2024' }] },
    { lang: 'zh', markdown: '---\ndate: 2024-03-01\n---\n\n论坛于3月7日（周四）召开，2024年12月30日至2025年1月2日休会。\n', finds: [] },
    { lang: 'en', markdown: 'Thursday, March 7, 2024; 7–8 March 2024; 30 December 2024 – 2 January 2025.\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const calendar = calendars[edition.lang];
    const issued = bulletin.info.date === undefined ? bulletin.info.year : Number(bulletin.info.date.slice(0, 4));
    for (const unit of edition.texts) {
      for (const date of calendar.weekdays(unit.text)) {
        const finding = judgeWeekday(edition, unit, date, issued);
        if (finding) yield finding;
      }
      const ranges = [...calendar.ranges(unit.text)];
      for (const day of calendar.days(unit.text)) {
        if (!dayExists(day) && !ranges.some(({ start, end }) => day.start < end && start < day.end)) yield missingDay(edition, unit, day);
      }
      for (const range of ranges) {
        const finding = judgeRange(edition, unit, range);
        if (finding) yield finding;
      }
    }
  },
};

function judgeWeekday(edition: Edition, unit: TextUnit, date: NamedWeekday, issued: number | undefined): Finding | undefined {
  const years = date.year === undefined ? (issued === undefined ? [] : [issued, issued - 1, issued + 1]) : [date.year];
  const right = years.map((year) => weekdayOf(year, date.month, date.day)).filter((weekday) => weekday !== undefined);
  const [first] = right;
  if (first === undefined || right.includes(date.weekday)) return undefined;
  const { start, end } = date.word;
  const actual = unit.text.slice(start, end);
  const expected = calendars[edition.lang].weekdayWord(first, actual);
  const day = unit.text.slice(date.start, date.end);
  return inUnit(edition, unit, start, end, {
    message: {
      zh: `“${day}”的星期与日期不符，${years[0]}年的这一天应为“${expected}”`,
      en: `Unexpected weekday in “${day}”, expected “${expected}” in ${years[0]}`,
    },
    expected: [expected],
  });
}

function missingDay(edition: Edition, unit: TextUnit, { start, end }: WrittenDay): Finding {
  const said = unit.text.slice(start, end);
  return inUnit(edition, unit, start, end, {
    message: { zh: `日历上没有“${said}”这一天`, en: `Unexpected day “${said}”, expected one that exists` },
  });
}

function judgeRange(edition: Edition, unit: TextUnit, { start, end, from, to }: WrittenRange): Finding | undefined {
  const first = isoDay(from.year, from.month, from.day);
  const last = isoDay(to.year, to.month, to.day);
  const said = unit.text.slice(start, end);
  if (first === undefined || last === undefined) {
    return inUnit(edition, unit, start, end, {
      message: { zh: `“${said}”中有不存在的日期`, en: `Unexpected day in “${said}”, expected one that exists` },
    });
  }
  if (first <= last) return undefined;
  return inUnit(edition, unit, start, end, {
    message: { zh: `“${said}”的结束早于开始（${last}早于${first}）`, en: `Unexpected end in “${said}”, expected one not before the start (${last} is before ${first})` },
  });
}
