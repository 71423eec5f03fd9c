import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findRoot } from '../core/workspace.js';
import { cacheFolder } from '../io/cache-folder.js';
import { keepingReplaced } from '../io/undo-keep.js';
import type { UndoHome } from '../io/undo-store.js';
import { sha256 } from '../text/hash.js';
import type { Session } from './session.js';
import { typed } from './typed.js';

/** Where changes of files in a folder are kept: in its workspace, or, for lone files outside any, in the cache folder under the folder's name. */
export async function undoHome({ files, env }: Session, folder: string): Promise<UndoHome> {
  const base = await realpath(folder);
  const root = await findRoot(files, base);
  return root === undefined ? { base, store: join(cacheFolder(env), 'undo', sha256(base).slice(0, 32)) } : { base: root, store: join(root, '.spp', 'undo') };
}

/** Runs a command so that what it replaces can be taken back by `spp undo`. */
export function undoably<T>(session: Session, argv: readonly string[], work: () => Promise<T>): Promise<T> {
  return keepingReplaced(typed('spp', ...argv), (path) => undoHome(session, dirname(path)), work);
}
