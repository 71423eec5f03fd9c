import { appendFile, chmod, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EnvironmentError } from '../model/ports.js';
import { causeOf } from './errno.js';
import { clearDeadLock, withLock } from './lock.js';
import { isAlive } from './process-alive.js';
import { keepReplaced } from './undo-keep.js';

const mark = '\uFEFF';
/** Milliseconds: a change of one file takes some ten. */
const patience = 10_000;

/**
 * Replaces a text file as a whole, keeping its mode: written beside it, then renamed over it, so that a reader or a crash meets the old or the new text.
 * A symbolic link stays a link. `expected` is the text the change was made from.
 * @returns false, and nothing is written, if the file no longer holds `expected`.
 * @throws {EnvironmentError} if it cannot be written.
 */
export function replaceText(path: string, expected: string, text: string, bom: boolean): Promise<boolean> {
  return explained(path, async () => {
    const real = await realpath(path);
    return alone(real, async () => {
      const before = await open(real, 'r');
      try {
        const standing = (await before.readFile('utf8')).replace(/^\uFEFF/, '');
        if (standing !== expected) return false;
      } finally {
        await before.close();
      }
      await writeBeside(real, Buffer.from((bom ? mark : '') + text));
      return true;
    });
  });
}

/**
 * Writes a file as a whole, in the same way, whether it stands already or not. Its folder must be there.
 * @throws {EnvironmentError} if it cannot be written.
 */
export function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  return explained(path, () => writeAlone(path, bytes));
}

/**
 * The same for a file whose folder may not be there yet.
 * @throws {EnvironmentError} if it cannot be written.
 */
export function writeWithFolder(path: string, bytes: Uint8Array): Promise<void> {
  return explained(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeAlone(path, bytes);
  });
}

/**
 * Puts text at the end of a file that others write to as well, or begins it.
 * @throws {EnvironmentError} if it cannot be written.
 */
export function appendText(path: string, text: string): Promise<void> {
  return explained(path, () => appendFile(path, text, 'utf8'));
}

/** Removes what killed runs left in a folder beside the files they were replacing. */
export async function clearLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid, lock] = /^\..+\.(?:(\d+)\.spp-new|(spp-lock)(?:\..+)?)$/.exec(name) ?? [];
    // In a folder that cannot be written, it stays.
    if (lock !== undefined) await clearDeadLock(join(folder, name)).catch(() => undefined);
    else if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function writeAlone(path: string, bytes: Uint8Array): Promise<void> {
  const real = await realpath(path).catch(() => path);
  await alone(real, () => writeBeside(real, bytes));
}

/** One `spp` after the other: else one could replace what another has just written, unseen. */
function alone<T>(path: string, write: () => Promise<T>): Promise<T> {
  return withLock(join(dirname(path), `.${basename(path)}.spp-lock`), patience, write);
}

async function writeBeside(path: string, bytes: Uint8Array): Promise<void> {
  await keepReplaced(path, bytes);
  const standing = await stat(path).catch(() => undefined);
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.spp-new`);
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (standing) await chmod(beside, standing.mode);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function explained<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const cause = causeOf(error);
    if (!cause) throw error;
    throw new EnvironmentError({ zh: `无法写入 ${path}：${cause.zh}`, en: `Cannot write ${path}: ${cause.en}` }, { cause: error });
  }
}
