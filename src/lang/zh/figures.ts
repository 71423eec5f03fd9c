import { numeral, numeralValue } from './numbers-numeral.js';

/** A figure that the figures beside it contradict: 由48个增加到101个，增加了63个. */
export interface WrongFigure {
  readonly start: number;
  readonly end: number;
  /** As the text would write it, its unit left out. */
  readonly expected: string;
}

interface Row {
  /** One of these stands in every text with a match. */
  readonly hints: readonly string[];
  /** With `said`, the figure that is judged, among its groups; indices are asked for. */
  readonly pattern: string;
  /** What `said` should be; undefined if it is right, or cannot be judged. */
  readonly judge: (groups: Readonly<Record<string, string | undefined>>) => string | undefined;
  /** Which of the figures is wrong cannot be told: all of them are shown. */
  readonly isMutual?: true;
}

const named = (name: string): string => numeral.replace('(', `(?<${name}>`);
/** A unit that is counted or measured, alike in the figures compared. */
const unit = '[个家名位项种条份座所处台件场次人吨户栋元亩]|亿元|万元|亿美元|万美元|亿欧元|万欧元|公顷|万吨|亿吨|千瓦时|平方米|立方米|公里|%';
const clause = '[^，。；：！？、\\n]';
const rise = '增加|增长|上升|提高|扩大|增';
const fall = '减少|下降|降低|缩减|减|降';
// 约, 近, 多 before or behind a figure: it is not meant to be exact.
const exact = '(?![多余几])';

/** A figure, and half of its last place: 36.8亿 is 3,680,000,000 ± 5,000,000. */
interface Reading {
  readonly value: number;
  readonly doubt: number;
}

function read(text: string | undefined): Reading | undefined {
  const value = text === undefined ? undefined : numeralValue(text);
  if (text === undefined || value === undefined) return undefined;
  const decimals = /\.(\d+)/u.exec(text)?.[1]?.length ?? 0;
  const scale = /[万亿千百]{1,4}$/u.exec(text)?.[0] ?? '';
  const step = (scale === '' ? 1 : (numeralValue(`1${scale}`) ?? 1)) / 10 ** decimals;
  // A whole number without a scale is a count.
  return { value, doubt: decimals === 0 && scale === '' ? 0 : step / 2 };
}

/** The result of `of` at the ends of what two figures may be, rounded like `said`; undefined if `said` is among them. */
function contradiction(said: string, first: Reading, second: Reading, of: (a: number, b: number) => number): string | undefined {
  const value = read(said);
  if (!value) return undefined;
  const ends = [-1, 1].flatMap((i) => [-1, 1].map((j) => of(first.value + i * first.doubt, second.value + j * second.doubt)));
  const decimals = /\.(\d+)/u.exec(said)?.[1]?.length ?? 0;
  const result = of(first.value, second.value);
  const isCount = Number.isInteger(result) && first.doubt === 0 && second.doubt === 0 && decimals === 0;
  const slack = isCount ? 0 : Math.max(value.doubt, 0.5 / 10 ** decimals) * 1.001;
  if (!Number.isFinite(result) || result <= 0 || (value.value >= Math.min(...ends) - slack && value.value <= Math.max(...ends) + slack)) return undefined;
  const scale = /[万亿千百]{1,4}$/u.exec(said)?.[0] ?? '';
  const shown = result / (scale === '' ? 1 : (numeralValue(`1${scale}`) ?? 1));
  return `${Number(shown.toFixed(Math.max(decimals, scale === '' ? 0 : 1)))}${scale}`;
}

const percent = (part: number, whole: number): number => (part / whole) * 100;

