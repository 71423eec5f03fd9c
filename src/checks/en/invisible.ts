import { invisibleIn } from '../invisible.js';
import type { Rule } from '../rule.js';

/** Zero-width, direction and control characters in English text. */
export const invisible: Rule = {
  id: 'en/invisible',
  severity: 'warning',
  title: { zh: '英文里的不可见字符', en: 'Invisible character in English text' },
  why: {
    zh: '从网页或 Word 粘贴来的零宽字符、方向控制符看不见，却会使搜索、术语检查和断行出错。',
    en: 'Zero-width and direction characters pasted from web pages or Word cannot be seen, and break searches, term checks and line breaks.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'The One\u00AD Planet\u200B network\n', finds: [{ actual: '\u00AD' }, { actual: '\u200B' }], fixed: 'The One Planet network\n' },
    { lang: 'en', markdown: 'The One Planet network 👨\u200D👩\n', finds: [] },
  ],
  check: ({ edition }) => invisibleIn(edition),
};
