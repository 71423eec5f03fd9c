import { atLeast, checkSelection, concernsInput, ruleInfo, type Selection } from '../core/check.js';
import { checkTarget } from '../core/check-target.js';
import { isExchangeFile } from '../core/exchange-names.js';
import { loadBulletin } from '../core/load.js';
import { foreignLanguage } from '../core/problems.js';
import { sortDiagnostics } from '../core/sources.js';
import { checkTheme } from '../core/themes.js';
import { packageRoot } from '../io/package.js';
import { appendText } from '../io/replace.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { EnvironmentError } from '../model/ports.js';
import type { Edition } from '../model/edition.js';
import type { Lang } from '../model/text.js';
import { github, githubSummary } from '../report/github.js';
import { pretty } from '../report/pretty.js';
import type { CheckResult, ReportContext, Reporter } from '../report/reporter.js';
import { leaveOutKnown, openBaseline, writeKnown, type OpenBaseline } from './baseline.js';
import type { Invocation } from './command.js';
import { ExitCode, worst } from './exit-codes.js';
import { findWork, finishOutputs, outputRoot, readLangs, type Work } from './loading.js';
import { barLine } from './progress.js';
import { noteDiagnostics, readNames, readReporter, splitList } from './report.js';
import { contextFor, usageProblem, type Options, type Session } from './session.js';
import { proposed } from './typed.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const { reporter, failOn, langs, selection } = readOptions(options, wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const { baseline, writeBaseline } = options;
  const known = typeof baseline === 'string' ? await openBaseline(session, baseline) : undefined;
  if (known && 'problems' in known) return refuse(session, known.problems, reporter, (file) => known.sources.text(file));

  const exchanged = args.filter(isExchangeFile);
  const drafts = args.filter((arg) => !isExchangeFile(arg));
  const work: Work = exchanged.length > 0 && drafts.length === 0 ? { items: [], problems: [], workspaces: [] } : await findWork(session, drafts, options);
  const { items, workspaces } = work;
  await finishOutputs(session, items.map(({ target }) => outputRoot(session, target, undefined))).catch(() => undefined);
  const beside = typeof options['source'] === 'string' ? await readSourceEdition(session, work, options['source']) : undefined;
  if (beside && 'problems' in beside) return refuse(session, beside.problems, reporter, (file) => workspaces.map(({ sources }) => sources.text(file)).find((text) => text !== undefined));
  const traded = exchanged.length > 0 ? await (await import('../core/check-exchange.js')).checkExchange(session.files, exchanged, selection) : undefined;
  const drafted = await checkAll(session, work, langs, selection, beside?.edition);
  const found = { ...drafted, diagnostics: [...drafted.diagnostics, ...(traded?.diagnostics ?? [])], files: [...drafted.files, ...(traded?.files ?? [])] };
  const usage = [...work.problems, ...found.foreign.map((lang) => foreignLanguage(lang, workspaces[0]?.config.languages ?? []))];
  const isWhole = usage.length === 0 && !found.diagnostics.some(concernsInput) && workspaces.every(({ usable }) => usable);
  const source = (file: string): string | undefined => workspaces.map(({ sources }) => sources.text(file)).find((text) => text !== undefined) ?? traded?.sources.text(file) ?? known?.sources.text(file);
  const checkup = { ...found, selection, source };
  const diagnostics = await withoutKnown(session, checkup, known, isWhole ? writeBaseline : undefined);
  if (typeof writeBaseline === 'string' && !isWhole) session.note(`spp: ${session.say({ zh: `有读不了的输入，没有写 ${writeBaseline}`, en: `Some input could not be read; ${writeBaseline} was not written` })}\n`);

  const context = {
    ...contextFor(session, 'stdout', source),
    fixCommand: proposed(session.env, 'fix', ...args),
    // What comes next is for people alone: what is kept or compared stays the same.
    ...(session.stdout.live && drafts.length === args.length && { nextCommand: proposed(session.env, 'build', ...args) }),
    ruleInfo,
  };
  if (reporter !== pretty) {
    await print(session, reporter, { diagnostics: sortDiagnostics([...usage, ...diagnostics]), files: found.files.length }, context);
  } else {
    noteDiagnostics(session, usage, source);
    const shown = session.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
    const isSilent = (items.length === 0 && !traded) || (session.quiet && shown.length === 0);
    if (!isSilent) session.print(reporter.report({ diagnostics: sortDiagnostics(shown), files: found.files.length }, context));
  }
  return worst([isWhole ? ExitCode.fine : ExitCode.usage, diagnostics.some(({ severity }) => atLeast(severity, failOn)) ? ExitCode.findings : ExitCode.fine]);
}

interface Asked {
  readonly reporter: Reporter;
  readonly failOn: Severity;
  readonly langs: readonly Lang[] | undefined;
  readonly selection: Selection;
}

