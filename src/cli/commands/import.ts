import type { CommandDeclaration } from '../command.js';
import { reporterSection, reportFormat } from './shared.js';

export const importCommand: CommandDeclaration = {
  name: 'import',
  summary: { zh: '把 Word、网页、邮件或文本变成草稿', en: 'make a draft of a Word, HTML, mail or text file' },
  description: {
    zh: '读取 .docx、.html、.htm、.eml、.txt 或 .md，写出本项目的 Markdown 草稿（图片放进旁边的 images/），并说明哪些是猜测、哪些没有导入。--into 把改过的 Word 副本的改动（修订、批注和直接改动）写回现有草稿，其余字节不动。不联网，不运行宏。',
    en: 'Reads .docx, .html, .htm, .eml, .txt or .md and writes a Markdown draft (pictures go to images/ beside it), and says what was guessed and what was left out. --into writes the changes of a corrected Word copy (tracked changes, comments, silent edits) into the standing draft and touches no other byte. Nothing is fetched, no macro is run.',
  },
  arguments: [{ syntax: '<file...>', description: { zh: '要导入的文件', en: 'files to import' } }],
  options: [
    { flags: '-o, --out <draft.md>', description: { zh: '草稿的文件名（缺省：当前文件夹，同名 .md）', en: 'the draft to write (default: here, the same name with .md)' } },
    { flags: '--into <issue>', completes: 'issues', description: { zh: '把副本的改动写入这一期的草稿', en: "write the copy's changes into this issue's draft" } },
    { flags: '--lang <lang>', values: ['zh', 'en'], description: { zh: '语言：zh 或 en（缺省：看文字）', en: 'language: zh or en (default: by its text)' } },
    { flags: '--force', description: { zh: '覆盖已有的草稿', en: 'overwrite a draft that stands' } },
    { flags: '--dry-run', description: { zh: '只显示会写什么，不写文件', en: 'show what would be written, write nothing' } },
    reportFormat,
  ],
  isUndoable: true,
  section: reporterSection,
  examples: [
    { command: 'spp import bulletin.docx --out issues/issue-10/zh.md', what: { zh: '从 Word 起稿', en: 'begin from a Word file' } },
    { command: 'spp import --into issue-9 corrected.docx --dry-run', what: { zh: '看看领导改了什么', en: 'see what was corrected' } },
  ],
  run: async (invocation) => (await import('../import.js')).run(invocation),
};
