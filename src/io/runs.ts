import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../text/hash.js';
import { isAlive } from './process-alive.js';
import { asBefore, type Asked } from './trace.js';

/** What a run of the program said and how it ended, with all that it read: said again as long as nothing of that has changed. */
export interface Run {
  readonly code: number;
  readonly said: readonly (readonly [stream: 'out' | 'err', text: string])[];
  readonly asked: readonly Asked[];
}

/** The format of the records; another one is not read. */
const format = 2;
/** Records kept; each is some kilobytes, that of a workspace of hundreds of issues a megabyte. */
const most = 200;
/** Characters of a hash. */
const hashLength = 64;

/** The run under a key, if it would be the same today. Looks at files, reads none that has kept its times. */
export function recall(cache: string, key: readonly (string | undefined)[]): Run | undefined {
  const folder = join(cache, 'runs');
  try {
    if (!isOwn(folder)) return undefined;
    const text = readFileSync(join(folder, nameOf(key)), 'utf8');
    // A disk or a hand may have changed a letter, and the record would still be read.
    if (text.slice(0, hashLength) !== sha256(text.slice(hashLength))) return undefined;
    const record = JSON.parse(text.slice(hashLength)) as Run & { readonly format: number };
    if (record.format !== format) return undefined;
    const asked = asBefore(record.asked, Date.now());
    if (!asked) return undefined;
    if (asked !== record.asked) remember(cache, key, { ...record, asked });
    return record;
  } catch {
    // None, or a torn one: the run makes it anew.
    return undefined;
  }
}

/** Keeps a run. Never fails: without a place to write, the next run works as this one did. */
export function remember(cache: string, key: readonly (string | undefined)[], { code, said, asked }: Run): void {
  const folder = join(cache, 'runs');
  const path = join(folder, nameOf(key));
  const written = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const text = JSON.stringify({ format, code, said, asked });
    writeFileSync(written, sha256(text) + text, { mode: 0o600 });
    renameSync(written, path);
    forgetOldest(folder);
  } catch {
    if (existsSync(written)) rmSync(written, { force: true });
  }
}

function nameOf(key: readonly (string | undefined)[]): string {
  return `${sha256(JSON.stringify(key.map((part) => part ?? null)))}.json`;
}

/** With the oldest records go files that a run was writing when it was killed. */
function forgetOldest(folder: string): void {
  const names = readdirSync(folder);
  for (const name of names) if (isLeft(name)) rmSync(join(folder, name), { force: true });
  if (names.length <= most) return;
  const byAge = names.map((name) => ({ name, time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 })).sort((a, b) => a.time - b.time);
  for (const { name } of byAge.slice(0, names.length - most / 2)) rmSync(join(folder, name), { force: true });
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