const rows: readonly Row[] = [
  {
    // 由48个增加到101个，共增加了53个; 从40%提高到55%，提高了15个百分点; 从20家增至30家，增长50%.
    hints: ['增加到', '增加至', '增长到', '增长至', '增至', '上升到', '上升至', '提高到', '提高至', '扩大到', '扩大至', '减少到', '减少至', '下降到', '下降至', '降低到', '降低至', '降至', '减至'],
    pattern: String.raw`[由从]${clause}{0,14}?${named('from')}(?<unit>${unit})?(?:${rise}|${fall})(?:到|至)了?${named('to')}(?<unit2>${unit})，${clause}{0,4}?(?:${rise}|${fall})(?:了|幅为|幅达)?${named('said')}${exact}(?<unit3>个?百分点|${unit})(?!左右|以上)`,
    judge: ({ from, to, said, unit: first, unit2, unit3 }) => {
      if (said === undefined || (first !== undefined && first !== unit2)) return undefined;
      const [a, b] = [read(from), read(to)];
      if (!a || !b) return undefined;
      if (unit3 === unit2 ? unit2 !== '%' : unit2 === '%' && /百分点/u.test(unit3 ?? '')) return contradiction(said, a, b, (x, y) => Math.abs(y - x));
      if (unit3 === '%' && unit2 !== '%') return contradiction(said, a, b, (x, y) => Math.abs(percent(y - x, x)));
      return undefined;
    },
  },
  {
    // 采购总额为36.8亿元，其中低碳产品11.04亿元，占30%; 共收到意见316条，采纳189条，占60%.
    hints: ['，占'],
    pattern: String.raw`(?<before>${clause}{0,16}?)${named('whole')}(?<unit>${unit})${clause}{0,6}，(?<of>其中)?[^，。；：！？\d]{0,16}?${named('part')}\k<unit>[^，。；：！？\d]{0,4}，(?:约?占|占比为?|占总[数额量]的|占全部的)${named('said')}${exact}%(?!左右|以上|以下)`,
    judge: ({ before, of, whole, part, said }) => {
      const [a, b] = [read(whole), read(part)];
      if (said === undefined || !a || !b || b.value > a.value || (of === undefined && !/[共总]|合计|收到/u.test(before ?? ''))) return undefined;
      return contradiction(said, b, a, percent);
    },
  },
  {
    // 分六期，每期40人，共计培训采购人员240人
    hints: ['，每'],
    pattern: String.raw`${named('times')}(?<kind>[期批场次轮届年月周天组]|个[\p{Script=Han}]{1,3})${clause}{0,12}，(?:每\k<kind>${clause}{1,10}，)?每\k<kind>${clause}{0,6}?${named('each')}(?<unit>${unit})${clause}{0,4}，(?:共计?|总计|合计|累计)[^，。；：！？\d]{0,10}?${named('said')}${exact}\k<unit>(?!左右|以上)`,
    judge: ({ times, each, said }) => {
      const [a, b] = [read(times), read(each)];
      return said !== undefined && a && b ? contradiction(said, a, b, (x, y) => x * y) : undefined;
    },
  },
  {
    // 为期三年（2025—2027年）: from the first to the last, or from one to the other.
    hints: ['为期'],
    pattern: String.raw`为期${named('said')}年[^（(，。；]{0,10}[（(](?<from>\d{4})年?(?:[—–～~-]{1,2}|至|到)(?<to>\d{4})年?[）)]`,
    judge: ({ from, to, said }) => (said === undefined ? undefined : spanUnlike(said, Number(to) - Number(from))),
    isMutual: true,
  },
  {
    hints: ['为期'],
    pattern: String.raw`为期${named('said')}天[^。；\d]{0,16}?(?<month>\d{1,2})月(?<from>\d{1,2})日?(?:[—–～~-]{1,2}|至|到)(?:\k<month>月)?(?<to>\d{1,2})日`,
    judge: ({ from, to, said }) => (said === undefined ? undefined : spanUnlike(said, Number(to) - Number(from))),
    isMutual: true,
  },
  {
    hints: ['为期'],
    pattern: String.raw`(?<!\d)(?<month>\d{1,2})月(?<from>\d{1,2})日?(?:[—–～~-]{1,2}|至|到)(?:\k<month>月)?(?<to>\d{1,2})日[^。；\d]{0,20}为期${named('said')}天`,
    judge: ({ from, to, said }) => (said === undefined ? undefined : spanUnlike(said, Number(to) - Number(from))),
    isMutual: true,
  },
  {
    // 试点期为18个月，自2025年4月至2026年9月
    hints: ['个月，'],
    pattern: String.raw`${named('said')}个月，[自从](?<year>\d{4})年(?<from>\d{1,2})月(?:\d{1,2}日)?起?(?:[—–～~-]{1,2}|至|到)(?:(?<year2>\d{4})年)?(?<to>\d{1,2})月`,
    judge: ({ year, from, year2, to, said }) => (said === undefined ? undefined : spanUnlike(said, (Number(year2 ?? year) - Number(year)) * 12 + Number(to) - Number(from))),
    isMutual: true,
  },
  {
    // 达到38亿美元，比2013年的19亿美元增长了一倍
    hints: ['，比'],
    pattern: String.raw`${named('to')}(?<unit>${unit})，比(?:\d{4}年|上年|去年|前年|上一年)(?:同期)?的?${clause}{0,6}?${named('from')}\k<unit>(?:${rise}|多|高|${fall})了?${named('said')}${exact}(?<unit2>倍|%)(?!左右|以上)`,
    judge: ({ to, from, said, unit2 }) => {
      const [a, b] = [read(from), read(to)];
      if (said === undefined || !a || !b) return undefined;
      return unit2 === '倍' ? contradiction(said, a, b, (x, y) => Math.abs(y - x) / x) : contradiction(said, a, b, (x, y) => Math.abs(percent(y - x, x)));
    },
  },
];