function readOptions(options: Options, wrong: Diagnostic[]): Asked {
  const reporter = readReporter(options['format'], wrong);
  const failOn = readNames('--fail-on', options['failOn'], severities, wrong)?.[0] ?? 'error';
  const langs = readLangs(options, wrong);
  const selection = { only: splitList(options['only']), off: splitList(options['off']) };
  for (const { name, message, suggestion } of checkSelection(selection)) wrong.push(usageProblem(message, { actual: name, ...(suggestion !== undefined && { expected: [suggestion] }) }));
  if (options['baseline'] !== undefined && options['writeBaseline'] !== undefined) {
    wrong.push(usageProblem({ zh: '--baseline 与 --write-baseline 二者取其一；要更新基线，只用 --write-baseline', en: 'Expected either --baseline or --write-baseline; to bring a baseline up to date, use the latter alone' }));
  }
  return { reporter, failOn, langs, selection };
}

interface Found {
  readonly diagnostics: readonly Diagnostic[];
  /** Drafts that were checked, and glossaries. */
  readonly files: readonly string[];
  /** Languages of `--lang` that a workspace does not have. */
  readonly foreign: readonly Lang[];
}

async function checkAll(session: Session, { items, workspaces }: Work, langs: readonly Lang[] | undefined, selection: Selection, source?: Edition): Promise<Found> {
  const diagnostics: Diagnostic[] = workspaces.flatMap((workspace) => workspace.diagnostics);
  const foreign = new Set<Lang>();
  const files: string[] = [];
  for (const [done, { target, workspace }] of items.entries()) {
    session.signal.throwIfAborted();
    if (items.length > 1) session.status(barLine({ zh: '检查', en: 'check' }, done, items.length, target.kind === 'issue' ? target.id : session.files.show(target.path), session.uiLang));
    if (!workspace.usable) continue;
    const { languages } = workspace.config;
    for (const lang of target.kind === 'issue' ? (langs ?? []) : []) if (!languages.includes(lang)) foreign.add(lang);
    const checked = await checkTarget(session.files, workspace, target, { langs, selection, source });
    files.push(...checked.files);
    for (const each of checked.diagnostics) diagnostics.push(each);
  }
  // A lone file has the built-in look.
  for (const workspace of new Set(items.filter(({ target }) => target.kind === 'issue').map((item) => item.workspace))) {
    if (workspace.usable) diagnostics.push(...(await checkTheme(session.files, workspace, packageRoot, selection)));
  }
  return { diagnostics, files, foreign: [...foreign] };
}

/** The file of `--source`, which goes with one target file. */
async function readSourceEdition(session: Session, { items }: Work, path: string): Promise<{ edition: Edition } | { problems: readonly Diagnostic[] }> {
  const [only, ...others] = items;
  if (!only || others.length > 0) {
    return { problems: [usageProblem({ zh: '--source 只能与一个目标文件同用，例如 spp check zh.md --source en.md', en: 'Expected one target file with --source, such as spp check zh.md --source en.md' })] };
  }
  const { workspace } = only;
  const { bulletin, problems, findings } = await loadBulletin(session.files, workspace, { kind: 'file', path: session.files.resolve(path) });
  const [edition] = bulletin.editions;
  return edition ? { edition } : { problems: [...problems, ...findings.map((finding) => workspace.sources.diagnose(finding, 'error'))] };
}

async function withoutKnown(session: Session, checkup: Parameters<typeof leaveOutKnown>[2], known: OpenBaseline | undefined, write: unknown): Promise<readonly Diagnostic[]> {
  if (known) return leaveOutKnown(session, known, checkup);
  return typeof write === 'string' ? writeKnown(session, write, checkup) : checkup.diagnostics;
}

/** Ends a run that cannot begin: a sentence, or the lines it is about, for people; the whole document for programs. */
async function refuse(session: Session, problems: readonly Diagnostic[], reporter: Reporter, source?: (file: string) => string | undefined): Promise<ExitCode> {
  if (reporter !== pretty) await print(session, reporter, { diagnostics: problems, files: 0 }, contextFor(session, 'stdout', source));
  else if (source) noteDiagnostics(session, problems, source);
  else for (const problem of problems) session.note(`spp: ${session.say(problem.message)}\n`);
  return ExitCode.usage;
}

/** The one document on stdout; on GitHub, what gets no annotation goes to the step's summary. */
async function print(session: Session, reporter: Reporter, result: CheckResult, context: ReportContext): Promise<void> {
  session.print(reporter.report(result, context));
  const summary = session.env['GITHUB_STEP_SUMMARY'];
  if (reporter !== github || summary === undefined || summary === '') return;
  try {
    await appendText(session.files.resolve(summary), githubSummary(result, context));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    // The findings have been told; a summary that cannot be written is no reason to fail the step.
    session.note(`spp: ${session.say(error.said)}\n`);
  }
}
