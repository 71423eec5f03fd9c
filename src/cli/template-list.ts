import { listTemplates, shippedTemplates, type TemplateEntry, type TemplateList } from '../core/template-list.js';
import { templateFolders } from '../core/themes.js';
import { findRoot, loadWorkspace, type Workspace } from '../core/workspace.js';
import { packageRoot } from '../io/package.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { fieldsOf, partialPurposes } from '../render/partial-facts.js';
import { templateTargets } from '../render/theme.js';
import { painter } from '../report/paint.js';
import { pretty } from '../report/pretty.js';
import type { Reporter } from '../report/reporter.js';
import { padToWidth } from '../text/width.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { listForms, noteDiagnostics, readNames, readReporter, refuse } from './report.js';
import { usageProblem, type Options, type Session } from './session.js';

export interface OpenTemplates extends TemplateList {
  readonly theme: string;
  readonly root: string | undefined;
  /** The tool's own, whatever the workspace has changed. */
  readonly shipped: readonly TemplateEntry[];
}

/** The templates as a build here would use them; an exit code, after saying why, if the workspace cannot be read. */
export async function openTemplates(session: Session, options: Options, reporter: Reporter): Promise<OpenTemplates | ExitCode> {
  const { files } = session;
  const root = await findRoot(files, files.resolve('.'));
  const workspace: Workspace = await loadWorkspace(files, root);
  const errors = workspace.diagnostics.filter(({ rule, severity }) => severity === 'error' && rule.startsWith('config/'));
  if (errors.length > 0) {
    if (reporter === pretty) noteDiagnostics(session, errors, (file) => workspace.sources.text(file));
    else refuse(session, errors, reporter);
    return ExitCode.usage;
  }
  const theme = typeof options['theme'] === 'string' ? options['theme'] : workspace.config.theme;
  const folders = await templateFolders(files, packageRoot, root);
  const listed = listTemplates(theme, folders);
  if (!listed.diagnostics.some(({ severity }) => severity === 'error')) return { ...listed, theme, root, shipped: shippedTemplates(theme, folders).entries };
  if (reporter === pretty) noteDiagnostics(session, listed.diagnostics, () => undefined);
  else refuse(session, listed.diagnostics, reporter);
  return ExitCode.usage;
}

const origins: Readonly<Record<'tool' | 'theme' | 'workspace', Localized>> = {
  tool: { zh: '工具', en: 'tool' },
  theme: { zh: '主题', en: 'theme' },
  workspace: { zh: '工作区', en: 'workspace' },
};

export async function list({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const targets = args.length === 0 ? templateTargets : readNames('template list', args.join(','), templateTargets, wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const opened = await openTemplates(session, options, reporter);
  if (typeof opened === 'number') return opened;
  const shown = opened.entries.filter(({ name }) => args.length === 0 || targets?.some((target) => name.startsWith(`${target}/`)));
  const rows = shown.map(({ name, origin, file, source }) => {
    const isTokens = name.endsWith('/tokens');
    const purpose = isTokens ? { zh: '颜色、字体、字号、间距', en: 'colours, fonts, sizes, gaps' } : partialPurposes[name.slice(name.indexOf('/') + 1)];
    return { name, origin, file, purpose: purpose ? session.say(purpose) : '', gets: isTokens ? [] : fieldsOf(source) };
  });
  if (reporter !== pretty) {
    session.print(`${JSON.stringify({ version: 1, theme: opened.theme, themes: opened.themes, templates: rows }, undefined, 2)}\n`);
    return ExitCode.fine;
  }
  const paint = painter(session.stdout.color);
  const title = session.say({ zh: `主题 ${opened.theme}（可选：${opened.themes.join('、')}）`, en: `Theme ${opened.theme} (of ${opened.themes.join(', ')})` });
  session.print(`${paint('strong', title)}\n`);
  const column = Math.max(...rows.map(({ name }) => name.length)) + 2;
  for (const { name, origin, purpose, gets } of rows) {
    const from = padToWidth(session.say(origins[origin]), 11);
    session.print(`  ${padToWidth(name, column)}${paint(origin === 'workspace' ? 'warning' : 'dim', from)}${purpose}${gets.length > 0 ? paint('dim', `  ${gets.join(' ')}`) : ''}\n`);
  }
  return ExitCode.fine;
}

/** A name that fits no template, with what may have been meant. */
export function unknownTemplate(name: string, candidates: readonly string[], near?: string): Diagnostic {
  const expected = candidates.length > 0 || near === undefined ? candidates : [near];
  const hint =
    candidates.length > 0
      ? { zh: `有多个：${candidates.join('、')}；请写全`, en: `expected one of ${candidates.join(', ')}` }
      : near === undefined
        ? { zh: 'spp template list 列出全部', en: 'expected one that spp template list names' }
        : { zh: `是否想用 ${near}？`, en: `did you mean ${near}?` };
  return usageProblem({ zh: `没有模板“${name}”；${hint.zh}`, en: `Unexpected partial "${name}", ${hint.en}` }, { actual: name, ...(expected.length > 0 && { expected }) });
}
