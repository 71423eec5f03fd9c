import type { CommandDeclaration, OptionDeclaration } from '../command.js';
import { resultFormat } from './shared.js';

const theme: OptionDeclaration = {
  flags: '--theme <name>',
  description: { zh: '主题（缺省为 spp.yml 所定）', en: 'the theme (default: the one in spp.yml)' },
};

export const template: CommandDeclaration = {
  name: 'template',
  summary: { zh: '模板：列出、复制出来修改', en: 'the templates: list them, copy one out to change it' },
  commands: [
    {
      name: 'list',
      summary: { zh: '列出各种输出的模板、出处及其所得内容', en: 'list the partials of each output, where they come from and what they get' },
      arguments: [{ syntax: '[target...]', description: { zh: '只列这些输出：email、text、web、wechat、print、bilingual', en: 'only these outputs: email, text, web, wechat, print, bilingual' } }],
      options: [theme, resultFormat],
      examples: [{ command: 'spp template list email', what: { zh: '邮件的模板', en: 'the partials of e-mail' } }],
      run: async (invocation) => (await import('../template-list.js')).list(invocation),
    },
    {
      name: 'eject',
      summary: { zh: '把模板复制到工作区的 templates/，以便修改', en: "copy partials into the workspace's templates/, to be changed there" },
      description: {
        zh: '复制后，工作区的文件代替工具自带的。名称如 email/article；tokens 为主题的颜色、字号和间距；email 为该输出的全部模板。用 --theme 时只对该主题生效。已有的文件不会被覆盖，除非用 --force。',
        en: "From then on the workspace's file is used instead of the tool's. Names are those of the list: email/article; tokens for the theme's colours, sizes and gaps; email for all partials of that output. With --theme the copy counts for that theme alone. What stands there already is replaced only with --force.",
      },
      arguments: [{ syntax: '<partial...>', description: { zh: '模板名，见 spp template list', en: 'partials, as spp template list names them' } }],
      options: [theme, { flags: '--force', description: { zh: '覆盖已有的文件', en: 'replace what stands there' } }, resultFormat],
      examples: [
        { command: 'spp template eject email/masthead', what: { zh: '自己改邮件刊头', en: 'to change the masthead of e-mails' } },
        { command: 'spp template eject tokens', what: { zh: '自己改颜色', en: 'to change colours' } },
      ],
      run: async (invocation) => (await import('../template-eject.js')).eject(invocation),
    },
  ],
};
