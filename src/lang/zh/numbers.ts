import { type Quantity, type QuantityReader, readQuantities, remembering } from '../numbers.js';
import { clockReader, currencySigns, ends, nameReader, oneOf, quantity, readable, symbolReaders, whole } from '../number-symbols.js';
import { dateReaders, isCalendarYear } from './numbers-dates.js';
import { numeral, numeralValue } from './numbers-numeral.js';
import { classifiers, currencies, units } from './numbers-units.js';

const join = String.raw`\s*(?:[—–～~-]{1,2}|至|到)\s*`;
// 约, 多 and 余 inside a number phrase say nothing of its value: 20多个, 300余家.
const more = '[多余来]?';
const unitNames = oneOf(Object.keys(units));
const currencyNames = oneOf(Object.keys(currencies));
const latinEnd = '(?![A-Za-z])';

const two = (m: RegExpExecArray, a: number, b: number): [{ text: string; value: number | undefined }, { text: string; value: number } | undefined] => {
  const last = m[b];
  const lastValue = last === undefined ? undefined : numeralValue(last);
  return [{ text: m[a] ?? '', value: numeralValue(m[a] ?? '') }, last === undefined || lastValue === undefined ? undefined : { text: last, value: lastValue }];
};

const severalValue: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 十亿: 1e9, 百亿: 1e10, 千亿: 1e11, 万亿: 1e12 };

/** Numerals inside words. */
const words: readonly QuantityReader[] = [
  { pattern: /一(?:些|起|统|致|样|般|直|定|切|旦|贯|向|律|经|系列|方面|带一路|路|同|并|面|边|下|批|体|流|线|揽子|目了然)/uy, read: () => [] },
  { pattern: /千万(?=不|别|要|勿|莫)|十分(?!之)|万一|千方百计|百科|百姓|万物|万维网|四面八方|七七八八|四周(?![内后前]|时间)/uy, read: () => [] },
];

const shares: readonly QuantityReader[] = [
  {
    pattern: new RegExp(`百分之${numeral}(?:${join}(?:百分之)?${numeral})?`, 'uy'),
    hints: ['百分之'],
    read: (m) => ends(m, 'percent', ...two(m, 1, 2)),
  },
  { pattern: new RegExp(`${numeral}(?:${join}${numeral})?个?百分点`, 'uy'), hints: ['百分点'], read: (m) => ends(m, 'percent', ...two(m, 1, 2), 'point') },
  { pattern: new RegExp(`${numeral}%?(?:${join}${numeral})?%`, 'uy'), hints: ['%'], read: (m) => ends(m, 'percent', ...two(m, 1, 2)) },
  { pattern: /([一二三四五六七八九])成(?![为立员功果本都长熟千就效交分])/uy, hints: ['成'], read: (m) => whole(m, 'percent', (numeralValue(m[1] ?? '') ?? 0) * 10) },
  {
    pattern: new RegExp(`${numeral}分之${numeral}`, 'uy'),
    hints: ['分之'],
    read: (m) => {
      const [over, count] = [numeralValue(m[1] ?? ''), numeralValue(m[2] ?? '')];
      return over === undefined || count === undefined ? undefined : whole(m, 'fraction', `${count}/${over}`);
    },
  },
  { pattern: /([百千万])分之([一二三四五六七八九十])/uy, hints: ['分之'], read: (m) => whole(m, 'fraction', `${numeralValue(m[2] ?? '')}/${m[1] === '百' ? 100 : m[1] === '千' ? 1000 : 10000}`) },
  { pattern: /半年/uy, hints: ['半年'], read: (m) => whole(m, 'measure', 0.5, 'year') },
  { pattern: /一半|半数|半个(?!小时|月)/uy, hints: ['半'], read: (m) => whole(m, 'fraction', '1/2') },
  { pattern: /半个?(小时)|半个(月)/uy, hints: ['半'], read: (m) => whole(m, 'measure', 0.5, m[1] ? 'hour' : 'month') },
];

const ordinals: readonly QuantityReader[] = [
  {
    // “十四五”规划: the fourteenth five-year plan.
    pattern: /十([一二三四五六七])五(?=[”"』」]?(?:规划|期间|时期|末|以来|[”"』」]))/uy,
    hints: ['十'],
    read: (m) => [
      quantity('ordinal', 10 + (numeralValue(m[1] ?? '') ?? 0), m.index, m.index + 2),
      quantity('measure', 5, m.index + 2, m.index + 3, 'year'),
    ],
  },
  { pattern: /第[一二]手|第一时间/uy, hints: ['第'], read: () => [] },
  { pattern: new RegExp(`第\\s*${numeral}`, 'uy'), hints: ['第'], read: (m) => whole(m, 'ordinal', numeralValue(m[1] ?? '')) },
  // 29日 without its month is English “the 29th”.
  { pattern: new RegExp(`${numeral}日(?![内间游元本])`, 'uy'), hints: ['日'], read: readDay },
  { pattern: /首(?=次|个|批|届|家|部|份|轮|期|项|年|季|张|例|座|场|版|本|款|套|架|艘|颗|国)/uy, hints: ['首'], read: (m) => whole(m, 'ordinal', 1) },
];

function readDay(m: RegExpExecArray): Quantity[] | undefined {
  const day = numeralValue(m[1] ?? '') ?? 0;
  return day >= 1 && day <= 31 ? whole(m, 'ordinal', day) : undefined;
}

