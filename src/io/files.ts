import type { Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FileRead, Files, FolderEntry, PictureRead, ReadFailure } from '../model/files.js';
import { errnoOf } from './errno.js';
import { openPart, passingPart, type PartsPlace } from './parts.js';
import { limited } from './time-limit.js';
import { stampOf, type Trace } from './trace.js';
import { maxPixels, readPictureHeader } from './picture-header.js';

/** 32 MiB: the largest mail that common providers accept is 25 MB, so nothing larger can belong in a bulletin. */
const pictureLimit = 32 * 1024 * 1024;

/** Reads files for one working folder. A `trace` is told of everything that is asked; `parts`: where parts of the run are kept. */
export function createFiles(workingFolder: string, trace?: Trace, parts?: PartsPlace): Files {
  const listings = new Map<string, Promise<readonly Dirent[]>>();
  const read = async (path: string, limit: number, within: string | undefined): Promise<FileRead> => {
    const before = trace ? stampOf(path) : '';
    const result = await readWithin(path, limit, within);
    trace?.read(path, before, result);
    return result;
  };
  const files: Files = {
    read: (path, options) => read(path, options.limit, options.within),
    list: (folder) => list(folder, trace),
    async kind(path) {
      const found = await kind(path);
      trace?.kind(path, found);
      return found;
    },
    resolve: (path) => resolve(workingFolder, path),
    show: (path) => showPath(workingFolder, path),
    limited(shown, work) {
      try {
        return limited(shown, work);
      } catch (error) {
        // What a busy machine had no time for, it may have later.
        trace?.pass();
        throw error;
      }
    },
    async picture(folder, url): Promise<PictureRead> {
      const path = await exactPath(folder, url, listings, trace);
      if (path === undefined) return { failure: leaves(folder, resolve(folder, url)) ? 'outside' : 'missing' };
      const picture = await read(path, pictureLimit, folder);
      if ('failure' in picture) return picture;
      const header = readPictureHeader(picture.bytes);
      if (!header) return { failure: 'format' };
      if (header.width * header.height > maxPixels) return { failure: 'too-many-pixels' };
      return { asset: { url, bytes: picture.bytes, ...header } };
    },
    part: (name, given) => (trace && parts ? openPart(parts, trace, (own) => createFiles(workingFolder, own, parts), name, given) : passingPart(files)),
  };
  return files;
}

async function readWithin(path: string, limit: number, within: string | undefined): Promise<FileRead> {
  try {
    const real = await realpath(path);
    if (within !== undefined && leaves(await realpath(within), real)) return { failure: 'outside' };
    const about = await stat(real);
    // A pipe or device would block or never end.
    if (!about.isFile()) return { failure: about.isDirectory() ? 'folder' : 'special' };
    if (about.size > limit) return { failure: 'too-large' };
    const handle = await open(real, 'r');
    try {
      const bytes = await handle.readFile();
      return bytes.byteLength > limit ? { failure: 'too-large' } : { bytes };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { failure: within !== undefined && leaves(within, path) ? 'outside' : failureOf(error) };
  }
}

function failureOf(error: unknown): ReadFailure {
  const code = errnoOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  if (code === 'EISDIR') return 'folder';
  if (code === 'EIO' || code === 'EMFILE' || code === 'ENFILE' || code === 'ENOMEM') throw error;
  return 'missing';
}

/** True if `path` is not inside `folder` (nor `folder` itself). Both absolute. */
function leaves(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

async function list(folder: string, trace: Trace | undefined): Promise<readonly FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  trace?.list(folder, entries);
  const found: FolderEntry[] = [];
  for (const entry of entries) {
    const what = entry.isSymbolicLink() ? await kind(join(folder, entry.name)) : entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : undefined;
    if (what) found.push({ name: entry.name, kind: what });
  }
  // Sorted by code unit, not by locale: the order must be the same on every machine.
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function kind(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

function showPath(workingFolder: string, path: string): string {
  return relative(workingFolder, path).split(sep).join('/') || '.';
}

/**
 * The path of `url` as it is spelt on the disk, part by part: `a.PNG` is not `a.png` even where the file system thinks so, else a draft would
 * build on a Mac and fail on the server; but 图 typed in NFC finds the file a Mac stored in NFD.
 */
async function exactPath(folder: string, url: string, listings: Map<string, Promise<readonly Dirent[]>>, trace: Trace | undefined): Promise<string | undefined> {
  const target = resolve(folder, url);
  if (url === '' || isAbsolute(url) || leaves(folder, target) || target === folder) return undefined;
  let at = folder;
  for (const part of relative(folder, target).split(sep)) {
    let listing = listings.get(at);
    if (!listing) {
      listing = readdir(at, { withFileTypes: true }).catch(() => []);
      listings.set(at, listing);
    }
    const entries = await listing;
    trace?.list(at, entries);
    const known = entries.map(({ name }) => name);
    const found = known.includes(part) ? part : known.find((name) => name.normalize('NFC') === part.normalize('NFC'));
    if (found === undefined) return undefined;
    at = join(at, found);
  }
  return at;
}
