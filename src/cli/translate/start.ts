import { applyChanges, type Change } from '../../core/translation-apply.js';
import type { OpenTranslation } from '../../core/translation.js';
import { openTranslation } from '../../core/translation.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { pretty } from '../../report/pretty.js';
import { plainText } from '../../translation/content.js';
import { MemoryIndex } from '../../translation/match.js';
import { contextOf } from '../../translation/memory.js';
import { writeState } from '../../translation/state.js';
import type { MemoryUnit } from '../../model/translation.js';
import { answer } from '../glossary/answer.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { listForms, readReporter, refuse } from '../report.js';
import { usageProblem } from '../session.js';
import { openMemory, openOne, writeDraft, writeNew } from './opening.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const opened = await openOne(session, args[0] ?? '');
  if ('problems' in opened) return refuse(session, opened.problems, reporter);
  const { item } = opened;
  const shown = session.files.show(item.place.target);
  const isForced = options['force'] === true;
  if (opened.translation.target && !isForced) {
    return refuse(session, [usageProblem({
      zh: `${shown} 已经存在，未改动；缺译的句段用 spp translate fill 或 export 补，要重新起稿请加 --force`,
      en: `${shown} stands already and is left alone; fill what is missing with spp translate fill or export, or begin anew with --force`,
    }, { actual: shown })], reporter);
  }
  const memory = await openMemory(session, item.workspace);
  if ('rule' in memory) return refuse(session, [memory], reporter);
  const translation = isForced ? await withoutTarget(session.files, opened.translation) : opened.translation;
  const changes = fromMemory(translation, memory.units);
  const { text, bom, state, refused } = applyChanges(translation, changes);
  const dryRun = options['dryRun'] === true;
  if (!dryRun) {
    if (!(await writeDraft(isForced ? opened.translation : translation, text, bom))) return ExitCode.partly;
    await writeNew(item.place.state, writeState(state));
  }
  const open = state.lines.filter(({ target }) => target === undefined).length;
  const facts = { issue: item.place.id, file: shown, segments: state.lines.length, fromMemory: changes.size - refused.length, open, overwritten: isForced && opened.translation.target !== undefined, written: !dryRun };
  answer(session, reporter, { text: '', facts, diagnostics: [] });
  if (reporter === pretty && !session.quiet) {
    const before = facts.overwritten ? { zh: '（覆盖了原有译文稿）', en: ' (the draft there was is overwritten)' } : { zh: '', en: '' };
    session.note(`${session.say({
      zh: `${shown}${before.zh}：${facts.segments} 个句段，${facts.fromMemory} 个取自翻译记忆，${open} 个待译（稿中仍是原文；spp translate status 列出）${dryRun ? '；--dry-run，未写入' : ''}`,
      en: `${shown}${before.en}: ${facts.segments} segments, ${facts.fromMemory} from memory, ${open} to translate (the draft holds their source; spp translate status lists them)${dryRun ? '; --dry-run: not written' : ''}`,
    })}\n`);
  }
  return ExitCode.fine;
}

/** As if there were neither draft nor record. */
async function withoutTarget(files: Parameters<typeof openTranslation>[0], { place, ...translation }: OpenTranslation): Promise<OpenTranslation> {
  const nowhere = { ...place, target: `${place.target}/`, state: `${place.state}/` };
  const opened = await openTranslation(files, nowhere);
  return 'problems' in opened ? { ...translation, place } : { ...opened.translation, place };
}

/** What the memory knows of the open sentences: the same sentence, all its codes in place. */
export function fromMemory({ current }: OpenTranslation, units: readonly MemoryUnit[]): Map<number, Change> {
  const { segments, languages } = current;
  const index = new MemoryIndex(units, languages.source, languages.target);
  const changes = new Map<number, Change>();
  for (const [i, { state, source }] of segments.entries()) {
    if (state !== 'open') continue;
    const [before, after] = [segments[i - 1], segments[i + 1]];
    const match = index.best({
      source,
      ...(before && { before: contextOf(plainText(before.source)) }),
      ...(after && { after: contextOf(plainText(after.source)) }),
    });
    if (match) changes.set(i, { target: match.target, by: match.kind === 'numbers' ? 'memory-numbers' : 'memory' });
  }
  return changes;
}
