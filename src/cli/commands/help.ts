import type { CommandDeclaration } from '../command.js';

/** `spp help glossary find` for those who know it from other tools; `program`: what it speaks of. */
export const helpOf = (program: () => CommandDeclaration): CommandDeclaration => ({
  name: 'help',
  summary: { zh: '显示一条命令的用法', en: 'show how a command is used' },
  description: { zh: '与 --help 相同：spp help build 即 spp build --help。', en: 'The same as --help: spp help build is spp build --help.' },
  arguments: [
    {
      syntax: '[command...]',
      get values() {
        return (program().commands ?? []).map(({ name }) => name);
      },
      description: { zh: '命令；不写则列出全部命令', en: 'the command; none: all commands' },
    },
  ],
  examples: [{ command: 'spp help glossary find', what: { zh: '子命令的用法', en: 'how a subcommand is used' } }],
  run: async ({ session, args }) => (await import('../help-command.js')).run(session, args, program()),
});
