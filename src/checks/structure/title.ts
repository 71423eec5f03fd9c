import type { Rule } from '../rule.js';

/** An issue's edition without a title: it becomes the mail's subject and the PDF's title. */
export const title: Rule = {
  id: 'structure/title',
  severity: 'error',
  title: { zh: '缺少标题', en: 'Missing title' },
  why: {
    zh: '标题是邮件主题、网页标题和 PDF 标题。请在文件头写 `title:`。',
    en: 'The title becomes the subject of the mail and the title of page and PDF. Write `title:` in the front matter.',
  },
  examples: [
    { lang: 'zh', kind: 'issue', markdown: '---\nslogan: 用心采购\n---\n\n# 最新进展\n\n会议召开。\n', finds: [{}] },
    { lang: 'zh', kind: 'issue', markdown: '---\ntitle: 可持续公共采购计划简报\n---\n\n# 最新进展\n\n会议召开。\n', finds: [] },
    { lang: 'en', markdown: 'A lone file needs none.\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    if (bulletin.kind !== 'issue' || (edition.meta.title ?? '').trim() !== '') return;
    yield {
      message: { zh: '缺少标题，应在文件头写明 title:', en: 'Found no title, expected title: in the front matter' },
    };
  },
};
