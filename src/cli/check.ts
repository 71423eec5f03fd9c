import { rules } from '../checks/registry.js';
import { atLeast, checkBulletin, checkSelection, concernsInput } from '../core/check.js';
import { loadBulletin } from '../core/load.js';
import { foreignLanguage } from '../core/problems.js';
import { sortDiagnostics } from '../core/sources.js';
import type { Diagnostic, RuleId, Severity } from '../model/diagnostic.js';
import type { Invocation } from './command.js';
import { pretty } from '../report/pretty.js';
import { ExitCode, worst } from './exit-codes.js';
import { findWork, finishOutputs, outputRoot, readLangs } from './loading.js';
import { noteDiagnostics, readNames, readReporter, refuse, splitList } from './report.js';
import { contextFor, usageProblem } from './session.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong);
  const failOn = readNames('--fail-on', options['failOn'], severities, wrong)?.[0] ?? 'error';
  const langs = readLangs(options, wrong);
  const selection = { only: splitList(options['only']), off: splitList(options['off']) };
  for (const { name, message, suggestion } of checkSelection(selection)) wrong.push(usageProblem(message, { actual: name, ...(suggestion !== undefined && { expected: [suggestion] }) }));
  if (wrong.length > 0) return refuse(session, wrong, reporter);

  const { items, problems, workspaces } = await findWork(session, args, options);
  await finishOutputs(items.map(({ target }) => outputRoot(session, target, undefined))).catch(() => undefined);
  const diagnostics: Diagnostic[] = workspaces.flatMap((workspace) => workspace.diagnostics);
  const foreign = new Set<string>();
  let files = 0;
  for (const { target, workspace } of items) {
    session.signal.throwIfAborted();
    if (!workspace.usable) continue;
    const { languages } = workspace.config;
    for (const lang of target.kind === 'issue' ? (langs ?? []) : []) if (!languages.includes(lang)) foreign.add(lang);
    const loaded = await loadBulletin(session.files, workspace, target, langs);
    files += loaded.bulletin.editions.length;
    diagnostics.push(...checkBulletin(workspace, loaded, selection));
  }
  const usage = [...problems, ...[...foreign].map((lang) => foreignLanguage(lang, workspaces[0]?.config.languages ?? []))];

  const source = (file: string): string | undefined => workspaces.map(({ sources }) => sources.text(file)).find((text) => text !== undefined);
  const context = {
    ...contextFor(session, 'stdout', source),
    fixCommand: ['spp fix', ...args.map(quoted)].join(' '),
    ruleInfo: (id: RuleId) => rules.find((rule) => rule.id === id),
  };
  if (reporter !== pretty) {
    session.print(reporter.report({ diagnostics: sortDiagnostics([...usage, ...diagnostics]), files }, context));
  } else {
    noteDiagnostics(session, usage, source);
    const shown = session.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
    const isSilent = items.length === 0 || (session.quiet && shown.length === 0);
    if (!isSilent) session.print(reporter.report({ diagnostics: sortDiagnostics(shown), files }, context));
  }
  return worst([
    usage.length > 0 || diagnostics.some(concernsInput) || workspaces.some(({ usable }) => !usable) ? ExitCode.usage : ExitCode.fine,
    diagnostics.some(({ severity }) => atLeast(severity, failOn)) ? ExitCode.findings : ExitCode.fine,
  ]);
}

/** An argument as it can be typed again. */
function quoted(arg: string): string {
  return /^[\p{L}\p{N}_./@:+-]+$/u.test(arg) ? arg : `'${arg.replaceAll("'", String.raw`'\''`)}'`;
}
