import type { CommandDeclaration } from '../command.js';
import { resultFormat } from './shared.js';

export const undo: CommandDeclaration = {
  name: 'undo',
  summary: { zh: '撤销上一次对稿件或术语表的改动', en: 'take the last change of drafts or glossary back' },
  description: {
    zh: '改动稿件和术语表的命令（fix、glossary add/import/review、translate start/fill/import/learn/review，import，预览页上的修正）都会保存改动前的内容，最多 50 次。每运行一次 spp undo，就再往前撤销一次。文件此后又改过的不会被覆盖，除非加 --force；撤销的改动可用 --redo 重做。',
    en: 'Commands that change drafts or the glossary (fix, glossary add/import/review, translate start/fill/import/learn/review, import, fixes on the preview page) keep what they replace, the last 50 times. Each spp undo goes one change further back. A file that was changed since is not overwritten, except with --force; --redo makes a change again that was taken back.',
  },
  options: [
    { flags: '--list', description: { zh: '列出可以撤销的改动', en: 'list the changes that can be taken back' } },
    { flags: '--redo', description: { zh: '重做上一次撤销的改动', en: 'make the change again that was taken back last' } },
    { flags: '--force', description: { zh: '文件此后又改过也撤销（改过的内容可用 --redo 找回）', en: 'even if files were changed since (--redo brings those changes back)' } },
    { flags: '--dry-run', description: { zh: '只显示改动（unified diff），不写文件', en: 'show the changes (unified diff), write nothing' } },
    resultFormat,
  ],
  examples: [
    { command: 'spp undo --list', what: { zh: '看看有哪些改动', en: 'see what there is' } },
    { command: 'spp undo --dry-run', what: { zh: '看看会改回什么', en: 'see what would change' } },
  ],
  run: async (invocation) => (await import('../undo.js')).run(invocation),
};
