import type { Rule } from '../rule.js';
import { atSpan } from '../scan.js';

/** A heading with nothing under it. */
export const emptySection: Rule = {
  id: 'structure/empty-section',
  severity: 'warning',
  title: { zh: '标题下没有内容', en: 'Heading with nothing under it' },
  why: {
    zh: '目录会列出这个标题，点过去却什么也没有。请补上内容或删去标题。',
    en: 'The contents list the heading, and it leads to nothing. Add the text or take the heading out.',
  },
  examples: [
    { lang: 'zh', markdown: '# 最新进展\n\n## 首次会议\n\n## 全球述评\n\n即将发布。\n', finds: [{ actual: '## 首次会议' }] },
    { lang: 'en', markdown: '# News\n\n## First meeting\n\nIt was held.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const { empty, text, span } of edition.headings) {
      if (!empty) continue;
      yield atSpan(edition, span, {
        message: { zh: `标题“${text}”下没有内容`, en: `Unexpected heading “${text}” with nothing under it, expected text or no heading` },
      });
    }
  },
};
