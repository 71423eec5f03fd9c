import { openTranslation } from '../../core/translation.js';
import { isPublished, learnedFrom, recordOf } from '../../core/translation-learn.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { MemoryUnit } from '../../model/translation.js';
import { learn } from '../../translation/memory.js';
import { writeState } from '../../translation/state.js';
import { answer } from '../glossary/answer.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { barLine } from '../progress.js';
import { listForms, readReporter, refuse, splitList } from '../report.js';
import { pretty } from '../../report/pretty.js';
import { usageProblem } from '../session.js';
import { findTranslations, openMemory, saveMemory, writeNew, type WorkItem } from './opening.js';

interface Learned {
  readonly issue: string;
  readonly pairs: number;
  readonly segments: number;
  readonly reviewed: number;
  readonly record: string;
  readonly written: boolean;
}

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const decisions = { accept: splitList(options['accept']), approve: splitList(options['approve']) };
  const dryRun = options['dryRun'] === true;
  const { items, problems: missing } = await findTranslations(session, args);
  if (items.length === 0) return refuse(session, missing, reporter);
  const problems: Diagnostic[] = [...missing];
  const learned: Learned[] = [];
  const unknown = new Map<string, number>();
  let total = 0;
  for (const [root, group] of byRoot(items)) {
    const memory = await openMemory(session, { ...(root !== undefined && { root }) });
    if ('rule' in memory) {
      problems.push(memory);
      continue;
    }
    const units: MemoryUnit[] = [];
    const origins = new Set<string>();
    for (const [done, { place, target }] of group.entries()) {
      session.signal.throwIfAborted();
      session.status(barLine({ zh: '学习', en: 'learn' }, done, group.length, place.id, session.uiLang));
      const opened = await openTranslation(session.files, place);
      if ('problems' in opened) {
        problems.push(...opened.problems);
        continue;
      }
      const { translation } = opened;
      // An issue that is not translated yet teaches nothing, and its record is begun by `start`.
      if (!translation.target) continue;
      const { state, unknown: strange, current } = recordOf(translation, decisions, await isPublished(session.files, target));
      for (const id of strange) unknown.set(id, (unknown.get(id) ?? 0) + 1);
      const origin = place.original.replace(/[^/]*$/, '') + place.target.replace(/^.*[/\\]/, '');
      const pairs = learnedFrom({ ...translation, current }, origin);
      units.push(...pairs);
      origins.add(origin);
      const text = writeState(state);
      const standing = translation.state && writeState(translation.state);
      if (!dryRun && text !== standing) await writeNew(place.state, text);
      const reviewed = state.lines.filter((line) => line.reviewed).length;
      learned.push({ issue: place.id, reviewed, pairs: pairs.length, segments: state.lines.length, record: session.files.show(place.state), written: text !== standing });
    }
    const after = learn(memory.units, units, origins);
    total += after.length;
    await saveMemory(memory, after, dryRun);
  }
  const strange = [...unknown].filter(([, count]) => count === learned.length).map(([id]) => id);
  for (const id of strange) problems.push(usageProblem({ zh: `没有句段 ${id}；spp translate status 列出各句段`, en: `Found no segment ${id}; spp translate status lists them` }, { actual: id }));
  const text = learned.map(({ issue, pairs, segments, reviewed }) => `${issue}  ${session.say({ zh: `${segments} 个句段，学到 ${pairs} 对，已审 ${reviewed} 句`, en: `${segments} segments, ${pairs} pairs learned, ${reviewed} reviewed` })}\n`).join('');
  answer(session, reporter, { text, facts: { issues: learned, memory: total, written: !dryRun }, diagnostics: problems });
  if (reporter === pretty && !session.quiet) session.note(`${session.say({ zh: `翻译记忆 ${total} 条${dryRun ? '（--dry-run，未写入）' : ''}`, en: `${total} units in memory${dryRun ? ' (--dry-run: not written)' : ''}` })}\n`);
  return problems.some(({ severity }) => severity === 'error') ? ExitCode.usage : ExitCode.fine;
}

function byRoot(items: readonly WorkItem[]): Map<string | undefined, WorkItem[]> {
  const groups = new Map<string | undefined, WorkItem[]>();
  for (const item of items) groups.set(item.workspace.root, [...(groups.get(item.workspace.root) ?? []), item]);
  return groups;
}
