import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '../model/asset.js';
import type { FontLibrary } from '../model/fonts.js';
import type { Drawing, FitPicture, PictureDesk, PictureProblem, PictureWish } from '../model/pictures.js';
import { EnvironmentError, type Printer } from '../model/ports.js';
import { sha256 } from '../text/hash.js';
import { createFileCache } from './file-cache.js';
import { convertPicture, loadConverter, recipe } from './picture-convert.js';
import { isForPress, readPictureHeader } from './picture-header.js';
import { withoutMetadata } from './picture-metadata.js';

export interface PictureDeskOptions {
  /** Where the package stands: its dependencies' versions are part of every key. */
  readonly packageRoot: string;
  readonly cacheFolder: string;
  readonly fonts: FontLibrary;
  /** The browser; `urgent`: start one if none runs. */
  printer(urgent: boolean): Printer | undefined;
  /** Absent: sharp. */
  readonly loadConverter?: typeof loadConverter;
}

/** Makes each picture once in a run and, where it takes work, once in the life of the cache. */
export function createPictureDesk(options: PictureDeskOptions): PictureDesk {
  const cache = createFileCache(options.cacheFolder, 'pictures');
  const made = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known as Promise<T>;
  };
  let converter: ReturnType<typeof loadConverter> | undefined;
  const load = (): ReturnType<typeof loadConverter> => (converter ??= (options.loadConverter ?? loadConverter)());
  let pinned: string | undefined;
  const versions = (): string => (pinned ??= versionsIn(options.packageRoot));

  async function fitNow(asset: Asset, wish: PictureWish, key: string): Promise<FitPicture> {
    const cached = asAsset(asset.url, await cache.get(key));
    if (cached) return { asset: cached };
    const convert = await load();
    if (!convert) return { asset, problem: { kind: 'converter', said: noConverter } };
    try {
      const { bytes } = await convertPicture(convert, asset, wish);
      const better = asAsset(asset.url, bytes);
      if (!better) return { asset, problem: { kind: 'damaged' } };
      await cache.put(key, bytes);
      return { asset: better };
    } catch {
      return { asset, problem: { kind: 'damaged' } };
    }
  }

  async function drawNow({ document, width, height, scale, urgent }: Drawing, key: string): Promise<Uint8Array | PictureProblem | undefined> {
    const cached = await cache.get(key);
    if (cached) return cached;
    const printer = options.printer(urgent);
    if (!printer) return undefined;
    try {
      const page = await printer.open(await document());
      try {
        const bytes = await page.draw({ width, height, scale });
        await cache.put(key, bytes);
        return bytes;
      } finally {
        await page.close();
      }
    } catch (error) {
      if (error instanceof EnvironmentError) return { kind: 'browser', said: error.said };
      throw error;
    }
  }

  return {
    fonts: options.fonts,
    async fit(asset, wish) {
      const plain = withoutMetadata(asset);
      const kept = plain === null ? asset : plain === asset.bytes ? asset : { ...asset, bytes: plain };
      if (isFit(kept, wish, plain !== null)) return { asset: kept };
      const key = sha256(JSON.stringify(['fit', recipe, versions(), wish, sha256(asset.bytes)]));
      const fit = await once(key, () => fitNow(asset, wish, key));
      if (fit.problem) return { ...fit, asset: { ...kept, url: asset.url } };
      // Worked on for its weight alone, and not lighter for it.
      const useless = plain !== null && !isForPress(kept.bytes) && wish.types.includes(kept.mediaType) && kept.width <= (wish.widths[0] ?? 0) && fit.asset.bytes.length >= kept.bytes.length;
      return { asset: useless ? kept : { ...fit.asset, url: asset.url } };
    },
    draw(drawing) {
      const { key, width, height, scale } = drawing;
      const whole = sha256(JSON.stringify(['draw', recipe, versions(), process.env['SPP_BROWSER'] ?? '', key, width, height, scale]));
      return once(whole, () => drawNow(drawing, whole));
    },
  };
}

/** `clean`: it holds no metadata and needs no turning. What is made for a press becomes sRGB. Moving pictures would stand still afterwards. */
function isFit({ mediaType, bytes, width }: Asset, { types, widths, weight, light = 0 }: PictureWish, clean: boolean): boolean {
  if (!types.includes(mediaType)) return false;
  if (mediaType === 'image/gif') return true;
  if (isForPress(bytes)) return false;
  return clean && (bytes.length <= light || (bytes.length <= weight && width <= (widths[0] ?? 0)));
}

function asAsset(url: string, bytes: Uint8Array | undefined): Asset | undefined {
  const header = bytes && readPictureHeader(bytes);
  return header && { url, bytes, ...header };
}

/** The pinned versions of what draws, converts and sets type. */
function versionsIn(packageRoot: string): string {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as Record<string, Record<string, string> | undefined>;
  const decisive = Object.entries({ ...dependencies, ...optionalDependencies }).filter(([name]) => /^(?:sharp|@sparticuz\/chromium|@fontsource\/.*)$/.test(name));
  return JSON.stringify(decisive.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const noConverter = {
  zh: '缺少 sharp，图片未缩小、未转换格式，也未去除拍摄信息；请运行：npm install sharp@0.35.5',
  en: 'sharp is missing, so pictures are not made smaller, not converted and not freed of camera data; run: npm install sharp@0.35.5',
};
