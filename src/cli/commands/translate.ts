import type { CommandDeclaration, OptionDeclaration } from '../command.js';
import { inputs, reporterSection, reportFormat, resultFormat } from './shared.js';

const one = { syntax: '<issue>', completes: 'issues' as const, description: { zh: '期（issue-9、9 或其文件夹）或原文 .md 文件', en: 'an issue (issue-9, 9, or the folder) or a source .md file' } };
const dryRun: OptionDeclaration = { flags: '--dry-run', description: { zh: '只显示会改什么，不写文件', en: 'show what would change, write nothing' } };

const formats = async (): ReturnType<NonNullable<CommandDeclaration['section']>> => {
  const { memoryFormats, translationFormats } = await import('../../exchange/translation-registry.js');
  return { title: { zh: '格式', en: 'Formats' }, rows: [...translationFormats, ...memoryFormats].map(({ format, title }) => [format, title] as const) };
};

const standing: readonly CommandDeclaration[] = [
  {
    name: 'learn',
    summary: { zh: '把现有译文记入翻译记忆和句段记录', en: 'take the translations there are into memory and record' },
    description: {
      zh: '对齐各期的原文与译文，把可靠的句对写入 memory/memory.jsonl，把各句段的状态写入该期的 segments.jsonl。译文稿由人手改后再运行一次即可。已发布（issue.yml 的 status: published）的一期，人译且与原文一致的句段视为已审。',
      en: 'Aligns source and translation of each issue, writes the pairs that are certain to memory/memory.jsonl and the state of each segment to the issue’s segments.jsonl. Run it again after the translation was changed by hand. In an issue that is published (status in issue.yml), what people translated and agrees with its source counts as reviewed.',
    },
    arguments: [inputs],
    options: [
      { flags: '--accept <ids>', list: true, description: { zh: '原文已改而译文无须改动的句段；all 为全部', en: 'changed segments whose translation need not change; all of them: all' } },
      { flags: '--approve <ids>', list: true, description: { zh: '已审定的句段；all 为全部', en: 'segments that are signed off; all of them: all' } },
      dryRun,
      resultFormat,
    ],
    examples: [{ command: 'spp translate learn', what: { zh: '各期', en: 'all issues' } }],
    isUndoable: true,
    run: async (invocation) => (await import('../translate/learn.js')).run(invocation),
  },
  {
    name: 'status',
    summary: { zh: '哪些句段缺译、原文已改、待审、完成', en: 'which segments are missing, changed, unreviewed, done' },
    description: {
      zh: '按位置列出缺译、原文已改（附改动）和待审的句段。不修改任何文件；可用于 CI。',
      en: 'Lists by place the segments that are missing, changed (with the change) and unreviewed. Changes no file; made for CI, too.',
    },
    arguments: [inputs],
    options: [reportFormat, { flags: '--fail-on <severity>', description: { zh: '达到此级别即退出码 1：error 原文已改（缺省）、warning 也含缺译、info 也含待审', en: 'exit 1 from this severity up: error is changed (default), warning also missing, info also unreviewed' } }],
    section: reporterSection,
    examples: [{ command: 'spp translate status --fail-on warning', what: { zh: '有缺译即失败', en: 'fail if anything is missing' } }],
    isRepeatable: () => true,
    run: async (invocation) => (await import('../translate/status.js')).run(invocation),
  },
  {
    name: 'start',
    summary: { zh: '用翻译记忆起一份译文稿', en: 'begin the target draft from memory' },
    description: {
      zh: '以原文为框架写出译文稿：记忆里有的句子填入译文，其余保留原文，在 segments.jsonl 里记为待译。结构、链接和图片不变。已有译文稿时不覆盖。',
      en: 'Writes the target draft in the frame of the source: sentences that the memory knows in translation, the others as they are, recorded as open in segments.jsonl. Structure, links and pictures stay. A draft that stands is not overwritten.',
    },
    arguments: [one],
    options: [{ flags: '--force', description: { zh: '覆盖已有的译文稿', en: 'overwrite the target draft there is' } }, dryRun, resultFormat],
    examples: [{ command: 'spp translate start 10', what: { zh: '为第 10 期起稿', en: 'begin issue 10' } }],
    isUndoable: true,
    run: async (invocation) => (await import('../translate/start.js')).run(invocation),
  },
  {
    name: 'fill',
    summary: { zh: '请机器翻译缺译的句段', en: 'have open segments translated by a machine' },
    description: {
      zh: '先说明将发出多少字符，再逐批请求。术语按术语表，行内标记逐一核对；两次都不对的句段保持未译并列出。中断后再运行即继续。密钥只从环境变量读取：DEEPL_AUTH_KEY、LIBRETRANSLATE_API_KEY、OPENAI_API_KEY。',
      en: 'Says first how many characters go out, then asks batch by batch. Terms follow the glossary, inline markup is verified code by code; what is wrong twice stays untranslated and is listed. Run again to resume. Keys come from the environment alone: DEEPL_AUTH_KEY, LIBRETRANSLATE_API_KEY, OPENAI_API_KEY.',
    },
    arguments: [one],
    options: [
      { flags: '--with <provider>', description: { zh: 'deepl、libretranslate[:<地址>]、openai:<地址>、command:<程序> 或 pseudo', en: 'deepl, libretranslate[:<address>], openai:<base URL>, command:<program> or pseudo' } },
      { flags: '--model <name>', description: { zh: 'openai 的模型名', en: 'the model, for openai' } },
      { flags: '--changed', description: { zh: '原文已改的句段也重译', en: 'translate changed segments anew, too' } },
      { flags: '--limit <characters>', description: { zh: '超过这么多字符就不发出', en: 'send nothing if it is more than this many characters' } },
      { flags: '--timeout <seconds>', description: { zh: '每次请求最多等多久（缺省 60）', en: 'the longest wait for an answer (default 60)' } },
      dryRun,
      resultFormat,
    ],
    examples: [{ command: 'spp translate fill 10 --with pseudo', what: { zh: '不联网，试排版', en: 'no network: tries the layout' } }],
    isUndoable: true,
    run: async (invocation) => (await import('../translate/fill.js')).run(invocation),
  },
];

