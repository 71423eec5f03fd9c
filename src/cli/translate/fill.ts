import { applyChanges, type Change } from '../../core/translation-apply.js';
import { fillBatch, planFill, type FillWork } from '../../core/translation-fill.js';
import type { OpenTranslation } from '../../core/translation.js';
import { sortDiagnostics } from '../../core/sources.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Localized } from '../../model/text.js';
import { replaceText } from '../../io/replace.js';
import { pretty } from '../../report/pretty.js';
import type { Reporter } from '../../report/reporter.js';
import { writeState } from '../../translation/state.js';
import { answer } from '../glossary/answer.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { barLine, plural } from '../progress.js';
import { listForms, readReporter, refuse } from '../report.js';
import { type Options, type Session, usageProblem } from '../session.js';
import { openMemory, openOne, writeNew } from './opening.js';
import { asker, providerOf } from './providers.js';
import { fromMemory } from './start.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const timeout = 1000 * (positive('--timeout', options['timeout'], wrong) ?? 60);
  const limit = positive('--limit', options['limit'], wrong);
  const provider = providerOf(session, options, timeout, wrong);
  if (wrong.length > 0 || !provider) return refuse(session, wrong, reporter);
  const opened = await openOne(session, args[0] ?? '');
  if ('problems' in opened) return refuse(session, opened.problems, reporter);
  const { item, translation, sources } = opened;
  const memory = await openMemory(session, item.workspace);
  if ('rule' in memory) return refuse(session, [memory], reporter);

  const known = fromMemory(translation, memory.units);
  const isWanted = (state: string): boolean => state === 'open' || (state === 'changed' && options['changed'] === true);
  const numbers = translation.current.segments.flatMap(({ state }, i) => (isWanted(state) && !known.has(i) ? [i] : []));
  const work: FillWork = { translation, sources, terms: item.workspace, provider, ask: asker(session, timeout) };
  const batches = planFill(work, numbers);
  const characters = batches.flat().reduce((sum, { marked }) => sum + marked.text.length, 0);
  const cost = { provider: provider.name, segments: numbers.length, characters, requests: batches.length, fromMemory: known.size };
  if (!session.quiet) {
    session.note(`${session.say({
      zh: `将向 ${provider.name} 发出 ${numbers.length} 句、${characters} 个字符，分 ${batches.length} 次；另有 ${known.size} 句取自翻译记忆`,
      en: `${plural(numbers.length, 'segment')} with ${plural(characters, 'character')} to send to ${provider.name} in ${plural(batches.length, 'request')}; ${known.size} more from memory`,
    })}\n`);
  }
  if (limit !== undefined && characters > limit) {
    return refuse(session, [usageProblem({ zh: `${characters} 个字符超过 --limit ${limit}，什么也没有发出`, en: `${characters} characters are more than --limit ${limit}; nothing was sent` }, { actual: String(characters) })], reporter);
  }
  if (options['dryRun'] === true) {
    answer(session, reporter, { text: '', facts: { ...cost, translated: 0, written: false }, diagnostics: [] });
    return ExitCode.fine;
  }
  return new Filling(session, reporter, work, known).run(batches, cost);
}

function positive(flag: string, value: Options[string], wrong: Diagnostic[]): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (typeof value === 'string' && Number.isFinite(number) && number > 0) return number;
  wrong.push(usageProblem({ zh: `${flag} 应为正数`, en: `Expected a positive number for ${flag}` }, { actual: String(value) }));
  return undefined;
}

/** One run: after each batch draft and record are written, so that what was paid for is kept whatever comes. */
class Filling {
  readonly #changes: Map<number, Change>;
  readonly #diagnostics: Diagnostic[] = [];
  #standing: string | undefined;
  #written = -1;

  constructor(
    readonly session: Session,
    readonly reporter: Reporter,
    readonly work: FillWork,
    known: ReadonlyMap<number, Change>,
  ) {
    this.#changes = new Map(known);
    this.#standing = work.translation.target?.file.text;
  }

