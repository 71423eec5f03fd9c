// The reference in docs/reference/: made from the declarations of the commands, the schemas of the files and the table of exit codes.
// `generate.mjs` writes it; what the code does not say itself (what a variable or an exit code is for) stands in `reference-words.mjs`.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSource } from './load-source.mjs';
import { exitCodes, variables, words } from './reference-words.mjs';

const uiLanguages = ['zh', 'en'];

/** Every page by its path under `docs/reference/`. `schemas`: the JSON Schemas by name; `root`: of the repository. */
export async function referencePages(schemas, root) {
  const [{ program }, { globalOptions }, { ExitCode }] = await Promise.all([
    loadSource('cli/commands/registry.ts'),
    loadSource('cli/command.ts'),
    loadSource('cli/exit-codes.ts'),
  ]);
  await everyVariableIsDescribed(join(root, 'src'));
  const pages = new Map();
  for (const lang of uiLanguages) {
    const page = (name, ...blocks) => pages.set(`${lang}/${name}.md`, `${blocks.flat().filter((block) => block !== '').join('\n\n')}\n`);
    page('README', `# ${words.reference[lang]}`, words.made[lang], index(lang));
    page('commands', `# ${words.commands[lang]}`, await commandBlocks(program, globalOptions, lang));
    page('configuration', `# ${words.configuration[lang]}`, words.origins[lang], configurationBlocks(schemas, lang));
    page('environment', `# ${words.environment[lang]}`, words.variablesWin[lang], table(words.variableHead[lang], variables.map(({ name, what }) => [code(name), what[lang]])));
    page('exit-codes', `# ${words.exitCodes[lang]}`, exitCodeTable(ExitCode, lang), words.worst[lang]);
    page('formats', `# ${words.formats[lang]}`, await formatBlocks(program, lang));
  }
  return pages;
}

function index(lang) {
  const names = ['commands', 'configuration', 'environment', 'exit-codes', 'formats'];
  const titles = { commands: words.commands, configuration: words.configuration, environment: words.environment, 'exit-codes': words.exitCodes, formats: words.formats };
  const further = [[`../../rules/${lang}/README.md`, words.rules], [lang === 'zh' ? '../../markdown.zh-CN.md' : '../../markdown.md', words.markdown]];
  return [...names.map((name) => `- [${titles[name][lang]}](${name}.md)`), ...further.map(([path, title]) => `- [${title[lang]}](${path})`)].join('\n');
}

async function commandBlocks(program, globalOptions, lang) {
  const runnable = (path, command) => [
    ...(command.run ? [[path, command]] : []),
    ...(command.commands ?? []).flatMap((child) => runnable(`${path} ${child.name}`, child)),
  ];
  const all = program.commands.flatMap((command) => runnable(`spp ${command.name}`, command));
  const overview = table(words.commandHead[lang], all.map(([path, command]) => [`[\`${path}\`](#${path.replaceAll(' ', '-')})`, prose(command.summary[lang])]));
  const globals = [`## ${words.globals[lang]}`, optionTable(globalOptions, lang)];
  return [overview, ...globals, ...all.flatMap(([path, command]) => commandPage(path, command, lang))];
}

function commandPage(path, command, lang) {
  const usage = [path, ...(command.arguments ?? []).map(({ syntax }) => syntax), ...(command.options ? [words.optionsInUsage[lang]] : [])].join(' ');
  const examples = command.examples ?? [];
  const width = Math.max(0, ...examples.map((example) => cells(example.command)));
  return [
    `## ${path}`,
    prose((command.description ?? command.summary)[lang]),
    fenced([usage]),
    command.arguments ? table(words.argumentHead[lang], command.arguments.map(({ syntax, description }) => [code(syntax), prose(description[lang])])) : '',
    command.options ? optionTable(command.options, lang) : '',
    examples.length > 0 ? `${words.examples[lang]}\n\n${fenced(examples.map((example) => `${example.command}${' '.repeat(width - cells(example.command))}  # ${example.what[lang]}`))}` : '',
  ];
}

function optionTable(options, lang) {
  return table(words.optionHead[lang], options.map(({ flags, description, values: offered = [] }) => {
    const unsaid = offered.every((value) => description[lang].includes(value)) ? '' : `${lang === 'zh' ? '：' : ': '}${offered.map(code).join(lang === 'zh' ? '、' : ', ')}`;
    return [code(flags), `${prose(description[lang])}${unsaid}`];
  }));
}

function configurationBlocks(schemas, lang) {
  return Object.entries(words.files).flatMap(([name, { title, where }]) => [
    `## ${title[lang]}`,
    where[lang],
    table(words.keyHead[lang], keyRows(schemas[name], '', lang)),
  ]);
}

