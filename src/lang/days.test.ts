import { describe, expect, test } from 'vitest';
import { findEnglishDays } from './en/days.js';
import { findChineseDays } from './zh/days.js';

describe('days named in Chinese', () => {
  test.each([
    ['，2024年3月7日至8日，巴黎', '2024-03-07', '2024-03-08'],
    ['2024年3月7—8日', '2024-03-07', '2024-03-08'],
    ['2024年3月30日至4月2日', '2024-03-30', '2024-04-02'],
    ['2024年12月30日—2025年1月2日', '2024-12-30', '2025-01-02'],
    ['于2022年7月12日召开', '2022-07-12', '2022-07-12'],
    ['2024年2月30日或2024年3月1日', '2024-03-01', '2024-03-01'],
  ])('%s', (text, start, end) => {
    expect(findChineseDays(text)).toEqual({ start, end });
  });
  test.each(['2024年3月中旬', '2024年9月', '12月', '7月12日', '2024年2月30日', '2024年5月8日至3日'])('%s names no day', (text) => {
    expect(findChineseDays(text)).toBeUndefined();
  });
});

describe('days named in English', () => {
  test.each([
    ['7–8 March 2024, Paris', '2024-03-07', '2024-03-08'],
    ['7 March 2024', '2024-03-07', '2024-03-07'],
    ['30 March – 2 April 2024', '2024-03-30', '2024-04-02'],
    ['30 December 2024 – 2 January 2025', '2024-12-30', '2025-01-02'],
    ['March 7-8, 2024', '2024-03-07', '2024-03-08'],
    ['from Sept. 30 to October 2, 2024', '2024-09-30', '2024-10-02'],
    ['on 12th July 2022', '2022-07-12', '2022-07-12'],
    ['1 May 2024 and again on 3 May 2024', '2024-05-01', '2024-05-01'],
  ])('%s', (text, start, end) => {
    expect(findEnglishDays(text)).toEqual({ start, end });
  });
  test.each(['mid-March 2024', 'September 2024', 'in 2024', '30 February 2024', 'Article 12 May'])('%s names no day', (text) => {
    expect(findEnglishDays(text)).toBeUndefined();
  });
});
