import { lookAlikesIn } from '../compatibility.js';
import type { Rule } from '../rule.js';

/** Radicals, compatibility forms, ligatures and split accents in English text. */
export const compatibility: Rule = {
  id: 'en/compatibility',
  severity: 'warning',
  title: { zh: '英文里的形近字符', en: 'Look-alike character in English text' },
  why: {
    zh: '从 PDF 复制的部首“⽣”、连字“ﬁ”与常用字看起来一样，却是另一个字符：搜不到，有的字体也显示不出。',
    en: 'A radical ⽣ or a ligature ﬁ copied from a PDF looks like the ordinary character and is another: searches miss it and some fonts lack it.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'Malmo\u0308 joined the of\uFB01ce.\n', finds: [{ actual: 'o\u0308', expected: 'ö' }, { actual: '\uFB01', expected: 'fi' }], fixed: 'Malmö joined the office.\n' },
    { lang: 'en', markdown: 'Malmö joined the office.\n', finds: [] },
  ],
  check: ({ edition }) => lookAlikesIn(edition),
};
