import type { CommandDeclaration } from '../command.js';

export const align: CommandDeclaration = {
  name: 'align',
  summary: { zh: '把原文与译文逐块对齐', en: 'align source and translation block by block' },
  arguments: [
    { syntax: '<source.md>', description: { zh: '原文', en: 'the source' } },
    { syntax: '<target.md>', description: { zh: '译文', en: 'the translation' } },
  ],
  options: [{ flags: '--format <format>', description: { zh: '输出格式：pretty（缺省）或 json', en: 'form of the result: pretty (default) or json' } }],
  examples: [{ command: 'spp align en.md zh.md', what: { zh: '两栏并列', en: 'side by side in two columns' } }],
  isRepeatable: () => true,
  run: async (invocation) => (await import('../align.js')).run(invocation),
};
