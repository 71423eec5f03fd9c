import { AsyncLocalStorage } from 'node:async_hooks';
import { writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { sha256 } from '../text/hash.js';
import { beginChange, readOrNull, writeChange, type KeptFile, type UndoHome } from './undo-store.js';

/*
 * Whatever `io/replace.ts` replaces while a command runs that says it is undoable, is kept first. Commands need not know: one that writes
 * through another way cannot be taken back, and there is none.
 */

const keepers = new AsyncLocalStorage<Keeper>();

/** Runs a command so that what it replaces is kept. `homeOf`: where, for a file (absolute, links resolved). */
export function keepingReplaced<T>(command: string, homeOf: (path: string) => Promise<UndoHome>, work: () => Promise<T>): Promise<T> {
  return keepers.run(new Keeper(command, homeOf), work);
}

/** Called before a file is replaced or made: the record says what will stand, so that a run that dies can be taken back too. */
export async function keepReplaced(path: string, after: Uint8Array): Promise<void> {
  await keepers.getStore()?.keep(path, after);
}

interface Begun {
  readonly folder: string;
  readonly time: string;
  readonly files: Map<string, KeptFile>;
}

class Keeper {
  readonly #begun = new Map<string, Begun>();
  #last: Promise<void> = Promise.resolve();

  constructor(
    readonly command: string,
    readonly homeOf: (path: string) => Promise<UndoHome>,
  ) {}

  keep(path: string, after: Uint8Array): Promise<void> {
    const work = this.#last.then(() => this.#keep(path, after));
    this.#last = work.catch(() => undefined);
    return work;
  }

  async #keep(path: string, after: Uint8Array): Promise<void> {
    const home = await this.homeOf(path);
    const shown = relative(home.base, path).split(sep).join('/');
    const standing = this.#begun.get(home.store);
    const known = standing?.files.get(shown);
    const before = known ? undefined : await readOrNull(path);
    const stands = sha256(after);
    if (!known && before && sha256(before) === stands) return;
    const begun = standing ?? { folder: await beginChange(home), time: new Date().toISOString(), files: new Map<string, KeptFile>() };
    this.#begun.set(home.store, begun);
    let kept = known?.kept ?? null;
    if (before) await writeFile(join(begun.folder, (kept = `before-${begun.files.size}`)), before, { mode: 0o600 });
    begun.files.set(shown, { path: shown, kept, stands });
    await writeChange(begun.folder, { version: 1, command: this.command, time: begun.time, undone: false, files: [...begun.files.values()] });
  }
}
