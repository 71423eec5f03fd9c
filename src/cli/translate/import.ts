import { dirname, join } from 'node:path';
import { judgeImport } from '../../core/translation-import.js';
import { applyChanges } from '../../core/translation-apply.js';
import { openTranslation, sourceSpan, type OpenTranslation } from '../../core/translation.js';
import { findRoot } from '../../core/workspace.js';
import { sortDiagnostics, Sources } from '../../core/sources.js';
import { memoryFormats, translationFormats } from '../../exchange/translation-registry.js';
import type { MemoryRead, TranslationRead } from '../../exchange/translation-format.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { TranslationDocument } from '../../model/translation.js';
import { pretty } from '../../report/pretty.js';
import type { Reporter } from '../../report/reporter.js';
import { learn } from '../../translation/memory.js';
import { writeState } from '../../translation/state.js';
import { readBytes } from '../glossary/opening.js';
import type { Invocation } from '../command.js';
import { ExitCode, worst } from '../exit-codes.js';
import { plural } from '../progress.js';
import { noteDiagnostics, readReporter, refuse } from '../report.js';
import { contextFor, type Session, usageProblem } from '../session.js';
import { formatOf } from './formats.js';
import { namedFiles } from './named-files.js';
import { findTranslations, openMemory, saveMemory, writeDraft, writeNew } from './opening.js';

/** What the files of one run have brought. */
interface Import {
  readonly session: Session;
  readonly into: string | undefined;
  readonly dryRun: boolean;
  readonly diagnostics: Diagnostic[];
  readonly texts: Map<string, string>;
  readonly said: string[];
  code: ExitCode;
}

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong);
  const names = await namedFiles(session, args, wrong);
  const named = names.map((name) => ({ name, format: formatOf([...translationFormats, ...memoryFormats], name, options['as'], wrong) }));
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const into = typeof options['into'] === 'string' ? options['into'] : undefined;
  const work: Import = { session, into, dryRun: options['dryRun'] === true, diagnostics: [], texts: new Map(), said: [], code: ExitCode.fine };
  for (const { name, format } of named) {
    session.signal.throwIfAborted();
    const bytes = await readBytes(session, name);
    if (!(bytes instanceof Uint8Array)) fail(work, [bytes]);
    else if (format) {
      const shown = session.files.show(session.files.resolve(name));
      await take(work, name, session.files.limited(shown, () => format.read(bytes, shown)));
    }
  }
  return report(work, reporter);
}

function fail(work: Import, problems: readonly Diagnostic[], code: ExitCode = ExitCode.usage): void {
  work.diagnostics.push(...problems);
  work.code = worst([work.code, code]);
}

async function take(work: Import, name: string, read: TranslationRead | MemoryRead): Promise<void> {
  const shown = work.session.files.show(work.session.files.resolve(name));
  const sources = new Sources();
  if (read.file) {
    sources.add(read.file);
    work.texts.set(read.file.path, read.file.text);
  }
  const found = read.findings.map((finding) => sources.diagnose({ rule: finding.rule, file: read.file?.path ?? shown, finding }, finding.severity ?? 'error'));
  const isWrong = found.some(({ severity }) => severity === 'error');
  const isEmpty = 'units' in read ? read.units.length === 0 : read.documents.length === 0;
  fail(work, found, isWrong ? (isEmpty ? ExitCode.usage : ExitCode.findings) : ExitCode.fine);
  if ('units' in read) return isEmpty ? undefined : intoMemory(work, name, read);
  for (const document of read.documents) await intoDraft(work, name, shown, document);
}

async function intoMemory(work: Import, name: string, { units }: MemoryRead): Promise<void> {
  const { session } = work;
  const root = await findRoot(session.files, session.files.resolve('.'));
  const memory = await openMemory(session, { ...(root !== undefined && { root }) });
  if ('rule' in memory) return fail(work, [memory]);
  if (memory.path === undefined) return fail(work, [usageProblem({ zh: '这里不是工作区，没有翻译记忆可并入', en: 'This is no workspace, so there is no memory to take it' })]);
  const primary = units.map((unit) => ({ ...unit, sourceLang: subtag(unit.sourceLang), targetLang: subtag(unit.targetLang), origin: unit.origin ?? name.replace(/^.*[/\\]/, '') }));
  const after = learn(memory.units, primary, new Set());
  await saveMemory(memory, after, work.dryRun);
  work.said.push(session.say({ zh: `${name}：${units.length} 条，翻译记忆现有 ${after.length} 条`, en: `${name}: ${plural(units.length, 'unit')}, ${after.length} in memory now` }));
}

/** The memory speaks of languages, not of countries: zh-CN and ZH are zh. */
function subtag(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? tag;
}

