import { join } from 'node:path';
import { checkInTime, concernsInput, release } from '../core/check.js';
import { citedIn, earlierIssues, standsAsCited } from '../core/history.js';
import { loadBulletin, type Loaded } from '../core/load.js';
import { planOutput, type Made, type OutputPlan } from '../core/plan.js';
import { foreignLanguage } from '../core/problems.js';
import { fontFolderOf, renderAll } from '../core/render.js';
import { openTheme, type OpenTheme } from '../core/themes.js';
import type { Target } from '../core/inputs.js';
import type { Workspace } from '../core/workspace.js';
import { stopwatch } from '../io/clock.js';
import { keepAside } from '../io/aside.js';
import { lookAt, publish } from '../io/publish.js';
import type { Checked, Format } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Part } from '../model/files.js';
import type { Lang } from '../model/text.js';
import { EnvironmentError } from '../model/ports.js';
import { languageOf } from '../lang/registry.js';
import { fontRehearsal } from '../render/print/font-faces.js';
import type { Renderer } from '../render/renderer.js';
import type { Theme } from '../render/theme.js';
import { describe } from '../report/pretty.js';
import { sha256 } from '../text/hash.js';
import { openBuildTools, readBuildOptions, renderersFor, willPrint, type BuildOptions, type BuildTools } from './build-options.js';
import { all, Claims, openBuildPart, voiceOf, type Built, type Draft, type Voice } from './build-parts.js';
import type { Invocation } from './command.js';
import { ExitCode, worst } from './exit-codes.js';
import { findWork, finishOutputs, outputRoot } from './loading.js';
import { OrderedNotes } from './ordered-notes.js';
import { asideLine, barLine, checkedLine, doneLine, madeLines, planLines, readLine, refusedLine } from './progress.js';
import { noteDiagnostics, refuse } from './report.js';
import { contextFor, usageProblem, type Session } from './session.js';
import { proposed } from './typed.js';
import { rebuildOnChange } from './watch.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const wanted = readBuildOptions(options, session.env, wrong);
  const { out } = options;
  if (typeof out === 'string' && (await session.files.kind(session.files.resolve(out))) === 'file') {
    wrong.push(usageProblem({ zh: `--out 应为文件夹，${out} 是文件`, en: `Unexpected file ${out} for --out, expected a folder` }, { actual: out }));
  }
  if (wrong.length > 0) return refuse(session, wrong);
  const tools = openBuildTools(session);
  // Nothing can be taken from an earlier run: it will be needed, and it starts while everything else is read.
  if (!tools.keeps && willPrint(wanted)) tools.printer().start();
  try {
    if (!wanted.watch) return await buildOnce(session, args, wanted, tools);
    return await rebuildOnChange(session, args, (fresh) => buildOnce(fresh, args, wanted, tools));
  } finally {
    await tools.close();
  }
}

async function buildOnce(session: Session, args: readonly string[], wanted: BuildOptions, tools: BuildTools): Promise<ExitCode> {
  const { items, problems, workspaces } = await findWork(session, args, wanted.raw);
  const shared = workspaces.flatMap((workspace) => workspace.diagnostics);
  noteDiagnostics(session, [...problems, ...shared.filter(({ severity }) => severity === 'error')], sourceIn(workspaces));
  if (!wanted.dryRun) await finishOutputs(session, items.map(({ target }) => outputRoot(session, target, wanted.raw['out'])));
  const builds = new BuildRun(session, wanted, tools);
  for (const { target, workspace } of items) {
    session.signal.throwIfAborted();
    if (workspace.usable) await builds.begin(target, workspace);
  }
  const codes = await builds.end();
  return worst([...codes, problems.length > 0 || workspaces.some(({ usable }) => !usable) ? ExitCode.usage : ExitCode.fine]);
}

function sourceIn(workspaces: readonly Workspace[]): (file: string) => string | undefined {
  return (file) => workspaces.map(({ sources }) => sources.text(file)).find((text) => text !== undefined);
}

interface Job extends Voice {
  readonly workspace: Workspace;
  readonly loaded: Loaded;
  readonly checked: Checked;
  readonly renderers: readonly Renderer[];
  readonly langs: readonly Lang[];
  /** Output folder. Absolute. */
  readonly folder: string;
  readonly part: Part<Built>;
  readonly elapsed: () => number;
}

/** Bulletins are read and checked one after the other and made several at a time. */
class BuildRun {
  readonly #codes: ExitCode[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #themes = new Map<Workspace, Promise<OpenTheme>>();
  /** Workspaces of which it was told what is wrong with their themes. */
  readonly #told = new Set<Workspace>();
  readonly #claims = new Claims();
  readonly #failures = new Set<string>();
  readonly #notes: OrderedNotes;

  constructor(
    readonly session: Session,
    readonly wanted: BuildOptions,
    readonly tools: BuildTools,
  ) {
    this.#notes = new OrderedNotes((text, again) => session.note(text, again));
  }

