import { mkdir, open, readFile, readdir, realpath, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { EnvironmentError } from '../model/ports.js';
import { sha256 } from '../text/hash.js';
import { causeOf, errnoOf } from './errno.js';
import { unfinished } from './unfinished.js';
import { clearDeadLock, isLocked, withLock } from './lock.js';

/** What stands in an output folder, asked for while it is locked. */
export interface Standing {
  /** Text of `manifest.json`, if there is one. */
  readonly manifest?: string;
  /** Size and hash of a file by its path in the folder; undefined if it is not there. */
  look(path: string): Promise<{ readonly bytes: number; readonly sha256: string } | undefined>;
}

/** What is to change in an output folder. Paths are relative to it, with `/`. */
export interface Change {
  readonly write: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly remove: readonly string[];
  /** The new text of `manifest.json`; absent: it is right as it is. */
  readonly manifest?: string;
}

/** Redo list of a replacement: once it stands, every later run carries it out to the end. */
interface Journal {
  readonly version: 1;
  /** `from` is a staged file's number. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  readonly remove: readonly string[];
}

const manifestName = 'manifest.json';
const journalName = 'journal.json';
const lockPatience = 60_000;

/** Reads an output folder without changing anything: for `--dry-run`. */
export function lookAt(target: string): Promise<Standing> {
  return standingOf(target);
}

/**
 * Replaces files of one output folder as a whole. All new files are written to a hidden folder on the same file system, then the journal,
 * then they are renamed into place, the manifest last. Until the journal stands the old output is untouched; from then on the new one is certain.
 * An unfinished journal of an earlier run is finished first. Runs on the same folder wait for each other.
 * @throws {EnvironmentError} when the folder cannot be written; the last good output then stands.
 */
export async function publish<T extends Change>(target: string, decide: (standing: Standing) => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    await mkdir(target, { recursive: true });
    const place = await placeOf(target);
    return await withLock(place.lock, lockPatience, async () => {
      await finish(place);
      const change = await decide(await standingOf(place.target));
      signal?.throwIfAborted();
      await replace(place, change, signal);
      return change;
    });
  } catch (error) {
    throw explain(error, target);
  }
}

/**
 * Finishes what interrupted runs left below an output root; folders that another process is writing are left to it.
 * @throws {EnvironmentError} when the folder cannot be written.
 */
export async function finishAll(root: string): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    if (!name.startsWith(unfinished)) continue;
    const path = join(root, name);
    try {
      if (/\.lock(\.|$)/.test(name)) await clearDeadLock(path);
      else if (!(await isLocked(`${path}.lock`))) await withLock(`${path}.lock`, lockPatience, () => finishBeside(path, join(root, name.slice(unfinished.length))));
    } catch (error) {
      throw explain(error, path);
    }
  }
}

/** An output folder that its owner has deleted since is not brought back. */
async function finishBeside(stage: string, target: string): Promise<void> {
  const real = await realpath(target).catch(() => undefined);
  if (real === undefined) await rm(stage, { recursive: true, force: true });
  else await finish({ target: real, stage });
}

interface Place {
  readonly target: string;
  readonly stage: string;
  readonly lock: string;
}

/** The hidden folder stands beside the target, or in it where the target is a file system of its own: a rename cannot cross. */
async function placeOf(target: string): Promise<Place> {
  const real = await realpath(target);
  const parent = dirname(real);
  const beside = (await stat(parent)).dev === (await stat(real)).dev && parent !== real;
  const stage = beside ? join(parent, unfinished + basename(real)) : join(real, `${unfinished}output`);
  return { target: real, stage, lock: `${stage}.lock` };
}

async function standingOf(target: string): Promise<Standing> {
  return {
    manifest: await readFile(join(target, manifestName), 'utf8').catch(() => undefined),
    async look(path) {
      const bytes = await readFile(inside(target, path)).catch(() => undefined);
      return bytes && { bytes: bytes.byteLength, sha256: sha256(bytes) };
    },
  };
}

