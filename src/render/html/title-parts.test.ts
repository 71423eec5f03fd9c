import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../text/width.js';
import { titleParts, titlePhrases } from './title-parts.js';

describe('titleParts', () => {
  it.each([
    '“同一个地球”网络向可持续发展高级别政治论坛提交年度进展报告',
    '《2022年可持续公共采购全球述评》即将发布',
    '可持续发展目标指标12.7.1第二轮全球报告启动——首批结果（2022）',
  ])('keeps every character of %s and cuts no word of it', (title) => {
    const parts = titleParts(title, 'zh-CN');
    expect(parts.join('')).toBe(title);
    expect(parts.length).toBeGreaterThan(4);
    const cuts = parts.map((_, index) => parts.slice(0, index).join('').length).slice(1);
    for (const word of ['可持续', '进展', '报告', '高级别', '网络', '2022年', '采购', '12.7.1']) {
      for (let at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1)) {
        for (const cut of cuts) expect(cut <= at || cut >= at + word.length, `${word} in ${parts.join('|')}`).toBe(true);
      }
    }
    for (const part of parts.slice(1)) expect(part).not.toMatch(/^[》”）—…]/);
    for (const part of parts.slice(0, -1)) expect(part).not.toMatch(/[《“（]$/);
  });

  it('leaves a short title whole', () => {
    expect(titleParts('衡量环境影响', 'zh-CN')).toEqual(['衡量环境影响']);
  });

  it('cuts nothing between Han and Latin, where browsers set a gap', () => {
    for (const part of titleParts('国际绿色采购网络IGPN年会与SDG12报告启动仪式在2024年举行', 'zh-CN').slice(1)) expect(part).not.toMatch(/^[A-Z\d]/);
  });
});

describe('titlePhrases', () => {
  it.each([
    ['衡量环境影响', 1],
    ['“同一个地球”网络向可持续发展高级别政治论坛提交年度进展报告', 2],
    ['可持续发展目标指标12.7.1第二轮全球报告启动——首批结果（2022）', 2],
    ['联合国环境规划署与“同一个地球”网络可持续公共采购计划共同举办的全球可持续公共采购论坛在巴黎召开', 3],
  ])('cuts %s into %i lines of a telephone, between words', (title, lines) => {
    const phrases = titlePhrases(title, 'zh-CN');
    expect(phrases.join('')).toBe(title);
    expect(phrases).toHaveLength(lines);
    for (const phrase of phrases) expect(displayWidth(phrase)).toBeLessThanOrEqual(38);
    const cuts = phrases.map((_, index) => phrases.slice(0, index).join('').length);
    const words = new Set(titleParts(title, 'zh-CN').map((_, index, parts) => parts.slice(0, index).join('').length));
    expect(cuts.filter((cut) => !words.has(cut))).toEqual([]);
  });
});