  async begin(target: Target, workspace: Workspace): Promise<void> {
    const { session, wanted } = this;
    const elapsed = stopwatch();
    const slot = this.#notes.slot();
    const renderers = renderersFor(wanted, workspace.config);
    const prints = renderers.some(({ usesBrowser }) => usesBrowser);
    if (prints && !this.tools.keeps) this.tools.printer().start(() => this.#rehearsal(workspace));
    await this.#tellOfTheme(workspace, slot.note);
    const root = outputRoot(session, target, wanted.raw['out']);
    const part = await openBuildPart(session, wanted, target, workspace, { root, themeStamp: (await this.#opened(workspace)).stamp });
    if (part.kept && target.kind === 'issue' && standsAsCited(workspace, part.kept.cited) && this.#claims.isFree(root, target.id, part.kept.drafts)) {
      this.#claims.claim(root, target.id, part.kept.drafts);
      part.take();
      for (const text of part.kept.said) slot.note(text);
      this.#codes.push(part.kept.code);
      slot.end();
      return;
    }
    // What lays two languages side by side needs both, whichever is asked for.
    const loaded = await loadBulletin(part.files, workspace, target, renderers.some(({ comparesEditions }) => comparesEditions) ? undefined : wanted.langs);
    if (prints && this.tools.keeps && (await this.#printed(loaded)) === undefined) this.tools.printer().start(() => this.#rehearsal(workspace));
    const drafts = loaded.bulletin.editions.map(({ lang, file }): Draft => ({ lang, file: file.path }));
    const foreign = target.kind === 'issue' ? (wanted.langs ?? []).filter((lang) => !workspace.config.languages.includes(lang)) : [];
    const clashes = this.#claims.claim(root, loaded.bulletin.id, drafts);
    // What another input of this run does to it is no matter of this one alone.
    if (clashes.length > 0) part.pass();
    const diagnostics = [
      ...foreign.map((lang) => foreignLanguage(lang, workspace.config.languages)),
      ...checkInTime(part.files, workspace, loaded, all, { earlier: await earlierIssues(session.files, workspace, loaded, all) }),
      ...clashes,
    ];
    const { note, end } = voiceOf(part, slot, { drafts, cited: citedIn(workspace, diagnostics) });
    if (this.#tells()) {
      for (const edition of loaded.bulletin.editions) note(readLine(edition, session.uiLang), '');
      note(checkedLine(diagnostics, elapsed(), session.uiLang), '');
    }
    const checked = release(loaded, diagnostics, wanted.noCheck && !diagnostics.some(({ rule }) => rule === 'input/same-output'));
    if (!checked) {
      const code = this.#refuse(target, loaded, diagnostics, workspace, note);
      this.#codes.push(code);
      end(code);
      return;
    }
    const langs = target.kind === 'file' || target.lang !== undefined ? loaded.bulletin.editions.map(({ lang }) => lang) : (wanted.langs ?? workspace.config.languages);
    const job: Job = { workspace, loaded, checked, renderers, langs, folder: join(root, loaded.bulletin.id), part, note, end, elapsed };
    while (this.#running.size >= wanted.jobs) await Promise.race(this.#running);
    const work = this.#finish(job).finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  async end(): Promise<readonly ExitCode[]> {
    await Promise.all(this.#running);
    return this.#codes;
  }

  #tells(): boolean {
    // In CI one line a phase; into a pipe or a file the result alone.
    return !this.session.quiet && (this.session.stderr.live || this.session.verbose || Boolean(this.session.env['CI']));
  }

  #refuse(target: Target, { bulletin, whole }: Loaded, diagnostics: readonly Diagnostic[], workspace: Workspace, note: (text: string) => void): ExitCode {
    const { session } = this;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const shown = session.verbose || errors.length === 0 ? diagnostics : errors;
    note(describe(shown, contextFor(session, 'stderr', (file) => workspace.sources.text(file))));
    if (errors.length === 0) return ExitCode.fine;
    const next = proposed(session.env, 'check', target.kind === 'issue' ? target.id : session.files.show(target.path));
    note(refusedLine(bulletin.id, diagnostics, next, session.uiLang, session.stderr.color));
    return !whole || diagnostics.some(concernsInput) ? ExitCode.usage : ExitCode.findings;
  }

  async #finish(job: Job): Promise<void> {
    const code = await this.#make(job);
    this.#codes.push(code);
    job.end(code);
  }

  async #make(job: Job): Promise<ExitCode> {
    const { session, tools, wanted } = this;
    try {
      const theme = await this.#theme(job.workspace);
      if (typeof theme === 'number') return theme;
      // Own fonts may change, and nothing here would see it.
      if (session.env['SPP_FONTS'] || fontFolderOf({ ...job.workspace, theme })) job.part.pass();
      const usesBrowser = job.renderers.some((renderer) => renderer.usesBrowser);
      const printer = usesBrowser ? tools.printer() : undefined;
      const { artifacts, diagnostics, aside } = await renderAll(job.checked, job.renderers, {
        config: job.workspace.config,
        root: job.workspace.root,
        theme,
        assets: job.loaded.assets,
        ...(printer && { printer }),
        fonts: tools.fonts(),
        pictures: tools.pictures(),
        langs: job.langs,
        matcher: job.workspace.matcher,
        ...(wanted.message && { message: wanted.message }),
        ...(wanted.paper && { paper: wanted.paper }),
        ...(wanted.pdf && { pdf: wanted.pdf }),
        ...(wanted.epoch !== undefined && { epoch: wanted.epoch }),
        signal: session.signal,
        progress: (done, total) => session.status(barLine({ zh: '生成', en: 'make' }, done, total, job.loaded.bulletin.id, session.uiLang)),
      });
      job.note(describe(diagnostics, contextFor(session, 'stderr', (file) => job.workspace.sources.text(file))));
      // Without sharp or a browser: the next run may have them.
      if (diagnostics.some(({ rule }) => rule === 'image/prepared')) job.part.pass();
      if (diagnostics.some(({ severity }) => severity === 'error')) {
        if (aside.length > 0) job.note(asideLine(await keepAside(aside), session.uiLang));
        job.note(refusedLine(job.loaded.bulletin.id, diagnostics, undefined, session.uiLang, session.stderr.color));
        return ExitCode.findings;
      }
      const formats = job.renderers.map(({ format }) => format);
      const printed: Format[] = job.renderers.filter((renderer) => renderer.usesBrowser).map(({ format }) => format);
      const made: Made = {
        issue: job.loaded.bulletin.id,
        artifacts,
        formats,
        langs: job.langs,
        ...(printer && { browser: { version: await printer.version, formats: printed } }),
      };
      await printer?.kept?.keep(this.#mark(job.loaded), new Uint8Array());
      await this.#write(job, made);
      return ExitCode.fine;
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      // One missing browser fails every issue: said once.
      if (!this.#failures.has(error.said.en)) job.note(`spp: ${session.say(error.said)}\n`);
      this.#failures.add(error.said.en);
      return ExitCode.environment;
    }
  }

  async #write(job: Job, made: Made): Promise<void> {
    const { session, wanted } = this;
    const shown = session.files.show(job.folder);
    if (wanted.dryRun) {
      session.print(planLines(shown, await planOutput(made, await lookAt(job.folder)), session.uiLang));
      return;
    }
    const decide = async (standing: Parameters<typeof planOutput>[1]): Promise<OutputPlan> => planOutput(made, standing);
    const plan = await publish(job.folder, decide, session.signal);
    for (const [path, hash] of plan.whole) job.part.stands(join(job.folder, path), hash);
    if (this.#tells()) job.note(madeLines(made.issue, made.artifacts, session.stderr.width, session.uiLang), '');
    if (session.quiet) return;
    const { bulletin } = job.loaded;
    const next = session.stderr.live && !wanted.watch ? proposed(session.env, 'preview', bulletin.kind === 'issue' ? bulletin.id : (bulletin.editions[0]?.file.path ?? bulletin.id)) : undefined;
    const done = (again: boolean): string => doneLine(shown, again ? { ...plan, write: [], remove: [] } : plan, session.stderr.live && !again ? job.elapsed() : undefined, next, session.uiLang, session.stderr.color);
    job.note(done(false), done(true));
  }

  /** Defined if the drafts were printed before as they are now: then their files come most likely from the cache, and no browser is needed. */
  async #printed(loaded: Loaded): Promise<Uint8Array | undefined> {
    return this.tools.printer().kept?.recall(this.#mark(loaded));
  }

  #mark({ bulletin }: Loaded): string {
    const { langs, formats, paper, pdf } = this.wanted;
    return sha256(JSON.stringify(['printed', bulletin.id, langs, formats, paper, pdf, ...bulletin.editions.map(({ file }) => file.text)]));
  }

  /** What the browser opens while the drafts are read: with the fonts they will most likely need. */
  async #rehearsal(workspace: Workspace): ReturnType<typeof fontRehearsal> {
    const { theme } = await this.#opened(workspace);
    return fontRehearsal((this.wanted.langs ?? workspace.config.languages).map(languageOf), theme?.tokens.paper?.family ?? 'sans', this.tools.fonts());
  }

  #opened(workspace: Workspace): Promise<OpenTheme> {
    const opened = this.#themes.get(workspace) ?? openTheme(this.session.files, workspace, this.tools.packageRoot, new Set(renderersFor(this.wanted, workspace.config).flatMap(({ templates }) => templates)));
    this.#themes.set(workspace, opened);
    return opened;
  }

  /** Once a workspace, and not by the issue that happens to be the first. */
  async #tellOfTheme(workspace: Workspace, note: (text: string) => void): Promise<void> {
    if (this.#told.has(workspace)) return;
    this.#told.add(workspace);
    note(describe((await this.#opened(workspace)).diagnostics, contextFor(this.session, 'stderr', (file) => workspace.sources.text(file))));
  }

  /** Or why there is none: it cannot be used, or, unless that is waived, its colours cannot be read. */
  async #theme(workspace: Workspace): Promise<Theme | ExitCode> {
    const { theme, diagnostics } = await this.#opened(workspace);
    if (!theme) return ExitCode.usage;
    return this.wanted.noCheck || !diagnostics.some(({ severity }) => severity === 'error') ? theme : ExitCode.findings;
  }
}
