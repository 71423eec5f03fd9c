import { join } from 'node:path';
import type { Bulletin, Checked, Format } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Files } from '../model/files.js';
import { isLang } from '../lang/registry.js';
import type { Lang } from '../model/text.js';
import { fileAddress } from '../render/html/addresses.js';
import { renderers } from '../render/registry.js';
import type { Theme } from '../render/theme.js';
import { sha256 } from '../text/hash.js';
import { checkInTime, release } from './check.js';
import { fixBulletin, type Fixed } from './fix.js';
import { earlierIssues } from './history.js';
import type { Target } from './inputs.js';
import { loadBulletin, type Loaded } from './load.js';
import { idOf, shownConcepts, shownProblem, shownTerms } from './preview-facts.js';
import { renderAll, type RenderTools } from './render.js';
import { sortDiagnostics } from './sources.js';
import { openTheme } from './themes.js';
import { configName, glossaryName, loadWorkspace, type Workspace } from './workspace.js';

/** What the page shows, in the order of its tabs. */
export const previewFormats = ['email', 'text', 'web', 'wechat', 'print'] as const satisfies readonly Format[];
export type PreviewFormat = (typeof previewFormats)[number];

/** An output in memory. */
export interface PreviewOutput {
  readonly bytes: Uint8Array;
  /** Pictures beside it. */
  readonly pictures: readonly PreviewPicture[];
}

export interface PreviewPicture {
  /** Of its content. */
  readonly hash: string;
  /** By which the output loads it. */
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface PreviewSources {
  /** Fresh for each reading: one set of files remembers what stood in the folders. */
  readonly files: () => Files;
  readonly packageRoot: string;
  readonly target: Target;
  /** Opened when an output needs them. */
  readonly tools: () => Pick<RenderTools, 'pictures' | 'fonts' | 'printer' | 'epoch' | 'signal'>;
}

/** A part of what the page knows, by name: `problems`, `source:zh`, `output:email.zh` … Parts that are as before are not sent again. */
export type PreviewParts = Readonly<Record<string, unknown>>;

const all = { only: [], off: [] };
const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

interface Standing {
  readonly loaded: Loaded;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A bulletin that is being written: what was read, found and made of it stays in memory, and a change works anew only what it concerns. One
 * call at a time; reading never throws for what stands in the drafts.
 */
export class PreviewDesk {
  #workspace: Workspace | undefined;
  /** The settings and the glossary as they stand; they differ from the workspace's while they are wrong. */
  #settings: Pick<Workspace, 'usable' | 'diagnostics'> | undefined;
  #theme: Theme | undefined;
  #themeFindings: readonly Diagnostic[] = [];
  #standing: Standing | undefined;
  /** The last state without errors; the first state of all, if it had some. */
  #good: Checked | undefined;
  #goodLoaded: Loaded | undefined;
  /** False as long as there has been no state without errors. */
  #everGood = false;
  readonly #outputs = new Map<string, { readonly of: Checked; readonly output: Promise<PreviewOutput | undefined>; readonly hash: Promise<string> }>();
  readonly #renderFindings = new Map<string, readonly Diagnostic[]>();

  constructor(readonly sources: PreviewSources) {}

