import { join } from 'node:path';
import type { Asset } from '../model/asset.js';
import type { Artifact, Checked } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Matcher } from '../glossary/matcher.js';
import type { Edition } from '../model/edition.js';
import type { Parallel } from '../model/parallel.js';
import type { PictureDesk } from '../model/pictures.js';
import type { Printer } from '../model/ports.js';
import type { Lang } from '../model/text.js';
import type { FontFolder, FontLibrary } from '../model/fonts.js';
import type { Mailbox, MailSettings, MessageOptions } from '../render/mail.js';
import type { Brand, PdfChoice, Rendered, Renderer } from '../render/renderer.js';
import type { PaperChoice } from '../render/print/sheet.js';
import type { Theme } from '../render/theme.js';
import type { Config } from '../schema/config.js';
import { parallelOf } from './parallel.js';
import { isLocalPath } from './plan.js';
import { sortDiagnostics } from './sources.js';

export interface RenderTools {
  readonly config: Config;
  readonly theme: Theme;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly pictures?: PictureDesk;
  readonly printer?: Printer;
  readonly fonts?: FontLibrary;
  /** Folder of the workspace; absent: there is none. */
  readonly root?: string | undefined;
  readonly message?: MessageOptions;
  /** Of this run; absent: as `spp.yml` and the theme say. */
  readonly paper?: PaperChoice['size'];
  /** Archival standard of this run's PDFs; absent: as `spp.yml` says. */
  readonly pdf?: NonNullable<PdfChoice['standard']>;
  /** Finds the glossary's names. */
  readonly matcher: Matcher;
  /** Only these editions; absent: all. */
  readonly langs?: readonly Lang[];
  /** Seconds since 1970 from SOURCE_DATE_EPOCH: the date of what has none of its own. */
  readonly epoch?: number;
  readonly signal?: AbortSignal;
  /** Told as outputs are finished. */
  readonly progress?: (done: number, total: number) => void;
}

export interface Outputs {
  /** Sorted by path; a picture that several outputs use stands once. */
  readonly artifacts: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
  /** Unfinished files of outputs that went wrong. */
  readonly aside: readonly Artifact[];
}

/** Where the workspace's own fonts are, if `spp.yml` or the theme names a place. */
export function fontFolderOf({ root, config, theme }: Pick<RenderTools, 'root' | 'config' | 'theme'>): FontFolder | undefined {
  const folder = config.paper.fonts ?? theme.tokens.paper?.fonts;
  return root === undefined || folder === undefined ? undefined : { path: join(root, folder), within: root };
}

/** Every edition in every format, in memory. What the browser prints is begun first, so that it works while the rest is made here. */
export async function renderAll(checked: Checked, renderers: readonly Renderer[], tools: RenderTools): Promise<Outputs> {
  const wanted = checked.bulletin.editions.filter(({ lang }) => tools.langs?.includes(lang) ?? true);
  const jobs = wanted.flatMap((edition) => {
    const make = makerFor(checked, edition, tools);
    return renderers.map((renderer) => ({ renderer, make }));
  });
  jobs.sort((a, b) => Number(b.renderer.usesBrowser) - Number(a.renderer.usesBrowser));
  let done = 0;
  tools.progress?.(done, jobs.length);
  const finish = async ({ renderer, make }: (typeof jobs)[number]): Promise<Rendered> => {
    const made = await make(renderer);
    done += 1;
    tools.progress?.(done, jobs.length);
    return made;
  };
  const results = await Promise.all(jobs.map(finish));
  return {
    artifacts: merge(results.flatMap(({ artifacts }) => artifacts)),
    diagnostics: sortDiagnostics(distinct(results.flatMap(({ diagnostics }) => diagnostics))),
    aside: results.flatMap(({ aside = [] }) => aside),
  };
}

type Maker = (renderer: Renderer) => Promise<Rendered>;

/** Renders one edition; each format once, though a message asks for what is also an output of its own. */
function makerFor({ bulletin, diagnostics }: Checked, edition: Edition, tools: RenderTools): Maker {
  const made = new Map<Renderer, Promise<Rendered>>();
  const shared = {
    bulletin,
    edition,
    brand: brandFor(tools.config, edition.lang),
    theme: tools.theme,
    assets: assetsOf(edition, tools.assets),
    mail: mailFor(tools.config, edition.lang),
    ...(tools.pictures && { pictures: tools.pictures }),
    ...(tools.message && { message: tools.message }),
    pdf: { ...tools.config.pdf, ...(tools.pdf && { standard: tools.pdf }) },
    paper: { ...tools.config.paper, ...(tools.paper && { size: tools.paper }) },
    date: outputDate(bulletin.info.date, tools.epoch),
    terms: termsIn(edition, tools.matcher),
    ...(tools.signal && { signal: tools.signal }),
  };
  const folder = fontFolderOf(tools);
  const fonts = tools.fonts && folder ? withFolder(tools.fonts, folder) : tools.fonts;
  const make: Maker = (renderer) => {
    let rendered = made.get(renderer);
    if (!rendered) {
      rendered = renderer.render({
        ...shared,
        share: make,
        ...(renderer.comparesEditions && beside(parallelOf(bulletin, edition, tools.config.source, tools.matcher, diagnostics))),
        ...(renderer.usesBrowser && tools.printer && { printer: tools.printer }),
        ...(renderer.usesFonts && fonts && { fonts }),
      });
      made.set(renderer, rendered);
    }
    return rendered;
  };
  return make;
}

