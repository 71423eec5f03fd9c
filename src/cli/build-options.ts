import { resolve } from 'node:path';
import { createPrinter } from '../io/browser.js';
import { cacheFolder } from '../io/cache-folder.js';
import { createFontLibrary } from '../io/fonts.js';
import { packageRoot } from '../io/package.js';
import { createPictureDesk } from '../io/pictures.js';
import { hasPrintedFiles } from '../io/printed.js';
import type { Format } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { FontLibrary } from '../model/fonts.js';
import type { PictureDesk } from '../model/pictures.js';
import type { Lang, Localized } from '../model/text.js';
import { renderers } from '../render/registry.js';
import type { MessageOptions } from '../render/mail.js';
import type { PaperChoice } from '../render/print/sheet.js';
import type { PdfChoice, Renderer } from '../render/renderer.js';
import type { Config } from '../schema/config.js';
import type { Options } from './session.js';
import { readLangs } from './loading.js';
import { readNames } from './report.js';
import { usageProblem, type Session } from './session.js';

export interface BuildOptions {
  readonly raw: Options;
  /** From `--to`. */
  readonly formats?: readonly Format[];
  readonly langs?: readonly Lang[];
  readonly dryRun: boolean;
  readonly noCheck: boolean;
  readonly watch: boolean;
  readonly jobs: number;
  /** From `--images` and `--attach`; absent if neither was given. */
  readonly message?: MessageOptions;
  readonly epoch?: number;
  /** From `--paper`. */
  readonly paper?: PaperChoice['size'];
  /** From `--pdf`. */
  readonly pdf?: NonNullable<PdfChoice['standard']>;
}

export function readBuildOptions(raw: Options, env: Session['env'], problems: Diagnostic[]): BuildOptions {
  const formats = readNames('--to', raw['to'], renderers.map(({ format }) => format), problems);
  const langs = readLangs(raw, problems);
  const jobs = raw['jobs'] === undefined ? 2 : Number(raw['jobs']);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) {
    problems.push(usageProblem({ zh: `--jobs 应为 1 到 64 的整数，现为“${raw['jobs']}”`, en: `Unexpected --jobs "${raw['jobs']}", expected a number from 1 to 64` }));
  }
  const message = readMessage(raw, formats, problems);
  const paper = readPaper(raw, problems);
  const pdf = readNames('--pdf', typeof raw['pdf'] === 'string' ? raw['pdf'].toLowerCase() : undefined, ['a-2b'] as const, problems)?.[0];
  const epoch = readEpoch(env['SOURCE_DATE_EPOCH'], problems);
  return {
    raw,
    ...(formats && { formats }),
    ...(langs && { langs }),
    dryRun: raw['dryRun'] === true,
    noCheck: raw['check'] === false,
    watch: raw['watch'] === true,
    jobs,
    ...(message && { message }),
    ...(epoch !== undefined && { epoch }),
    ...(paper && { paper }),
    ...(pdf && { pdf }),
  };
}

function readPaper(raw: Options, problems: Diagnostic[]): PaperChoice['size'] {
  const sizes = readNames('--paper', typeof raw['paper'] === 'string' ? raw['paper'].toLowerCase() : undefined, ['a4', 'letter'] as const, problems);
  if (sizes && sizes.length > 1) problems.push(usageProblem({ zh: '--paper 只能取一个值：a4 或 letter', en: 'Unexpected second value of --paper, expected a4 or letter' }));
  return sizes?.[0];
}

/** `--images` and `--attach` say what goes into an `.eml`, so they ask for one. */
function readMessage(raw: Options, formats: readonly Format[] | undefined, problems: Diagnostic[]): MessageOptions | undefined {
  const pictures = readNames('--images', raw['images'], ['hosted', 'cid'] as const, problems);
  const attach = readNames('--attach', raw['attach'], ['pdf'] as const, problems);
  if (pictures && pictures.length > 1) {
    problems.push(usageProblem({ zh: '--images 只能取一个值：hosted 或 cid', en: 'Unexpected second value of --images, expected hosted or cid' }));
  }
  if (!pictures && !attach) return undefined;
  if (formats && !formats.includes('eml')) {
    const flags = [pictures && '--images', attach && '--attach'].filter(Boolean);
    problems.push(
      usageProblem({
        zh: `${flags.join(' 和 ')} 只用于 .eml；请在 --to 中加上 eml`,
        en: `Unexpected ${flags.join(' and ')} without an .eml to put it in; add eml to --to`,
      }),
    );
  }
  return { pictures: pictures?.[0] ?? 'hosted', attach: attach ?? [] };
}

