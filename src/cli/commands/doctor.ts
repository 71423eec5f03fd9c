import type { CommandDeclaration } from '../command.js';
import { resultFormat } from './shared.js';

export const doctor: CommandDeclaration = {
  name: 'doctor',
  summary: { zh: '检查这台电脑和工作区的运行条件', en: 'see whether this machine and the workspace have all that is needed' },
  description: {
    zh: '逐项检查 Node、浏览器、字体、图片处理、语言与时区、工作区文件、模板和写入权限；缺什么，给出补救的一条命令。缺少必需的东西时退出码为 3，工作区文件有误时为 2。',
    en: 'Looks at Node, browser, fonts, pictures, locale and time zone, the files of the workspace, templates and permissions; for what is missing, says the one command that mends it. Exit code 3 if something needed is missing, 2 if files of the workspace are wrong.',
  },
  options: [resultFormat],
  examples: [
    { command: 'spp doctor', what: { zh: '逐项列出', en: 'one line for each' } },
    { command: 'spp doctor --format json', what: { zh: '供程序读取，报告问题时附上', en: 'for programs, and to go with a report of a bug' } },
  ],
  run: async (invocation) => (await import('../doctor.js')).run(invocation),
};
