import { mkdtemp, rmdir, stat, statfs } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { EnvironmentError } from '../model/ports.js';
import type { Localized } from '../model/text.js';
import { browserCommand } from './browser-find.js';
import { createPrinter } from './browser.js';
import { causeOf } from './errno.js';
import { createFontLibrary } from './fonts.js';
import { ownFonts } from './own-fonts.js';
import { loadConverter } from './picture-convert.js';

/** What is known of one thing that `spp` needs or likes. */
export interface Health {
  readonly state: 'ok' | 'warning' | 'error';
  /** What was found. */
  readonly found: Localized;
  /** The one command that mends it. */
  readonly remedy?: string;
}

/** The browser that prints, started for it. */
export async function browserHealth(): Promise<Health> {
  const notes: Localized[] = [];
  const printer = createPrinter({ note: (said) => notes.push(said) });
  try {
    const version = await printer.version;
    const other = notes.map(({ zh, en }) => ({ zh: `；${zh}`, en: `; ${en}` }));
    const found = { zh: version + other.map(({ zh }) => zh).join(''), en: version + other.map(({ en }) => en).join('') };
    return { state: notes.length > 0 ? 'warning' : 'ok', found };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    const chosen = process.env['SPP_BROWSER'];
    return { state: 'error', found: error.said, remedy: chosen ? 'unset SPP_BROWSER' : browserCommand({ platform: platform(), arch: arch() }) };
  } finally {
    await printer.close();
  }
}

/** The fonts of paged output: asked for as a document asks. `packages`: name → pinned version; `folder`: of the user's own (SPP_FONTS). */
export async function fontHealth(packageRoot: string, packages: Readonly<Record<string, string>>, folder?: string): Promise<Health> {
  if (folder !== undefined) {
    try {
      await ownFonts({ path: folder });
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      return { state: 'error', found: { zh: `SPP_FONTS：${error.said.zh}`, en: `SPP_FONTS: ${error.said.en}` }, remedy: 'unset SPP_FONTS' };
    }
  }

  const library = createFontLibrary(packageRoot);
  try {
    for (const family of ['sans', 'serif'] as const) {
      const { missing } = await library.facesFor({ family, weight: 400, style: 'normal', latin: 'Bulletin', han: '简报' });
      if (missing.length > 0) throw new EnvironmentError({ zh: `字体缺少：${missing.join('')}`, en: `The fonts lack ${missing.join('')}` });
    }
    const names = [...Object.keys(packages), ...(folder === undefined ? [] : [folder])];
    return { state: 'ok', found: { zh: names.join('、'), en: names.join(', ') } };
  } catch (error) {
    const found = error instanceof EnvironmentError ? error.said : { zh: '字体文件无法读取', en: 'The font files cannot be read' };
    return { state: 'error', found, remedy: `npm install ${Object.entries(packages).map(([name, version]) => `${name}@${version}`).join(' ')}` };
  }
}

/** What makes pictures smaller. Optional: without it they go out as they are. */
export async function converterHealth(version: string): Promise<Health> {
  const convert = await loadConverter();
  if (convert) return { state: 'ok', found: { zh: `sharp ${version}`, en: `sharp ${version}` } };
  return { state: 'warning', found: { zh: '没有安装；图片不缩小、不转换格式', en: 'not installed; pictures are neither made smaller nor converted' }, remedy: `npm install sharp@${version}` };
}

/** Whether files can be made in a folder, or in the nearest folder above it that is there: tried, because permissions alone do not tell. */
export async function writeHealth(folder: string, shown: string): Promise<Health> {
  let at = folder;
  while (!(await stat(at).catch(() => undefined)) && dirname(at) !== at) at = dirname(at);
  try {
    await rmdir(await mkdtemp(join(at, '.spp-doctor-')));
    return { state: 'ok', found: { zh: `${shown} 可写`, en: `${shown} can be written` } };
  } catch (error) {
    const cause = causeOf(error) ?? { zh: '无法写入', en: 'it cannot be written' };
    const remedy = process.platform === 'win32' ? `icacls "${at}" /grant "%USERNAME%":(OI)(CI)M` : `sudo chown -R "$USER" '${at.replaceAll("'", String.raw`'\''`)}'`;
    return { state: 'error', found: { zh: `${shown}：${cause.zh}`, en: `${shown}: ${cause.en}` }, remedy };
  }
}

/** An unpacked browser is 190 MB, and a build stages its output beside the old one. */
const enoughBytes = 500 * 1024 * 1024;

/** Room on the disk of a folder; undefined where the system does not tell. */
export async function diskHealth(folder: string): Promise<Health | undefined> {
  let at = folder;
  while (!(await stat(at).catch(() => undefined)) && dirname(at) !== at) at = dirname(at);
  const about = await statfs(at).catch(() => undefined);
  if (!about || about.blocks === 0) return undefined;
  const free = about.bavail * about.bsize;
  const gib = `${(free / 1024 ** 3).toFixed(1)} GiB`;
  const isEnough = free >= enoughBytes;
  return { state: isEnough ? 'ok' : 'warning', found: { zh: `剩余 ${gib}`, en: `${gib} free` }, ...(!isEnough && { remedy: 'spp cache clear' }) };
}
