import type { ArgumentDeclaration, CommandDeclaration, OptionDeclaration } from '../command.js';

export const inputs: ArgumentDeclaration = {
  syntax: '[issue|file.md...]',
  completes: 'issues',
  description: {
    zh: '期（issue-9、9 或其文件夹）或 .md 文件；不写则为所在的一期，或全部各期',
    en: 'issues (issue-9, 9, or the folder) or .md files; default: the issue one is in, else all',
  },
};

export const lang: OptionDeclaration = {
  flags: '--lang <langs>',
  list: true,
  values: ['zh', 'en'],
  description: { zh: '只处理这些语言（zh,en）', en: 'only these languages (zh,en)' },
};

export const glossary: OptionDeclaration = {
  flags: '--glossary <file>',
  description: { zh: '用此术语表，代替工作区的 glossary.yml', en: "this glossary instead of the workspace's glossary.yml" },
};

/** For commands whose result is a list or a change. */
export const resultFormat: OptionDeclaration = {
  flags: '--format <format>',
  values: ['pretty', 'json'],
  description: { zh: '输出格式：pretty（缺省）或 json', en: 'form of the result: pretty (default) or json' },
};

/** For commands whose result is a report of findings; the forms are listed in a section of their own. */
export const reportFormat: OptionDeclaration = {
  flags: '--format <format>',
  description: { zh: '输出格式，见下（缺省 pretty）', en: 'form of the result, see below (default pretty)' },
};

/** The registered reporters, for the help page. */
export const reporterSection: NonNullable<CommandDeclaration['section']> = async () => {
  const { reporters } = await import('../../report/registry.js');
  return { title: { zh: '输出格式', en: 'Formats' }, rows: reporters.map(({ format, title }) => [format, title] as const) };
};
