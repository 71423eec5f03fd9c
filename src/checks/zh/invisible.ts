import { invisibleIn } from '../invisible.js';
import type { Rule } from '../rule.js';

/** Zero-width, direction and control characters in Chinese text. */
export const invisible: Rule = {
  id: 'zh/invisible',
  severity: 'warning',
  title: { zh: '中文里的不可见字符', en: 'Invisible character in Chinese text' },
  why: {
    zh: '从网页或 Word 粘贴来的零宽字符、方向控制符看不见，却会使搜索、术语检查和断行出错。',
    en: 'Zero-width and direction characters pasted from web pages or Word cannot be seen, and break searches, term checks and line breaks.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '可持续\u200B公共采购\u202E计划\n', finds: [{ actual: '\u200B' }, { actual: '\u202E' }], fixed: '可持续公共采购计划\n' },
    { lang: 'zh', markdown: '可持续公共采购计划👨\u200D👩\n', finds: [] },
  ],
  check: ({ edition }) => invisibleIn(edition),
};
