import type { Asset } from './asset.js';

/** Why a file could not be read; the caller says it in its own words. */
export type ReadFailure = 'missing' | 'folder' | 'denied' | 'too-large' | 'outside' | 'special';

export type FileRead = { readonly bytes: Uint8Array } | { readonly failure: ReadFailure };

export type PictureRead = { readonly asset: Asset } | { readonly failure: ReadFailure | 'format' | 'too-many-pixels' };

/** Work on the content of a file took too long and was ended. */
export class TimeSpentError extends Error {
  override readonly name = 'TimeSpentError';
  constructor(
    /** For people. */
    readonly path: string,
    readonly seconds: number,
  ) {
    super(`${path}: ended after ${seconds} s`);
  }
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Reading, seen from the inside: `io/files` implements it, `core` asks. Paths are absolute unless said otherwise. */
export interface Files {
  /** `limit` in bytes. With `within`, a path that leaves that folder, by `..` or by a symbolic link, is not read. */
  read(path: string, options: { readonly limit: number; readonly within?: string }): Promise<FileRead>;
  /** A picture by its address in a Markdown file of `folder`; letter case must be right on every system, Unicode form need not be. */
  picture(folder: string, url: string): Promise<PictureRead>;
  /** Sorted by name; empty for what is no readable folder. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  kind(path: string): Promise<'file' | 'folder' | undefined>;
  /** The absolute form of a path given relative to the working folder. */
  resolve(path: string): string;
  /** A path for people: relative to the working folder, with `/`. */
  show(path: string): string;
  /**
   * Does work whose length a file's content decides, for a limited time.
   * @param shown the file, as `show` names it.
   * @throws {TimeSpentError} when the time is up; what was being made is lost.
   */
  limited<T>(shown: string, work: () => T): T;
  /**
   * Begins a part of the run, to be kept by itself. `name`: what it is of, one record each; absent: nothing is kept. `given`: what it is made
   * from besides what it reads with its own `files`.
   */
  part<T>(name: readonly string[] | undefined, given: readonly string[]): Part<T>;
}

/** A part of a run, and what an earlier run made of it if nothing has changed that it was made from. `T` is plain data (JSON). */
export interface Part<T> {
  readonly kept?: T;
  readonly files: Files;
  /** To be called when what is kept is used instead of making it. */
  take(): void;
  /** A file that the part has written, by its path and hash: it is made again if that is no longer there. */
  stands(path: string, hash: string): void;
  /** What is made hangs on something else: neither this part nor the run is kept. */
  pass(): void;
  keep(value: T): void;
}
