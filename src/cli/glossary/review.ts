import { findInputs } from '../../core/inputs.js';
import { readEditions } from '../../core/term-use.js';
import { findRoot, loadWorkspace } from '../../core/workspace.js';
import { sheetFormats } from '../../exchange/registry.js';
import type { SheetFormat } from '../../exchange/sheet-format.js';
import { updateConcepts } from '../../glossary/edit-file.js';
import { readDecisions, reviewColumns, reviewSheet } from '../../glossary/review-sheet.js';
import { countUse, type TermUse } from '../../glossary/stats.js';
import { writeWhole } from '../../io/replace.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { pretty } from '../../report/pretty.js';
import type { Reporter } from '../../report/reporter.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { listForms, readReporter, refuse } from '../report.js';
import { usageProblem, type Options, type Session } from '../session.js';
import { plural } from '../progress.js';
import { answer } from './answer.js';
import { changeGlossary } from './change-file.js';
import { formatOf } from './formats.js';
import { glossaryPath, openFile, readBytes } from './opening.js';
import { refuseRows, rowDiagnostics } from './rows.js';

/** The draft concepts out as a sheet for those who decide on names, or their decisions back in. */
export async function review({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const [out, back] = [options['out'], options['in']];
  const name = typeof out === 'string' ? out : back;
  if (typeof name !== 'string' || (out !== undefined && back !== undefined)) {
    wrong.push(usageProblem({ zh: '请用 --out 写出待定术语，或用 --in 读回决定，二者取其一', en: 'Expected either --out, to write the draft terms, or --in, to read decisions back' }));
    return refuse(session, wrong, reporter);
  }
  const format = formatOf(sheetFormats, name, undefined, wrong);
  if (wrong.length > 0 || !format) return refuse(session, wrong, reporter);
  return out === undefined ? readBack(session, options, name, format, reporter) : writeOut(session, options, name, format, reporter);
}

async function writeOut(session: Session, options: Options, name: string, format: SheetFormat, reporter: Reporter): Promise<ExitCode> {
  const open = await openFile(session, options['glossary'], reporter);
  if (!open) return ExitCode.usage;
  const { uses, problems } = await usesInWorkspace(session, options['glossary']);
  const path = session.files.resolve(name);
  const sheet = reviewSheet(open.glossary, uses);
  await writeWhole(path, format.write(sheet));
  const [shown, count] = [session.files.show(path), sheet.rows.length];
  answer(session, reporter, { text: '', facts: { file: shown, format: format.format, concepts: count }, diagnostics: problems });
  if (reporter === pretty && !session.quiet) {
    session.note(`${session.say({ zh: `${shown}：${count} 个待定术语；填好后用 spp glossary review --in 读回`, en: `${shown}: ${plural(count, 'draft term')}; once filled in, read it back with spp glossary review --in` })}\n`);
  }
  return problems.some(({ severity }) => severity === 'error') ? ExitCode.usage : ExitCode.fine;
}

/** Use in all issues of the workspace; none outside one, where the sheet has no column of issues to fill. */
async function usesInWorkspace(session: Session, named: unknown): Promise<{ uses: readonly TermUse[]; problems: readonly Diagnostic[] }> {
  const { files, signal } = session;
  const root = await findRoot(files, files.resolve('.'));
  if (root === undefined) return { uses: [], problems: [] };
  const path = await glossaryPath(session, named);
  const workspace = await loadWorkspace(files, root, typeof path === 'string' ? path : undefined);
  const { targets } = await findInputs(files, [root]);
  const { editions, problems } = await readEditions(files, workspace, targets, signal);
  return { uses: countUse(workspace.glossary, editions), problems };
}

async function readBack(session: Session, options: Options, name: string, format: SheetFormat, reporter: Reporter): Promise<ExitCode> {
  const open = await openFile(session, options['glossary'], reporter);
  if (!open) return ExitCode.usage;
  const bytes = await readBytes(session, name);
  if (!(bytes instanceof Uint8Array)) return refuse(session, [bytes], reporter);
  const shown = session.files.show(session.files.resolve(name));
  const { rows, findings, file } = session.files.limited(shown, () => format.read(bytes, shown, reviewColumns));
  const decisions = readDecisions(rows, open.glossary);
  const { diagnostics, source } = rowDiagnostics([...findings, ...decisions.findings], file, shown);
  if (diagnostics.some(({ severity }) => severity === 'error')) return refuseRows(session, reporter, diagnostics, source);
  const edits = updateConcepts(open.file, decisions.updates);
  return changeGlossary(session, reporter, { open, edits, dryRun: options['dryRun'] === true, problems: diagnostics, source });
}
