import type { CommandDeclaration } from '../command.js';

export const preview: CommandDeclaration = {
  name: 'preview',
  summary: { zh: '在浏览器中实时预览一期', en: 'look at an issue in the browser while writing it' },
  description: {
    zh: '打开只供本机使用的页面：各种输出和语言、宽窄、深浅、不显示图片、去掉样式；问题标在所指之处，可在页面上修正。稿件一存盘，页面随即更新。按 Ctrl-C 结束。',
    en: 'Opens a page for this machine alone: all outputs and languages, narrow and wide, light and dark, without images, without styles; findings stand at their places and can be fixed there. The page follows as soon as a draft is saved. Ctrl-C ends it.',
  },
  arguments: [{ syntax: '[issue]', completes: 'issues', description: { zh: '期（issue-9、9 或其文件夹）或 .md 文件；不写则为所在的一期，或最新的一期', en: 'an issue (issue-9, 9, or the folder) or a .md file; default: the issue one is in, else the newest' } }],
  options: [
    { flags: '--port <number>', description: { zh: '端口（缺省为任一空闲的）', en: 'the port (default: any that is free)' } },
    { flags: '--no-open', description: { zh: '不打开浏览器，只给出地址', en: 'print the address, open no browser' } },
  ],
  examples: [{ command: 'spp preview 9', what: { zh: '预览第 9 期', en: 'issue 9' } }],
  run: async (invocation) => (await import('../preview/run.js')).run(invocation),
};
