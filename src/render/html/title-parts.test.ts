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

  it('keeps every character of a title as long as a book, and divides no word and no character of it', () => {
    const title = '可持续发展🌍'.repeat(500);
    for (const parts of [titleParts(title, 'zh-CN'), titlePhrases(title, 'zh-CN')]) {
      expect(parts.join('')).toBe(title);
      expect(parts.length, '6000 cells in lines of at most 32').toBeGreaterThan(187);
      for (const part of parts) expect(part).toMatch(/^(?:可持续|发展|🌍)+$/u);
    }
  });

  it('leaves a short title whole', () => {
    expect(titleParts('衡量环境影响', 'zh-CN')).toEqual(['衡量环境影响']);
  });

  it('cuts between Han and Latin rather than leave a part wider than a line, which breaks anywhere', () => {
    expect(titleParts('可持续发展目标指标12.7.1第二轮全球报告启动', 'zh-CN', new Set(['可持续发展目标指标12.7.1']))).toEqual(['可持续发展目标指标12.7.1', '第二轮', '全球', '报告', '启动']);
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
    ['联合国环境规划署与“同一个地球”网络可持续公共采购计划共同举办的全球可持续公共采购论坛在巴黎召开', 4],
  ])('cuts %s into %i lines of a telephone, between words', (title, lines) => {
    const phrases = titlePhrases(title, 'zh-CN');
    expect(phrases.join('')).toBe(title);
    expect(phrases, phrases.join('|')).toHaveLength(lines);
    for (const phrase of phrases) expect(displayWidth(phrase)).toBeLessThanOrEqual(32);
    const cuts = phrases.map((_, index) => phrases.slice(0, index).join('').length);
    const words = new Set(titleParts(title, 'zh-CN').map((_, index, parts) => parts.slice(0, index).join('').length));
    expect(cuts.filter((cut) => !words.has(cut))).toEqual([]);
  });

  it('keeps a name whole and takes a line more for it, none wider than a telephone', () => {
    const names = new Set(['可持续发展高级别政治论坛', '“同一个地球”网络']);
    expect(titlePhrases('“同一个地球”网络向可持续发展高级别政治论坛提交年度进展报告', 'zh-CN', names)).toEqual(['“同一个地球”网络', '向可持续发展高级别政治论坛', '提交年度进展报告']);
  });

  it('leaves what cannot be cut as wide as it is', () => {
    expect(titlePhrases(`关于${'a'.repeat(50)}`, 'zh-CN')).toHaveLength(1);
  });

  it('may break what just fits into a line where a screen is narrower', () => {
    expect(titlePhrases('《运用可持续公共采购推动绿色制冷》', 'zh-CN', undefined, 'entry', true)).toEqual(['《运用可持续公共', '采购推动绿色制冷》']);
    expect(titlePhrases('《可持续建筑材料采购指南》', 'zh-CN', undefined, 'entry', true)).toHaveLength(1);
  });

  it('cuts a masthead for its larger type', () => {
    expect(titlePhrases('可持续公共采购计划简报', 'zh-CN')).toHaveLength(1);
    expect(titlePhrases('可持续公共采购计划简报', 'zh-CN', undefined, 'masthead')).toEqual(['可持续公共', '采购计划简报']);
  });
});