/** https://reproducible-builds.org/specs/source-date-epoch/: seconds since 1970; anything else must be refused, not ignored. */
function readEpoch(value: string | undefined, problems: Diagnostic[]): number | undefined {
  if (value === undefined || value === '') return undefined;
  const seconds = Number(value);
  // Four-digit years: PDF dates have room for no more.
  if (/^\d+$/.test(value) && seconds < 253_402_300_800) return seconds;
  problems.push(usageProblem({ zh: `环境变量 SOURCE_DATE_EPOCH 应为 1970 年以来的秒数，现为“${value}”`, en: `Unexpected SOURCE_DATE_EPOCH "${value}", expected seconds since 1970` }));
  return undefined;
}

/** What `build` makes without `--to` (the contract), as far as it is registered. */
const defaults: readonly Format[] = ['email', 'eml', 'text', 'web', 'wechat', 'pdf'];

/** An attached PDF is made with the outputs, so that what was sent can be looked at. */
export function renderersFor({ formats, message }: BuildOptions, config: Config): Renderer[] {
  const wanted = new Set<Format>([...(formats ?? config.targets ?? defaults), ...(message ? (['eml', ...message.attach] as const) : [])]);
  return renderers.filter(({ format }) => wanted.has(format));
}

/** Whether a run with these options will print, as far as the options tell. */
export function willPrint({ formats, message }: BuildOptions): boolean {
  const wanted = new Set<Format>([...(formats ?? defaults), ...(message?.attach ?? [])]);
  return renderers.some(({ format, usesBrowser }) => usesBrowser && wanted.has(format));
}

/** What a build opens once, when first asked, for all bulletins. */
export interface BuildTools {
  readonly packageRoot: string;
  printer(): ReturnType<typeof createPrinter>;
  /** Whether some finished file of an earlier run may be taken again. */
  readonly keeps: boolean;
  fonts(): FontLibrary;
  pictures(): PictureDesk;
  close(): Promise<void>;
}

/** A browser that is not the pinned one changes by itself: such a run is not kept. */
function tellOfBrowser(session: Session, said: Localized): void {
  session.record?.trace.pass();
  if (!session.quiet) session.note(`spp: ${session.say(said)}\n`);
}

/** Fonts of the user's own: SPP_FONTS. */
export function fontFolder({ env, folder }: Pick<Session, 'env' | 'folder'>): string | undefined {
  return env['SPP_FONTS'] ? resolve(folder, env['SPP_FONTS']) : undefined;
}

export function openBuildTools(session: Session): BuildTools {
  let printer: ReturnType<typeof createPrinter> | undefined;
  let fonts: FontLibrary | undefined;
  let pictures: PictureDesk | undefined;
  const kept = session.env['SPP_NO_CACHE'] ? undefined : cacheFolder(session.env);
  const openPrinter = (): ReturnType<typeof createPrinter> => (printer ??= createPrinter({ note: (said) => tellOfBrowser(session, said), ...(kept !== undefined && { cacheFolder: kept }) }));
  const openFonts = (): FontLibrary => (fonts ??= createFontLibrary(packageRoot, fontFolder(session)));
  return {
    packageRoot,
    printer: openPrinter,
    keeps: kept !== undefined && hasPrintedFiles(kept),
    fonts: openFonts,
    pictures: () => (pictures ??= createPictureDesk({ packageRoot, cacheFolder: cacheFolder(session.env), fonts: openFonts(), printer: (urgent) => (urgent ? openPrinter() : printer) })),
    close: async () => printer?.close(),
  };
}
