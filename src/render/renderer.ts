import type { Asset } from '../model/asset.js';
import type { Artifact, Bulletin, Format } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { PictureDesk } from '../model/pictures.js';
import type { Parallel } from '../model/parallel.js';
import type { Printer } from '../model/ports.js';
import type { Lang, Localized } from '../model/text.js';
import type { FontLibrary } from './fonts.js';
import type { MailSettings, MessageOptions } from './mail.js';
import type { PaperChoice } from './print/sheet.js';
import type { TemplateTarget, Theme } from './theme.js';

/** One output format: a folder under `render/` and one line in `registry.ts`. */
export interface Renderer {
  readonly format: Format;
  readonly title: Localized;
  /** Ending after the edition's stem: `.html`, `.txt`, `.pdf`: the file is `<id>.<lang><ending>`. */
  readonly ending: string;
  readonly mediaType: string;
  /** Needs `RenderInput.printer`, which is started before the first block is read. */
  readonly usesBrowser: boolean;
  readonly usesFonts: boolean;
  /** The folders under `templates/` whose partials it uses: only those are read. */
  readonly templates: readonly TemplateTarget[];
  /** Needs `RenderInput.parallel`: the other language is read and checked, too. */
  readonly comparesEditions?: true;
  render(input: RenderInput): Promise<Rendered>;
}

export interface RenderInput {
  readonly bulletin: Bulletin;
  readonly edition: Edition;
  readonly brand: Brand;
  readonly theme: Theme;
  /** Local pictures by the URL written in the Markdown; a missing one is absent. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Absent: nothing is known of who sends. */
  readonly mail?: MailSettings;
  /** Absent: hosted pictures, nothing attached. */
  readonly message?: MessageOptions;
  /** Renders the same edition by another renderer, once for all who ask; absent: everyone renders anew. */
  readonly share?: (renderer: Renderer) => Promise<Rendered>;
  /** What the workspace or this run wants otherwise than the theme; absent: nothing. */
  readonly paper?: PaperChoice;
  /** Names of the glossary that stand in the edition, as they are written there; absent: none are known. */
  readonly terms?: ReadonlySet<string>;
  /** Makes pictures fit for a medium; absent: they are used as they are. */
  readonly pictures?: PictureDesk;
  /** The edition beside the other language, for renderers that compare; absent: there is no other. */
  readonly parallel?: Parallel;
  /** Absent: an ordinary PDF within the usual limits. */
  readonly pdf?: PdfChoice;
  /** Only for renderers that ask. */
  readonly printer?: Printer;
  readonly fonts?: FontLibrary;
  /** The date, else SOURCE_DATE_EPOCH, else a fixed day: never the clock. */
  readonly date: Date;
  readonly signal?: AbortSignal;
}

/** What a workspace, or a single run, wants of its PDFs. */
export interface PdfChoice {
  /** Archival standard that the file is made for as well. */
  readonly standard?: 'a-2b' | undefined;
  /** Most pages and megabytes that a file may have. */
  readonly pages?: number | undefined;
  readonly megabytes?: number | undefined;
}

/** `spp.yml`'s brand in the edition's language. */
export interface Brand {
  readonly network?: string;
  readonly programme?: string;
  readonly slogan?: string;
  readonly publisher?: string;
  /** Where hosted pictures and the web version live, ending in `/`; absent: relative addresses. */
  readonly baseUrl?: string;
}

export interface Rendered {
  /** The output first, then pictures that it made or uses. */
  readonly artifacts: readonly Artifact[];
  /** What is wrong with the output itself (a glyph no font has, a size over a limit). Any error: nothing is written. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was made before it went wrong, for whoever must find out why; never an output. */
  readonly aside?: readonly Artifact[];
}

/** Stem of an edition's outputs: `issue-9.zh`. */
export function stem(bulletin: Bulletin, lang: Lang): string {
  return `${bulletin.id}.${lang}`;
}
