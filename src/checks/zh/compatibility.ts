import { lookAlikesIn } from '../compatibility.js';
import type { Rule } from '../rule.js';

/** Radicals, compatibility forms, ligatures and split accents in Chinese text. */
export const compatibility: Rule = {
  id: 'zh/compatibility',
  severity: 'warning',
  title: { zh: '中文里的形近字符', en: 'Look-alike character in Chinese text' },
  why: {
    zh: '从 PDF 复制的部首“⽣”、连字“ﬁ”与常用字看起来一样，却是另一个字符：搜不到，有的字体也显示不出。',
    en: 'A radical ⽣ or a ligature ﬁ copied from a PDF looks like the ordinary character and is another: searches miss it and some fonts lack it.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '⽣态环境部⻓、\uF9E4念\n', finds: [{ actual: '⽣', expected: '生' }, { actual: '⻓', expected: '长' }, { actual: '\uF9E4', expected: '理' }], fixed: '生态环境部长、理念\n' },
    { lang: 'zh', markdown: '生态环境部长、“Malmö”、10℃、25㎡\n', finds: [] },
  ],
  check: ({ edition }) => lookAlikesIn(edition),
};
