import type { CommandDeclaration } from '../command.js';
import { glossary, inputs, lang } from './shared.js';

export const fix: CommandDeclaration = {
  name: 'fix',
  summary: { zh: '修正可以放心自动修正的问题', en: 'mend what is safe to mend' },
  description: {
    zh: '只改动有把握的地方，其余字节不动；改后重新检查，问题没有减少的改动不保留。',
    en: 'Changes only what is certain and no other byte; checks again, and keeps no change that leaves as many findings as before.',
  },
  arguments: [inputs],
  options: [
    { flags: '--dry-run', description: { zh: '只显示改动（unified diff），不写文件', en: 'show the changes (unified diff), write nothing' } },
    { flags: '--only <rules>', list: true, description: { zh: '只修正这些规则或规则族的问题', en: 'mend only what these rules or families find' } },
    lang,
    glossary,
  ],
  examples: [
    { command: 'spp fix issue-9 --dry-run', what: { zh: '看看会改什么', en: 'see what would change' } },
    { command: 'spp fix --only term issue-9', what: { zh: '只修正术语', en: 'mend terms alone' } },
  ],
  isUndoable: true,
  run: async (invocation) => (await import('../fix.js')).run(invocation),
};
