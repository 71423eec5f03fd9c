import { resolve } from 'node:path';
import { cacheFolder } from '../io/cache-folder.js';
import { createFiles } from '../io/files.js';
import type { Trace } from '../io/trace.js';
import { inAscii, screenOf, type Screen } from '../io/terminal.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import type { Localized } from '../model/text.js';
import type { ReportContext } from '../report/reporter.js';
import { harmless } from '../report/visible.js';
import { keyOfParts } from './say-again.js';
import type { UiLang } from './ui-language.js';

/** Values by the option's name in camel case: a string, or whether the flag was given. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** One run of the program: where it is, who reads, and what it writes to. */
export interface Session {
  /** Working folder, after `-C`. Absolute. */
  readonly folder: string;
  readonly files: Files;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uiLang: UiLang;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Aborted by SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** The message in the reader's language. */
  say(message: Localized): string;
  /** Results. */
  print(text: string): void;
  /** Everything else. `again`: what is said instead by a later run that finds nothing changed. */
  note(text: string, again?: string): void;
  /** How far long work is, on a terminal: one line, replaced by the next, gone before anything else is said. '' ends it. */
  status(text: string): void;
  /** Present if this run is kept. */
  readonly record?: Recording;
}

/** What a run that is kept has read and said so far. */
export interface Recording {
  readonly trace: Trace;
  readonly said: (readonly ['out' | 'err', string])[];
}

export function createSession(options: Options, uiLang: UiLang, signal: AbortSignal, record?: Recording): Session {
  const folder = resolve(typeof options['directory'] === 'string' ? options['directory'] : '.');
  const wish = typeof options['color'] === 'boolean' ? { color: options['color'] } : {};
  const stdout = screenOf(process.stdout, process.env, wish);
  const stderr = screenOf(process.stderr, process.env, wish);
  const quiet = options['quiet'] === true;
  let hasStatus = false;
  const clear = (): void => {
    if (hasStatus) process.stderr.write('\r\u001B[K');
    hasStatus = false;
  };
  return {
    folder,
    files: createFiles(folder, record?.trace, record && { cache: cacheFolder(process.env), given: keyOfParts(folder) }),
    env: process.env,
    uiLang,
    quiet,
    verbose: options['verbose'] === true,
    stdout,
    stderr,
    signal,
    say: (message) => message[uiLang],
    print(text) {
      if (stdout.ascii) text = inAscii(text);
      record?.said.push(['out', process.stdout.isTTY ? harmless(text) : text]);
      // A file or a pipe gets what was made, letter by letter.
      clear();
      process.stdout.write(process.stdout.isTTY ? harmless(text) : text);
    },
    note(text, again = text) {
      if (stderr.ascii) [text, again] = [inAscii(text), inAscii(again)];
      record?.said.push(['err', harmless(again)]);
      clear();
      process.stderr.write(harmless(text));
    },
    status(text) {
      if (!stderr.live || quiet) return;
      clear();
      if (text === '') return;
      process.stderr.write(harmless(stderr.ascii ? inAscii(text) : text));
      hasStatus = true;
    },
    ...(record && { record }),
  };
}

/** What a reporter needs to know of the stream it writes for. */
export function contextFor(session: Session, stream: 'stdout' | 'stderr', source: (file: string) => string | undefined = () => undefined): ReportContext {
  return { uiLang: session.uiLang, color: session[stream].color, width: session[stream].width, source };
}

/** Stands for the file of what is wrong with the command itself. */
export const commandLine = '<command-line>';

/** A mistake on the command line, as one of the diagnostics that `--format json` prints. `gcc` names the place so too. */
export function usageProblem(message: Localized, facts: { readonly actual?: string; readonly expected?: readonly string[] } = {}): Diagnostic {
  return { rule: 'input/usage', severity: 'error', file: commandLine, message, ...facts };
}
