import type { CommandDeclaration } from '../command.js';

export const init: CommandDeclaration = {
  name: 'init',
  summary: { zh: '新建一个简报工作区', en: 'make a new workspace for a bulletin' },
  description: {
    zh: '建立 spp.yml、glossary.yml、issues/ 等文件。在终端里运行时会逐项询问，直接按回车即用缺省值；用选项写明的不再询问。已有的文件从不覆盖。',
    en: 'Makes spp.yml, glossary.yml, issues/ and the like. On a terminal it asks, and Enter takes the default; what options say is not asked. A file that stands already is never replaced.',
  },
  arguments: [{ syntax: '[dir]', description: { zh: '文件夹（缺省为当前文件夹）', en: 'the folder (default: this one)' } }],
  options: [
    { flags: '--name <name>', description: { zh: '简报的名称；两种语言用 | 隔开', en: "the bulletin's name; two languages are separated by |" } },
    { flags: '--languages <langs>', list: true, values: ['zh', 'en'], description: { zh: '语言（缺省 zh,en）', en: 'its languages (default zh,en)' } },
    { flags: '--source <lang>', values: ['zh', 'en'], description: { zh: '原文的语言（缺省 en，若列出）', en: 'the language translated from (default en, if listed)' } },
    { flags: '--example', description: { zh: '附一期示例简报，藏有三处错误供练习', en: 'with an example issue that holds three planted faults to practise on' } },
    { flags: '--ci <hosts>', list: true, values: ['github', 'gitlab'], description: { zh: '附自动检查的配置：github、gitlab', en: 'with the configuration of automatic checks: github, gitlab' } },
    { flags: '--git', description: { zh: '同时建立 Git 仓库', en: 'make a Git repository too' } },
  ],
  examples: [
    { command: 'spp init --example', what: { zh: '在当前文件夹，附示例', en: 'in this folder, with the example' } },
    { command: 'spp init bulletin --name "可持续公共采购简报|SPP Bulletin" --ci github --git', what: { zh: '写明一切，不询问', en: 'everything said, nothing asked' } },
  ],
  run: async (invocation) => (await import('../init.js')).run(invocation),
};
