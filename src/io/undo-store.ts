import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { sha256 } from '../text/hash.js';
import { errnoOf } from './errno.js';

/** Where changes of the files below a folder are kept. Both absolute. */
export interface UndoHome {
  /** Nothing outside it is ever written or removed. */
  readonly base: string;
  readonly store: string;
}

export interface KeptFile {
  /** From the base, with slashes. */
  readonly path: string;
  /** Name of the file in the change's folder that holds what stood there; null: nothing did. */
  readonly kept: string | null;
  /** SHA-256 of what the command left there; null: nothing. */
  readonly stands: string | null;
}

/** What one command replaced. */
export interface KeptChange {
  readonly version: 1;
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** True once it was taken back: `kept` then holds what the command had made. */
  readonly undone: boolean;
  readonly files: readonly KeptFile[];
}

export interface StoredChange extends KeptChange {
  /** Rises with every change. */
  readonly id: number;
}

/** Changes kept, and bytes; the newest is kept whatever it weighs. */
const most = { changes: 50, bytes: 256 * 1024 * 1024 };

/** All changes of a home, the oldest first. What is no record is passed over. */
export async function listChanges({ store }: UndoHome): Promise<StoredChange[]> {
  const found: StoredChange[] = [];
  for (const id of await idsIn(store)) {
    const change = await readFile(join(store, String(id), 'change.json'), 'utf8').then(JSON.parse, () => undefined).catch(() => undefined);
    if (isChange(change)) found.push({ ...change, id });
  }
  return found;
}

/** A folder for a new change; what was taken back can then no longer be made again, and the oldest changes go. */
export async function beginChange(home: UndoHome): Promise<string> {
  await mkdir(home.store, { recursive: true, mode: 0o700 });
  // So that no workspace, however old its .gitignore, commits old drafts.
  await writeFile(join(home.store, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
  await prune(home);
  for (let id = Math.max(0, ...(await idsIn(home.store))) + 1; ; id += 1) {
    try {
      await mkdir(join(home.store, String(id)), { mode: 0o700 });
      return join(home.store, String(id));
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Writes the record of a change, whole or not at all. */
export async function writeChange(folder: string, change: KeptChange): Promise<void> {
  const { version, command, time, undone, files } = change;
  await writeFile(join(folder, 'change.json.new'), `${JSON.stringify({ version, command, time, undone, files })}\n`, { mode: 0o600 });
  await rename(join(folder, 'change.json.new'), join(folder, 'change.json'));
}

/** What a change would put back, file by file. */
export interface TakingBack {
  readonly path: string;
  readonly now: Uint8Array | null;
  readonly before: Uint8Array | null;
  /** Neither as the command left it nor as it was before. */
  readonly isMoved: boolean;
}

/**
 * Looks what taking a change back would do; undefined if the record is damaged or names a file outside the base, or a link.
 */
export async function lookBack({ base, store }: UndoHome, { id, files }: StoredChange): Promise<readonly TakingBack[] | undefined> {
  const found: TakingBack[] = [];
  for (const { path, kept, stands } of files) {
    const full = join(base, path);
    if (!(await isInside(base, full))) return undefined;
    const now = await readOrNull(full);
    const before = kept === null ? null : await readOrNull(join(store, String(id), kept));
    if (kept !== null && before === null) return undefined;
    const hash = now && sha256(now);
    found.push({ path, now, before, isMoved: hash !== stands && hash !== (before && sha256(before)) });
  }
  return found;
}

/** Puts the files back with `write`, after what stands there has been kept: the same again makes the change anew. */
export async function swap({ base, store }: UndoHome, change: StoredChange, looks: readonly TakingBack[], write: (path: string, bytes: Uint8Array) => Promise<void>): Promise<void> {
  const folder = join(store, String(change.id));
  const files: KeptFile[] = [];
  for (const [i, { path, now, before }] of looks.entries()) {
    const kept = now && `${change.undone ? 'before' : 'after'}-${i}`;
    if (now && kept !== null) await writeFile(join(folder, kept), now, { mode: 0o600 });
    files.push({ path, kept, stands: before && sha256(before) });
  }
  await writeChange(folder, { ...change, undone: !change.undone, files });
  for (const { path, now, before } of looks) {
    const full = join(base, path);
    if (before === null) await rm(full, { force: true });
    else if (now === null || sha256(now) !== sha256(before)) {
      await mkdir(dirname(full), { recursive: true });
      await write(full, before);
    }
  }
}

/** A file's bytes; null if there is none. */
export async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** A workspace from elsewhere may bring a record that was made to write into other folders. */
async function isInside(base: string, path: string): Promise<boolean> {
  const home = await realpath(base);
  const leaves = (way: string): boolean => way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
  const way = relative(base, path);
  // What programs obey (.git/hooks, .vscode) is no draft.
  if (leaves(way) || way.split(sep).some((part) => part.startsWith('.'))) return false;
  for (let at = dirname(path); ; at = dirname(at)) {
    const real = await realpath(at).catch(() => undefined);
    if (real === undefined) continue;
    if (real !== home && leaves(relative(home, real))) return false;
    break;
  }
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() !== true;
}

async function prune(home: UndoHome): Promise<void> {
  let bytes = 0;
  let count = 1;
  for (const { id, undone } of (await listChanges(home)).toReversed()) {
    const folder = join(home.store, String(id));
    bytes += await weigh(folder);
    count += 1;
    if (undone || count > most.changes || bytes > most.bytes) await rm(folder, { recursive: true, force: true });
  }
}

async function weigh(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name)).catch(() => undefined))?.size ?? 0;
  return bytes;
}

async function idsIn(store: string): Promise<number[]> {
  const names = await readdir(store).catch(() => []);
  return names.filter((name) => /^[1-9]\d{0,8}$/.test(name)).map(Number).sort((a, b) => a - b);
}

function isChange(value: unknown): value is KeptChange {
  if (typeof value !== 'object' || value === null) return false;
  const { version, command, time, undone, files }: Partial<Record<keyof KeptChange, unknown>> = value;
  return version === 1 && typeof command === 'string' && typeof time === 'string' && typeof undone === 'boolean' && Array.isArray(files) && files.length > 0 && files.every(isFile);
}

function isFile(value: unknown): value is KeptFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, kept, stands }: Partial<Record<keyof KeptFile, unknown>> = value;
  const isName = kept === null || (typeof kept === 'string' && /^(?:before|after)-\d+$/.test(kept));
  return typeof path === 'string' && isName && (stands === null || typeof stands === 'string');
}
