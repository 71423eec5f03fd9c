import { type BigIntStats, readdirSync, readFileSync, statSync } from 'node:fs';
import type { FileRead } from '../model/files.js';
import { sha256 } from '../text/hash.js';
import { unfinished } from './unfinished.js';

/**
 * What a run asked of the file system and was told, in a form to keep: enough to say later, without running again, that it would be told the same.
 * A file is the same if its size, times and inode are, or else its content; a folder if it has the same entries.
 */
export type Asked =
  | readonly [what: 'file', path: string, stamp: string, hash: string]
  /** Could not be read, or is nothing that can be. */
  | readonly [what: 'none', path: string, failure: string]
  | readonly [what: 'kind', path: string, kind: 'file' | 'folder' | 'none']
  | readonly [what: 'list', path: string, hash: string]
  /** A folder of output with nothing unfinished in it. */
  | readonly [what: 'settled', path: string];

/** Collects what is asked. One per run. */
export class Trace {
  readonly #asked = new Map<string, Asked>();
  /** Milliseconds since the epoch: what changed at that time or later may change again without showing it in its times. */
  readonly #began: number;

  constructor(began: number) {
    this.#began = began;
  }

  /** @param before The file's state before it was read: a change during the reading then shows. */
  read(path: string, before: string, result: FileRead): void {
    if ('bytes' in result) this.#add(['file', path, this.#isOld(before) ? before : '', sha256(result.bytes)]);
    else this.#add(['none', path, before]);
  }

  kind(path: string, kind: 'file' | 'folder' | undefined): void {
    this.#add(['kind', path, kind ?? 'none']);
  }

  /** All names, of whatever kind: a file in a folder's place shows in what was read there. */
  list(folder: string, names: readonly string[]): void {
    this.#add(['list', folder, hashOfNames(names)]);
  }

  /** A folder of output, finished before. */
  settled(folder: string): void {
    this.#add(['settled', folder]);
  }

  /** A file that the run wrote, or found as it would have written it. */
  stands(path: string): void {
    this.#add(['file', path, stampOf(path), hashOf(path) ?? '']);
  }

  get asked(): readonly Asked[] {
    return [...this.#asked.values()];
  }

  #add(asked: Asked): void {
    this.#asked.set(`${asked[0]}\0${asked[1]}`, asked);
  }

  #isOld(stamp: string): boolean {
    return Number(stamp.split(' ')[2] ?? Infinity) / 1e6 < this.#began - raceful;
  }
}

/** Milliseconds. The coarsest clock of a file system in use (FAT) ticks every two seconds. */
const raceful = 2000;

/** Size, times of change and inode of a file in one string; for what is no file, why. */
export function stampOf(path: string): string {
  let about: BigIntStats | undefined;
  try {
    about = statSync(path, { bigint: true });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
  if (!about.isFile()) return about.isDirectory() ? 'folder' : 'special';
  return `${about.size} ${about.mtimeNs} ${about.ctimeNs} ${about.ino}`;
}

/** True if all that was asked would be answered as before. */
export function isAsBefore(asked: readonly Asked[]): boolean {
  return asked.every(([what, path, then, hash]) => {
    switch (what) {
      case 'file': {
        return (then !== '' && stampOf(path) === then) || hashOf(path) === hash;
      }
      case 'none':
        return stampOf(path) === then;
      case 'kind': {
        const stamp = stampOf(path);
        return (stamp === 'folder' ? 'folder' : /^(?:\d|special)/.test(stamp) ? 'file' : 'none') === then;
      }
      case 'list':
        return hashOfNames(namesIn(path)) === then;
      case 'settled':
        return !namesIn(path).some((name) => name.startsWith(unfinished));
    }
  });
}

function hashOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** A folder that cannot be read is as empty as when it was asked. */
function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function hashOfNames(names: readonly string[]): string {
  return sha256([...names].sort().join('\n'));
}
