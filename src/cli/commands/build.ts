import type { CommandDeclaration } from '../command.js';
import { glossary, inputs, lang } from './shared.js';

export const build: CommandDeclaration = {
  name: 'build',
  summary: { zh: '先检查，再生成邮件、网页、微信文章、PDF 等', en: 'check, then make e-mail, web page, WeChat article, PDF and more' },
  description: {
    zh: '先检查；没有错误才生成全部格式，整体替换上一次的输出。有错误时，上一次的输出保持不变。',
    en: 'Checks first; without errors, makes all formats and replaces the last output as a whole. With errors, the last output stays.',
  },
  arguments: [inputs],
  options: [
    { flags: '--to <formats>', list: true, values: ['email', 'eml', 'text', 'web', 'wechat', 'pdf', 'bilingual', 'docx', 'print'], description: { zh: '只生成这些格式', en: 'only these formats' } },
    lang,
    { flags: '-o, --out <dir>', description: { zh: '输出文件夹（缺省 dist）', en: 'folder for the output (default dist)' } },
    { flags: '--pdf <standard>', values: ['a-2b'], description: { zh: 'PDF 另按存档标准制作：a-2b（PDF/A-2b）', en: 'make the PDF for an archival standard too: a-2b (PDF/A-2b)' } },
    { flags: '--paper <size>', values: ['a4', 'letter'], description: { zh: 'PDF 的纸张：a4 或 letter（缺省按 spp.yml 和主题）', en: 'paper of the PDF: a4 or letter (default: as spp.yml and the theme say)' } },
    { flags: '--images <how>', values: ['hosted', 'cid'], description: { zh: '.eml 中的图片：hosted 从网址加载（缺省），cid 放进邮件', en: 'pictures of the .eml: hosted at the base address (default), or cid: inside it' } },
    { flags: '--attach <format>', list: true, values: ['pdf'], description: { zh: '作为 .eml 附件的格式：pdf', en: 'formats to attach to the .eml: pdf' } },
    { flags: '--dry-run', description: { zh: '只列出会写入、删除和保留什么', en: 'only list what would be written, removed and left' } },
    { flags: '--no-check', description: { zh: '有错误也生成', en: 'build in spite of errors' } },
    { flags: '--jobs <n>', description: { zh: '同时处理几期（缺省 2）', en: 'issues in work at a time (default 2)' } },
    { flags: '--watch', description: { zh: '稿件或模板一变就重新生成', en: 'build again whenever a draft or template changes' } },
    glossary,
  ],
  section: async () => {
    const { renderers } = await import('../../render/registry.js');
    return { title: { zh: '格式', en: 'Formats' }, rows: renderers.map(({ format, title }) => [format, title] as const) };
  },
  examples: [
    { command: 'spp build issue-9', what: { zh: '一期的全部格式', en: 'all formats of an issue' } },
    { command: 'spp build 9 --to eml --images cid --attach pdf', what: { zh: '自带图片和 PDF 附件的邮件', en: 'a message that brings its pictures and the PDF' } },
    { command: 'spp build 9 --to pdf --lang zh', what: { zh: '只要中文 PDF', en: 'the Chinese PDF alone' } },
    { command: 'spp build 9 --to bilingual --no-check', what: { zh: '双语对照校样，有错误也生成', en: 'source and translation side by side, errors marked' } },
  ],
  isRepeatable: ({ options }) => options['watch'] !== true && options['dryRun'] !== true,
  run: async (invocation) => (await import('../build.js')).run(invocation),
};
