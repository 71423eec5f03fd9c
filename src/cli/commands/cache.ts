import type { CommandDeclaration } from '../command.js';
import { resultFormat } from './shared.js';

export const cache: CommandDeclaration = {
  name: 'cache',
  summary: { zh: '缓存：看占用、清除', en: 'the cache: see what it takes, clear it' },
  commands: [
    {
      name: 'stats',
      summary: { zh: '缓存里有什么，占多大', en: 'what lies in the cache and how large it is' },
      options: [resultFormat],
      run: async (invocation) => (await import('../cache.js')).stats(invocation),
    },
    {
      name: 'clear',
      summary: { zh: '清除缓存，下次需要时重新生成', en: 'clear the cache; what is needed is made again' },
      description: {
        zh: '删去缓存的图片和运行结果。解压好的浏览器和单独文件的撤销记录只有加 --all 才删。不是 spp 放进去的，一律不动。',
        en: "Removes kept pictures and runs. The unpacked browser and the history of lone files' changes go with --all only. What spp has not put there stays.",
      },
      options: [
        { flags: '--all', description: { zh: '连同浏览器和单独文件的撤销记录', en: "with the browser and the history of lone files' changes" } },
        resultFormat,
      ],
      run: async (invocation) => (await import('../cache.js')).clear(invocation),
    },
  ],
};
