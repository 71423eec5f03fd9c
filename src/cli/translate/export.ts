import { join } from 'node:path';
import { documentOf, type OpenTranslation } from '../../core/translation.js';
import { learnedFrom } from '../../core/translation-learn.js';
import { writeOmegatProject, type OmegatTerm } from '../../exchange/omegat/project.js';
import { memoryFormats, translationFormats } from '../../exchange/translation-registry.js';
import { languageOf } from '../../lang/registry.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Glossary } from '../../model/glossary.js';
import type { MemoryUnit } from '../../model/translation.js';
import type { Localized } from '../../model/text.js';
import { pretty } from '../../report/pretty.js';
import type { Reporter } from '../../report/reporter.js';
import { answer } from '../glossary/answer.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { listForms, readNames, readReporter, refuse } from '../report.js';
import { type Options, type Session, usageProblem } from '../session.js';
import { formatOf } from './formats.js';
import { openMemory, openOne, type WorkItem, writeNew } from './opening.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const out = options['out'];
  const tool = readNames('--for', options['for'], ['omegat'] as const, wrong)?.[0];
  if (typeof out !== 'string') wrong.push(usageProblem({ zh: '缺少 --out：写到哪里', en: 'Expected --out: where to write' }));
  if (wrong.length > 0 || typeof out !== 'string') return refuse(session, wrong, reporter);
  const opened = await openOne(session, args[0] ?? '');
  if ('problems' in opened) return refuse(session, opened.problems, reporter);
  const { item, translation } = opened;
  return tool === 'omegat' ? omegat(session, item, translation, out, reporter) : file(session, translation, out, options, reporter);
}

async function file(session: Session, translation: OpenTranslation, out: string, options: Options, reporter: Reporter): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const all = [...translationFormats, ...memoryFormats];
  const isUnnamed = options['as'] === undefined && !/\.[a-z0-9]+$/i.test(out);
  const format = formatOf(all, out, isUnnamed ? 'xliff' : options['as'], wrong);
  const path = session.files.resolve(out);
  if ((await session.files.kind(path)) === 'folder') wrong.push(usageProblem({ zh: `${out} 是文件夹，应为文件`, en: `Unexpected folder ${out}, expected a file` }, { actual: out }));
  if ([translation.place.source, translation.place.target, translation.place.state].includes(path)) wrong.push(usageProblem({ zh: `${out} 是稿件本身，不会覆盖`, en: `${out} is a draft itself, which is not overwritten` }, { actual: out }));
  if (wrong.length > 0 || !format) return refuse(session, wrong, reporter);
  const document = documentOf(translation);
  const { bytes, lost } = format.format === 'tmx' ? format.write(learnedFrom(translation, translation.place.original)) : format.write(document);
  await writeNew(path, bytes);
  const open = translation.current.segments.filter(({ state }) => state === 'open').length;
  const facts = { file: session.files.show(path), format: format.format, units: document.units.length, segments: translation.current.segments.length, open };
  return tell(session, reporter, facts, lost, { zh: `${facts.file}：${facts.units} 个单元，${facts.segments} 个句段，其中 ${open} 个待译`, en: `${facts.file}: ${facts.units} units, ${facts.segments} segments, ${open} of them to translate` });
}

async function omegat(session: Session, item: WorkItem, translation: OpenTranslation, out: string, reporter: Reporter): Promise<ExitCode> {
  const memory = await openMemory(session, item.workspace);
  if ('rule' in memory) return refuse(session, [memory], reporter);
  const { languages } = translation.place;
  const folder = session.files.resolve(out);
  if ((await session.files.kind(folder)) === 'file') return refuse(session, [usageProblem({ zh: `${out} 是文件，应为文件夹`, en: `Unexpected file ${out}, expected a folder` }, { actual: out })], reporter);
  const units = [...memory.units, ...learnedFrom(translation, translation.place.original), ...formerly(translation)].filter((unit) => unit.sourceLang === languages.source && unit.targetLang === languages.target);
  const files = writeOmegatProject({
    sourceLang: languageOf(languages.source).tag,
    targetLang: languageOf(languages.target).tag,
    documents: [documentOf(translation)],
    memory: units,
    glossary: termsOf(item.workspace.glossary, languages),
  });
  for (const { path, bytes } of files) await writeNew(join(folder, path), bytes);
  const count = (wanted: string): number => translation.current.segments.filter(({ state }) => state === wanted).length;
  const [open, changed] = [count('open'), count('changed')];
  const facts = { folder: session.files.show(folder), files: files.map(({ path }) => path), open, changed, memory: units.length };
  const [newer, older] = changed === 0 ? ['', ''] : [`、${changed} 个原文已改`, ` and ${changed} whose source changed`];
  return tell(session, reporter, facts, [], { zh: `${facts.folder}：OmegaT 项目，${open} 个句段待译${newer}，记忆 ${units.length} 条；在 OmegaT 中译完并生成译文后，运行 spp translate import ${facts.folder}`, en: `${facts.folder}: OmegaT project, ${open} segments to translate${older}, ${units.length} units of memory; when OmegaT has made the translated documents, run spp translate import ${facts.folder}` });
}

/** What translations were made for whose source changed since: the nearest matches there are for it. */
function formerly({ place, current }: OpenTranslation): MemoryUnit[] {
  return current.segments.flatMap(({ state, former, target }) => (state === 'changed' && former && target && target.length > 0 ? [{ sourceLang: place.languages.source, targetLang: place.languages.target, source: former, target }] : []));
}

function termsOf({ concepts }: Glossary, { source, target }: OpenTranslation['place']['languages']): OmegatTerm[] {
  return concepts.flatMap(({ terms, doNotTranslate }) => {
    const [from, to] = [terms[source], terms[target]];
    const right = doNotTranslate ? from.preferred.text : to.preferred.text;
    const forbidden = to.forbidden.map(({ text }) => text);
    const comment = forbidden.length > 0 ? { comment: `✗ ${forbidden.join('、')}` } : {};
    const abbreviations = from.abbreviations.map(({ text }) => ({ source: text, target: `${right}（${text}）`, ...comment }));
    return [{ source: from.preferred.text, target: right, ...comment }, ...abbreviations];
  });
}

function tell(session: Session, reporter: Reporter, facts: object, lost: readonly Localized[], closing: Localized): ExitCode {
  answer(session, reporter, { text: '', facts: { ...facts, lost: lost.map((each) => session.say(each)) }, diagnostics: [] });
  if (reporter === pretty && !session.quiet) session.note([...lost.map((each) => `${session.say(each)}\n`), `${session.say(closing)}\n`].join(''));
  return ExitCode.fine;
}
