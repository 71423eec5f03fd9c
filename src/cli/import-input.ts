import { unreadable } from '../core/problems.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lang } from '../model/text.js';
import type { Reporter } from '../report/reporter.js';
import { noteDiagnostics } from './report.js';
import type { Options, Session } from './session.js';

// A bulletin with its pictures; mail programs refuse more than 25 MB.
export const fileLimit = 64 * 1024 * 1024;

/** What was read of a file named on the command line. */
export async function readInput(session: Session, name: string, diagnostics: Diagnostic[]): Promise<Uint8Array | undefined> {
  const path = session.files.resolve(name);
  const read = await session.files.read(path, { limit: fileLimit });
  if ('bytes' in read) return read.bytes;
  diagnostics.push(unreadable(session.files.show(path), read.failure));
  return undefined;
}

export function sayAll(session: Session, diagnostics: readonly Diagnostic[], source: (file: string) => string | undefined = () => undefined): void {
  noteDiagnostics(session, session.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics, source);
}

/** What taking a copy back needs. */
export interface TakeBackRequest {
  readonly session: Session;
  readonly args: readonly string[];
  readonly options: Options;
  readonly reporter: Reporter;
  readonly lang: Lang | undefined;
  readonly issue: string;
}
