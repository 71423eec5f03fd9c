import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEnglishQuantities } from './en/numbers.js';
import { type Quantity, quantityKey } from './numbers.js';
import { findChineseQuantities } from './zh/numbers.js';
import { chineseNumeral } from './zh/numerals.js';

const keys = (quantities: readonly Quantity[]): string[] => quantities.map(quantityKey);
const english = (text: string): string[] => keys(findEnglishQuantities(text));
const chinese = (text: string): string[] => keys(findChineseQuantities(text));

describe('the same meaning has the same form in both languages', () => {
  test.each([
    ['12 July', '7月12日', ['date:07-12']],
    ['July 12, 2022', '2022年7月12日', ['date:2022-07-12']],
    ['on the 12th of July 2022', '2022年七月十二日', ['date:2022-07-12']],
    ['7–8 March 2024', '2024年3月7日至8日', ['date:2024-03-07', 'date:2024-03-08']],
    ['March 30 – April 2, 2024', '2024年3月30日—4月2日', ['date:2024-03-30', 'date:2024-04-02']],
    ['30 December 2024 – 2 January 2025', '2024年12月30日至2025年1月2日', ['date:2024-12-30', 'date:2025-01-02']],
    ['mid-March', '3月中旬', ['date:03-mid']],
    ['early April 2024', '2024年4月初', ['date:2024-04-early']],
    ['before the end of 2022', '2022年年底前', ['date:2022-late']],
    ['November and December 2022', '2022年11月至12月', ['date:2022-11', 'date:2022-12']],
    ['the third quarter of 2024', '2024年第三季度', ['period:2024-Q3']],
    ['the first half of 2024', '2024年上半年', ['period:2024-H1']],
    ['fiscal year 2023/24', '2023-24财年', ['fiscalYear:2023/2024']],
    ['FY2024', '2024财政年度', ['fiscalYear:2024']],
    ['from 2021 to 2025', '2021—2025年', ['number:2021', 'number:2025']],
    ['in the 1990s', '20世纪90年代', ['decade:1990']],
    ['the 21st century', '21世纪', ['ordinal:21']],
    ['3:30 p.m.', '下午3点30分', ['time:15:30']],
    ['10:30', '上午10:30', ['time:10:30']],
    ['the second meeting', '第二次会议', ['ordinal:2']],
    ['the 2nd meeting', '第2次会议', ['ordinal:2']],
    ['the twenty-first session', '第二十一届会议', ['ordinal:21']],
    ['the first country', '首个国家', ['ordinal:1']],
    ['the 14th Five-Year Plan', '“十四五”规划', ['ordinal:14', 'measure:5:year']],
    ['seventy-five representatives', '75名代表', ['number:75']],
    ['75 representatives', '七十五名代表', ['number:75']],
    ['three countries', '三个国家', ['number:3']],
    ['a dozen cities', '12座城市', ['number:12']],
    ['two hundred and five schools', '二百零五所学校', ['number:205']],
    ['1.5 billion people', '15亿人', ['number:1500000000']],
    ['two million people', '200万人', ['number:2000000']],
    ['1.15 billion', '11.5亿', ['number:1150000000']],
    ['half a million', '50万', ['number:500000']],
    ['2–3 million people', '2—3百万人', ['number:2000000', 'number:3000000']],
    ['three or four countries', '三四个国家', ['number:3', 'number:4']],
    ['hundreds of thousands of people', '数十万人', ['several:100000']],
    ['dozens of cities', '几十座城市', ['several:10']],
    ['15 per cent', '百分之十五', ['percent:15']],
    ['between 10 and 20 percent', '10%至20%', ['percent:10', 'percent:20']],
    ['5 percentage points', '5个百分点', ['percent:5:point']],
    ['two thirds of the members', '三分之二的成员', ['fraction:2/3']],
    ['half of them', '其中一半', ['fraction:1/2']],
    ['a quarter of the budget', '预算的四分之一', ['fraction:1/4']],
    ['US$2.5 billion', '25亿美元', ['money:2500000000:USD']],
    ['€5m', '500万欧元', ['money:5000000:EUR']],
    ['300 million yuan', '3亿元人民币', ['money:300000000:CNY']],
    ['20 billion tonnes', '200亿吨', ['measure:20000000000:t']],
    ['5 kWh', '5千瓦时', ['measure:5:kWh']],
    ['300 megawatts', '300兆瓦', ['measure:300:MW']],
    ['1.5 degrees Celsius', '1.5摄氏度', ['measure:1.5:celsius']],
    ['three and a half years', '三年半', ['measure:3.5:year']],
    ['three to five years', '三到五年', ['measure:3:year', 'measure:5:year']],
    ['in the next decade', '未来十年', ['measure:10:year']],
    ['threefold', '三倍', ['measure:3:times']],
    ['indicator 12.7.1', '指标12.7.1', ['version:12.7.1']],
  ])('%s = %s', (en, zh, expected) => {
    expect(english(en)).toEqual(expected);
    expect(chinese(zh)).toEqual(expected);
  });
});

