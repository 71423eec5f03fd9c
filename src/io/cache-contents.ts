import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError } from '../model/ports.js';
import { causeOf } from './errno.js';
import { isAlive } from './process-alive.js';

/** What `spp` keeps in its cache folder. */
export const cacheKinds = ['pictures', 'printed', 'runs', 'parts', 'browser', 'undo'] as const;
export type CacheKind = (typeof cacheKinds)[number];

export interface CacheShare {
  readonly kind: CacheKind;
  readonly files: number;
  readonly bytes: number;
}

interface Entry {
  readonly kind: CacheKind;
  readonly path: string;
}

const hash = '[0-9a-f]{64}';
/** Names as their writers give them (`file-cache.ts`, `kept.ts`, `undo-home.ts`): SPP_CACHE_DIR may be a folder that holds other things. */
const inFolders: readonly { readonly kind: CacheKind; readonly folder: string; readonly names: RegExp }[] = [
  { kind: 'pictures', folder: 'pictures', names: new RegExp(`^${hash}(?:\\.\\d+)?$`) },
  { kind: 'printed', folder: 'printed', names: new RegExp(`^${hash}(?:\\.\\d+)?$`) },
  { kind: 'runs', folder: 'runs', names: new RegExp(`^${hash}\\.json(?:\\.\\d+)?$`) },
  { kind: 'parts', folder: 'parts', names: new RegExp(`^${hash}\\.json(?:\\.\\d+)?$`) },
  { kind: 'undo', folder: 'undo', names: /^[0-9a-f]{32}$/ },
];

/** What lies in the cache folder and is ours. */
export async function weighCache(cache: string): Promise<CacheShare[]> {
  const entries = await entriesOf(cache);
  return Promise.all(
    cacheKinds.map(async (kind) => {
      const weights = await Promise.all(entries.filter((entry) => entry.kind === kind).map(({ path }) => weigh(path)));
      return { kind, files: weights.reduce((sum, { files }) => sum + files, 0), bytes: weights.reduce((sum, { bytes }) => sum + bytes, 0) };
    }),
  );
}

/**
 * Removes what is ours and of these kinds, and the folders that are empty then.
 * @throws {EnvironmentError} if something cannot be removed.
 */
export async function clearCache(cache: string, kinds: readonly CacheKind[]): Promise<void> {
  for (const { kind, path } of await entriesOf(cache)) {
    if (!kinds.includes(kind)) continue;
    try {
      await rm(path, { recursive: true, force: true });
    } catch (error) {
      const cause = causeOf(error);
      if (!cause) throw error;
      throw new EnvironmentError({ zh: `无法删除 ${path}：${cause.zh}`, en: `Cannot remove ${path}: ${cause.en}` }, { cause: error });
    }
  }
  for (const folder of [...inFolders.map(({ folder: name }) => join(cache, name)), cache]) await rmdir(folder).catch(() => undefined);
}

async function entriesOf(cache: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const name of await readdir(cache).catch(() => [])) {
    const path = join(cache, name);
    // A link leads to what is somebody else's.
    if (!(await lstat(path)).isDirectory()) continue;
    const pid = /^unpacking-(\d+)-/.exec(name)?.[1];
    const isBrowser = /^chromium-\d+(?:\.\d+)*$/.test(name) && (await lstat(join(path, 'unpacked.json')).catch(() => undefined))?.isFile() === true;
    if (isBrowser || (pid !== undefined && !isAlive(Number(pid)))) found.push({ kind: 'browser', path });
    const known = inFolders.find(({ folder }) => folder === name);
    if (!known) continue;
    for (const inner of await readdir(path)) if (known.names.test(inner)) found.push({ kind: known.kind, path: join(path, inner) });
  }
  return found;
}

/** Files and bytes of a file or of all below a folder; links count as themselves. */
async function weigh(path: string): Promise<{ files: number; bytes: number }> {
  const about = await lstat(path).catch(() => undefined);
  if (!about) return { files: 0, bytes: 0 };
  if (!about.isDirectory()) return { files: 1, bytes: about.size };
  const parts = await Promise.all((await readdir(path)).map((name) => weigh(join(path, name))));
  return { files: parts.reduce((sum, { files }) => sum + files, 0), bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
}
