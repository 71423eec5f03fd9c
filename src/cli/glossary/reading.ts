import { readEditions, type ReadEditions } from '../../core/term-use.js';
import type { Workspace } from '../../core/workspace.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { pretty } from '../../report/pretty.js';
import type { Reporter } from '../../report/reporter.js';
import { ExitCode } from '../exit-codes.js';
import { findWork, readLangs } from '../loading.js';
import { noteDiagnostics, refuse } from '../report.js';
import type { Options, Session } from '../session.js';

/** The texts that a command on terms looks at, with the one glossary they are read by. */
export interface TermWork extends ReadEditions {
  readonly workspace: Workspace;
  /** `usage` if an argument named nothing or a draft could not be read; the others are looked at all the same. */
  readonly code: ExitCode;
}

/** Reads the issues and files named, else all issues; an exit code, after saying why, if there is nothing to look at. */
export async function readWork(session: Session, args: readonly string[], options: Options, reporter: Reporter): Promise<TermWork | ExitCode> {
  const wrong: Diagnostic[] = [];
  const langs = readLangs(options, wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const { items, problems, workspaces } = await findWork(session, args, options);
  const [workspace] = workspaces;
  const unusable = workspaces.filter(({ usable }) => !usable).flatMap(({ diagnostics }) => diagnostics);
  if (!workspace || unusable.length > 0) {
    const all = [...problems, ...unusable];
    if (reporter !== pretty) return refuse(session, all, reporter);
    noteDiagnostics(session, all, (file) => workspaces.map(({ sources }) => sources.text(file)).find((text) => text !== undefined));
    return ExitCode.usage;
  }
  // Files of other workspaces are read by the terms of the first: use is counted against one glossary.
  const read = await readEditions(session.files, workspace, items.map(({ target }) => target), session.signal, langs);
  const all = [...problems, ...read.problems];
  return { ...read, problems: all, workspace, code: all.some(({ severity }) => severity === 'error') ? ExitCode.usage : ExitCode.fine };
}
