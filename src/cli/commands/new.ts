import type { CommandDeclaration } from '../command.js';

// `new` is a word of the language.
export const newIssue: CommandDeclaration = {
  name: 'new',
  summary: { zh: '新建一期：编好期号，搭好框架', en: 'begin the next issue: numbers worked out, skeleton laid' },
  description: {
    zh: '在 issues/ 下新建一期：期号和日期由前几期推算，各语言的稿件沿用上一期的文件头和栏目，正文留空。已有的一期不会改动。',
    en: "Makes an issue under issues/: numbers and date follow from the issues before, each language's draft has the front matter and the sections of the last one and no content. An issue that stands is left alone.",
  },
  arguments: [{ syntax: '[issue]', description: { zh: '期号或名称，如 12、review-2025（缺省为下一期）', en: 'number or name, such as 12 or review-2025 (default: the next)' } }],
  options: [
    { flags: '--from <issue>', completes: 'issues', description: { zh: '沿用这一期的框架（缺省为最近一期）', en: 'take the skeleton of this issue (default: the newest)' } },
    { flags: '--date <day>', description: { zh: '出刊日 YYYY-MM-DD（缺省按出刊间隔推算）', en: 'day of issue, YYYY-MM-DD (default: by the usual interval)' } },
  ],
  examples: [
    { command: 'spp new', what: { zh: '下一期', en: 'the next issue' } },
    { command: 'spp new review-2025 --from review-2024 --date 2025-12-31', what: { zh: '年度回顾', en: 'an annual review' } },
  ],
  run: async (invocation) => (await import('../new.js')).run(invocation),
};
