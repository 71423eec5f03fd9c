import type { CommandDeclaration, OptionDeclaration } from '../command.js';
import { glossary as otherGlossary, inputs, lang, reporterSection, reportFormat, resultFormat } from './shared.js';

const dryRun: OptionDeclaration = { flags: '--dry-run', description: { zh: '只显示会改什么，不写文件', en: 'show what would change, write nothing' } };

const formats = async (): ReturnType<NonNullable<CommandDeclaration['section']>> => {
  const { glossaryFormats } = await import('../../exchange/registry.js');
  return { title: { zh: '格式', en: 'Formats' }, rows: glossaryFormats.map(({ format, title }) => [format, title] as const) };
};

const as: OptionDeclaration = { flags: '--as <format>', description: { zh: '文件的格式；缺省看文件名', en: "the file's format; default: by its name" } };

const looking: readonly CommandDeclaration[] = [
  {
    name: 'list',
    summary: { zh: '列出术语', en: 'list the terms' },
    options: [
      { flags: '--kind <kinds>', list: true, description: { zh: '只限这些类别', en: 'only these kinds' } },
      { flags: '--status <status>', description: { zh: '只限 approved 或 draft', en: 'only approved or draft ones' } },
      resultFormat,
      otherGlossary,
    ],
    isRepeatable: () => true,
    run: async (invocation) => (await import('../glossary/list.js')).list(invocation),
  },
  {
    name: 'find',
    summary: { zh: '按名称、缩写或部分文字查术语', en: 'find terms by name, abbreviation or part of either' },
    arguments: [{ syntax: '<word>', description: { zh: '要查的词', en: 'the word' } }],
    options: [{ flags: '--uses', description: { zh: '也列出各期用到的地方', en: 'say where the issues use it, too' } }, resultFormat, otherGlossary],
    examples: [
      { command: 'spp glossary find 十年方案', what: { zh: '查一个术语', en: 'find a term' } },
      { command: 'spp glossary find CFIT --uses', what: { zh: '也看用在哪里', en: 'and where it is used' } },
    ],
    isRepeatable: () => true,
    run: async (invocation) => (await import('../glossary/list.js')).find(invocation),
  },
  {
    name: 'lint',
    summary: { zh: '校验术语表自身是否一致', en: 'prove that the glossary is consistent in itself' },
    arguments: [{ syntax: '[file]', description: { zh: '术语表文件（缺省为工作区的）', en: "the glossary file (default: the workspace's)" } }],
    options: [reportFormat, otherGlossary],
    section: reporterSection,
    isRepeatable: () => true,
    run: async (invocation) => (await import('../glossary/lint.js')).lint(invocation),
  },
  {
    name: 'suggest',
    summary: { zh: '从稿件中找术语表没有的名称', en: 'find names that the glossary does not know' },
    description: {
      zh: '找出稿件里反复出现、带缩写或带引号而术语表没有的名称，并列出出处。不修改任何文件。',
      en: 'Finds names that the drafts abbreviate, quote or repeat and the glossary lacks, with the places that show it. Changes no file.',
    },
    arguments: [inputs],
    options: [resultFormat, lang, otherGlossary],
    examples: [{ command: 'spp glossary suggest issue-9', what: { zh: '一期里的新名称', en: 'new names of an issue' } }],
    isRepeatable: () => true,
    run: async (invocation) => (await import('../glossary/suggest.js')).suggest(invocation),
  },
  {
    name: 'stats',
    summary: { zh: '各期用到哪些术语、多少次', en: 'how often each issue uses each term' },
    arguments: [inputs],
    options: [{ flags: '--unused', description: { zh: '只列没有用到的', en: 'only those that are not used' } }, resultFormat, lang, otherGlossary],
    isRepeatable: () => true,
    run: async (invocation) => (await import('../glossary/stats.js')).stats(invocation),
  },
  {
    name: 'diff',
    summary: { zh: '比较两个术语表', en: 'compare two glossaries' },
    arguments: [
      { syntax: '<old>', description: { zh: '旧的术语表文件', en: 'the old glossary file' } },
      { syntax: '<new>', description: { zh: '新的术语表文件', en: 'the new one' } },
    ],
    options: [resultFormat],
    isRepeatable: () => true,
    run: async (invocation) => (await import('../glossary/compare.js')).diff(invocation),
  },
];

