import { dateValue, type Quantity, type QuantityReader, startYear, timeValue, yearPair } from '../numbers.js';
import { quantity, whole } from '../number-symbols.js';
import { months } from './days.js';
import { number, numberValue, ordinalValue, ordinalWord } from './numbers-words.js';

/** May and March are words too: alone, a month needs a capital and a reason. */
const month = `(${months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|')}|Sept\\.?)(?![a-z])`;
const day = '(\\d{1,2})(?:st|nd|rd|th)?(?![\\d%])';
const join = '\\s*(?:–|—|-|to|and|until|through)\\s*';
const year = '(?:,?\\s+(\\d{4})(?!\\d))';

/** Begins the name of a month in every text that holds one. */
const monthHints = months.map((name) => name.slice(0, 3).toLowerCase());
const fiscal = ['fy', 'fiscal', 'financial'];

/** The start of a date without digits, for the scan. */
export const dateStart = `${months.map((name) => name.slice(0, 3)).join('|')}|early|mid|late|end|beginning|start|fy|fiscal|financial|q[1-4]|half|noon|midnight`;

function monthNumber(name: string | undefined): number {
  const start = (name ?? '').slice(0, 3).toLowerCase();
  return months.findIndex((candidate) => candidate.slice(0, 3).toLowerCase() === start) + 1;
}

const toNumber = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
const partOf = (word: string): 'early' | 'mid' | 'late' => (/^(?:early|beginning|start)/i.test(word) ? 'early' : /^mid/i.test(word) ? 'mid' : 'late');