describe('what only looks like a number is none', () => {
  test.each([
    '一些', '一起', '统一', '一般', '一定', '一致', '一带一路', '二氧化碳', '二维码', '三峡', '四川', '周三', '星期五', '张三', '十分重要', '千万不要', '万一', '百姓',
    '地球四周环绕', '首席', '首先', '第一手', 'COP29', 'IPv6', '10YFP', 'COVID-19', 'https://example.org/2024/07/12', 'no1@example.org',
  ])('%s', (text) => {
    expect(chinese(text)).toEqual([]);
  });

  test.each(['one of them', 'no one', 'net zero', 'He may march', 'per second', 'at first', 'in the first place', 'the other half', 'COP29', 'H1N1', '5G', '24/7'])('%s', (text) => {
    expect(english(text)).toEqual([]);
  });

  test('an endless run of digits is read, or not, but does no harm', () => {
    expect(english('1'.repeat(400))).toHaveLength(1);
    expect(chinese('十万亿'.repeat(200)).length).toBeGreaterThan(0);
  });

  test('a place in the text, not only a value', () => {
    const text = '会议于2022年7月12日举行，75名代表参加。';
    expect(findChineseQuantities(text).map(({ start, end }) => text.slice(start, end))).toEqual(['2022年7月12日', '75']);
  });
});

const ones = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number 1–999,999 in English words, as a style guide writes it. */
function inWords(n: number): string {
  if (n < 20) return ones[n] ?? '';
  if (n < 100) return (tens[Math.floor(n / 10)] ?? '') + (n % 10 === 0 ? '' : `-${inWords(n % 10)}`);
  if (n < 1000) return `${inWords(Math.floor(n / 100))} hundred${n % 100 === 0 ? '' : ` and ${inWords(n % 100)}`}`;
  return `${inWords(Math.floor(n / 1000))} thousand${n % 1000 === 0 ? '' : ` ${inWords(n % 1000)}`}`;
}

/** The longest magnitude that leaves at most two decimals, as editors write amounts. */
function withMagnitude(n: number, magnitudes: readonly (readonly [number, string])[]): string {
  for (const [value, name] of magnitudes) if (n >= value && Number.isInteger(Math.round((n / value) * 1e6) / 1e4)) return `${Math.round((n / value) * 100) / 100}${name}`;
  return String(n);
}

describe('what is written is read back', () => {
  const year = fc.integer({ min: 1900, max: 2099 });
  const day = fc.record({ year, month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const two = (n: number): string => String(n).padStart(2, '0');

  test('Chinese numerals', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 9999 }), (n) => {
      expect(chinese(`共${chineseNumeral(n)}个`)).toEqual([`number:${n}`]);
    }));
  });

  test('English number words', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 999_999 }), (n) => {
      expect(english(`some ${inWords(n)} people`)).toEqual([`number:${n}`]);
    }));
  });

  test('digits with separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (n) => {
        const text = n.toLocaleString('en-US');
        expect(english(`about ${text} people`)).toEqual([`number:${n}`]);
        expect(chinese(`约${text}人`)).toEqual([`number:${n}`]);
      }),
    );
  });

  test('magnitudes of both languages', () => {
    const amount = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 4, max: 10 })).map(([n, zeros]) => n * 10 ** zeros);
    fc.assert(
      fc.property(amount, (n) => {
        expect(english(`${withMagnitude(n, [[1e12, ' trillion'], [1e9, ' billion'], [1e6, ' million']])} dollars`)).toEqual([`money:${n}:USD`]);
        expect(chinese(`${withMagnitude(n, [[1e12, '万亿'], [1e8, '亿'], [1e4, '万']])}美元`)).toEqual([`money:${n}:USD`]);
      }),
    );
  });

  test('days', () => {
    fc.assert(
      fc.property(day, (d) => {
        const expected = [`date:${d.year}-${two(d.month)}-${two(d.day)}`];
        expect(english(`on ${d.day} ${months[d.month - 1]} ${d.year}`)).toEqual(expected);
        expect(english(`on ${months[d.month - 1]} ${d.day}, ${d.year}`)).toEqual(expected);
        expect(chinese(`于${d.year}年${d.month}月${d.day}日`)).toEqual(expected);
        expect(chinese(`于${d.year}年${chineseNumeral(d.month)}月${chineseNumeral(d.day)}日`)).toEqual(expected);
      }),
    );
  });

  test('percentages and fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99 }), fc.integer({ min: 3, max: 10 }), (n, over) => {
        expect(english(`${inWords(n)} per cent`)).toEqual([`percent:${n}`]);
        expect(chinese(`百分之${chineseNumeral(n)}`)).toEqual([`percent:${n}`]);
        const part = `fraction:${over - 1}/${over}`;
        const name = ['thirds', 'quarters', 'fifths', 'sixths', 'sevenths', 'eighths', 'ninths', 'tenths'][over - 3];
        expect(english(`${inWords(over - 1)} ${name} of it`)).toEqual([part]);
        expect(chinese(`其${chineseNumeral(over)}分之${chineseNumeral(over - 1)}`)).toEqual([part]);
      }),
    );
  });

  test('spans lie in order inside any text', () => {
    const piece = fc.constantFrom('2024年', '3月', '至', '—', '十', '百', '万', '亿', '两', '个', '半', '点', '%', '$', '5', '1,000', ' ', 'one ', 'hundred ', 'March ', 'and ', 'half ', 'a ', 'third ', '第', '首', '分之', ':30');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')), (text) => {
        for (const found of [findChineseQuantities(text), findEnglishQuantities(text)]) {
          let last = 0;
          for (const { start, end, value } of found) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(value).not.toContain('NaN');
            expect(value).not.toContain('undefined');
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
