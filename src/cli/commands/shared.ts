import type { ArgumentDeclaration, OptionDeclaration } from '../command.js';

export const inputs: ArgumentDeclaration = {
  syntax: '[issue|file.md...]',
  description: {
    zh: '期（issue-9、9 或其文件夹）或 .md 文件；不写则为所在的一期，或全部各期',
    en: 'issues (issue-9, 9, or the folder) or .md files; default: the issue one is in, else all',
  },
};

export const lang: OptionDeclaration = {
  flags: '--lang <langs>',
  list: true,
  description: { zh: '只限这些语言（zh,en）', en: 'only these languages (zh,en)' },
};

export const glossary: OptionDeclaration = {
  flags: '--glossary <file>',
  description: { zh: '用此术语表，代替工作区的 glossary.yml', en: "this glossary instead of the workspace's glossary.yml" },
};