  /** Reads all anew that may have changed: everything, if no paths are named. */
  async refresh(touched?: ReadonlySet<string>): Promise<void> {
    const { root } = this.sources.target;
    const files = this.sources.files();
    const isSettings = !touched || !this.#workspace || [...touched].some((path) => root !== undefined && [configName, glossaryName].some((name) => path === join(root, name)));
    const fresh = isSettings ? await loadWorkspace(files, root) : undefined;
    if (fresh) this.#settings = fresh;
    // Settings that cannot be read change nothing about what is shown.
    if (fresh && (fresh.usable || !this.#workspace)) this.#workspace = fresh;
    const workspace = this.#workspace;
    if (!workspace) return;
    if (fresh === workspace || !this.#theme || [...(touched ?? [])].some((path) => /\.(?:hbs|ya?ml)$/.test(path) && path.includes('templates'))) {
      const opened = await openTheme(files, workspace, this.sources.packageRoot);
      this.#theme = opened.theme ?? this.#theme;
      this.#themeFindings = opened.diagnostics;
      this.#outputs.clear();
    }
    const loaded = await loadBulletin(files, workspace, this.sources.target);
    const earlier = await earlierIssues(files, workspace, loaded, all);
    this.#take({ loaded, diagnostics: [...(this.#settings ?? workspace).diagnostics, ...this.#themeFindings, ...checkInTime(files, workspace, loaded, all, { earlier })] });
  }

  /**
   * After a change of one draft and nothing else: the output is renewed before the languages are compared, which takes longer.
   * False if that cannot be done: the whole must be read.
   */
  async refreshDraft(touched: ReadonlySet<string>): Promise<boolean> {
    const [workspace, before] = [this.#workspace, this.#standing];
    const lang = this.#draftOf(touched);
    if (!workspace || !before || !lang || !before.loaded.whole) return false;
    const old = before.loaded.bulletin.editions.find((edition) => edition.lang === lang);
    // Errors between the languages or elsewhere are not looked at here, so that none may stand.
    if (!old || before.diagnostics.some((each) => isError(each) && (each.file !== old.file.path || each.rule.startsWith('pair/')))) return false;
    const files = this.sources.files();
    const part = await loadBulletin(files, workspace, this.sources.target, [lang]);
    const [edition] = part.bulletin.editions;
    if (!part.whole || !edition) return false;
    const earlier = await earlierIssues(files, workspace, part, all);
    const found = checkInTime(files, workspace, part, all, { earlier });
    if (found.some(isError)) return false;
    const bulletin = withEdition(before.loaded.bulletin, edition);
    const loaded = { ...before.loaded, bulletin, assets: new Map([...before.loaded.assets, ...part.assets]) };
    const checked = release(loaded, found, true);
    if (!checked) return false;
    this.#good = checked;
    this.#goodLoaded = loaded;
    return true;
  }

  /** The language of the one draft that was touched. */
  #draftOf(touched: ReadonlySet<string>): Lang | undefined {
    const { target } = this.sources;
    const [path, ...others] = touched;
    if (path === undefined || others.length > 0 || target.kind === 'file') return undefined;
    return (['zh', 'en'] as const).find((lang) => isLang(lang) && path === join(target.folder, `${lang}.md`));
  }

  #take(standing: Standing): void {
    this.#standing = standing;
    const { loaded, diagnostics } = standing;
    const isGood = this.#settings?.usable === true && loaded.whole && !diagnostics.some(isError);
    if (isGood || !this.#everGood) {
      const checked = release(loaded, diagnostics, true);
      if (checked) {
        this.#good = checked;
        this.#goodLoaded = loaded;
      }
    }
    this.#everGood ||= isGood;
  }

  /** What the page must know. `shown`: the outputs it shows, `email.zh` or, of a draft with errors, `draft:email.zh`. */
  async parts(shown: Iterable<string>): Promise<PreviewParts> {
    const outputs: Record<string, unknown> = {};
    for (const key of shown) {
      const hash = await this.#hashOf(key);
      if (hash !== undefined) outputs[`output:${key}`] = hash;
    }
    const standing = this.#standing;
    if (!standing || !this.#workspace) return outputs;
    const { editions } = standing.loaded.bulletin;
    const terms = editions.map((edition) => shownTerms(edition, this.#workspaceOf().matcher));
    const diagnostics = this.#diagnostics();
    return {
      ...this.state(),
      problems: diagnostics.map((each) => shownProblem(each, editions)),
      concepts: shownConcepts(this.#workspace.glossary.concepts, terms.flat()),
      ...Object.fromEntries(editions.flatMap(({ lang, file }, i) => [[`source:${lang}`, { file: file.path, text: file.text }], [`terms:${lang}`, terms[i]]])),
      ...outputs,
    };
  }

  /** The outputs alone, right after `refreshDraft`. */
  async outputParts(shown: Iterable<string>): Promise<PreviewParts> {
    const outputs: Record<string, unknown> = {};
    for (const key of shown) outputs[`output:${key}`] = await this.#hashOf(key);
    return outputs;
  }

  /** Which languages there are and whether what is shown is the draft as it stands. */
  state(): PreviewParts {
    const { bulletin, whole } = this.#standing?.loaded ?? {};
    const errors = this.#diagnostics().filter(isError).length;
    return { state: { issue: bulletin?.id, langs: (this.#good?.bulletin ?? bulletin)?.editions.map(({ lang }) => lang) ?? [], errors, readable: whole === true, kept: errors > 0 && this.#everGood } };
  }

  #diagnostics(): Diagnostic[] {
    const checked = this.#standing?.diagnostics ?? [];
    const made = [...this.#renderFindings.values()].flat();
    return sortDiagnostics([...new Map([...checked, ...made].map((each) => [idOf(each), each])).values()]);
  }

  #workspaceOf(): Workspace {
    if (!this.#workspace) throw new Error('nothing has been read');
    return this.#workspace;
  }

  /** A picture of the outputs made so far. */
  async picture(hash: string): Promise<PreviewPicture | undefined> {
    for (const { output } of this.#outputs.values()) {
      const found = (await output)?.pictures.find((picture) => picture.hash === hash);
      if (found) return found;
    }
    return undefined;
  }

  /** Undefined for a key that names no output, or one that cannot be made. */
  async output(key: string): Promise<PreviewOutput | undefined> {
    return this.#make(key)?.output;
  }

  async #hashOf(key: string): Promise<string | undefined> {
    return this.#make(key)?.hash;
  }

  #make(key: string): { readonly output: Promise<PreviewOutput | undefined>; readonly hash: Promise<string> } | undefined {
    const match = /^(draft:)?([a-z]+)\.([a-z]+)$/.exec(key);
    const [, draft, format, lang] = match ?? [];
    if (format === undefined || lang === undefined || !isLang(lang)) return undefined;
    const standing = this.#standing;
    const current = draft !== undefined && standing ? release(standing.loaded, standing.diagnostics, true) : undefined;
    const loaded = current ? standing?.loaded : this.#goodLoaded;
    const checked = current ?? this.#good;
    if (!checked || !loaded || !checked.bulletin.editions.some((edition) => edition.lang === lang)) return undefined;
    const known = this.#outputs.get(key);
    if (known && known.of.bulletin === checked.bulletin) return known;
    const output = this.#render(key, format, lang, checked, loaded, known?.output);
    const made = { of: checked, output, hash: output.then((result) => (result ? sha256(result.bytes).slice(0, 16) : '')) };
    this.#outputs.set(key, made);
    return made;
  }

  async #render(key: string, format: string, lang: Lang, checked: Checked, loaded: Loaded, before: Promise<PreviewOutput | undefined> | undefined): Promise<PreviewOutput | undefined> {
    const renderer = renderers.find((each) => each.format === format);
    const theme = this.#theme;
    if (!renderer || !theme) return undefined;
    const { config, matcher, root } = this.#workspaceOf();
    const { printer, fonts, ...tools } = this.sources.tools();
    const { artifacts, diagnostics } = await renderAll(checked, [renderer], {
      ...tools,
      ...(renderer.usesBrowser && printer && { printer }),
      ...(renderer.usesFonts && fonts && { fonts }),
      config,
      root,
      theme,
      assets: loaded.assets,
      matcher,
      langs: [lang],
    });
    this.#renderFindings.set(key, diagnostics);
    const made = artifacts.find((artifact) => artifact.format === format);
    if (!made) return before;
    const place = { baseUrl: config.baseUrl, id: checked.bulletin.id };
    const pictures = artifacts.flatMap(({ path, bytes, mediaType }): PreviewPicture[] => {
      const address = mediaType.startsWith('image/') ? fileAddress(path, place)?.replaceAll('#', '%23').replaceAll('?', '%3F') : undefined;
      return address === undefined ? [] : [{ hash: sha256(bytes).slice(0, 32), address, bytes, mediaType }];
    });
    return { bytes: made.bytes, pictures };
  }

  /** Applies the fix of one finding, or of all, to the drafts in memory as they stand now; without files if the finding is no longer there. */
  async fix(id: string | undefined): Promise<Fixed> {
    const { files, target } = this.sources;
    const workspace = await loadWorkspace(files(), target.root);
    return fixBulletin(files(), workspace, target, undefined, all, (diagnostic) => id === undefined || idOf(diagnostic) === id);
  }
}

function withEdition(bulletin: Bulletin, edition: Edition): Bulletin {
  return { ...bulletin, editions: bulletin.editions.map((each) => (each.lang === edition.lang ? edition : each)) };
}
