import { openTranslation } from '../../core/translation.js';
import { type Status, type StatusEntry, statusOf } from '../../core/translation-status.js';
import { sortDiagnostics } from '../../core/sources.js';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { diagnosticJson, json } from '../../report/json.js';
import { pretty } from '../../report/pretty.js';
import { visible } from '../../report/visible.js';
import type { Invocation } from '../command.js';
import { ExitCode, worst } from '../exit-codes.js';
import { noteDiagnostics, readNames, readReporter, refuse } from '../report.js';
import { contextFor, type Session } from '../session.js';
import { findTranslations } from './opening.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const severityOf = { changed: 'error', missing: 'warning', removed: 'warning', unreviewed: 'info', commented: 'info' } as const;

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong);
  const failOn = readNames('--fail-on', options['failOn'], severities, wrong)?.[0] ?? 'error';
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const { items, problems: missing } = await findTranslations(session, args);
  const problems: Diagnostic[] = [...missing];
  const statuses: Status[] = [];
  const texts = new Map<string, string>();
  for (const { place } of items) {
    session.signal.throwIfAborted();
    const opened = await openTranslation(session.files, place);
    if ('problems' in opened) {
      problems.push(...opened.problems);
      continue;
    }
    const { source, target } = opened.translation;
    for (const { file } of target ? [source, target] : [source]) texts.set(file.path, file.text);
    statuses.push(statusOf(opened.translation, opened.sources));
  }
  const diagnostics = statuses.flatMap((status) => status.entries.map((entry) => diagnose(entry)));
  if (reporter === pretty) {
    noteDiagnostics(session, problems, (file) => texts.get(file));
    session.print(statuses.map((status) => overview(session, status)).join(''));
  } else if (reporter === json) session.print(jsonOf(session, statuses, [...problems, ...diagnostics]));
  else session.print(reporter.report({ diagnostics: sortDiagnostics([...problems, ...diagnostics]), files: texts.size }, contextFor(session, 'stdout', (file) => texts.get(file))));
  const isAt = ({ severity }: Diagnostic): boolean => severities.indexOf(severity) <= severities.indexOf(failOn);
  return worst([problems.length > 0 ? ExitCode.usage : ExitCode.fine, diagnostics.some(isAt) ? ExitCode.findings : ExitCode.fine]);
}

const words = {
  changed: { zh: '原文已改', en: 'changed' },
  missing: { zh: '缺译', en: 'missing' },
  removed: { zh: '原文已删', en: 'removed' },
  unreviewed: { zh: '待审', en: 'unreviewed' },
  commented: { zh: '有意见', en: 'commented' },
} as const;

function diagnose(entry: StatusEntry): Diagnostic {
  const { state, id, file, range, targetFile, targetRange, source, target, diff, comment } = entry;
  const text = target ?? source;
  const said = {
    changed: { zh: `原文已改，译文未改（${id}）：${diff ?? ''}`, en: `The source changed, its translation did not (${id}): ${diff ?? ''}` },
    missing: { zh: `没有译文（${id}）：${source}`, en: `No translation (${id}): ${source}` },
    removed: { zh: `原文已删去这一句，译文还在（${id}）：${text}`, en: `The source no longer has this sentence, the translation does (${id}): ${text}` },
    unreviewed: { zh: `译文待审（${id}）：${text}`, en: `Translation not reviewed yet (${id}): ${text}` },
    commented: { zh: `译文已审定，有意见（${id}）：${text}`, en: `Reviewed, with a comment (${id}): ${text}` },
  }[state];
  const message = comment === undefined ? said : { zh: `${said.zh}；意见：${comment}`, en: `${said.en}; comment: ${comment}` };
  const rule = ({ changed: 'translation/stale', missing: 'translation/missing', removed: 'translation/removed', unreviewed: 'translation/unreviewed', commented: 'translation/comment' } as const)[state];
  const inTarget = state === 'changed' && targetFile !== undefined;
  const place = inTarget ? { file: targetFile, ...(targetRange && { range: targetRange }) } : { file, ...(range && { range }) };
  const other = inTarget ? { file, range } : { file: targetFile, range: targetRange };
  return {
    rule, severity: severityOf[state], message, ...place, actual: inTarget ? text : state === 'removed' ? text : source,
    ...(other.file !== undefined && other.range && { related: [{ file: other.file, range: other.range, message: inTarget ? { zh: '现在的原文', en: 'the source as it is now' } : { zh: '译文', en: 'the translation' } }] }),
  };
}

function jsonOf(session: Session, statuses: readonly Status[], diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  const issues = statuses.map(({ entries, ...status }) => ({
    ...status,
    segments: entries.map(({ range, targetRange, targetFile, ...entry }) => ({ ...entry, line: range?.line, column: range?.column, ...(targetFile !== undefined && { targetFile, targetLine: targetRange?.line, targetColumn: targetRange?.column }) })),
  }));
  const summary = { error: count('error'), warning: count('warning'), info: count('info'), fixable: 0, files: statuses.reduce((sum, { hasTarget }) => sum + 1 + Number(hasTarget), 0) };
  return `${JSON.stringify({ version: 1, diagnostics: sortDiagnostics(diagnostics).map((each) => diagnosticJson(each, session.uiLang)), summary, issues }, undefined, 2)}\n`;
}

/** One line an issue, and under it what is to be done. Sentences that only wait for review are counted, not listed, unless asked with -v or commented on. */
function overview(session: Session, { id, sourceLang, targetLang, counts, entries, isRecorded, hasTarget }: Status): string {
  const parts = (['missing', 'changed', 'removed', 'unreviewed'] as const).filter((state) => counts[state] > 0).map((state) => `${session.say(words[state])} ${counts[state]}`);
  const done = session.say({ zh: `完成 ${counts.done}/${counts.segments}`, en: `done ${counts.done}/${counts.segments}` });
  const remark = !hasTarget ? { zh: '（还没有译文稿：spp translate start）', en: ' (no target draft yet: spp translate start)' } : isRecorded ? { zh: '', en: '' } : { zh: '（尚无记录：spp translate learn）', en: ' (no record yet: spp translate learn)' };
  const shown = hasTarget ? entries.filter(({ state, comment }) => state !== 'unreviewed' || comment !== undefined || session.verbose) : [];
  const lines = shown.map((entry) => `  ${entry.file}:${entry.range?.line ?? 1}:${entry.range?.column ?? 1}  ${session.say(words[entry.state])}  ${entry.id}  ${visible(entry.diff ?? entry.source)}\n${entry.comment === undefined ? '' : `    ${session.say({ zh: '意见：', en: 'Comment: ' })}${visible(entry.comment)}\n`}`);
  return `${id}  ${sourceLang}→${targetLang}  ${[done, ...parts].join(' · ')}${session.say(remark)}\n${lines.join('')}`;
}
