import { endingBeforeStart } from '../../lang/courses.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 15:30–14:00; 5月20日开课，5月18日结束. */
export const course: Rule = {
  id: 'structure/course',
  severity: 'error',
  title: { zh: '结束早于开始', en: 'End before its start' },
  why: {
    zh: '读者照着时间安排行程。跨过午夜的夜间时段不报。',
    en: 'Readers plan by these times. Spans over midnight are not meant.',
  },
  examples: [
    { lang: 'zh', markdown: '边会时间为15:30-14:00。课程于2024年5月20日（星期一）开课，5月18日结束。\n', finds: [{ actual: '15:30-14:00' }, { actual: '5月18日' }] },
    { lang: 'en', markdown: 'The course begins on Monday, 20 May 2024 and ends on 18 May 2024; hours 15:30–14:00.\n', finds: [{ actual: '15:30–14:00' }, { actual: '18 May 2024' }] },
    { lang: 'zh', markdown: '时间为14:00-15:30，夜班22:00-7:30，比例3:20-1:10。课程于12月20日开课，1月18日结束。5月20日开幕的论坛上，5月18日结束的展览受到好评。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const { start, end } of endingBeforeStart(unit.text, edition.lang)) {
        const actual = unit.text.slice(start, end);
        yield inUnit(edition, unit, start, end, { message: { zh: `“${actual}”结束早于开始`, en: `Unexpected end “${actual}”, expected one after the start` } });
      }
    }
  },
};