interface Day {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

function range(match: RegExpExecArray, first: Day, last: Day | undefined, joint: RegExp): Quantity[] | undefined {
  const end = match.index + match[0].length;
  const from = dateValue(first.year ?? startYear(last?.year, first.month, last?.month), first.month, first.day);
  if (from === undefined) return undefined;
  if (!last) return [quantity('date', from, match.index, end)];
  const to = dateValue(last.year ?? first.year, last.month, last.day);
  const between = joint.exec(match[0]);
  if (to === undefined || !between) return undefined;
  return [quantity('date', from, match.index, match.index + between.index), quantity('date', to, match.index + between.index + between[0].length, end)];
}

// What joins the two days of a range: between a digit or letter and the digit or month that follows.
const joint = /(?:(?<!\s)\s+)?(?:–|—|-|\bto\b|\band\b|\buntil\b|\bthrough\b)\s*/iu;

/** Dates, quarters, halves of years, fiscal years, decades and times of English texts. */
export const dateReaders: readonly QuantityReader[] = [
  {
    // 7–8 March 2024 · 30 December 2024 – 2 January 2025 · 12 July · 12th of July
    pattern: new RegExp(`${day}(?:\\s+(?:of\\s+)?${month}${year}?)?${join}${day}\\s+(?:of\\s+)?${month}${year}?`, 'iy'),
    hints: monthHints,
    read: (m) => {
      const last = { year: toNumber(m[6]), month: monthNumber(m[5]), day: Number(m[4]) };
      return range(m, { year: toNumber(m[3]), month: m[2] === undefined ? last.month : monthNumber(m[2]), day: Number(m[1]) }, last, joint);
    },
  },
  { pattern: new RegExp(`${day}\\s+(?:of\\s+)?${month}${year}?`, 'iy'), hints: monthHints, read: (m) => range(m, { year: toNumber(m[3]), month: monthNumber(m[2]), day: Number(m[1]) }, undefined, joint) },
  {
    // March 7–8, 2024 · March 30 – April 2, 2024 · March 7
    pattern: new RegExp(`${month}\\s+${day}${join}(?:${month}\\s+)?${day}${year}?`, 'iy'),
    hints: monthHints,
    read: (m) => {
      const first = { year: toNumber(m[5]), month: monthNumber(m[1]), day: Number(m[2]) };
      const last = { year: toNumber(m[5]), month: m[3] === undefined ? first.month : monthNumber(m[3]), day: Number(m[4]) };
      return range(m, { ...first, year: undefined }, last, joint);
    },
  },
  {
    pattern: new RegExp(`${month}\\s+${day}${year}?`, 'iy'),
    hints: monthHints,
    read: (m) => range(m, { year: toNumber(m[3]), month: monthNumber(m[1]), day: Number(m[2]) }, undefined, joint),
  },
  {
    pattern: new RegExp(`(early|mid|late|(?:beginning|start|end)\\s+of|end)[-\\s]+${month}${year}?`, 'iy'),
    hints: monthHints,
    read: (m) => whole(m, 'date', dateValue(toNumber(m[3]), monthNumber(m[2]), partOf(m[1] ?? ''))),
  },
  { pattern: /(early|mid|late|(?:beginning|start|end)\s+of|end)[-\s]+(\d{4})(?![\d,.]\d)/iy, read: (m) => whole(m, 'date', `${m[2]}-${partOf(m[1] ?? '')}`) },
  {
    // November and December 2022
    pattern: new RegExp(`${month}${join}${month}${year}`, 'iy'),
    hints: monthHints,
    read: (m) => {
      const to = dateValue(toNumber(m[3]), monthNumber(m[2]), undefined);
      const from = dateValue(startYear(toNumber(m[3]), monthNumber(m[1]), monthNumber(m[2])), monthNumber(m[1]), undefined);
      const split = (m[1] ?? '').length;
      const second = m[0].indexOf(m[2] ?? '', split);
      return from !== undefined && to !== undefined
        ? [quantity('date', from, m.index, m.index + split), quantity('date', to, m.index + second, m.index + m[0].length)]
        : undefined;
    },
  },
  { pattern: new RegExp(`${month}${year}`, 'iy'), hints: monthHints, read: (m) => whole(m, 'date', dateValue(toNumber(m[2]), monthNumber(m[1]), undefined)) },
  { pattern: new RegExp(month, 'uy'), hints: monthHints, read: (m) => (isMonth(m) ? whole(m, 'date', dateValue(undefined, monthNumber(m[1]), undefined)) : undefined) },
  { pattern: /(?:fy|fiscal\s+year|financial\s+year)\s*(\d{4})\s*[/–—-]\s*(\d{4}|\d{2})(?!\d)/iy, hints: fiscal, read: (m) => whole(m, 'fiscalYear', yearPair(m[1] ?? '', m[2] ?? '')) },
  { pattern: /(?:fy|fiscal\s+year|financial\s+year)\s*(\d{4})(?!\d)/iy, hints: fiscal, read: (m) => whole(m, 'fiscalYear', m[1]) },
  { pattern: /(\d{4})\s*[/–—-]\s*(\d{4}|\d{2})\s+(?:fiscal|financial)\s+year/iy, hints: fiscal, read: (m) => whole(m, 'fiscalYear', yearPair(m[1] ?? '', m[2] ?? '')) },
  { pattern: /(\d{4})\s+(?:fiscal|financial)\s+year/iy, hints: fiscal, read: (m) => whole(m, 'fiscalYear', m[1]) },
  {
    pattern: new RegExp(`(?:${ordinalWord}|([1-4])(?:st|nd|rd|th))\\s+quarter(?!ly|s)(?:\\s+(?:of\\s+)?(?:the\\s+year\\s+)?(\\d{4}))?`, 'iy'),
    hints: ['quarter'],
    read: (m) => whole(m, 'period', period(m[3], `Q${m[2] ?? ordinalValue(m[1] ?? '')}`)),
  },
  { pattern: /q([1-4])(?![\w])(?:\s+(?:of\s+)?(\d{4}))?/iy, read: (m) => whole(m, 'period', period(m[2], `Q${m[1]}`)) },
  { pattern: /(\d{4})\s*q([1-4])(?![\w])/iy, read: (m) => whole(m, 'period', period(m[1], `Q${m[2]}`)) },
  {
    pattern: /(first|second)\s+half\s+of\s+(?:(?:the|this|last|next)\s+year|(\d{4}))/iy,
    read: (m) => whole(m, 'period', period(m[2], /^f/i.test(m[1] ?? '') ? 'H1' : 'H2')),
  },
  { pattern: /(\d{3}0)['’]?s(?![a-z])/iy, read: (m) => whole(m, 'decade', m[1]) },
  { pattern: new RegExp(`(?:${ordinalWord}|(\\d{1,2})(?:st|nd|rd|th))[-\\s]+centur(?:y|ies)`, 'iy'), hints: ['centur'], read: (m) => whole(m, 'ordinal', m[2] ?? ordinalValue(m[1] ?? '')) },
  { pattern: /(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?(?![a-z])/iy, read: (m) => whole(m, 'time', clock(Number(m[1]), Number(m[2] ?? 0), m[3])) },
  { pattern: new RegExp(`${number}\\s+o['’]clock`, 'iy'), hints: ['clock'], read: (m) => whole(m, 'time', timeValue(numberValue(m[1] ?? ''), 0)) },
];

function period(yearText: string | undefined, name: string): string {
  return yearText === undefined ? name : `${yearText}-${name}`;
}

function clock(hour: number, minute: number, half: string | undefined): string | undefined {
  const afternoon = half?.toLowerCase() === 'p';
  return timeValue((hour % 12) + (afternoon ? 12 : 0), minute);
}

/** “May” and “March” alone are months after a preposition; other names and “Jan.” are; “Mar”, “Dec” without a full stop are not. */
function isMonth(match: RegExpExecArray): boolean {
  const name = match[1] ?? '';
  if (name.length === 3 && name !== 'May') return false;
  if (name !== 'May' && name !== 'March') return true;
  return /\b(?:in|by|since|until|till|from|to|of|last|next|this|during|and|before|after|through|for)\s+$/i.test(match.input.slice(Math.max(0, match.index - 9), match.index));
}