const exchanging: readonly CommandDeclaration[] = [
  {
    name: 'export',
    summary: { zh: '交给翻译工具或审校者', en: 'hand over to translation tools or reviewers' },
    description: {
      zh: '写出全部单元及其状态。--for omegat 写出整个 OmegaT 项目：source/ 里是待译和原文已改的句段，tm/ 里是翻译记忆，glossary/ 里是术语；译完后 spp translate import <文件夹>。',
      en: 'Writes all units with their state. --for omegat makes a whole OmegaT project: the open segments and those whose source changed in source/, the memory in tm/, terms in glossary/; when it is translated, spp translate import <folder>.',
    },
    arguments: [one],
    options: [
      { flags: '-o, --out <file>', description: { zh: '要写的文件；--for omegat 时为文件夹', en: 'the file to write; the folder, with --for omegat' } },
      { flags: '--as <format>', description: { zh: '文件的格式；缺省看文件名，再缺省为 xliff', en: "the file's format; default: by its name, else xliff" } },
      { flags: '--for <tool>', description: { zh: 'omegat', en: 'omegat' } },
      resultFormat,
    ],
    section: formats,
    examples: [{ command: 'spp translate export 10 --out issue-10.xlf', what: { zh: 'XLIFF 1.2', en: 'XLIFF 1.2' } }],
    run: async (invocation) => (await import('../translate/export.js')).run(invocation),
  },
  {
    name: 'import',
    summary: { zh: '导入译文', en: 'take translations back' },
    description: {
      zh: '把译文写入译文稿，没有则新建。行内标记有缺损或原文已改的单元不采用，逐一报告；其余照常采用。TMX 并入翻译记忆。',
      en: 'Writes translations into the target draft, making it if need be. Units with damaged codes or another source are not applied and reported one by one; the rest is. TMX goes into the memory.',
    },
    arguments: [{ syntax: '<file...>', description: { zh: '翻译工具交回的文件；文件夹：其中所有译文，OmegaT 项目则取其 target/', en: 'files that came back; of a folder all translations in it, of an OmegaT project its target/' } }],
    options: [{ flags: '--into <issue>', completes: 'issues', description: { zh: '属于这一期（缺省按文件所记的原文）', en: 'they belong to this issue (default: as each file says)' } }, { flags: '--as <format>', description: { zh: '文件的格式；缺省看文件名', en: "the files' format; default: by their names" } }, dryRun, reportFormat],
    section: formats,
    isUndoable: true,
    run: async (invocation) => (await import('../translate/import.js')).run(invocation),
  },
];

const reviewing: CommandDeclaration = {
  name: 'review',
  summary: { zh: '在浏览器中逐句审校', en: 'review pair by pair in the browser' },
  description: {
    zh: '打开只供本机使用的页面：原文和译文逐句并排，标出原文的改动、术语、数字和名称的出入。审定和意见随即写入该期的 segments.jsonl，译文稿不变；稿件在此期间被改动时不写入。全部可用键盘操作，按 ? 看按键。按 Ctrl-C 结束；spp undo 可撤回。',
    en: 'Opens a page for this machine alone: source and translation side by side, with what changed in the source, terms, and numbers and names that differ. Approvals and comments are written to the issue’s segments.jsonl at once, the target draft stays as it is; nothing is written if a draft was changed meanwhile. Everything works from the keyboard: ? lists the keys. Ctrl-C ends it; spp undo takes its changes back.',
  },
  arguments: [{ syntax: '[issue]', completes: 'issues', description: { zh: '期（issue-9、9 或其文件夹）或原文 .md 文件；不写则为所在的一期', en: 'an issue (issue-9, 9, or the folder) or a source .md file; default: the issue one is in' } }],
  options: [
    { flags: '--lang <lang>', values: ['zh', 'en'], description: { zh: '译文的语言', en: 'language of the translation' } },
    { flags: '--port <number>', description: { zh: '端口（缺省为任一空闲的）', en: 'the port (default: any that is free)' } },
    { flags: '--no-open', description: { zh: '不打开浏览器，只给出地址', en: 'print the address, open no browser' } },
    { flags: '-o, --out <file>', description: { zh: '写出一份只读的 .html，供转发', en: 'write a read-only .html to be sent around instead' } },
  ],
  examples: [{ command: 'spp translate review 9', what: { zh: '审校第 9 期', en: 'issue 9' } }, { command: 'spp translate review 9 --out review.html', what: { zh: '只读的一份', en: 'a read-only copy' } }],
  isUndoable: true,
  run: async (invocation) => (await import('../translate/review.js')).run(invocation),
};

export const translate: CommandDeclaration = {
  name: 'translate',
  summary: { zh: '翻译：记忆、状态、起稿、交换、审校', en: 'translation: memory, state, drafts, exchange, review' },
  commands: [...standing, ...exchanging, reviewing],
};
