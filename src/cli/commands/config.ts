import type { CommandDeclaration } from '../command.js';
import { resultFormat } from './shared.js';

export const config: CommandDeclaration = {
  name: 'config',
  summary: { zh: '列出全部设置及其出处', en: 'list all settings and where they come from' },
  description: {
    zh: '列出每项设置的值；加 --show-origin 说明由谁决定：选项、环境变量、spp.yml 的某行，或缺省。先后次序也是如此。写明一项时只输出它的值。',
    en: 'Lists every setting with its value; with --show-origin also who decides: a flag, the environment, a line of spp.yml, or the default, in this order. With a key, prints its value alone.',
  },
  arguments: [{ syntax: '[key]', description: { zh: '一项或一组设置，如 theme、brand、mail.from', en: 'a setting or a group of them, such as theme, brand, mail.from' } }],
  options: [{ flags: '--show-origin', description: { zh: '说明各值的出处', en: 'say where each value comes from' } }, resultFormat],
  examples: [
    { command: 'spp config --show-origin', what: { zh: '全部设置', en: 'all settings' } },
    { command: 'spp config theme', what: { zh: '一项的值', en: 'the value of one' } },
  ],
  run: async (invocation) => (await import('../config.js')).run(invocation),
};