const changing: readonly CommandDeclaration[] = [
  {
    name: 'add',
    summary: { zh: '添加一个术语', en: 'add a term' },
    description: {
      zh: '在术语表末尾添加一个术语；标识或名称已有时拒绝。几个写法之间用 | 隔开。',
      en: 'Adds a term behind the others; refuses an id or name that is there already. Several forms are separated by |.',
    },
    options: [
      { flags: '--en <name>', description: { zh: '英文名称（必填）', en: 'English name (required)' } },
      { flags: '--zh <name>', description: { zh: '中文名称（必填）', en: 'Chinese name (required)' } },
      { flags: '--abbr <forms>', description: { zh: '缩写', en: 'abbreviations' } },
      { flags: '--kind <kind>', description: { zh: '类别，如 organisation（缺省 concept）', en: 'kind, such as organisation (default concept)' } },
      { flags: '--id <id>', description: { zh: '标识（缺省由英文名称而来）', en: 'id (default: made from the English name)' } },
      { flags: '--status <status>', description: { zh: 'approved 或 draft（缺省）', en: 'approved or draft (default)' } },
      { flags: '--en-admitted <forms>', description: { zh: '也可用的英文写法', en: 'English forms that are right too' } },
      { flags: '--zh-admitted <forms>', description: { zh: '也可用的中文写法', en: 'Chinese forms that are right too' } },
      { flags: '--zh-forbidden <forms>', description: { zh: '禁用的中文写法', en: 'Chinese forms that are wrong' } },
      { flags: '--zh-abbr <forms>', description: { zh: '中文自有的缩写', en: "abbreviations of Chinese's own" } },
      { flags: '--first-mention <rule>', description: { zh: 'required 或 optional（缺省）', en: 'required or optional (default)' } },
      { flags: '--source <source>', description: { zh: '依据：网址或文件名', en: 'what settles it: an address or a document' } },
      { flags: '--note <text>', description: { zh: '给编者的说明', en: 'a note for editors' } },
      dryRun,
      resultFormat,
      otherGlossary,
    ],
    examples: [{ command: 'spp glossary add --en "Green Week" --zh 绿色周 --kind event', what: { zh: '添加一个活动', en: 'add an event' } }],
    isUndoable: true,
    run: async (invocation) => (await import('../glossary/add.js')).add(invocation),
  },
  {
    name: 'import',
    summary: { zh: '并入其他格式的术语表', en: 'merge a glossary of another format' },
    description: {
      zh: '并入 TBX、CSV 或 XLSX。新条目添加为草稿；已有条目只增不减，已经确定的（approved）不改，有出入即报告。有一行不合规定就什么也不写。',
      en: 'Merges TBX, CSV or XLSX. New concepts come in as drafts; to those there are it only adds, and what is approved it leaves and reports. With one invalid row nothing is written.',
    },
    arguments: [{ syntax: '<file>', description: { zh: '要并入的文件', en: 'the file to merge' } }],
    options: [as, { flags: '--keep-status', description: { zh: '保留文件中的 approved', en: 'keep what the file calls approved' } }, dryRun, resultFormat, otherGlossary],
    section: formats,
    isUndoable: true,
    run: async (invocation) => (await import('../glossary/transfer.js')).importFile(invocation),
  },
  {
    name: 'export',
    summary: { zh: '写成其他格式', en: 'write the glossary in another format' },
    arguments: [{ syntax: '<file>', description: { zh: '要写的文件', en: 'the file to write' } }],
    options: [as, resultFormat, otherGlossary],
    section: formats,
    run: async (invocation) => (await import('../glossary/transfer.js')).exportFile(invocation),
  },
  {
    name: 'review',
    summary: { zh: '把待定术语写成表格请人确定，再读回', en: 'send out draft terms as a sheet, and read decisions back' },
    description: {
      zh: '--out 写出草稿术语及其用处；确定的人填写由谁、何时、依据什么；--in 读回，使之成为 approved。',
      en: '--out writes the draft terms and where they are used; whoever decides fills in who, when and on what; --in reads that back and approves them.',
    },
    options: [
      { flags: '-o, --out <sheet>', description: { zh: '写出（.csv 或 .xlsx）', en: 'write this sheet (.csv or .xlsx)' } },
      { flags: '--in <sheet>', description: { zh: '读回（.csv 或 .xlsx）', en: 'read this sheet back (.csv or .xlsx)' } },
      dryRun,
      resultFormat,
      otherGlossary,
    ],
    isUndoable: true,
    run: async (invocation) => (await import('../glossary/review.js')).review(invocation),
  },
];

export const glossary: CommandDeclaration = {
  name: 'glossary',
  summary: { zh: '术语表：查找、校验、添加、交换', en: 'the glossary: find, lint, add, exchange' },
  commands: [...looking, ...changing],
};
