// What the reference says in words of its own, in both languages.

export const words = {
  reference: { zh: '参考', en: 'Reference' },
  made: { zh: '本文件夹各页由代码生成（`npm run generate`），与程序一致。', en: 'The pages of this folder are made from the code (`npm run generate`) and agree with it.' },
  commands: { zh: '命令', en: 'Commands' },
  configuration: { zh: '设置与文件', en: 'Settings and files' },
  environment: { zh: '环境变量', en: 'Environment variables' },
  exitCodes: { zh: '退出码', en: 'Exit codes' },
  formats: { zh: '格式', en: 'Formats' },
  rules: { zh: '检查规则', en: 'Rules' },
  markdown: { zh: 'Markdown写法', en: 'The Markdown of a bulletin' },
  globals: { zh: '通用选项', en: 'Options of every command' },
  examples: { zh: '例如：', en: 'Examples:' },
  optionsInUsage: { zh: '[选项]', en: '[options]' },
  commandHead: { zh: ['命令', '作用'], en: ['command', 'does'] },
  argumentHead: { zh: ['参数', '含义'], en: ['argument', 'is'] },
  optionHead: { zh: ['选项', '作用'], en: ['option', 'does'] },
  keyHead: { zh: ['键', '值', '含义'], en: ['key', 'value', 'is'] },
  variableHead: { zh: ['变量', '作用'], en: ['variable', 'does'] },
  exitHead: { zh: ['退出码', '含义'], en: ['code', 'means'] },
  formatHead: { zh: ['名称', '内容'], en: ['name', 'is'] },
  required: { zh: '必填', en: 'required' },
  asIn: { zh: '各键同', en: 'keys as in' },
  kinds: {
    string: { zh: '文字', en: 'text' },
    number: { zh: '数', en: 'number' },
    integer: { zh: '整数', en: 'whole number' },
    boolean: { zh: '`true`、`false`', en: '`true`, `false`' },
    list: { zh: '列表', en: 'list' },
    map: { zh: '名称到值', en: 'names to values' },
    object: { zh: '见下', en: 'see below' },
  },
  origins: {
    zh: '同一项设置，选项优先于环境变量，环境变量优先于`spp.yml`，`spp.yml`优先于缺省值；`spp config --show-origin`说明各值的出处。编辑器可用`schemas/`里的JSON Schema：`spp init`写的文件首行已经指明。',
    en: 'A flag wins over the environment, the environment over `spp.yml`, `spp.yml` over the default; `spp config --show-origin` says who decided. Editors can use the JSON Schemas in `schemas/`: files that `spp init` writes name theirs in the first line.',
  },
  files: {
    spp: { title: { zh: 'spp.yml', en: 'spp.yml' }, where: { zh: '在工作区的根文件夹，各期共用。', en: 'In the root of the workspace, for all issues.' } },
    issue: { title: { zh: 'issue.yml', en: 'issue.yml' }, where: { zh: '在一期的文件夹里，各语言共用。', en: 'In the folder of an issue, for all its languages.' } },
    'front-matter': {
      title: { zh: '文件头', en: 'Front matter' },
      where: { zh: '在`zh.md`、`en.md`开头的两行`---`之间。', en: 'At the head of `zh.md` and `en.md`, between two lines of `---`.' },
    },
    glossary: { title: { zh: 'glossary.yml', en: 'glossary.yml' }, where: { zh: '在工作区的根文件夹。', en: 'In the root of the workspace.' } },
  },
  variablesWin: {
    zh: '环境变量优先于`spp.yml`。密钥只从环境变量读取，从不写成选项。',
    en: 'Variables win over `spp.yml`. Keys are read from the environment alone and are never flags.',
  },
  /** What the system or a terminal sets and nobody sets for spp. */
  variablesOfTheSystem: ['HOME', 'PATH', 'LOCALAPPDATA', 'PROGRAMFILES', 'TERM', 'TERM_PROGRAM', 'TERMINAL_EMULATOR', 'TERMINUS_SUBLIME', 'WT_SESSION', 'SPP_RETRY_PAUSE'],
  worst: {
    zh: '同时处理几期或几个文件时，一个出错不影响其余，退出码取最高的一个。写明的期或文件找不到，退出码是2，不会当作“没有问题”。',
    en: 'With several inputs one bad input does not stop the others, and the highest code counts. An input that was named and is not there is 2, never “no findings”.',
  },
  formatLists: [
    { path: ['build'], title: { zh: '`spp build --to`：产物', en: '`spp build --to`: outputs' } },
    { path: ['check'], title: { zh: '`spp check --format`：检查结果', en: '`spp check --format`: findings' } },
    { path: ['glossary', 'export'], title: { zh: '`spp glossary import`、`export`：术语表', en: '`spp glossary import`, `export`: glossaries' } },
    { path: ['translate', 'export'], title: { zh: '`spp translate export`、`import`：译文', en: '`spp translate export`, `import`: translations' } },
  ],
};

