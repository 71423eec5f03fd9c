import { type BigIntStats, type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileRead } from '../model/files.js';
import { sha256 } from '../text/hash.js';
import { unfinished } from './unfinished.js';

/**
 * What a run asked of the file system and was told, in a form to keep: enough to say later, without running again, that it would be told the same.
 * A file is the same if its size, times and inode are, or else its content; a folder if it has the same entries of the same kinds.
 */
export type Asked =
  | readonly [what: 'file', path: string, stamp: string, hash: string]
  /** Where a file or folder really is: what a link leads out of the workspace is refused, whatever it holds. */
  | readonly [what: 'place', path: string, real: string]
  /** Could not be read, or is nothing that can be. */
  | readonly [what: 'none', path: string, failure: string]
  | readonly [what: 'kind', path: string, kind: 'file' | 'folder' | 'none']
  | readonly [what: 'list', path: string, hash: string]
  /** A folder of output with nothing unfinished in it. */
  | readonly [what: 'settled', path: string];

/** Collects what is asked: one for a run, and in it one for each part of the run that is kept by itself. */
export class Trace {
  readonly #asked = new Map<string, Asked>();
  readonly #whole: Trace | undefined;
  #isPassing = false;
  /** Milliseconds since the epoch: what changed at that time or later may change again without showing it in its times. */
  readonly #began: number;

  constructor(began: number, whole?: Trace) {
    this.#began = began;
    this.#whole = whole;
  }

  /** The trace of a part: what the part asks, the run asks. */
  part(): Trace {
    return new Trace(this.#began, this);
  }

  /** What an earlier run asked for a part that is taken from it. */
  absorb(asked: readonly Asked[]): void {
    for (const each of asked) this.#add(each);
  }

  /** What is made hangs on something that is not asked of files, so that it is not kept. */
  pass(): void {
    this.#isPassing = true;
    this.#whole?.pass();
  }

  get isPassing(): boolean {
    return this.#isPassing;
  }

  /** @param before The file's state before it was read: a change during the reading then shows. */
  read(path: string, before: string, result: FileRead): void {
    if ('bytes' in result) {
      this.#add(['file', path, this.#isOld(before) ? before : '', sha256(result.bytes)]);
      this.#place(path);
    } else {
      // A failure has no content to compare: what changed just now is asked for again.
      this.#add(['none', path, /^\d/.test(before) && !this.#isOld(before) ? '' : before]);
    }
  }

  kind(path: string, kind: 'file' | 'folder' | undefined): void {
    this.#add(['kind', path, kind ?? 'none']);
  }

  /** All entries, whether the run had a use for them or not: a folder may come where a file stood. */
  list(folder: string, entries: readonly Dirent[]): void {
    this.#add(['list', folder, hashOfEntries(folder, entries)]);
  }

  /** A folder of output, finished before. */
  settled(folder: string): void {
    this.#add(['settled', folder]);
  }

  /** A file that the run wrote, or found as it would have written it; `hash`: of what is to stand there. Another one there is none of ours. */
  stands(path: string, hash: string): void {
    const stamp = stampOf(path);
    this.#add(['file', path, hashOf(path) === hash && this.#isOld(stamp) ? stamp : '', hash]);
  }

  get asked(): readonly Asked[] {
    return [...this.#asked.values()];
  }

  /** Of a file only if it is a link itself; of the folders each once. */
  #place(path: string): void {
    const folder = dirname(path);
    if (!this.#asked.has(`place\0${folder}`)) this.#add(['place', folder, placeOf(folder)]);
    this.#add(['place', path, linkOf(path)]);
  }

  #add(asked: Asked): void {
    this.#asked.set(`${asked[0]}\0${asked[1]}`, asked);
    if (this.#whole) this.#whole.#add(asked);
  }

  #isOld(stamp: string): boolean {
    return isOlder(stamp, this.#began);
  }
}

/** Milliseconds. The coarsest clock of a file system in use (FAT) ticks every two seconds. */
const raceful = 2000;

/** True for a file that was changed long enough before `moment` for any later change to show in its stamp. */
function isOlder(stamp: string, moment: number): boolean {
  return Number(stamp.split(' ')[2] ?? Infinity) / 1e6 < moment - raceful;
}

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

/**
 * What was asked, if all of it would be answered as before; else undefined. Files that had to be read, being young when they were asked for,
 * have their stamps in it where these can be trusted by now.
 * @param now Milliseconds since the epoch.
 */
export function asBefore(asked: readonly Asked[], now: number): readonly Asked[] | undefined {
  const renewed: Asked[] = [];
  for (const each of asked) {
    const same = answeredAgain(each, now);
    if (!same) return undefined;
    renewed.push(same);
  }
  return renewed.every((each, index) => each === asked[index]) ? asked : renewed;
}

function answeredAgain(each: Asked, now: number): Asked | undefined {
  const [what, path, then] = each;
  switch (what) {
    case 'file': {
      const stamp = stampOf(path);
      if (then !== '' && stamp === then) return each;
      if (hashOf(path) !== each[3]) return undefined;
      return isOlder(stamp, now) && stampOf(path) === stamp ? [what, path, stamp, each[3]] : each;
    }
    case 'place':
      return (then === '' ? linkOf(path) : placeOf(path)) === then ? each : undefined;
    case 'none':
      return stampOf(path) === then ? each : undefined;
    case 'kind':
      return kindOf(path) === then ? each : undefined;
    case 'list':
      return hashOfEntries(path, entriesIn(path)) === then ? each : undefined;
    case 'settled':
      return entriesIn(path).some(({ name }) => name.startsWith(unfinished)) ? undefined : each;
  }
}

function kindOf(path: string): 'file' | 'folder' | 'none' {
  const stamp = stampOf(path);
  return stamp === 'folder' ? 'folder' : /^(?:\d|special)/.test(stamp) ? 'file' : 'none';
}

/** The file a link leads to; empty for what is no link. */
function linkOf(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? placeOf(path) : '';
}

function placeOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return 'none';
  }
}

function hashOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** A folder that cannot be read is as empty as when it was asked. */
function entriesIn(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function hashOfEntries(folder: string, entries: readonly Dirent[]): string {
  const kinds = entries.map((entry) => [entry.name, entry.isSymbolicLink() ? `link to ${kindOf(join(folder, entry.name))}` : entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'special']);
  return sha256(JSON.stringify(kinds.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))));
}
