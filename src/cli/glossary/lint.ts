import { readSource } from '../../core/workspace.js';
import { sortDiagnostics, Sources } from '../../core/sources.js';
import { lintGlossary } from '../../glossary/lint.js';
import { loadGlossary } from '../../glossary/load.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { pretty } from '../../report/pretty.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { noteDiagnostics, readReporter, refuse } from '../report.js';
import { contextFor } from '../session.js';
import { glossaryPath } from './opening.js';

/** The glossary as a file, then its terms against each other. Errors are findings here: to find them is what was asked. */
export async function lint({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const sources = new Sources();
  const path = await glossaryPath(session, args[0] ?? options['glossary']);
  if (typeof path !== 'string') return refuse(session, [path], reporter);
  const read = await readSource(session.files, sources, path);
  if ('problem' in read) {
    if (reporter !== pretty) return refuse(session, [read.problem], reporter);
    noteDiagnostics(session, [read.problem], () => undefined);
    return ExitCode.usage;
  }
  const { glossary, findings } = loadGlossary(read.file);
  const all = [...findings, ...(glossary ? lintGlossary(glossary) : [])];
  const diagnostics = sortDiagnostics(all.map((finding) => sources.diagnose({ rule: finding.rule, file: read.file.path, finding }, finding.severity ?? 'error')));
  session.print(reporter.report({ diagnostics, files: 1 }, contextFor(session, 'stdout', (file) => sources.text(file))));
  return diagnostics.some(({ severity }) => severity === 'error') ? ExitCode.findings : ExitCode.fine;
}
