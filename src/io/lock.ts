import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EnvironmentError } from '../model/ports.js';
import { sha256 } from '../text/hash.js';
import { stopwatch } from './clock.js';
import { errnoOf } from './errno.js';
import { isAlive as isRunning } from './process-alive.js';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began (Linux: ticks since boot), so that a number used again is not taken for the old process. */
  readonly began?: string;
  readonly token: string;
}

/** A lock of another machine is broken after this long; a holder needs about a second. */
const foreignPatience = 60_000;
/** Milliseconds that pass at most between the making of a lock's folder and its owner's name in it. */
const preparation = 10_000;

/**
 * Runs `work` while no other `spp` holds the lock folder `path`. A lock is a folder made complete elsewhere and renamed into place,
 * so it never stands without its owner's name; that of a dead process is taken over at once.
 * @throws {EnvironmentError} if a living process still holds it after `patience` milliseconds.
 */
export async function withLock<T>(path: string, patience: number, work: () => Promise<T>): Promise<T> {
  const owner: Owner = { pid: process.pid, host: hostname(), began: await beginning(process.pid), token: randomUUID() };
  const prepared = unnamed(path);
  await mkdir(prepared);
  try {
    await writeFile(join(prepared, 'owner.json'), JSON.stringify(owner));
    await acquire(path, prepared, patience);
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    throw error;
  }
  try {
    return await work();
  } finally {
    // Not emptied in its place: whoever waits renames onto an empty folder, and would lose its own lock to the end of this one.
    await takeAway(path, owner);
  }
}

/** True if a living process holds the lock. */
export async function isLocked(path: string): Promise<boolean> {
  const owner = await ownerOf(path);
  return owner !== undefined && (await isAlive(path, owner));
}

/** Removes a lock, or one that was being prepared, if its process is dead. */
export async function clearDeadLock(path: string): Promise<void> {
  const owner = await ownerOf(path);
  if (owner && !(await isAlive(path, owner))) await takeAway(path, owner);
  // Killed while it was being made or removed.
  else if (!owner && isOfDead(path)) await rm(path, { recursive: true, force: true });
  // A folder that holds something stays.
  else if (!owner && Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Infinity) > preparation) await rmdir(path).catch(() => undefined);
}

/** A name beside a lock for a folder that is being made or removed. It tells whose it is, even while nothing is in it. */
function unnamed(path: string): string {
  return `${path}.${thisHost()}-${process.pid}-${randomUUID()}`;
}

function isOfDead(path: string): boolean {
  const [, host, pid] = /\.([\da-f]{8})-(\d+)-[\da-f-]{36}$/.exec(path) ?? [];
  return host === thisHost() && !isRunning(Number(pid));
}

function thisHost(): string {
  return sha256(hostname()).slice(0, 8);
}

async function acquire(path: string, prepared: string, patience: number): Promise<void> {
  const waited = stopwatch();
  for (;;) {
    try {
      await rename(prepared, path);
      return;
    } catch (error) {
      const code = errnoOf(error);
      // What Linux, macOS and Windows say of a rename onto a folder that holds something.
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM' && code !== 'EACCES') throw error;
      if ((code === 'EPERM' || code === 'EACCES') && (await stat(path).catch(() => undefined)) === undefined) throw error;
    }
    const owner = await ownerOf(path);
    if (owner && !(await isAlive(path, owner))) {
      await takeAway(path, owner);
      continue;
    }
    if (waited() * 1000 > patience) throw busy(path, owner);
    await sleep(50);
  }
}

/** Moves a lock aside, one's own or a dead process's, and removes it. Should another process have done so first and hold its own lock there now, that one is put back. */
async function takeAway(path: string, owner: Owner): Promise<void> {
  const aside = unnamed(path);
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await ownerOf(aside))?.token === owner.token) await rm(aside, { recursive: true, force: true });
  else await rename(aside, path).catch(() => undefined);
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(join(path, 'owner.json'), 'utf8'));
    return isOwner(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, host, token, began }: Partial<Record<keyof Owner, unknown>> = value;
  return Number.isInteger(pid) && typeof host === 'string' && typeof token === 'string' && (began === undefined || typeof began === 'string');
}

async function isAlive(path: string, owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) {
    const about = await stat(path).catch(() => undefined);
    return about !== undefined && Date.now() - about.mtimeMs < foreignPatience;
  }
  if (!isRunning(owner.pid)) return false;
  return owner.began === undefined || owner.began === (await beginning(owner.pid));
}

/** proc(5): field 22 of /proc/PID/stat, counted after the command's closing bracket. Undefined where there is no /proc. */
async function beginning(pid: number): Promise<string | undefined> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'latin1');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function busy(path: string, owner: Owner | undefined): EnvironmentError {
  const who = owner ? `${owner.pid}@${owner.host}` : '?';
  return new EnvironmentError({
    zh: `另一个 spp 进程（${who}）一直占用输出文件夹。请等它结束；如果它已不存在，请删除 ${path}`,
    en: `Another spp process (${who}) keeps the output folder busy. Wait until it ends; if it no longer exists, delete ${path}`,
  });
}
