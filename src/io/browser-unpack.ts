import { createReadStream, createWriteStream, lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { promisify } from 'node:util';
import { EnvironmentError } from '../model/ports.js';
import { cacheFolder } from './cache-folder.js';
import { isAlive } from './process-alive.js';
import { untar } from './untar.js';

/*
 * The npm package ships its browser compressed and would unpack it to fixed names in the common temporary folder, where anyone may have
 * put a program before. Ours goes into a folder of the user's cache that is named after the version, belongs to the user and is closed
 * to everybody else; it appears under its name only when it is whole.
 *
 * Of the package's four archives two are needed: the program and its NSS libraries (a bare Debian has none). The software GL is not:
 * the program starts without it under --use-gl=disabled. Of the fonts archive one face is taken, because Chromium will not start
 * without any font; documents bring their own, and system fonts stay hidden so that all machines print the same.
 */

/** Environment variables, handed in so that tests need not change their own. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Unpacked {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

const record = 'unpacked.json';

/**
 * The program of @sparticuz/chromium, unpacked on first use (about 2 s) and taken from the cache afterwards.
 * A file whose size is not what was written makes it unpack anew, and so does `again`.
 * @throws {EnvironmentError} when the folder belongs to someone else or cannot be made private.
 */
export async function unpackChromium(packageFolder: string, env: Environment, again = false): Promise<Unpacked> {
  const cache = cacheFolder(env);
  // At once, where nothing has to be unpacked: the browser starts before the drafts are read, and not when reading leaves a moment.
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  const whole = isWhole(folder);
  if (whole && again) await rm(folder, { recursive: true, force: true });
  if (!whole || again) await unpack(packageFolder, cache, folder);
  return {
    executable: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** True if the folder can be trusted and holds every file at its full size. */
function isWhole(folder: string): boolean {
  let state: Stats;
  try {
    state = lstatSync(folder);
  } catch {
    return false;
  }
  if (!state.isDirectory() || (process.getuid !== undefined && state.uid !== process.getuid())) throw notOurs(folder);
  // Someone else may have written into it: not to be trusted, but ours to replace.
  if ((state.mode & 0o077) !== 0) return false;
  try {
    const sizes = JSON.parse(readFileSync(join(folder, record), 'utf8')) as Record<string, number>;
    for (const [name, size] of Object.entries(sizes)) {
      if (statSync(join(folder, name)).size !== size) return false;
    }
    return true;
  } catch {
    return false;
  }
}

async function unpack(packageFolder: string, cache: string, folder: string): Promise<void> {
  let made: string;
  try {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    await sweep(cache);
    made = await mkdtemp(join(cache, `unpacking-${process.pid}-`));
  } catch (cause) {
    throw cannotWrite(cache, cause);
  }
  try {
    await chmod(made, 0o700);
    const sizes = await writeAll(join(packageFolder, 'bin'), made, folder);
    await writeFile(join(made, record), JSON.stringify(sizes), { mode: 0o600 });
    if (((await stat(made)).mode & 0o077) !== 0) throw cannotWrite(cache, new Error('the file system knows no permissions'));
    await putInPlace(made, folder);
  } catch (cause) {
    if (cause instanceof EnvironmentError) throw cause;
    throw cannotWrite(cache, cause);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** Writes the program, its libraries and one font; returns the size of each by its name in the folder. */
async function writeAll(bin: string, made: string, folder: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    await writeFile(join(made, name), bytes, { mode: 0o600 });
    sizes[name] = bytes.length;
  };
  /** Puts the files of an archive under the names it is given. */
  const putFrom = async (path: string, placeOf: (name: string) => string | undefined): Promise<void> => {
    for (const { name, bytes } of untar(await promisify(brotliDecompress)(await readFile(path)))) {
      const place = placeOf(name);
      if (place !== undefined) await put(place, bytes);
    }
  };
  await mkdir(join(made, 'lib'), { mode: 0o700 });
  await mkdir(join(made, 'fonts'), { mode: 0o700 });
  await Promise.all([
    pipeline(
      createReadStream(join(bin, 'chromium.br'), { highWaterMark: 1 << 20 }),
      createBrotliDecompress({ chunkSize: 1 << 20 }),
      createWriteStream(join(made, 'chromium'), { mode: 0o700, highWaterMark: 4 << 20 }),
    ),
    putFrom(join(bin, 'al2023.tar.br'), (name) => (name.startsWith('lib/') ? name : undefined)),
    putFrom(join(bin, 'fonts.tar.br'), (name) => (name.endsWith('-Regular.ttf') ? 'fonts/fallback.ttf' : undefined)),
    put('fonts.conf', Buffer.from(fontconfig(folder))),
  ]);
  sizes['chromium'] = (await stat(join(made, 'chromium'))).size;
  return sizes;
}

/** The index of the fonts lies outside of their folder, which would be read anew by every browser if it changed. */
function fontconfig(folder: string): string {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escape(join(folder, 'fonts'))}</dir><cachedir>${escape(join(folder, 'fontconfig'))}</cachedir></fontconfig>
`;
}

/** Renames into place. If another process was faster, its folder is used when it is whole. */
async function putInPlace(made: string, folder: string): Promise<void> {
  try {
    await rename(made, folder);
  } catch {
    if (isWhole(folder)) return;
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  }
}

/** Removes what unpackings that were killed left behind: their process is gone. */
async function sweep(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^unpacking-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function notOurs(folder: string): EnvironmentError {
  return new EnvironmentError({
    zh: `缓存文件夹“${folder}”属于其他用户，其中的浏览器不可信；请换一个位置：export SPP_CACHE_DIR="$HOME/.cache/spp-own"`,
    en: `The cache folder “${folder}” belongs to another user, so the browser in it cannot be trusted; choose another place: export SPP_CACHE_DIR="$HOME/.cache/spp-own"`,
  });
}

function cannotWrite(cache: string, cause: unknown): EnvironmentError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EnvironmentError(
    {
      zh: `无法把浏览器解压到缓存文件夹“${cache}”（${reason}；需要约 200 MB）；请换一个位置：export SPP_CACHE_DIR="$HOME/.cache/spp-own"`,
      en: `Cannot unpack the browser into the cache folder “${cache}” (${reason}; it needs about 200 MB); choose another place: export SPP_CACHE_DIR="$HOME/.cache/spp-own"`,
    },
    { cause },
  );
}
