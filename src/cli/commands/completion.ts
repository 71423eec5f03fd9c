import type { CommandDeclaration } from '../command.js';

/** `program`: what is completed, the command itself among the rest. */
export const completionOf = (program: () => CommandDeclaration): CommandDeclaration => ({
  name: 'completion',
  summary: { zh: '输出 Tab 补全脚本', en: 'print a script that completes with Tab' },
  description: {
    zh: '输出一段脚本，使 Tab 键能补全 spp 的命令、选项和期号。把下面对应的一行加入 shell 的启动文件即可。',
    en: "Prints a script with which Tab completes spp's commands, options and issues. Put the line below that fits into your shell's start-up file.",
  },
  arguments: [{ syntax: '<shell>', values: ['bash', 'zsh', 'fish', 'powershell'], description: { zh: 'bash、zsh、fish 或 powershell', en: 'bash, zsh, fish or powershell' } }],
  examples: [
    { command: 'source <(spp completion bash)', what: { zh: '~/.bashrc', en: '~/.bashrc' } },
    { command: 'source <(spp completion zsh)', what: { zh: '~/.zshrc，在 compinit 之后', en: '~/.zshrc, after compinit' } },
    { command: 'spp completion fish | source', what: { zh: '~/.config/fish/config.fish', en: '~/.config/fish/config.fish' } },
    { command: 'spp completion powershell | Out-String | Invoke-Expression', what: { zh: '$PROFILE', en: '$PROFILE' } },
  ],
  run: async (invocation) => (await import('../completion.js')).run(invocation, program()),
});
