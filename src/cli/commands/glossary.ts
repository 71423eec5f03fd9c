import type { CommandDeclaration } from '../command.js';
import { glossary as otherGlossary } from './shared.js';

export const glossary: CommandDeclaration = {
  name: 'glossary',
  summary: { zh: '术语表：列出、查找、校验', en: 'the glossary: list, find, lint' },
  commands: [
    {
      name: 'list',
      summary: { zh: '列出术语', en: 'list the terms' },
      options: [
        { flags: '--kind <kinds>', list: true, description: { zh: '只限这些类别', en: 'only these kinds' } },
        { flags: '--status <status>', description: { zh: '只限 approved 或 draft', en: 'only approved or draft ones' } },
        { flags: '--format <format>', description: { zh: '输出格式：pretty（缺省）或 json', en: 'form of the result: pretty (default) or json' } },
        otherGlossary,
      ],
      run: async (invocation) => (await import('../glossary.js')).list(invocation),
    },
    {
      name: 'find',
      summary: { zh: '按名称、缩写或部分文字查术语', en: 'find terms by name, abbreviation or part of either' },
      arguments: [{ syntax: '<word>', description: { zh: '要查的词', en: 'the word' } }],
      options: [
        { flags: '--format <format>', description: { zh: '输出格式：pretty（缺省）或 json', en: 'form of the result: pretty (default) or json' } },
        otherGlossary,
      ],
      examples: [{ command: 'spp glossary find 十年方案', what: { zh: '查一个术语', en: 'find a term' } }],
      run: async (invocation) => (await import('../glossary.js')).find(invocation),
    },
    {
      name: 'lint',
      summary: { zh: '校验术语表自身是否一致', en: 'prove that the glossary is consistent in itself' },
      arguments: [{ syntax: '[file]', description: { zh: '术语表文件（缺省为工作区的）', en: "the glossary file (default: the workspace's)" } }],
      options: [
        { flags: '--format <format>', description: { zh: '输出格式：pretty（缺省）或 json', en: 'form of the result: pretty (default) or json' } },
        otherGlossary,
      ],
      run: async (invocation) => (await import('../glossary.js')).lint(invocation),
    },
  ],
};