const share = /占(?:了|比)?(?:约|近)?(?<percent>\d+(?:\.\d+)?)[%％]/dgu;

/** 纸张占42%，车辆占31%，家具占30%: shares of one whole that come to more than it. What comes to much more is not of one whole. */
function* wrongShares(text: string): Generator<WrongFigure> {
  for (const { 0: sentence, index } of text.matchAll(/[^。！？\n]+/gu)) {
    if (/其中[^，]{0,12}占|[比较]|上年|去年|提高|增加|下降|[至到～]\d/u.test(sentence)) continue;
    const shares = [...sentence.matchAll(share)];
    const values = shares.map(({ groups }) => Number(groups?.['percent']));
    const last = shares.at(-1)?.indices?.groups?.['percent'];
    const before = values.slice(0, -1).reduce((sum, value) => sum + value, 0);
    const sum = before + (values.at(-1) ?? 0);
    // Each may be rounded up by half.
    if (!last || values.length < 3 || before >= 100 || sum <= 100 + values.length / 2 || sum > 115) continue;
    yield { start: index + last[0], end: index + last[1], expected: String(Number((100 - before).toFixed(2))) };
  }
}

/** A span of so many years, months or days counts both ends, or one of them. */
function spanUnlike(said: string, difference: number): string | undefined {
  const value = numeralValue(said);
  return value === undefined || difference <= 0 || value === difference || value === difference + 1 ? undefined : String(difference + 1);
}

const compiled = new Map<Row, RegExp>();

/** Figures that others of the same sentence contradict, in the order of the rows. */
export function* findWrongFigures(text: string): Generator<WrongFigure> {
  if (text.includes('占')) yield* wrongShares(text);
  for (const row of rows) {
    if (!row.hints.some((hint) => text.includes(hint))) continue;
    const pattern = compiled.get(row) ?? new RegExp(row.pattern, 'dgu');
    compiled.set(row, pattern);
    for (const match of text.matchAll(pattern)) {
      const place = match.indices?.groups?.['said'];
      const expected = place && row.judge(match.groups ?? {});
      if (!place || expected === undefined) continue;
      yield row.isMutual ? { start: match.index, end: match.index + match[0].length, expected } : { start: place[0], end: place[1], expected };
    }
  }
}
