import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../text/hash.js';
import { isAlive } from './process-alive.js';
import { asBefore, type Asked } from './trace.js';

/*
 * What was made of files, with all that was asked of the file system for it: taken again as long as nothing of that has changed. Whole runs of
 * the program (`cli/again.ts`), and parts of runs (`io/parts.ts`).
 */

/** What a run of the program said and how it ended. */
export interface Run {
  readonly code: number;
  readonly said: readonly (readonly [stream: 'out' | 'err', text: string])[];
}

/** What is kept under one name. */
export interface Kept<T> {
  readonly value: T;
  readonly asked: readonly Asked[];
  /** What it was made from besides files; another one is not taken. */
  readonly given?: string;
}

export type Shelf = 'runs' | 'parts';

/** The format of the records; another one is not read. */
const format = 3;
/** Records and bytes kept of each kind. A run's record is some kilobytes, a megabyte for hundreds of issues; a part's some kilobytes. */
const limits: Readonly<Record<Shelf, { readonly records: number; readonly bytes: number }>> = { runs: { records: 200, bytes: 256 * 1024 * 1024 }, parts: { records: 50_000, bytes: 512 * 1024 * 1024 } };
/** Characters of a hash. */
const hashLength = 64;

/** What is kept under a name, if it would be made the same today. Looks at files, reads none that has kept its times. */
export function recall<T>(cache: string, shelf: Shelf, name: readonly (string | undefined)[], given?: string): Kept<T> | undefined {
  const folder = join(cache, shelf);
  try {
    if (!isOwn(folder)) return undefined;
    const text = readFileSync(join(folder, fileName(name)), 'utf8');
    // A disk or a hand may have changed a letter, and the record would still be read.
    if (text.slice(0, hashLength) !== sha256(text.slice(hashLength))) return undefined;
    const record = JSON.parse(text.slice(hashLength)) as Kept<T> & { readonly format: number };
    if (record.format !== format || record.given !== given) return undefined;
    const asked = asBefore(record.asked, Date.now());
    if (!asked) return undefined;
    const kept = { value: record.value, asked, ...(given !== undefined && { given }) };
    if (asked !== record.asked) remember(cache, shelf, name, kept);
    return kept;
  } catch {
    // None, or a torn one: it is made anew.
    return undefined;
  }
}

/** Never fails: without a place to write, the next run works as this one did. */
export function remember<T>(cache: string, shelf: Shelf, name: readonly (string | undefined)[], { value, asked, given }: Kept<T>): void {
  const folder = join(cache, shelf);
  const path = join(folder, fileName(name));
  const written = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    sweep(folder, limits[shelf]);
    const text = JSON.stringify({ format, given, value, asked });
    writeFileSync(written, sha256(text) + text, { mode: 0o600 });
    renameSync(written, path);
  } catch {
    if (existsSync(written)) rmSync(written, { force: true });
  }
}

function fileName(name: readonly (string | undefined)[]): string {
  return `${sha256(JSON.stringify(name.map((part) => part ?? null)))}.json`;
}

const swept = new Set<string>();

/** Once a process: the oldest records beyond the limits, and what runs were writing when they were killed. */
function sweep(folder: string, limit: { readonly records: number; readonly bytes: number }): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  const entries: { path: string; size: number; time: number }[] = [];
  for (const name of readdirSync(folder).filter((each) => /^[0-9a-f]{64}\.json/.test(each))) {
    const path = join(folder, name);
    const about = isLeft(name) ? rmSync(path, { force: true }) : statSync(path, { throwIfNoEntry: false });
    if (about) entries.push({ path, size: about.size, time: about.mtimeMs });
  }
  let [records, bytes] = [entries.length, entries.reduce((sum, { size }) => sum + size, 0)];
  if (records < limit.records && bytes < limit.bytes) return;
  // Down to half, so that it is not to be done again at once.
  for (const { path, size } of entries.sort((a, b) => a.time - b.time)) {
    if (records <= limit.records / 2 && bytes <= limit.bytes / 2) return;
    rmSync(path, { force: true });
    records -= 1;
    bytes -= size;
  }
}

function isLeft(name: string): boolean {
  const pid = /\.json\.(\d+)$/.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

/** What somebody else may write into could say anything. */
function isOwn(folder: string): boolean {
  const about = lstatSync(folder, { throwIfNoEntry: false });
  if (about?.isDirectory() !== true) return false;
  return process.getuid === undefined || (about.uid === process.getuid() && (about.mode & 0o022) === 0);
}
