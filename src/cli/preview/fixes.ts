import type { Fixed } from '../../core/fix.js';
import { replaceText } from '../../io/replace.js';
import type { Session } from '../session.js';
import { undoably } from '../undo-home.js';

/**
 * Writes what fixes have changed, so that `spp undo` can take it back. A draft that was saved meanwhile is left alone.
 * @returns how many findings were mended.
 */
export async function applyFixes(session: Session, { files }: Fixed): Promise<{ readonly mended: number }> {
  return undoably(session, ['fix', ...files.map(({ file }) => file.path)], async () => {
    let mended = 0;
    for (const { file, after, mended: found } of files) {
      if (await replaceText(session.files.resolve(file.path), file.text, after, file.bom)) mended += found.length;
    }
    return { mended };
  });
}
