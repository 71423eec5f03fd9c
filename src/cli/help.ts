import type { Localized } from '../model/text.js';
import { painter } from '../report/paint.js';
import { globalOptions, type CommandDeclaration } from './command.js';
import type { UiLang } from './ui-language.js';

const titles = {
  usage: { zh: '用法', en: 'Usage' },
  commands: { zh: '命令', en: 'Commands' },
  arguments: { zh: '参数', en: 'Arguments' },
  options: { zh: '选项', en: 'Options' },
  globals: { zh: '通用选项', en: 'Options of every command' },
  examples: { zh: '例如', en: 'Examples' },
} as const;

/** A command's help page. `path` is how it is called: `spp glossary find`. */
export async function helpPage(command: CommandDeclaration, path: string, ui: UiLang, screen: { readonly color: boolean; readonly width: number }): Promise<string> {
  const paint = painter(screen.color);
  const width = Math.min(screen.width, 100);
  const heading = (title: Localized): string => paint('strong', `${title[ui]}${ui === 'zh' ? '：' : ':'}`);
  const section = (title: Localized, rows: readonly (readonly [string, string])[]): string[] =>
    rows.length === 0 ? [] : ['', heading(title), ...table(rows, width)];
  const subcommands = command.commands ?? [];
  const more = await command.section?.();
  const usage = [path, ...(subcommands.length > 0 ? [ui === 'zh' ? '<命令>' : '<command>'] : []), ...(command.arguments ?? []).map(({ syntax }) => syntax), ui === 'zh' ? '[选项]' : '[options]'];
  return [
    `${heading(titles.usage)}${ui === 'zh' ? '' : ' '}${usage.join(' ')}`,
    '',
    ...wrap((command.description ?? command.summary)[ui], width),
    ...section(titles.commands, subcommands.map((child) => [child.name, child.summary[ui]] as const)),
    ...section(titles.arguments, (command.arguments ?? []).map(({ syntax, description }) => [syntax, description[ui]] as const)),
    ...section(titles.options, (command.options ?? []).map(({ flags, description }) => [flags, description[ui]] as const)),
    ...(more ? section(more.title, more.rows.map(([name, description]) => [name, description[ui]] as const)) : []),
    ...section(titles.globals, globalOptions.map(({ flags, description }) => [flags, description[ui]] as const)),
    ...section(titles.examples, (command.examples ?? []).map((example) => [example.command, example.what[ui]] as const)),
    '',
  ].join('\n');
}

function table(rows: readonly (readonly [string, string])[], width: number): string[] {
  const column = Math.min(34, Math.max(...rows.map(([left]) => cells(left))) + 2);
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, width - column - 2);
    const [first = '', ...rest] = lines;
    const indent = ' '.repeat(column + 2);
    const head = cells(left) + 2 > column ? [`  ${left}`, indent + first] : [`  ${left + ' '.repeat(column - cells(left))}${first}`];
    return [...head, ...rest.map((line) => indent + line)];
  });
}

// Help answers at once: the width tables and break rules of `text` take 40 ms to load, and the texts here hold only ASCII, Han and full-width marks.
function cells(text: string): number {
  let sum = 0;
  for (const character of text) sum += character >= '\u2E80' ? 2 : 1;
  return sum;
}

/** Breaks at spaces and between Han characters, not before a mark. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(/(?:[\u2E80-\uFFFF](?![，。、；：？！）”])|[^ \u2E80-\uFFFF]+|[\u2E80-\uFFFF])[，。、；：？！）”]* */gu)) {
    if (line !== '' && cells(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}
