import { Sources } from '../../core/sources.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { SourceFile } from '../../model/text.js';
import { pretty } from '../../report/pretty.js';
import type { Reporter } from '../../report/reporter.js';
import type { SchemaFinding } from '../../schema/read.js';
import { ExitCode } from '../exit-codes.js';
import { noteDiagnostics, refuse } from '../report.js';
import type { Session } from '../session.js';

type SourceOf = (name: string) => string | undefined;

/** What a format found wrong, with lines where the file is text. */
export function rowDiagnostics(findings: readonly SchemaFinding[], file: SourceFile | undefined, shown: string): { diagnostics: Diagnostic[]; source: SourceOf } {
  const sources = new Sources();
  if (file) sources.add(file);
  return {
    diagnostics: findings.map((finding) => sources.diagnose({ rule: finding.rule, file: shown, finding }, finding.severity ?? 'error')),
    source: (name) => sources.text(name),
  };
}

/** Ends an import of which any row is invalid. A file that is none at all is unreadable input, a bad row a finding. */
export function refuseRows(session: Session, reporter: Reporter, diagnostics: readonly Diagnostic[], source: SourceOf): ExitCode {
  const isUnreadable = diagnostics.some(({ rule }) => /^input\/|^exchange\/unreadable$/.test(rule));
  const code = isUnreadable ? ExitCode.usage : ExitCode.findings;
  if (reporter !== pretty) {
    refuse(session, diagnostics, reporter);
    return code;
  }
  noteDiagnostics(session, diagnostics, source);
  session.note(`spp: ${session.say({ zh: '文件中有错误，什么也没有写入', en: 'The file has mistakes; nothing was written' })}\n`);
  return code;
}
