import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EnvironmentError } from '../model/ports.js';
import { causeOf, errnoOf } from './errno.js';

/**
 * Makes a new file, its folder too; never replaces one.
 * @returns false, and nothing is written, if something of that name stands there.
 * @throws {EnvironmentError} if it cannot be written.
 */
export async function createFile(path: string, content: string | Uint8Array): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeNew(path, content);
    return true;
  } catch (error) {
    // A folder on the way that is a file is EEXIST of mkdir as well: that one cannot be gone round.
    if (errnoOf(error) === 'EEXIST' && (error as NodeJS.ErrnoException).syscall !== 'mkdir') return false;
    const cause = causeOf(error);
    if (!cause) throw error;
    throw new EnvironmentError({ zh: `无法写入 ${path}：${cause.zh}`, en: `Cannot write ${path}: ${cause.en}` }, { cause: error });
  }
}

/** Written beside and then linked, which fails where a file stands: nobody, and no crash, ever meets half of it under its name. */
async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.spp-new`);
  try {
    await writeFile(beside, content);
    await link(beside, path);
  } catch (error) {
    // exFAT and some network folders know no hard links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errnoOf(error) ?? '') || (error as NodeJS.ErrnoException).syscall !== 'link') throw error;
    await writeFile(path, content, { flag: 'wx' });
  } finally {
    await rm(beside, { force: true });
  }
}