const amounts: readonly QuantityReader[] = [
  {
    pattern: new RegExp(`(${oneOf(Object.keys(currencySigns))})\\s*${numeral}(?:${join}${numeral})?(?:\\s*(?:${currencyNames}))?`, 'uy'),
    hints: Object.keys(currencySigns).map((sign) => sign.toLowerCase()),
    read: (m) => ends(m, 'money', ...two(m, 2, 3), currencySigns[m[1] ?? '']),
  },
  {
    pattern: new RegExp(`${numeral}${more}(?:${join}${numeral}${more})?\\s*(${currencyNames})(?!素|旦|件|组|首|老|月|宵)`, 'uy'),
    hints: Object.keys(currencies).map((name) => name.toLowerCase()),
    read: (m) => ends(m, 'money', ...scaled(m), currencies[m[3] ?? '']),
  },
  {
    // 三年半
    pattern: new RegExp(`${numeral}(年|个小时|小时|个月|天|倍)半`, 'uy'),
    hints: ['半'],
    read: (m) => whole(m, 'measure', (numeralValue(m[1] ?? '') ?? 0) + 0.5, units[m[2] ?? '']),
  },
  {
    pattern: new RegExp(`${numeral}${more}(?:${join}${numeral}${more})?\\s*(${unitNames})(?:(?<=[A-Za-z])${latinEnd}|(?<![A-Za-z])(?![级代]))`, 'uy'),
    read: readMeasure,
  },
];

function readMeasure(m: RegExpExecArray): Quantity[] | undefined {
  if (isLoneOne(m[1]) && m[2] === undefined) return [];
  const [first, second] = scaled(m);
  // 2021—2025年
  if (m[3] === '年' && isCalendarYear(first.value)) return ends(m, 'number', first, second);
  return ends(m, 'measure', first, second, units[m[3] ?? '']);
}

/** 2—3亿 and 10至20万: the magnitude after the second end is also the first one's. */
function scaled(m: RegExpExecArray): [{ text: string; value: number | undefined }, { text: string; value: number } | undefined] {
  const [first, second] = two(m, 1, 2);
  const magnitude = /(?:[十百千]|(?<![十百千万亿]))[万亿]+$/u.exec(m[2] ?? '')?.[0];
  if (!second || magnitude === undefined || first.value === undefined || /[万亿千百]/u.test(first.text)) return [first, second];
  return [{ ...first, value: numeralValue(first.text + magnitude) }, second];
}

/** 一年, 一天 are as often “a year”, “one day” in the vague sense as a count: they are no evidence. */
function isLoneOne(text: string | undefined): boolean {
  return text === '一';
}

const counts: readonly QuantityReader[] = [
  {
    pattern: /(?:数以)?(?:好几|[数几上成])?(十万|百万|千万|百亿|千亿|万亿|十亿|十|百|千|万|亿)(?:上[百千万])?计|(?:好几|[数几上成])(十万|百万|千万|百亿|千亿|万亿|十亿|十|百|千|万|亿)(?:上万)?/uy,
    read: (m) => (/^[十百千万亿]/u.test(m[0]) ? undefined : whole(m, 'several', severalValue[m[1] ?? m[2] ?? ''])),
  },
  { pattern: /十几/uy, hints: ['十几'], read: (m) => whole(m, 'several', 10) },
  { pattern: /([一二三四五六七八九])([二三四五六七八九])([十百千]?)(?![〇零一二三四五六七八九十百千万亿])/uy, read: readNeighbours },
  { pattern: new RegExp(`${numeral}${more}${join}${numeral}`, 'uy'), read: readRange },
  { pattern: new RegExp(numeral, 'uy'), read: (m) => (isLoneOne(m[1]) ? [] : isCounted(m, m[1]) ? whole(m, 'number', numeralValue(m[1] ?? '')) : []) },
];

function readRange(m: RegExpExecArray): Quantity[] | undefined {
  if (!isCounted(m, m[2])) return undefined;
  const found = ends(m, 'number', ...scaled(m));
  return isLoneOne(m[1]) ? found?.slice(1) : found;
}

/** 三四个, 二三十人: three or four, twenty or thirty. */
function readNeighbours(m: RegExpExecArray): Quantity[] | undefined {
  const scale = m[3] ?? '';
  const low = numeralValue((m[1] ?? '') + scale);
  const high = numeralValue((m[2] ?? '') + scale);
  if (low === undefined || high === undefined || Number(numeralValue(m[2] ?? '')) !== Number(numeralValue(m[1] ?? '')) + 1) return undefined;
  const end = m.index + m[0].length;
  return [quantity('number', low, m.index, m.index + 1), quantity('number', high, m.index + 1, end)];
}

const classifier = new RegExp(`(?:${oneOf(classifiers)})`, 'uy');

/** A single Chinese numeral counts only before a classifier, and not inside a word such as 周三 or 张三; longer numerals always do. */
function isCounted(match: RegExpExecArray, text: string | undefined): boolean {
  if (text === undefined || text.length > 1 || /\d/.test(text)) return true;
  const after = match.index + match[0].length;
  classifier.lastIndex = /^[多余来]/u.test(match.input.slice(after)) ? after + 1 : after;
  return classifier.test(match.input) && !/(?:[周张李王再]|星期|礼拜)$/u.test(match.input.slice(Math.max(0, match.index - 2), match.index));
}

const readers: readonly QuantityReader[] = [...symbolReaders, ...words, ...dateReaders, ...shares, ...ordinals, ...amounts, clockReader, nameReader, ...counts];
const mayStart = /[\d零〇一二两三四五六七八九十百千万亿几数成上下晚早清凌中半首第好$€£¥￥₹₩฿₽₫₺₱₦QqUHACERJGIKNSTBZMD]/gu;

/** The quantities of a Chinese text. Offsets are those of `text`. */
export const findChineseQuantities = remembering((text) => readQuantities(readable(text), mayStart, readers));
