import { watch, type FSWatcher } from 'node:fs';

/** Editors write a file in several steps; a tenth of a second after the last one it is whole. */
const quiet = 120;

export interface Watched {
  readonly path: string;
  /** With everything below it. */
  readonly deep: boolean;
}

/**
 * Calls `work` once, then after changes in the folders, one call at a time, until the signal is aborted. Changes during a call lead to another.
 * Folders that do not exist are left out.
 */
export async function watchFolders(folders: readonly Watched[], work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isDirty = true;
  let wake = (): void => undefined;
  const touch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDirty = true;
      wake();
    }, quiet);
  };
  const stop = (): void => wake();
  signal.addEventListener('abort', stop);
  const watchers = folders.flatMap(({ path, deep }) => open(path, deep, touch));
  try {
    while (!signal.aborted) {
      if (isDirty) {
        isDirty = false;
        await work();
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
    for (const watcher of watchers) watcher.close();
  }
}

function open(path: string, recursive: boolean, touch: () => void): FSWatcher[] {
  try {
    const watcher = watch(path, { recursive }, (_event, name) => {
      // Hidden files are editors' swap files and our own staging.
      if (name === null || !/(?:^|[/\\])[.#]|~$/.test(name)) touch();
    });
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
