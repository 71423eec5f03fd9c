import type { Calendar } from '../calendar.js';

const days = '日一二三四五六';
// 3月7日（星期四） · 2024年3月7日(周四) · 3月7日星期四
const dated = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]\s?[（(]?\s?(?:星期|周|礼拜)([日天一二三四五六])(?![一二三四五六日天至到])/dgu;
const range = /(\d{4})年(\d{1,2})月(\d{1,2})日?\s?(?:至|到|[—–～~]|——|-)\s?(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日/gu;
// 9月31日 · 2023年2月29日 · 9月28日至31日: the day behind the range too. The lunar calendar has a 30th of its second month.
const single = /(?<![\d.第]|[农阴旧夏]历)(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})(?:日?\s?(?:至|到|[—–～~-]{1,2})\s?(\d{1,2}))?(?:日(?![常志程本元])|号(?![楼院线门厅馆室文令]))/gu;

export const chineseCalendar: Calendar = {
  *weekdays(text) {
    for (const match of text.matchAll(dated)) {
      const [, year, month, day, name = ''] = match;
      const [at = 0, end = 0] = match.indices?.[4] ?? [];
      yield {
        start: match.index,
        end: match.index + match[0].length,
        ...(year !== undefined && { year: Number(year) }),
        month: Number(month),
        day: Number(day),
        weekday: name === '天' ? 0 : days.indexOf(name),
        word: { start: at, end },
      };
    }
  },
  *ranges(text) {
    for (const match of text.matchAll(range)) {
      const [whole, year, month, day, endYear, endMonth, endDay] = match;
      yield {
        start: match.index,
        end: match.index + whole.length,
        from: { year: Number(year), month: Number(month), day: Number(day) },
        to: { year: Number(endYear ?? year), month: Number(endMonth ?? month), day: Number(endDay) },
      };
    }
  },
  *days(text) {
    for (const match of text.matchAll(single)) {
      const [whole, year, month, day, last] = match;
      const place = { start: match.index, end: match.index + whole.length, ...(year !== undefined && { year: Number(year) }), month: Number(month) };
      yield { ...place, day: Number(day) };
      if (last !== undefined) yield { ...place, day: Number(last) };
    }
  },
  weekdayWord: (weekday, like) => (weekday === 0 && like === '天' ? '天' : (days[weekday] ?? '')),
};
