import type { CommandDeclaration } from '../command.js';
import { glossary, inputs, lang, reporterSection, reportFormat } from './shared.js';

export const check: CommandDeclaration = {
  name: 'check',
  summary: { zh: '检查术语、链接、图片与结构', en: 'check terms, links, pictures and structure' },
  description: {
    zh: '检查各期或单独的 Markdown 文件，列出问题、所在位置与正确写法。不修改任何文件。',
    en: 'Checks issues or single Markdown files; says what is wrong, where, and what would be right. Changes no file.',
  },
  arguments: [inputs],
  options: [
    reportFormat,
    { flags: '--only <rules>', list: true, description: { zh: '只按这些规则或规则族检查（如 term/forbidden,link）', en: 'only these rules or families (such as term/forbidden,link)' } },
    { flags: '--off <rules>', list: true, description: { zh: '不按这些规则或规则族检查', en: 'without these rules or families' } },
    { flags: '--fail-on <severity>', values: ['error', 'warning', 'info'], description: { zh: '达到此级别即退出码 1：error（缺省）、warning、info', en: 'exit 1 from this severity up: error (default), warning, info' } },
    { flags: '--baseline <file>', description: { zh: '不报告此文件所列的已知问题', en: 'leave out the known findings that this file lists' } },
    { flags: '--write-baseline <file>', description: { zh: '把现有问题记入此文件', en: 'write the findings there are to this file, as known' } },
    { flags: '--source <file>', description: { zh: '与此原文文件对照（只能有一个目标文件）', en: 'compare with this source file (goes with one target file)' } },
    lang,
    glossary,
  ],
  section: reporterSection,
  examples: [
    { command: 'spp check issue-9', what: { zh: '检查一期', en: 'check an issue' } },
    { command: 'spp check 来稿.md', what: { zh: '检查一个文件', en: 'check one file' } },
    { command: 'spp check --format github', what: { zh: 'GitHub 上的批注', en: 'annotations on GitHub' } },
    { command: 'spp check --only term', what: { zh: '各期，只查术语', en: 'all issues, terms alone' } },
  ],
  isRepeatable: ({ session, options }) => options['writeBaseline'] === undefined && (options['format'] !== 'github' || !session.env['GITHUB_STEP_SUMMARY']),
  run: async (invocation) => (await import('../check.js')).run(invocation),
};