/** By the names of the enumeration in `src/cli/exit-codes.ts`. */
export const exitCodes = {
  fine: { zh: '正常', en: 'fine' },
  findings: { zh: '有达到`--fail-on`级别的发现（缺省为错误）', en: 'findings at or above `--fail-on` (default: error)' },
  usage: { zh: '用法、设置有误，或输入无法读取', en: 'wrong usage or settings, or input that cannot be read' },
  environment: { zh: '这台电脑缺少运行条件：浏览器、字体、网络或磁盘空间', en: 'the machine lacks something: a browser, a font, the network, room on the disk' },
  partly: { zh: '只完成一部分，再运行一次即继续', en: 'partly done: run again to resume' },
  bug: { zh: '`spp`自身的缺陷，请报告', en: 'a bug in `spp`: please report it' },
  interrupted: { zh: '被中断（Ctrl-C）', en: 'interrupted (Ctrl-C)' },
};

export const variables = [
  { name: 'SPP_LANG', what: { zh: '提示的语言：`zh`或`en`；没有时看系统语言', en: 'language of messages: `zh` or `en`; without it the locale decides' } },
  { name: 'LC_ALL, LC_MESSAGES, LANG', what: { zh: '系统语言，依此先后', en: 'the locale, in this order' } },
  { name: 'SPP_BROWSER', what: { zh: '用这个浏览器制作PDF（程序的完整路径）', en: 'make PDFs with this browser (full path of the program)' } },
  { name: 'SPP_FONTS', what: { zh: '字体文件夹：PDF用到而随附字体没有的字，从这里的字体取', en: 'folder of fonts, for characters of a PDF that the shipped fonts lack' } },
  { name: 'SPP_CACHE_DIR', what: { zh: '缓存文件夹；没有时用系统规定的位置', en: "folder for the cache; without it the system's place" } },
  { name: 'XDG_CACHE_HOME', what: { zh: 'Linux上各程序缓存所在的文件夹', en: 'on Linux, where programs keep their caches' } },
  { name: 'SPP_NO_CACHE', what: { zh: '有值时，每次都重新运行，不沿用上次的结果', en: 'if set, every run works anew and says nothing again' } },
  { name: 'SPP_TIME_LIMIT', what: { zh: '读取和检查一个文件的时限（秒），默认 120', en: 'seconds that reading, and then checking, one file may take; without it 120' } },
  { name: 'SOURCE_DATE_EPOCH', what: { zh: '没有日期的产物用这一时刻（1970年以来的秒数）', en: 'the date of outputs that have none (seconds since 1970)' } },
  { name: 'NO_COLOR', what: { zh: '有值时不用颜色', en: 'if set, no colours' } },
  { name: 'FORCE_COLOR', what: { zh: '有值时总用颜色', en: 'if set, always colours' } },
  { name: 'CI', what: { zh: '有值时不提问，不画进度条', en: 'if set, nothing is asked and no progress drawn' } },
  { name: 'GITHUB_STEP_SUMMARY', what: { zh: '由GitHub设置：`check --format github`把摘要写到这个文件', en: 'set by GitHub: the file to which `check --format github` writes its summary' } },
  { name: 'DEEPL_AUTH_KEY, DEEPL_API_URL', what: { zh: '`translate fill --with deepl`的密钥、服务器地址', en: '`translate fill --with deepl`: key, address of the server' } },
  { name: 'LIBRETRANSLATE_URL, LIBRETRANSLATE_API_KEY', what: { zh: '`translate fill --with libretranslate`的服务器地址、密钥', en: '`translate fill --with libretranslate`: address of the server, key' } },
  { name: 'OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL', what: { zh: '`translate fill --with openai`的密钥、服务器地址、模型名', en: '`translate fill --with openai`: key, address of the server, name of the model' } },
];
