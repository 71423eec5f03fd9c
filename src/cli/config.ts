import { join } from 'node:path';
import { listSettings } from '../core/origins.js';
import { configName, findRoot, loadWorkspace, type Workspace } from '../core/workspace.js';
import { cacheFolder } from '../io/cache-folder.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { painter } from '../report/paint.js';
import { pretty } from '../report/pretty.js';
import { visible } from '../report/visible.js';
import { nearest } from '../text/nearest.js';
import { padToWidth } from '../text/width.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { listForms, noteDiagnostics, readReporter, refuse } from './report.js';
import { usageProblem, type Options, type Session } from './session.js';

interface Origin {
  readonly from: 'flag' | 'environment' | 'file' | 'default' | 'unset';
  /** The flag, the variable or the file. */
  readonly name?: string;
  readonly line?: number;
}

interface Row {
  readonly key: string;
  readonly value: unknown;
  readonly origin: Origin;
}

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const { files } = session;
  const root = await findRoot(files, session.folder);
  const workspace = await loadWorkspace(files, root);
  const errors = workspace.diagnostics.filter(({ rule, severity }) => severity === 'error' && rule.startsWith('config/'));
  if (errors.length > 0) {
    if (reporter === pretty) noteDiagnostics(session, errors, (file) => workspace.sources.text(file));
    else refuse(session, errors, reporter);
    return ExitCode.usage;
  }
  const all = [...ofFile(session, workspace, root), ...ofMachine(session, options)];
  const [key] = args;
  const rows = key === undefined ? all : all.filter((row) => row.key === key || row.key.startsWith(`${key}.`));
  if (key !== undefined && rows.length === 0) return refuse(session, [unknownKey(key, all.map((row) => row.key))], reporter);
  if (reporter !== pretty) {
    const settings = rows.map(({ key: name, value, origin }) => ({ key: name, ...(value !== undefined && { value }), origin }));
    session.print(`${JSON.stringify({ version: 1, settings }, undefined, 2)}\n`);
    return ExitCode.fine;
  }
  session.print(listing(session, rows, key, options['showOrigin'] === true));
  return ExitCode.fine;
}

function ofFile({ files }: Session, { config, sources }: Workspace, root: string | undefined): Row[] {
  const path = root === undefined ? undefined : files.show(join(root, configName));
  const text = path === undefined ? undefined : sources.text(path);
  return listSettings(config, path !== undefined && text !== undefined ? { path, text, bom: false } : undefined).map(({ key, value, span }) => {
    const line = path !== undefined && span ? sources.range(path, span)?.line : undefined;
    const origin: Origin = path !== undefined && line !== undefined ? { from: 'file', name: path, line } : { from: value === undefined ? 'unset' : 'default' };
    return { key, value, origin };
  });
}

/** What flags and the environment decide for a machine and a run; `spp.yml` has no say in it. */
function ofMachine({ env, uiLang, stdout }: Session, options: Options): Row[] {
  const variable = (name: string): Origin | undefined => (env[name] ? { from: 'environment', name } : undefined);
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].find((name) => env[name]);
  const language = (name: string | undefined): boolean => name !== undefined && /^(?:zh|en)(?:\b|_)/i.test(env[name] ?? '');
  const flag = (name: string): Origin => ({ from: 'flag', name });
  const uiOrigin: Origin =
    typeof options['uiLang'] === 'string' ? flag('--ui-lang') : language('SPP_LANG') ? { from: 'environment', name: 'SPP_LANG' } : language(locale) ? { from: 'environment', name: locale ?? '' } : { from: 'default' };
  const colorOrigin: Origin = typeof options['color'] === 'boolean' ? flag(options['color'] ? '--color' : '--no-color') : (variable('FORCE_COLOR') ?? variable('NO_COLOR') ?? { from: 'default' });
  const ofVariable = (key: string, name: string): Row => ({ key, value: env[name] || undefined, origin: variable(name) ?? { from: 'unset' } });
  return [
    { key: 'uiLang', value: uiLang, origin: uiOrigin },
    { key: 'color', value: stdout.color, origin: colorOrigin },
    { key: 'cacheDir', value: cacheFolder(env), origin: variable('SPP_CACHE_DIR') ?? variable('XDG_CACHE_HOME') ?? { from: 'default' } },
    ofVariable('browser', 'SPP_BROWSER'),
    ofVariable('fonts', 'SPP_FONTS'),
    ofVariable('noCache', 'SPP_NO_CACHE'),
    ofVariable('timeLimit', 'SPP_TIME_LIMIT'),
    ofVariable('sourceDateEpoch', 'SOURCE_DATE_EPOCH'),
  ];
}

function listing(session: Session, rows: readonly Row[], key: string | undefined, showOrigin: boolean): string {
  const paint = painter(session.stdout.color);
  const [only] = rows;
  const isOne = rows.length === 1 && only?.key === key;
  const column = Math.max(...rows.map((row) => row.key.length)) + 2;
  const lines = rows.map(({ key: name, value, origin }) => {
    const shown = value === undefined ? (isOne ? '' : paint('dim', '–')) : visible(asText(value));
    const from = showOrigin ? `${shown === '' ? '' : '  '}${paint('dim', session.say(originName(origin)))}` : '';
    return `${isOne ? '' : padToWidth(name, column)}${shown}${from}\n`;
  });
  return lines.join('');
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function originName({ from, name = '', line }: Origin): Localized {
  switch (from) {
    case 'flag':
      return { zh: `选项 ${name}`, en: `flag ${name}` };
    case 'environment':
      return { zh: `环境变量 ${name}`, en: `environment ${name}` };
    case 'file':
      return { zh: `${name}:${line}`, en: `${name}:${line}` };
    case 'default':
      return { zh: '缺省', en: 'default' };
    case 'unset':
      return { zh: '未设', en: 'not set' };
  }
}

function unknownKey(key: string, known: readonly string[]): Diagnostic {
  const groups = known.flatMap((each) => each.split('.').map((_part, i, parts) => parts.slice(0, i + 1).join('.')));
  const suggestion = nearest(key, new Set(groups));
  return usageProblem(
    suggestion === undefined
      ? { zh: `没有设置“${key}”；spp config 列出全部`, en: `Unexpected setting "${key}", expected one that spp config lists` }
      : { zh: `没有设置“${key}”；是否想用 ${suggestion}？`, en: `Unexpected setting "${key}", did you mean ${suggestion}?` },
    { actual: key, ...(suggestion !== undefined && { expected: [suggestion] }) },
  );
}
