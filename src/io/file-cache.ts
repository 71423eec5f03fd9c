import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../text/hash.js';
import { isAlive } from './process-alive.js';

/** Files by what they were made of. An entry says how long it is and what it must hash to: one that does not is made anew. */
export interface FileCache {
  get(key: string): Promise<Uint8Array | undefined>;
  /** Never fails: without a place to write, the next run makes it again. */
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** @param most entries that are kept: of more, those written last. */
export function createFileCache(cacheFolder: string, kind: 'pictures' | 'printed', most = Infinity): FileCache {
  const folder = join(cacheFolder, kind);
  let trusted: Promise<boolean> | undefined;
  let swept: Promise<void> | undefined;
  return {
    async get(key) {
      trusted ??= isOwn(folder);
      if (!(await trusted)) return undefined;
      const file = await readFile(join(folder, key)).catch(() => undefined);
      if (!file || file.length < 64) return undefined;
      const bytes = file.subarray(64);
      return sha256(bytes) === file.toString('latin1', 0, 64) ? bytes : undefined;
    },
    async put(key, bytes) {
      const written = join(folder, `${key}.${process.pid}`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        trusted = isOwn(folder);
        if (!(await trusted)) return;
        await (swept ??= sweep(folder, most));
        await writeFile(written, Buffer.concat([Buffer.from(sha256(bytes), 'latin1'), bytes]), { mode: 0o600 });
        // Whole or not at all, also when two runs make the same.
        await rename(written, join(folder, key));
      } catch {
        await rm(written, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Removes what runs that were killed were writing, and what is too much. */
async function sweep(folder: string, most: number): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) {
    const pid = /^[0-9a-f]{64}\.(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { force: true });
  }
  const entries = names.filter((name) => /^[0-9a-f]{64}$/.test(name));
  if (entries.length <= most) return;
  const aged = await Promise.all(entries.map(async (name) => ({ name, written: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of aged.sort((x, y) => y.written - x.written).slice(most)) await rm(join(folder, name), { force: true });
}

/** What is kept goes out to readers: a folder somebody else may write into is not read. */
async function isOwn(folder: string): Promise<boolean> {
  const state = await lstat(folder).catch(() => undefined);
  if (!state?.isDirectory()) return false;
  return process.getuid === undefined || (state.uid === process.getuid() && (state.mode & 0o022) === 0);
}