  async run(batches: ReturnType<typeof planFill>, cost: object): Promise<ExitCode> {
    const { session, work } = this;
    let failure: Localized | undefined;
    try {
      for (const [done, batch] of batches.entries()) {
        session.signal.throwIfAborted();
        session.status(barLine({ zh: '翻译', en: 'fill' }, done, batches.length, work.provider.name, session.uiLang));
        const filled = await fillBatch(work, batch);
        for (const [number, change] of filled.changes) this.#changes.set(number, change);
        this.#diagnostics.push(...filled.diagnostics);
        failure = filled.failure;
        if (filled.changes.size > 0 && !(await this.#save())) return this.#moved();
        if (failure) break;
      }
    } finally {
      if (!session.signal.aborted) await work.provider.close?.(work.ask);
    }
    if (this.#written === -1 && !(await this.#save())) return this.#moved();
    return this.#close(cost, failure);
  }

  async #save(): Promise<boolean> {
    const { translation } = this.work;
    const { place } = translation;
    const { text, bom, state, refused, unplaced } = applyChanges(translation, this.#changes);
    if (this.#standing === undefined) await writeNew(place.target, (bom ? '\uFEFF' : '') + text);
    else if (text !== this.#standing && !(await replaceText(place.target, this.#standing, text, bom))) return false;
    this.#standing = text;
    await writeNew(place.state, writeState(state));
    for (const number of [...refused, ...unplaced]) this.#lost(translation, number, refused.includes(number));
    this.#written = this.#changes.size;
    return true;
  }

  #lost(translation: OpenTranslation, number: number, isRefused: boolean): void {
    this.#changes.delete(number);
    const id = translation.current.segments[number]?.id ?? '';
    const message = isRefused
      ? { zh: `译文无法写成意思不变的 Markdown，保持未译（${id}）`, en: `The translation cannot be written as Markdown that means the same; left untranslated (${id})` }
      : { zh: `译文稿里没有它的位置，保持未译（${id}）`, en: `The target draft has no place for it; left untranslated (${id})` };
    this.#diagnostics.push({ rule: 'translation/unwritten', severity: 'error', file: translation.source.file.path, message });
  }

  #moved(): ExitCode {
    refuse(this.session, [{ rule: 'translation/moved', severity: 'error', file: this.session.files.show(this.work.translation.place.target), message: { zh: '译文稿在此期间被改动，未写入；请再运行一次', en: 'The target draft was changed meanwhile and is left alone; run again' } }], this.reporter);
    return ExitCode.partly;
  }

  #close(cost: object, failure: Localized | undefined): ExitCode {
    const { session, reporter, work } = this;
    if (failure) this.#diagnostics.push({ rule: 'input/environment', severity: 'error', file: work.translation.source.file.path, message: { zh: `${failure.zh}；再运行一次即从这里继续`, en: `${failure.en}; run again to go on from here` } });
    const translated = [...this.#changes.values()].filter(({ by }) => by === work.provider.name).length;
    const diagnostics = sortDiagnostics(this.#diagnostics);
    answer(session, reporter, { text: '', facts: { ...cost, translated, written: true }, diagnostics, source: (file) => work.sources.text(file) });
    if (reporter === pretty && !session.quiet) {
      const left = this.#diagnostics.filter(({ rule }) => rule === 'translation/codes' || rule === 'translation/unwritten').length;
      session.note(`${session.say({ zh: `${work.provider.name} 译出 ${translated} 句${left > 0 ? `，${left} 句保持未译` : ''}；译文都是待审`, en: `${plural(translated, 'segment')} translated by ${work.provider.name}${left > 0 ? `, ${left} left untranslated` : ''}; all wait for review` })}\n`);
    }
    if (failure) return translated > 0 ? ExitCode.partly : ExitCode.environment;
    return diagnostics.some(({ severity }) => severity === 'error') ? ExitCode.findings : ExitCode.fine;
  }
}
