import { chmod, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode } from '../text/decode.js';

const mark = '\uFEFF';

/**
 * Replaces a text file as a whole, keeping its mode: written beside it, then renamed over it, so that a reader or a crash meets the old or the new text.
 * A symbolic link stays a link. `expected` is the text the change was made from.
 * @returns false, and nothing is written, if the file no longer holds `expected`.
 */
export async function replaceText(path: string, expected: string, text: string, bom: boolean): Promise<boolean> {
  const real = await realpath(path);
  // Read as the draft was read: a file in GB18030 becomes UTF-8, as the check announced.
  const standing = decode(await readFile(real), path);
  if (!('file' in standing) || standing.file.text !== expected) return false;
  const { mode } = await stat(real);
  const beside = join(dirname(real), `.${basename(real)}.spp-new`);
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile((bom ? mark : '') + text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(beside, mode);
    await rename(beside, real);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return true;
}
