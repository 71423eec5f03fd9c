import { cacheFolder } from '../io/cache-folder.js';
import { remember, type Run } from '../io/kept.js';
import { Trace } from '../io/trace.js';
import type { CommandDeclaration } from './command.js';
import type { ExitCode } from './exit-codes.js';
import { isOff, keyOf } from './say-again.js';
import { createSession, type Options, type Recording, type Session } from './session.js';
import type { UiLang } from './ui-language.js';

/** The session of a command, with a recording if the run is one to keep. */
export function openSession(command: CommandDeclaration, options: Options, uiLang: UiLang, signal: AbortSignal): Session {
  const session = createSession(options, uiLang, signal);
  if (isOff() || command.isRepeatable?.({ session, options }) !== true) return session;
  const record: Recording = { trace: new Trace(Date.now()), said: [] };
  return createSession(options, uiLang, signal, record);
}

/** Keeps what a run has said. Only findings and plain success: what the environment lacks may come, and a bug may go. */
export function keep(argv: readonly string[], { uiLang, record }: Session, code: ExitCode): void {
  if (record && !record.trace.isPassing && code <= 2) remember<Run>(cacheFolder(process.env), 'runs', keyOf(argv, uiLang), { value: { code, said: record.said }, asked: record.trace.asked });
}
