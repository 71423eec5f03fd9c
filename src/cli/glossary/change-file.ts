import { diffGlossaries, type GlossaryDiff } from '../../glossary/diff.js';
import type { FileEdits } from '../../glossary/edit-file.js';
import { lintGlossary } from '../../glossary/lint.js';
import { loadGlossary } from '../../glossary/load.js';
import { replaceText, writeWhole } from '../../io/replace.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Glossary } from '../../model/glossary.js';
import type { SourceFile } from '../../model/text.js';
import type { Reporter } from '../../report/reporter.js';
import { pretty } from '../../report/pretty.js';
import type { SchemaFinding } from '../../schema/read.js';
import { applyEdits } from '../../text/edits.js';
import { Sources } from '../../core/sources.js';
import { ExitCode } from '../exit-codes.js';
import { noteDiagnostics, refuse } from '../report.js';
import type { Session } from '../session.js';
import { answer } from './answer.js';
import { changesJson, countChanges, describeChanges } from './changes.js';
import type { OpenGlossary } from './opening.js';

export interface GlossaryChange {
  readonly open: OpenGlossary;
  readonly edits: FileEdits;
  readonly dryRun: boolean;
  /** What is to be said besides, and decides the exit code with the rest. */
  readonly problems?: readonly Diagnostic[];
  readonly source?: (file: string) => string | undefined;
}

/**
 * Writes changes into `glossary.yml` and shows them. What cannot be written safely is refused as a whole; new conflicts of the glossary with
 * itself are told, as `glossary lint` would.
 */
export async function changeGlossary(session: Session, reporter: Reporter, { open, edits, dryRun, problems = [], source }: GlossaryChange): Promise<ExitCode> {
  const { file, path, sources } = open;
  if (open.warning) return refuseChange(session, reporter, [{ ...open.warning, severity: 'error' }], sources);
  if ('findings' in edits) return refuseChange(session, reporter, edits.findings.map((finding) => diagnose(finding, file, sources)), sources);
  const after: SourceFile = { ...file, text: applyEdits(file.text, edits.edits) };
  const { glossary = open.glossary } = loadGlossary(after);
  const changes = diffGlossaries(open.glossary, glossary);
  const afterSources = new Sources();
  afterSources.add(after);
  const told = [...problems, ...newConflicts(open.glossary, glossary).map((finding) => diagnose(finding, after, afterSources))];
  const written = !dryRun && edits.edits.length > 0 && (await write(open, after));
  const isMoved = !dryRun && edits.edits.length > 0 && !written;
  if (!isMoved) {
    answer(session, reporter, {
      text: describeChanges(session, changes),
      facts: { ...changesJson(changes), file: file.path, written },
      diagnostics: told,
      source: (name) => (name === file.path ? after.text : source?.(name)),
    });
  } else return refuseMoved(session, reporter, file.path);
  if (reporter === pretty && !session.quiet) session.note(`${session.say(closing(changes, dryRun, session.files.show(path)))}\n`);
  return told.some(({ severity }) => severity === 'error') ? ExitCode.findings : ExitCode.fine;
}

async function write({ path, file, stands }: OpenGlossary, after: SourceFile): Promise<boolean> {
  if (stands) return replaceText(path, file.text, after.text, file.bom);
  await writeWhole(path, new TextEncoder().encode(after.text));
  return true;
}

/** Errors and warnings of the glossary with itself that were not there before. */
function newConflicts(before: Glossary, after: Glossary): SchemaFinding[] {
  const keyOf = ({ rule, actual }: SchemaFinding): string => `${rule}\n${actual ?? ''}`;
  const old = new Set(lintGlossary(before).map(keyOf));
  return lintGlossary(after).filter((finding) => finding.severity !== 'info' && !old.has(keyOf(finding)));
}

function diagnose(finding: SchemaFinding, file: SourceFile, sources: Sources): Diagnostic {
  return sources.diagnose({ rule: finding.rule, file: file.path, finding }, finding.severity ?? 'error');
}

function refuseChange(session: Session, reporter: Reporter, diagnostics: readonly Diagnostic[], sources: Sources): ExitCode {
  if (reporter !== pretty) return refuse(session, diagnostics, reporter);
  noteDiagnostics(session, diagnostics, (name) => sources.text(name));
  return ExitCode.usage;
}

function refuseMoved(session: Session, reporter: Reporter, file: string): ExitCode {
  const message = { zh: `${file} 在此期间被改动，未写入；请再运行一次`, en: `${file} was changed meanwhile and is left alone; run again` };
  refuse(session, [{ rule: 'glossary/edit', severity: 'error', file, message }], reporter);
  return ExitCode.partly;
}

function closing(changes: GlossaryDiff, dryRun: boolean, file: string): { zh: string; en: string } {
  const counts = countChanges(changes);
  return dryRun ? { zh: `未写入（--dry-run）；${counts.zh}`, en: `not written (--dry-run); ${counts.en}` } : { zh: `${file}：${counts.zh}`, en: `${file}: ${counts.en}` };
}
