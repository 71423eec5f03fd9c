import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps; a tenth of a second after the last one it is whole. */
const usualQuiet = 120;

export interface Watched {
  readonly path: string;
  /** With everything below it. */
  readonly deep: boolean;
}

/**
 * Calls `work` once, then after changes in the folders, one call at a time, until the signal is aborted. Changes during a call lead to another.
 * Folders that do not exist are left out.
 * @param work gets the paths that were touched since the last call; none at the first.
 * @param quiet how long nothing must have been touched, in milliseconds.
 */
export async function watchFolders(folders: readonly Watched[], work: (touched: ReadonlySet<string>) => Promise<void>, signal: AbortSignal, quiet = usualQuiet): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isDirty = true;
  let touched = new Set<string>();
  let wake = (): void => undefined;
  const stop = (): void => wake();
  signal.addEventListener('abort', stop);
  const watchers = new FolderWatchers(folders, (path) => {
    touched.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDirty = true;
      wake();
    }, quiet);
  });
  try {
    while (!signal.aborted) {
      if (isDirty) {
        isDirty = false;
        const paths = touched;
        touched = new Set();
        watchers.refresh();
        await work(paths);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (isDirty || signal.aborted) resolve();
        });
      }
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    watchers.close();
  }
}

/** A template of a partial stands two folders deep; who has more has no bulletin here. */
const maxDepth = 6;

/**
 * One watcher a folder. Node's own `recursive` watches every file on Linux, and loses those that are replaced by renaming, as editors and
 * `spp fix` save them.
 */
class FolderWatchers {
  readonly #open = new Map<string, FSWatcher>();

  constructor(
    readonly folders: readonly Watched[],
    readonly touch: (path: string) => void,
  ) {}

  /** Opens what has come and closes what is gone. */
  refresh(): void {
    const wanted = new Set(this.folders.flatMap(({ path, deep }) => (deep ? [...treeOf(path, maxDepth)] : [path])));
    for (const [path, watcher] of this.#open) {
      if (wanted.has(path)) continue;
      watcher.close();
      this.#open.delete(path);
    }
    for (const path of wanted) if (!this.#open.has(path)) this.#add(path);
  }

  close(): void {
    for (const watcher of this.#open.values()) watcher.close();
    this.#open.clear();
  }

  #add(path: string): void {
    try {
      const watcher = watch(path, (_event, name) => {
        // Hidden files are editors' swap files and our own staging.
        if (name === null || !/^[.#]|~$/.test(name)) this.touch(name === null ? path : join(path, name));
      });
      watcher.on('error', () => {
        watcher.close();
        this.#open.delete(path);
      });
      this.#open.set(path, watcher);
    } catch {
      // Not there (yet): looked for again after the next change.
    }
  }
}

function* treeOf(folder: string, depth: number): Generator<string> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  yield folder;
  if (depth === 0) return;
  for (const entry of entries) {
    if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) yield* treeOf(join(folder, entry.name), depth - 1);
  }
}
