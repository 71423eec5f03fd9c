import { mergeConcepts, type MergeConflict } from '../../core/merge-glossary.js';
import { glossaryFormats } from '../../exchange/registry.js';
import { addConcepts, updateConcepts, type FileEdits } from '../../glossary/edit-file.js';
import { writeWhole } from '../../io/replace.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { pretty } from '../../report/pretty.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { listForms, readReporter, refuse } from '../report.js';
import { usageProblem } from '../session.js';
import { answer } from './answer.js';
import { changeGlossary } from './change-file.js';
import { formatOf } from './formats.js';
import { openFile, readBytes, type OpenGlossary } from './opening.js';
import { refuseRows, rowDiagnostics } from './rows.js';

/** Merges another glossary into `glossary.yml`; nothing is written if any row or entry of it is invalid. */
export async function importFile({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const name = args[0] ?? '';
  const format = formatOf(glossaryFormats, name, options['as'], wrong);
  if (wrong.length > 0 || !format) return refuse(session, wrong, reporter);
  const open = await openFile(session, options['glossary'], reporter, true);
  if (!open) return ExitCode.usage;
  const bytes = await readBytes(session, name);
  if (!(bytes instanceof Uint8Array)) return refuse(session, [bytes], reporter);
  const shown = session.files.show(session.files.resolve(name));
  const imported = session.files.limited(shown, () => format.read(bytes, shown));
  const { diagnostics, source } = rowDiagnostics(imported.findings, imported.file, shown);
  if (diagnostics.some(({ severity }) => severity === 'error')) return refuseRows(session, reporter, diagnostics, source);
  const { added, updates, conflicts } = mergeConcepts(open.concepts, imported.concepts, options['keepStatus'] === true);
  return changeGlossary(session, reporter, {
    open,
    edits: joined(updateConcepts(open.file, updates), addConcepts(open.file, added)),
    dryRun: options['dryRun'] === true,
    problems: [...diagnostics, ...conflicts.map((conflict) => diagnoseConflict(conflict, open))],
    source,
  });
}

/** Additions stand behind all that is updated: the two never touch. */
function joined(...parts: readonly FileEdits[]): FileEdits {
  const refused = parts.find((part) => 'findings' in part);
  return refused ?? { edits: parts.flatMap((part) => ('edits' in part ? part.edits : [])) };
}

function diagnoseConflict({ id, severity, message }: MergeConflict, { glossary, file, sources }: OpenGlossary): Diagnostic {
  const span = glossary.concepts.find((concept) => concept.id === id)?.span;
  // The entry's first line says which it is; its whole length would fill the screen.
  const firstLine = span && /^[^\r\n]*/.exec(file.text.slice(span.start, span.end))?.[0];
  const head = span && firstLine !== undefined && { start: span.start, end: span.start + firstLine.length };
  return sources.diagnose({ rule: 'exchange/conflict', file: file.path, finding: { message, actual: id, ...(head && { span: head }) } }, severity);
}

/** Writes the glossary in another format, as a whole, and tells what the format cannot carry. */
export async function exportFile({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const name = args[0] ?? '';
  const format = formatOf(glossaryFormats, name, options['as'], wrong);
  const path = session.files.resolve(name);
  if ((await session.files.kind(path)) === 'folder') wrong.push(usageProblem({ zh: `${name} 是文件夹，应为文件`, en: `Unexpected folder ${name}, expected a file` }, { actual: name }));
  if (wrong.length > 0 || !format) return refuse(session, wrong, reporter);
  const open = await openFile(session, options['glossary'], reporter);
  if (!open) return ExitCode.usage;
  if (open.path === path) return refuse(session, [usageProblem({ zh: `${name} 就是要导出的术语表，不会覆盖它`, en: `${name} is the glossary itself, which is not overwritten` }, { actual: name })], reporter);
  const { bytes, lost } = format.write(open.concepts);
  await writeWhole(path, bytes);
  const shown = session.files.show(path);
  const count = open.concepts.length;
  answer(session, reporter, { text: '', facts: { file: shown, format: format.format, concepts: count, lost: lost.map((each) => session.say(each)) }, diagnostics: [] });
  if (reporter === pretty && !session.quiet) {
    session.note([...lost.map((each) => `${session.say(each)}\n`), `${session.say({ zh: `${shown}：${count} 条`, en: `${shown}: ${count} concepts` })}\n`].join(''));
  }
  return ExitCode.fine;
}
