/** A number written against GB/T 15835—2011 (出版物上数字用法); section numbers below are of that standard. */
export interface WrongNumberForm {
  readonly start: number;
  readonly end: number;
  readonly expected: readonly string[];
  /** Whether the first of what is expected may be put in place. */
  readonly isSure: boolean;
}

interface Row {
  /** One of these stands in every text with a match. */
  readonly hints: readonly string[];
  readonly pattern: RegExp;
  readonly mend: (found: string, groups: Readonly<Record<string, string | undefined>>) => readonly string[];
  readonly isSure?: true;
}

const counted = '[个名位家项种份条座所处台件场次人吨户元]';
const han = '一二三四五六七八九';
const digits = (text: string): string => [...text].map((each) => (han.indexOf(each) >= 0 ? String(han.indexOf(each) + 1) : each)).join('');

const rows: readonly Row[] = [
  // 5.1.2: of the Chinese scales 万 and 亿 alone stand behind digits: 300家 or 三百家. 3千瓦 and 5千米 are units.
  {
    hints: ['百', '千'],
    pattern: new RegExp(String.raw`(?<![\d.万])(?<head>[1-9]\d?)(?<scale>[百千])(?=[多余]?${counted})`, 'gu'),
    mend: (_found, { head = '', scale = '' }) => [head + (scale === '百' ? '00' : '000'), ...(head.length === 1 ? [`${han.charAt(Number(head) - 1)}${scale}`] : [])],
  },
  // 5.1.5: 15%～30%, 9亿～16亿, not 15～30%.
  {
    hints: ['%', '％'],
    pattern: /(?<![\d.,\-～~—–第/A-Za-z])(?<from>\d+(?:\.\d+)?)(?<mark>[～~—–-])(?<to>\d+(?:\.\d+)?)(?<unit>[%％])/gu,
    mend: (_found, { from = '', mark = '', to = '', unit = '' }) => [`${from}${unit}${mark === '-' || mark === '~' ? '～' : mark}${to}${unit}`],
    isSure: true,
  },
  {
    hints: ['万', '亿'],
    pattern: new RegExp(String.raw`(?<![\d.,\-～~—–第/A-Za-z])(?<from>\d+(?:\.\d+)?)(?<mark>[～~—–-])(?<to>\d+(?:\.\d+)?)(?<unit>[万亿])(?=${counted}|[美欧日英]|平方|立方|公顷|千瓦|年)`, 'gu'),
    mend: (_found, { from = '', mark = '', to = '', unit = '' }) => [`${from}${unit}${mark === '-' || mark === '~' ? '～' : mark}${to}${unit}`],
  },
  // 4.1.1: figures with a sign are in digits.
  { hints: ['%', '％'], pattern: new RegExp(`(?<![${han}十百千万亿点几数\\d])[${han}十百]+[%％]`, 'gu'), mend: (found) => (found.length === 2 ? [digits(found)] : []) },
  { hints: ['百分之'], pattern: /百分之(?<number>\d+(?:\.\d+)?)(?![\d.%％])/gu, mend: (_found, { number = '' }) => [`${number}%`], isSure: true },
  // 4.2.2: what is about so many is in characters, without a comma.
  { hints: ['0几'], pattern: /(?<!\d)(?<ten>[1-9])0几(?=[个名家年种位项人天次座])/gu, mend: (_found, { ten = '' }) => [ten === '1' ? '十几' : `${han.charAt(Number(ten) - 1)}十几`], isSure: true },
  {
    hints: ['、'],
    pattern: new RegExp(`(?<![第${han}十百零\\d])(?:${[...han].slice(0, -1).map((each, i) => `${each}、${han.charAt(i + 1)}`).join('|')})(?=[天个名家倍]|十[个名家年天]|年(?!级|度|制)|百[个名家])`, 'gu'),
    mend: (found) => [found.replace('、', '')],
    isSure: true,
  },
  // 平方米 is the unit (GB 3100—93).
  { hints: ['平米'], pattern: /(?<=\d[万亿]?)平米/gu, mend: () => ['平方米'], isSure: true },
  // 5.2.1: a year is not cut to two digits, and a date ends in 日. 4月30号楼 is a house.
  { hints: ['年'], pattern: /(?<![\d.、至到—–～~/０-９-]|公元前?)(?<year>[0-4]\d)年(?=\d{1,2}月)/gu, mend: (_found, { year = '' }) => [`20${year}年`] },
  { hints: ['号'], pattern: /(?<=\d月\d{1,2})号(?![线楼院馆厂文令卡门厅库台井机床])/gu, mend: () => ['日'], isSure: true },
];

/** Numbers in a form the standard does not know, in the order of the rows. */
export function* findWrongNumberForms(text: string): Generator<WrongNumberForm> {
  for (const { hints, pattern, mend, isSure } of rows) {
    if (!hints.some((hint) => text.includes(hint))) continue;
    for (const { 0: found, index, groups } of text.matchAll(pattern)) yield { start: index, end: index + found.length, expected: mend(found, groups ?? {}), isSure: isSure === true };
  }
}
