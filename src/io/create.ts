import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    // A folder on the way that is a file is EEXIST of mkdir as well: that one cannot be gone round.
    if (errnoOf(error) === 'EEXIST' && (error as NodeJS.ErrnoException).syscall === 'open') return false;
    const cause = causeOf(error);
    if (!cause) throw error;
    throw new EnvironmentError({ zh: `无法写入 ${path}：${cause.zh}`, en: `Cannot write ${path}: ${cause.en}` }, { cause: error });
  }
}