/** A row a key, depth first; groups that repeat (the forms of a term, the names in two languages) are said once. */
function keyRows(schema, prefix, lang, seen = new Map()) {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const required = schema.required?.includes(key) ? words.required[lang] : '';
    const row = [code(path), values(property, lang), [inLanguage(property.description, lang), required].filter(Boolean).join(lang === 'zh' ? '；' : '; ')];
    const group = groupIn(property);
    if (!group || isInLanguages(group.schema)) return [row];
    const text = JSON.stringify(group.schema.properties);
    const first = seen.get(text);
    if (first !== undefined && Object.keys(group.schema.properties).length > 2) {
      row[2] += `${row[2] === '' ? '' : lang === 'zh' ? '；' : '; '}${words.asIn[lang]} ${code(first)}`;
      return [row];
    }
    seen.set(text, path + group.mark);
    return [row, ...keyRows(group.schema, path + group.mark, lang, seen)];
  });
}

/** The keys below a key: of the map itself, of the items of its list, or of one of its forms. */
function groupIn(property) {
  if (property.properties) return { schema: property, mark: '' };
  const inner = property.items ? groupIn(property.items) : undefined;
  if (inner) return { schema: inner.schema, mark: '[]' };
  return (property.anyOf ?? []).map(groupIn).find(Boolean);
}

/** Names in two languages: said by the value, not by two rows. */
function isInLanguages({ properties }) {
  return Object.entries(properties).length === 2 && ['zh', 'en'].every((lang) => properties[lang]?.type === 'string');
}

function values(property, lang) {
  const said = kindOf(property, lang);
  const standard = property.default;
  const isSaid = standard !== undefined && (typeof standard !== 'object' || (Array.isArray(standard) && standard.length > 0));
  return isSaid && standard !== '' ? `${said}${lang === 'zh' ? '；缺省' : '; default'} ${code([standard].flat().join(', '))}` : said;
}

function kindOf(property, lang) {
  if (property.const !== undefined) return code(String(property.const));
  if (property.enum) return property.enum.map((value) => code(value)).join(lang === 'zh' ? '、' : ', ');
  if (property.anyOf) return [...new Set(property.anyOf.map((each) => kindOf(each, lang)))].join(lang === 'zh' ? '或' : ' or ');
  if (property.type === 'array') return `${words.kinds.list[lang]}${lang === 'zh' ? '：' : ': '}${kindOf(property.items, lang)}`;
  if (property.type === 'object' && typeof property.additionalProperties === 'object') return `${words.kinds.map[lang]}${lang === 'zh' ? '：' : ': '}${kindOf(property.additionalProperties, lang)}`;
  if (property.properties && isInLanguages(property)) return '`{ zh: …, en: … }`';
  return words.kinds[property.type][lang];
}

/** Descriptions in the schemas are “中文 / English”: the stroke is the first one behind the last Han character that Chinese needs. */
function inLanguage(description, lang) {
  if (description === undefined) return '';
  const strokes = [...description.matchAll(/ \/ /gu)].map(({ index: at }) => at);
  const at = strokes.find((stroke) => /^ \/ [^\u4E00-\u9FFF]*$/u.test(description.slice(stroke))) ?? strokes.at(-1);
  if (at === undefined) throw new Error(`A description in one language only: ${description}`);
  return lang === 'zh' ? description.slice(0, at) : description.slice(at + 3);
}

function exitCodeTable(codes, lang) {
  return table(words.exitHead[lang], Object.entries(codes).map(([name, number]) => {
    if (!exitCodes[name]) throw new Error(`Exit code ${number} (${name}) has no words in scripts/reference-words.mjs`);
    return [String(number), exitCodes[name][lang]];
  }));
}

async function formatBlocks(program, lang) {
  const find = (names) => names.reduce((command, name) => command.commands.find((child) => child.name === name), program);
  const blocks = [];
  for (const { path, title } of words.formatLists) {
    const { rows } = await find(path).section();
    blocks.push(`## ${title[lang]}`, table(words.formatHead[lang], rows.map(([name, description]) => [code(name), prose(description[lang])])));
  }
  return blocks;
}

/** Whoever reads a new variable of the environment says what it is for. */
async function everyVariableIsDescribed(folder) {
  const known = new Set([...variables.flatMap(({ name }) => name.split(', ')), ...words.variablesOfTheSystem]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/(?<!\.test|\.fixture)\.ts$/u.test(entry.name)) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of text.matchAll(/\benv\['([A-Z][A-Z0-9_]+)'\]/gu)) {
      if (!known.has(name)) throw new Error(`${entry.name} reads the variable ${name}, which scripts/reference-words.mjs does not describe`);
    }
  }
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function fenced(lines) {
  return ['```sh', ...lines, '```'].join('\n');
}

/** Width in a terminal: Han characters and full-width marks take two cells. */
function cells(text) {
  return [...text].reduce((sum, character) => sum + (character >= '\u2E80' ? 2 : 1), 0);
}

/** Words of the terminal in Markdown: `<name>` is no HTML. */
function prose(text) {
  return text.replaceAll(/[<*]/gu, '\\$&');
}

function code(text) {
  return `\`${text}\``;
}
