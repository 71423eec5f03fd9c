import { timeSpent } from '../core/problems.js';
import { packageVersion } from '../io/package.js';
import { TimeSpentError } from '../model/files.js';
import { EnvironmentError } from '../model/ports.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { keep, openSession } from './again.js';
import { program } from './commands/registry.js';
import { ExitCode } from './exit-codes.js';
import { printHelp, printVersion } from './pages.js';
import { parse, UsageError } from './parser.js';
import type { Session } from './session.js';
import { flagValue, uiLanguage, type UiLang } from './ui-language.js';

/** Where bugs are reported. */
const home = 'https://bulletin.example.org/spp/issues';

/** Runs one command line and tells how it ended. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  const uiLang = uiLanguage(argv, process.env);
  const format = flagValue(argv, '--format');
  const release = onInterrupt(interrupt);
  try {
    return await dispatch(argv, uiLang, interrupt.signal, format);
  } catch (error) {
    if (interrupt.signal.aborted) return ExitCode.interrupted;
    if (error instanceof TimeSpentError) return fail(uiLang, format, ExitCode.usage, 'input/time', timeSpent(error).message, { zh: error.path, en: error.path });
    if (error instanceof EnvironmentError) return fail(uiLang, format, ExitCode.environment, 'input/environment', error.said);
    return bug(uiLang, format, error);
  } finally {
    release();
  }
}

async function dispatch(argv: readonly string[], uiLang: UiLang, signal: AbortSignal, format: string | undefined): Promise<number> {
  let parsed;
  try {
    parsed = parse(program, argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const more: Localized = { zh: `用法见：${error.command} --help`, en: `For usage: ${error.command} --help` };
    return fail(uiLang, format, ExitCode.usage, 'input/usage', error.said, more);
  }
  if (parsed.kind === 'help') return printHelp(parsed.command, parsed.path, argv, uiLang);
  if (parsed.kind === 'version') return printVersion();
  const { args, command, options } = parsed;
  const session: Session = openSession(command, options, uiLang, signal);
  const wrong = await wrongGlobals(session, options);
  if (wrong) return fail(uiLang, format, ExitCode.usage, 'input/usage', wrong);
  const work = async (): Promise<ExitCode> => (await command.run?.({ session, args, options })) ?? ExitCode.fine;
  let code: ExitCode;
  try {
    code = command.isUndoable === true ? await (await import('./undo-home.js')).undoably(session, argv, work) : await work();
  } finally {
    session.status('');
  }
  if (signal.aborted) return ExitCode.interrupted;
  keep(argv, session, code);
  return code;
}

async function wrongGlobals(session: Session, options: Readonly<Record<string, unknown>>): Promise<Localized | undefined> {
  const { uiLang } = options;
  if (typeof uiLang === 'string' && !/^(?:zh|en)(?:[-_].*)?$/i.test(uiLang)) return { zh: `--ui-lang 应为 zh 或 en，现为“${uiLang}”`, en: `Unexpected --ui-lang "${uiLang}", expected zh or en` };
  if ((await session.files.kind(session.folder)) !== 'folder') return { zh: `-C 所指的文件夹不存在：${session.folder}`, en: `Found no folder for -C: ${session.folder}` };
  return undefined;
}

/** A failure before or outside a command: one sentence for people, the whole document of its format for programs. */
async function fail(uiLang: UiLang, format: string | undefined, code: ExitCode, rule: Diagnostic['rule'], said: Localized, more?: Localized): Promise<ExitCode> {
  const reporter = format === undefined || format === 'pretty' ? undefined : (await import('../report/registry.js')).reporters.find((each) => each.format === format);
  if (reporter) {
    const problem: Diagnostic = { rule, severity: 'error', file: '<command-line>', message: said };
    process.stdout.write(reporter.report({ diagnostics: [problem], files: 0 }, { uiLang, color: false, width: 80, source: () => undefined }));
  } else {
    // It may name an argument or a path.
    const { harmless } = await import('../report/visible.js');
    process.stderr.write(`spp: ${harmless(said[uiLang])}\n${more ? `${more[uiLang]}\n` : ''}`);
  }
  return code;
}

function bug(uiLang: UiLang, format: string | undefined, error: unknown): Promise<ExitCode> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.stack}` : '';
  process.stderr.write(`${stack}${cause}\nspp ${packageVersion()} · Node ${process.version} · ${process.platform} ${process.arch}\n`);
  return fail(uiLang, format, ExitCode.bug, 'input/bug', {
    zh: `spp 出现内部错误，不是您的稿件有误。请将以上各行报告到 ${home}`,
    en: `This is a bug in spp, not a mistake of yours. Please report the lines above at ${home}`,
  });
}

/** The first signal lets the command stop where nothing is half done; the second ends at once. */
function onInterrupt(controller: AbortController): () => void {
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(ExitCode.interrupted);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