function withFolder(fonts: FontLibrary, folder: FontFolder): FontLibrary {
  return { facesFor: (request) => fonts.facesFor({ ...request, folder }) };
}

/** A mistake in a partial is found in every language. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

function beside(parallel: Parallel | undefined): { readonly parallel?: Parallel } {
  return parallel ? { parallel } : {};
}

/** What must not be torn at the end of a line. Guards are no names: they are words that happen to hold one. */
function termsIn(edition: Edition, matcher: Matcher): ReadonlySet<string> {
  const known = namesFound.get(edition);
  if (known?.matcher === matcher) return known.names;
  const { texts, lang } = edition;
  const names = new Set<string>();
  for (const { text } of texts) {
    for (const { start, end, readings } of matcher.match(text)) {
      if (readings.some((reading) => reading.lang === lang && reading.form.kind !== 'guard')) names.add(text.slice(start, end));
    }
  }
  namesFound.set(edition, { matcher, names });
  return names;
}

/** The preview renders an edition in one format after another. */
const namesFound = new WeakMap<Edition, { readonly matcher: Matcher; readonly names: ReadonlySet<string> }>();

/** Never the clock's, so that a build can be repeated: the day, else SOURCE_DATE_EPOCH, else the first day of 2000. */
function outputDate(day: string | undefined, epoch: number | undefined): Date {
  if (day !== undefined) return new Date(`${day}T00:00:00Z`);
  return epoch === undefined ? new Date(Date.UTC(2000, 0, 1)) : new Date(epoch * 1000);
}

/** A name that the brand lacks in one language is left out there: the other language's would stand untranslated in a masthead. */
function brandFor(config: Config, lang: Lang): Brand {
  const { network, programme, slogan, publisher } = config.brand;
  return {
    ...(network?.[lang] !== undefined && { network: network[lang] }),
    ...(programme?.[lang] !== undefined && { programme: programme[lang] }),
    ...(slogan?.[lang] !== undefined && { slogan: slogan[lang] }),
    ...(publisher?.[lang] !== undefined && { publisher: publisher[lang] }),
    ...(config.baseUrl !== undefined && { baseUrl: config.baseUrl }),
  };
}

/** A sender without a name in this language goes by who publishes. */
function mailFor({ mail, brand }: Config, lang: Lang): MailSettings {
  const mailbox = ({ name, address }: NonNullable<typeof mail.from>, other?: string): Mailbox => {
    const shown = name?.[lang] ?? other;
    return { address, ...(shown !== undefined && { name: shown }) };
  };
  const { from, replyTo, to, listId, unsubscribe, clients } = mail;
  return {
    ...(from && { from: mailbox(from, brand.publisher?.[lang] ?? brand.network?.[lang]) }),
    ...(replyTo && { replyTo: mailbox(replyTo) }),
    ...(to && { to: mailbox(to) }),
    ...(listId !== undefined && { listId }),
    ...(unsubscribe && { unsubscribe }),
    ...(clients && { clients }),
  };
}

/** Only the pictures that the edition names: the other language's are none of its business. */
function assetsOf(edition: Edition, assets: ReadonlyMap<string, Asset>): ReadonlyMap<string, Asset> {
  const own = new Map<string, Asset>();
  for (const { url } of edition.images) {
    const asset = assets.get(url);
    if (asset) own.set(url, asset);
  }
  return own;
}

/** @throws {Error} if two outputs want the same path for different bytes, or a path outside the folder: a renderer's bug. */
function merge(artifacts: readonly Artifact[]): Artifact[] {
  const byPath = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    if (!isLocalPath(artifact.path)) throw new Error(`a renderer made the path ${JSON.stringify(artifact.path)}`);
    const other = byPath.get(artifact.path);
    if (!other) byPath.set(artifact.path, artifact);
    else if (other.bytes !== artifact.bytes && Buffer.compare(other.bytes, artifact.bytes) !== 0) throw new Error(`two outputs are named ${artifact.path} and differ`);
    else if (other.lang !== artifact.lang) {
      // Used in both languages: it belongs to neither.
      const { lang: _lang, ...shared } = other;
      byPath.set(artifact.path, shared);
    }
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
