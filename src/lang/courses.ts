import type { Lang } from '../model/text.js';
import { calendars } from './calendars.js';
import { isoDay } from './days.js';

/** What ends before it begins, as written: 15:30–14:00, or 5月20日开课，5月18日结束. */
export interface Course {
  readonly start: number;
  readonly end: number;
}

// 22:00–06:00 goes over midnight: only what would last most of a day and night is told.
const clock = /(?<![\d:：.,/-])([01]?\d|2[0-3])[:：]([0-5]\d)\s?(?:-|–|—|——|~|～|至|到|to)\s?([01]?\d|2[0-3])[:：]([0-5]\d)(?![\d:：]|\s?[ap]\.?m)/gi;
const evening = 18 * 60;
const morning = 7 * 60;

export function* endingBeforeStart(text: string, lang: Lang): Generator<Course> {
  for (const { 0: found, 1: h1, 2: m1, 3: h2, 4: m2, index } of text.includes(':') || text.includes('：') ? text.matchAll(clock) : []) {
    const from = Number(h1) * 60 + Number(m1);
    const to = Number(h2) * 60 + Number(m2);
    if (to < from && from <= evening && to >= morning) yield { start: index, end: index + found.length };
  }
  yield* courses(text, lang);
}

interface Words {
  readonly mayHold: RegExp;
  /** Before the first day, between the two, and behind the second. */
  readonly before: RegExp;
  readonly between: RegExp;
  readonly behind: RegExp;
}

const weekday = String.raw`(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?`;
const words: Readonly<Record<Lang, Words>> = {
  zh: {
    mayHold: /结束|闭幕|落幕|结课|终止/,
    before: /$/u,
    between: /^(?:[（(][^）)]{1,8}[）)])?[^，。；：！？]{0,10}(?:开课|开始|开幕|启动|召开|举行|开放)[^，。；：！？的]{0,6}，[^，。；：！？]{0,8}$/u,
    behind: /^(?:[（(][^）)]{1,8}[）)])?(?:结束|闭幕|落幕|结课|终止)(?!的)/u,
  },
  en: {
    mayHold: /\b(?:ends?|ended|closes?|closed|concludes?|concluded)\b/,
    before: new RegExp(String.raw`\b(?:begins?|began|starts?|started|opens?|opened)(?: on)? ${weekday}$`, 'u'),
    between: new RegExp(String.raw`^,? (?:and |then )?(?:ends?|ended|closes?|closed|concludes?|concluded)(?: on)? ${weekday}$`, 'u'),
    behind: /^/u,
  },
};

function* courses(text: string, lang: Lang): Generator<Course> {
  const { mayHold, before, between, behind } = words[lang];
  if (!mayHold.test(text)) return;
  const days = [...calendars[lang].days(text)].sort((a, b) => a.start - b.start);
  for (const [i, from] of days.entries()) {
    const to = days[i + 1];
    if (!to || !between.test(text.slice(from.end, to.start)) || !before.test(text.slice(Math.max(0, from.start - 40), from.start)) || !behind.test(text.slice(to.end, to.end + 14))) continue;
    // Without a year of its own the end may lie in the next one, unless it is of the same month.
    if (to.year === undefined && to.month !== from.month) continue;
    const year = from.year ?? 2000;
    const first = isoDay(year, from.month, from.day);
    const last = isoDay(to.year ?? year, to.month, to.day);
    if (first !== undefined && last !== undefined && last < first && (to.year === undefined || from.year !== undefined)) yield { start: to.start, end: to.end };
  }
}