async function intoDraft(work: Import, name: string, shown: string, document: TranslationDocument): Promise<void> {
  const { session } = work;
  const opened = await openFor(work, document);
  if (!opened) return;
  const { translation, sources } = opened;
  for (const draft of [translation.source, translation.target]) if (draft) work.texts.set(draft.file.path, draft.file.text);
  const { changes, comments, diagnostics } = judgeImport(document, { translation, sources, file: shown });
  fail(work, diagnostics, diagnostics.some(({ severity }) => severity === 'error') ? ExitCode.findings : ExitCode.fine);
  const { text, bom, state, refused, unplaced } = applyChanges(translation, changes, comments);
  const lost = [
    ...refused.map((i) => unwritten(translation, sources, i, { zh: '译文无法写成意思不变的 Markdown（多为强调标记紧贴文字），未采用', en: 'The translation cannot be written as Markdown that means the same (mostly emphasis right beside letters); not applied' })),
    ...unplaced.map((i) => unwritten(translation, sources, i, { zh: '译文稿里没有它的位置，未采用；请在译文稿中补上这一块后再导入', en: 'The target draft has no place for it, not applied; add the block to the target draft and import again' })),
  ];
  fail(work, lost, lost.length > 0 ? ExitCode.findings : ExitCode.fine);
  if (!work.dryRun) {
    if (!(await writeDraft(translation, text, bom))) {
      return fail(work, [{ rule: 'translation/moved', severity: 'error', file: session.files.show(translation.place.target), message: { zh: '译文稿在此期间被改动，未写入；请再运行一次', en: 'The target draft was changed meanwhile and is left alone; run again' } }], ExitCode.partly);
    }
    await writeNew(translation.place.state, writeState(state));
  }
  const applied = changes.size - lost.length;
  const target = session.files.show(translation.place.target);
  const open = state.lines.filter((line) => line.target === undefined).length;
  const changed = state.lines.filter(({ seen }) => seen).length;
  const left = { zh: `${open > 0 ? `；仍待译 ${open} 句` : ''}${changed > 0 ? `；原文已改 ${changed} 句` : ''}`, en: `${open > 0 ? `; ${open} still to translate` : ''}${changed > 0 ? `; ${changed} whose source changed` : ''}` };
  work.said.push(session.say({ zh: `${name} → ${target}：采用 ${applied} 句${comments.size > 0 ? `，意见 ${comments.size} 条` : ''}${left.zh}${work.dryRun ? '（--dry-run，未写入）' : ''}`, en: `${name} → ${target}: ${plural(applied, 'segment')} applied${comments.size > 0 ? `, ${plural(comments.size, 'comment')}` : ''}${left.en}${work.dryRun ? ' (--dry-run: not written)' : ''}` }));
}

/** The draft that a document belongs to: the one it names, or that of `--into`. */
async function openFor(work: Import, document: TranslationDocument): Promise<{ translation: OpenTranslation; sources: Sources } | undefined> {
  const { session, into } = work;
  const { files } = session;
  const home = await findRoot(files, files.resolve('.'));
  const candidates = [...(home === undefined ? [] : [join(home, document.original)]), files.resolve(document.original)];
  let path: string | undefined;
  for (const each of candidates) if (path === undefined && document.original !== '' && (await files.kind(each)) === 'file') path = each;
  const name = into ?? path;
  if (name === undefined) {
    fail(work, [usageProblem({ zh: `找不到原文“${document.original}”；请用 --into 写明是哪一期`, en: `Found no source draft "${document.original}"; name the issue with --into` }, { actual: document.original })]);
    return undefined;
  }
  // The path of an issue's source draft stands for the issue.
  const folder = into ?? (home !== undefined && dirname(dirname(name)) === join(home, 'issues') ? dirname(name) : name);
  const { items, problems } = await findTranslations(session, [folder]);
  const [item] = items;
  if (!item || problems.length > 0) {
    fail(work, problems);
    return undefined;
  }
  const opened = await openTranslation(files, item.place);
  if ('translation' in opened) return opened;
  fail(work, opened.problems);
  return undefined;
}

function unwritten(translation: OpenTranslation, sources: Sources, number: number, message: Diagnostic['message']): Diagnostic {
  const segment = translation.current.segments[number];
  const span = segment && sourceSpan(translation, segment);
  const finding = { message: { zh: `单元 ${segment?.unitId ?? ''}：${message.zh}`, en: `Unit ${segment?.unitId ?? ''}: ${message.en}` }, ...(span && { span }) };
  return sources.diagnose({ rule: 'translation/unwritten', file: translation.source.file.path, finding }, 'error');
}

function report({ session, diagnostics, texts, said, code }: Import, reporter: Reporter): ExitCode {
  const source = (file: string): string | undefined => texts.get(file);
  if (reporter !== pretty) session.print(reporter.report({ diagnostics: sortDiagnostics(diagnostics), files: texts.size }, contextFor(session, 'stdout', source)));
  else {
    noteDiagnostics(session, session.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : sortDiagnostics(diagnostics), source);
    if (!session.quiet) for (const line of said) session.note(`${line}\n`);
  }
  return code;
}
