import { type Quantity, type QuantityReader, readQuantities, remembering } from '../numbers.js';
import { clockReader, currencySigns, ends, nameReader, oneOf, quantity, readable, symbolReaders, unitSigns, whole } from '../number-symbols.js';
import { dateReaders, dateStart } from './numbers-dates.js';
import { isOneNumber, phrase, priced } from './number-phrases.js';
import { isVague, number, numberStart, numberValue, ordinalValue, ordinalWord } from './numbers-words.js';
import { currencies, units } from './numbers-units.js';

const currencyNames = `(${oneOf(Object.keys(currencies))})s?(?![a-z])`;
const percentHere = /(?:-|\s)?(?:%|per\s?cent(?!age)|percent(?!age))/iy;
const several: Readonly<Record<string, number>> = { ten: 10, dozen: 10, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const denominators: Readonly<Record<string, number>> = { half: 2, halve: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 };

const two = (m: RegExpExecArray, a: number, b: number): [{ text: string; value: number }, { text: string; value: number } | undefined] => {
  const last = m[b];
  const from = m[0].indexOf(m[a] ?? '');
  const all = last === undefined ? '' : m[0].slice(from, m[0].indexOf(last, from + (m[a] ?? '').length) + last.length);
  if (isOneNumber(all)) return [{ text: all, value: numberValue(all) }, undefined];
  return [{ text: m[a] ?? '', value: numberValue(m[a] ?? '') }, last === undefined ? undefined : { text: last, value: numberValue(last) }];
};

const shares: readonly QuantityReader[] = [
  { pattern: phrase({ between: percentHere, suffix: /[-\s]percentage[-\s]points?/iy }), hints: ['percentage'], read: (m) => ends(m, 'percent', ...two(m, 1, 2), 'point') },
  { pattern: phrase({ between: percentHere, suffix: percentHere }), hints: ['%', 'cent'], read: (m) => ends(m, 'percent', ...two(m, 1, 2)) },
  {
    pattern: new RegExp(`(an?|${number})[-\\s]+(half|halve|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?(?![a-z])(?!\\s+(?:of\\s+(?:the\\s+year\\s+)?)?\\d{4})`, 'iy'),
    hints: Object.keys(denominators),
    read: readFraction,
  },
  { pattern: /half[-\s]+an?[-\s]+(year|hour|month|day)(?![a-z])/iy, read: (m) => whole(m, 'measure', 0.5, (m[1] ?? '').toLowerCase()) },
  { pattern: /half[-\s](year|hour)(?:ly)?(?![a-z])/iy, read: (m) => whole(m, 'measure', 0.5, (m[1] ?? '').toLowerCase()) },
  { pattern: /half(?![-a-z])/iy, read: (m) => (/\b(?:first|second|other|latter)\s+$/i.test(m.input.slice(Math.max(0, m.index - 12), m.index)) ? [] : whole(m, 'fraction', '1/2')) },
];

function readFraction(m: RegExpExecArray): Quantity[] | undefined {
  const over = denominators[(m[3] ?? '').toLowerCase()];
  const count = m[2] === undefined ? 1 : numberValue(m[2]);
  // “a second”, “a third party” are ordinals; “a quarter of” and “one third” are parts.
  if (over === undefined || (m[2] === undefined && !/half|quarter/i.test(m[3] ?? '') && !/^\s+of\b/i.test(m.input.slice(m.index + m[0].length)))) return undefined;
  return count < over ? whole(m, 'fraction', `${count}/${over}`) : undefined;
}

const amounts: readonly QuantityReader[] = [
  {
    pattern: /(half|(?:a\s+)?quarter)(?:\s+of)?(?:\s+an?\s+|-)(million|billion|trillion)(?![a-z])/iy,
    read: (m) => whole(m, 'number', numberValue(m[2] ?? '') * (/^h/i.test(m[1] ?? '') ? 0.5 : 0.25)),
  },
  { pattern: new RegExp(`(?:(?:an?|the\\s+(?:next|last|past)|next|last|past)|${number})\\s+decades?(?![a-z])`, 'iy'), hints: ['decade'], read: (m) => whole(m, 'measure', 10 * (m[1] === undefined ? 1 : numberValue(m[1])), 'year') },
  { pattern: /decades(?![a-z])/iy, read: (m) => whole(m, 'several', 10) },
  {
    pattern: priced(new RegExp(oneOf(Object.keys(currencySigns)), 'iy')),
    hints: Object.keys(currencySigns).map((sign) => sign.toLowerCase()),
    read: (m) => ends(m, 'money', ...scaled(m, 2, 3), currencySigns[(m[1] ?? '').toUpperCase()]),
  },
  {
    pattern: phrase({ suffix: new RegExp(`[-\\s]*${currencyNames}`, 'iy') }),
    hints: Object.keys(currencies),
    read: (m) => ends(m, 'money', ...scaled(m, 1, 2), currencies[(m[3] ?? '').toLowerCase()]),
  },
  {
    // three and a half years
    pattern: /(\w+)\s+and\s+a\s+half\s+(years?|months?|hours?|days?|times)(?![a-z])/iy,
    hints: ['half'],
    read: (m) => {
      const count = numberValue(m[1] ?? '');
      return count > 0 ? whole(m, 'measure', count + 0.5, units[(m[2] ?? '').toLowerCase()]) : undefined;
    },
  },
  {
    pattern: phrase({ suffix: new RegExp(`[-\\s]*(${oneOf(Object.keys(units))})(?![a-z])`, 'iy') }),
    hints: Object.keys(units),
    read: (m) => (m[2] === undefined && isVague(m[1] ?? '') ? [] : ends(m, 'measure', ...scaled(m, 1, 2), units[(m[3] ?? '').toLowerCase()])),
  },
  {
    pattern: phrase({ suffix: new RegExp(`\\s?(${oneOf(Object.keys(unitSigns))})(?![A-Za-z\\d])`, 'uy'), needs: 'digits' }),
    hints: Array.from({ length: 10 }, (_, digit) => String(digit)),
    read: (m) => ends(m, 'measure', ...scaled(m, 1, 2), unitSigns[m[3] ?? '']),
  },
  { pattern: phrase({ suffix: /-?fold(?![a-z])/iy }), hints: ['fold'], read: (m) => whole(m, 'measure', numberValue(m[1] ?? ''), 'times') },
];

/** “2–3 million”: the magnitude after the second end is also the first one's. */
function scaled(m: RegExpExecArray, a: number, b: number): [{ text: string; value: number }, { text: string; value: number } | undefined] {
  const [first, second] = two(m, a, b);
  const magnitude = /(?<=^[\d.,]+[-\s]?)(?:hundred|thousand|[mb]illion|trillion|bn|mn?|k|tn)$/i.exec(m[b] ?? '')?.[0];
  if (!second || magnitude === undefined || !/^[\d.,]+$/.test(first.text)) return [first, second];
  return [{ ...first, value: numberValue(`${first.text} ${magnitude}`) }, second];
}

const counts: readonly QuantityReader[] = [
  {
    pattern: /(?:(tens|hundreds|dozens)\s+of\s+)?(ten|dozen|hundred|thousand|million|billion|trillion)s(?![a-z])/iy,
    read: (m) => whole(m, 'several', (several[(m[1] ?? '').toLowerCase().slice(0, -1)] ?? 1) * (several[(m[2] ?? '').toLowerCase()] ?? 1)),
  },
  { pattern: /(\d+)(?:st|nd|rd|th)(?![a-z\d])/iy, read: (m) => whole(m, 'ordinal', Number(m[1])) },
  // “seconds” is a unit, “first and foremost”, “at first” and “first name” say no number; but Chinese says 第一 or 首 often enough.
  { pattern: new RegExp(`${ordinalWord}(?![a-z])`, 'iy'), read: (m) => whole(m, 'ordinal', ordinalValue(m[1] ?? '')) },
  { pattern: phrase({ suffix: /(?![a-z])/iy, needs: 'two' }), read: readRange },
  { pattern: phrase({ suffix: /(?![a-z])/iy }), read: (m) => (isVague(m[1] ?? '') ? [] : whole(m, 'number', numberValue(m[1] ?? ''))) },
];

function readRange(m: RegExpExecArray): Quantity[] | undefined {
  const [first, second] = scaled(m, 1, 2);
  if (!second || isVague(first.text) || isVague(second.text)) return undefined;
  const split = m[0].lastIndexOf(second.text);
  const start = m.index;
  return [quantity('number', first.value, start, start + first.text.length), quantity('number', second.value, start + split, start + m[0].length)];
}

/** Number words that say no number. */
const words: readonly QuantityReader[] = [
  { pattern: /first(?:-timers?|\s+of\s+all|\s+off|\s+and\s+foremost|,)/iy, read: () => [] },
  { pattern: /(?<=\b(?:at|the)\s+)first(?:\s+(?:place|glance|sight)|(?=,))|(?<=\bat\s+)first/iy, read: () => [] },
  { pattern: /(?<=\b(?:per|each|every)\s+)second(?![a-z])/iy, read: () => [] },
];

const readers: readonly QuantityReader[] = [...symbolReaders, ...words, ...dateReaders, ...amounts.slice(0, 2), ...shares, ...amounts, clockReader, ...counts, nameReader];
const mayStart = new RegExp(
  `(?<![A-Za-z\\d_])(?:${numberStart}|an?(?=[-\\s])|tens|decade|next|last|past|the(?=\\s+(?:next|last|past)\\s+decade)|quarter|dozen|hundred|thousand|million|billion|trillion|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+(?:th|ieth)(?![a-z])|${dateStart}|${oneOf(Object.keys(currencySigns))}|\\d)|(?<=[A-Za-z_])\\d`,
  'gi',
);

/** The quantities of an English text. Offsets are those of `text`. */
export const findEnglishQuantities = remembering((text) => readQuantities(readable(text), mayStart, readers));