async function replace(place: Place, change: Change, signal: AbortSignal | undefined): Promise<void> {
  const manifest = change.manifest === undefined ? [] : [{ path: manifestName, bytes: Buffer.from(change.manifest) }];
  const files = [...change.write, ...manifest];
  if (files.length === 0 && change.remove.length === 0) return;
  try {
    await mkdir(place.stage, { recursive: true });
    // Whatever could fail is tried before the journal: the folders, and no folder where a file is to stand.
    const places = files.map(({ path }) => inside(place.target, path));
    for (const folder of new Set(places.map((to) => dirname(to)))) await mkdir(folder, { recursive: true });
    await allOf(places.map(refuseFolder));
    await allOf(files.map(({ bytes }, index) => writeDurably(join(place.stage, `${index}`), bytes)));
    const journal: Journal = {
      version: 1,
      moves: files.map(({ path }, index) => ({ from: `${index}`, to: path })),
      remove: change.remove,
    };
    await writeDurably(join(place.stage, `${journalName}.new`), Buffer.from(JSON.stringify(journal)));
    signal?.throwIfAborted();
  } catch (error) {
    await rm(place.stage, { recursive: true, force: true });
    throw error;
  }
  await rename(join(place.stage, `${journalName}.new`), join(place.stage, journalName));
  await finish(place);
}

/** Carries out the journal, if there is one, and clears the hidden folder. Every step may already have been done. */
async function finish({ target, stage }: Pick<Place, 'target' | 'stage'>): Promise<void> {
  const journal = parseJournal(await readFile(join(stage, journalName), 'utf8').catch(() => ''));
  if (journal) {
    const move = ({ from, to }: Journal['moves'][number]): Promise<void> => unlessMissing(rename(join(stage, from), inside(target, to)));
    // The manifest last: what it names is there then.
    const [last, ...others] = journal.moves.toReversed();
    await allOf(others.map(move));
    if (last) await move(last);
    for (const path of journal.remove) await removeFile(target, path);
    await unlessMissing(unlink(join(stage, journalName)));
  }
  await rm(stage, { recursive: true, force: true });
}

/** Undefined for what no `spp` wrote: a journal is on the disk before it gets its name, so it is never cut short. */
function parseJournal(text: string): Journal | undefined {
  try {
    const journal: unknown = JSON.parse(text);
    return isJournal(journal) ? journal : undefined;
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  if (typeof value !== 'object' || value === null) return false;
  const { version, moves, remove }: Partial<Record<keyof Journal, unknown>> = value;
  return version === 1 && Array.isArray(moves) && moves.every(isMove) && Array.isArray(remove) && remove.every(isLocal);
}

function isMove(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to }: { from?: unknown; to?: unknown } = value;
  return typeof from === 'string' && /^\d+$/.test(from) && isLocal(to);
}

function isLocal(path: unknown): boolean {
  return typeof path === 'string' && path !== '' && !isAbsolute(path) && !path.split(/[/\\]/).includes('..');
}

async function removeFile(target: string, path: string): Promise<void> {
  const file = inside(target, path);
  const folder = await realpath(dirname(file)).catch(() => undefined);
  // A linked folder leads to files that are not ours.
  if (folder === undefined || (folder !== target && !folder.startsWith(target + sep))) return;
  await unlessMissing(unlink(file));
  for (let at = folder; at !== target; at = dirname(at)) {
    if (!(await rmdir(at).then(() => true, () => false))) break;
  }
}

/** @throws {EnvironmentError} where a folder stands at the place of a file. */
async function refuseFolder(place: string): Promise<void> {
  if ((await stat(place).catch(() => undefined))?.isDirectory()) throw blocked(place);
}

/** Waits for all, whatever fails: nothing is still at work on the disk when an error is told. */
async function allOf(steps: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(steps)).find((step) => step.status === 'rejected');
  if (failed) throw failed.reason;
}

async function unlessMissing(step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** Written and on the disk before anything is renamed: a power cut must not leave an empty file under a final name. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws {RangeError} for a path that leaves the folder: plans and journals are checked before, so this is a bug. */
function inside(target: string, path: string): string {
  const full = resolve(target, path);
  if (full !== target && !full.startsWith(target.endsWith(sep) ? target : target + sep)) throw new RangeError(`${path} leaves ${target}`);
  return full;
}

function blocked(path: string): EnvironmentError {
  return new EnvironmentError({
    zh: `无法写入 ${path}：那里有一个同名文件夹。请移走它，或用 --out 另选位置`,
    en: `Cannot write ${path}: a folder of that name is in the way. Move it, or choose another place with --out`,
  });
}

function explain(error: unknown, target: string): unknown {
  const cause = causeOf(error);
  if (!cause) return error;
  return new EnvironmentError(
    {
      zh: `无法写入 ${target}：${cause.zh}。上一次的输出保持不变；请排除原因后重试，或用 --out 另选位置`,
      en: `Cannot write ${target}: ${cause.en}. The last output stands as it was; remove the cause and run again, or choose another place with --out`,
    },
    { cause: error },
  );
}
