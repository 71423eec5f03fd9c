import { isHan } from '../lang/characters.js';
import type { Lang } from '../model/text.js';
import { yamlScalar } from '../schema/yaml-strings.js';
import { ciFiles, type CiHost, type NewFile } from './init-ci.js';
import { exampleDrafts, exampleGlossary, exampleIssue } from './init-example.js';
import { fromIssue, schemaLine } from './schema-line.js';
import { issueFile } from './skeleton.js';

/** What a new workspace is to be. */
export interface InitAnswers {
  /** The bulletin's name in each language, as far as given. */
  readonly names: Partial<Readonly<Record<Lang, string>>>;
  readonly languages: readonly Lang[];
  readonly source: Lang;
  readonly example: boolean;
  readonly ci: readonly CiHost[];
  /** Where the JSON Schemas stand, as a path from the workspace's root that ends in a slash. */
  readonly schemas: string;
  /** Name and version of this package, for `package.json`. */
  readonly tool: { readonly name: string; readonly version: string };
}

/** `可持续公共采购简报 | SPP Bulletin`: a name in each language; the parts with Han characters are the Chinese one. */
export function readNames(written: string): InitAnswers['names'] {
  const names: Partial<Record<Lang, string>> = {};
  for (const part of written.split(/[|｜]/).map((each) => each.trim())) {
    if (part === '') continue;
    const lang = [...part].some((character) => isHan(character)) ? 'zh' : 'en';
    names[lang] ??= part;
  }
  return names;
}

/** All files of a new workspace, the ones people read first. */
export function workspaceFiles(answers: InitAnswers): readonly NewFile[] {
  const { example, schemas, ci, tool } = answers;
  return [
    { path: 'spp.yml', text: settings(answers) },
    { path: 'glossary.yml', text: `${schemaLine(`${schemas}glossary.json`)}${example ? exampleGlossary : emptyGlossary}` },
    ...(example ? exampleFiles(schemas) : [{ path: 'issues/.gitkeep', text: '' }]),
    { path: '.gitignore', text: gitignore },
    { path: '.gitattributes', text: gitattributes },
    { path: '.editorconfig', text: editorconfig },
    ...ciFiles(ci, tool),
  ];
}

function exampleFiles(schemas: string): NewFile[] {
  const folder = `issues/issue-${exampleIssue.issue}`;
  return [
    { path: `${folder}/issue.yml`, text: issueFile(exampleIssue, fromIssue(schemas)) },
    { path: `${folder}/zh.md`, text: exampleDrafts.zh },
    { path: `${folder}/en.md`, text: exampleDrafts.en },
  ];
}

function settings({ names, languages, source, example, schemas }: InitAnswers): string {
  const shown: InitAnswers['names'] = example ? { zh: names.zh ?? '绿采简报', en: names.en ?? 'Green Desk Bulletin' } : names;
  const given = languages.flatMap((lang) => (shown[lang] === undefined ? [] : [`    ${lang}: ${yamlScalar(shown[lang], 'plain')}`]));
  return [
    `${schemaLine(`${schemas}spp.json`)}# 简报工作区的设置；spp config 列出全部。Settings of the bulletin; spp config lists them all.`,
    'version: 1',
    `languages: [${languages.join(', ')}]`,
    `source: ${source}`,
    ...(given.length === 0 ? [] : ['brand:', '  programme:', ...given]),
    ...(example ? exampleSettings : []),
    'style:',
    '  # 汉字与西文之间：none 不留空，thin 留空，keep 不检查。Between Han and Latin: none, thin (a space), keep (not checked).',
    '  spacing: keep',
    '',
  ].join('\n');
}

const exampleSettings = [
  '  publisher:',
  '    zh: 绿采编辑部',
  '    en: Green Desk',
  '# example.org 收不到邮件，发送前请换成自己的地址。Nobody reads mail at example.org: put in your own address before sending.',
  'mail:',
  '  from: { name: { zh: 绿采编辑部, en: Green Desk }, address: bulletin@example.org }',
];

const emptyGlossary = `# 双语术语表。添加：spp glossary add --en "sustainable public procurement" --zh 可持续公共采购
# The bilingual terms. To add one: spp glossary add --en "sustainable public procurement" --zh 可持续公共采购
version: 1
concepts: []
`;

const gitignore = `# 输出与撤销记录，不提交。Output and the history of spp undo: not committed.
dist/
.spp/
node_modules/
`;

// Union keeps what both sides learnt; the next spp translate learn sorts the lines again.
const gitattributes = `* text=auto eol=lf
*.png binary
*.jpg binary
memory/memory.jsonl text eol=lf merge=union
`;

const editorconfig = `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true
indent_style = space
indent_size = 2
`;
