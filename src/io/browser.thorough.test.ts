import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EnvironmentError } from '../model/ports.js';
import { createPrinter } from './browser.js';
import { browsers, noBrowser, type Machine } from './browser-find.js';
import { cacheFolder } from './cache-folder.js';
import { unpackChromium } from './browser-unpack.js';
import { tarOf } from './tar.fixture.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spp-test-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A stand-in for the npm package: a program of two lines, one library, one font. */
function fakePackage(): string {
  const home = join(folder, 'package');
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"version":"9.9.9"}');
  const put = (name: string, bytes: Uint8Array): void => writeFileSync(join(home, 'bin', name), brotliCompressSync(bytes));
  put('chromium.br', Buffer.from('#!/bin/sh\nexit 7\n'));
  put('al2023.tar.br', tarOf([{ name: 'lib/libnss3.so', bytes: 'library' }]));
  put('fonts.tar.br', tarOf([{ name: 'fonts/X/X-Regular.ttf', bytes: 'font' }, { name: 'fonts/X/X-Bold.ttf', bytes: 'bold' }]));
  return home;
}

const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('the browser of the npm package', () => {
  const cache = (): string => join(folder, 'cache');
  const unpack = (again = false) => unpackChromium(fakePackage(), { SPP_CACHE_DIR: cache() }, again);

  test('is unpacked whole into a private folder named after its version', async () => {
    const { executable, environment } = await unpack();
    expect(executable).toBe(join(cache(), 'chromium-9.9.9', 'chromium'));
    expect(statSync(join(cache(), 'chromium-9.9.9')).mode & 0o777).toBe(0o700);
    expect(statSync(executable).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(environment['LD_LIBRARY_PATH'] ?? '', 'libnss3.so'), 'utf8')).toBe('library');
    expect(readFileSync(environment['FONTCONFIG_FILE'] ?? '', 'utf8')).toContain(`<dir>${join(cache(), 'chromium-9.9.9', 'fonts')}</dir>`);
    expect(readdirSync(cache())).toEqual(['chromium-9.9.9']);
  });

  test('is taken from the cache the second time', async () => {
    const { executable } = await unpack();
    const { mtimeMs } = statSync(executable);
    await unpack();
    expect(statSync(executable).mtimeMs).toBe(mtimeMs);
  });

  test('is unpacked anew when a file has lost bytes, when others may write there, and when asked', async () => {
    const { executable } = await unpack();
    truncateSync(join(executable, '..', 'lib', 'libnss3.so'), 3);
    await unpack();
    expect(readFileSync(join(executable, '..', 'lib', 'libnss3.so'), 'utf8')).toBe('library');

    chmodSync(join(executable, '..'), 0o777);
    writeFileSync(executable, '#!/bin/sh\necho planted\n');
    await unpack();
    expect(readFileSync(executable, 'utf8')).not.toContain('planted');

    const { mtimeMs } = statSync(executable);
    await unpack(true);
    expect(statSync(executable).mtimeMs).toBeGreaterThan(mtimeMs);
  });

  test('is not taken from a folder that is somebody else’s, or only points to one', async () => {
    mkdirSync(cache());
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(cache(), 'chromium-9.9.9'));
    await expect(unpack()).rejects.toThrow(EnvironmentError);
    await expect(unpack()).rejects.toThrow('cannot be trusted');
  });

  test.skipIf(process.getuid?.() !== 0)('is not taken from a folder of another owner (as root)', async () => {
    const { executable } = await unpack();
    chownSync(join(executable, '..'), 12_345, 12_345);
    await expect(unpack()).rejects.toThrow('belongs to another user');
  });

  test('leaves nothing of an unpacking that was killed', async () => {
    mkdirSync(join(cache(), 'unpacking-999999999-x'), { recursive: true });
    await unpack();
    expect(existsSync(join(cache(), 'unpacking-999999999-x'))).toBe(false);
  });

  test('says where it could not be unpacked', async () => {
    writeFileSync(cache(), 'a file where the folder should be');
    await expect(unpack()).rejects.toThrow(`Cannot unpack the browser into the cache folder “${cache()}”`);
  });
});

describe('the cache folder', () => {
  test.runIf(process.platform === 'linux')('is SPP_CACHE_DIR, else the one of XDG, whose relative paths do not count', () => {
    expect(cacheFolder({ SPP_CACHE_DIR: '/a' })).toBe('/a');
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/spp');
    expect(cacheFolder({ XDG_CACHE_HOME: 'x' })).toMatch(/\.cache\/spp$/);
  });
});

onPosix('which browser is taken', () => {
  const machine = (facts: Partial<Machine>): Machine => ({ env: {}, platform: 'linux', arch: 'x64', ...facts });
  const program = (name: string): string => {
    writeFileSync(join(folder, name), '#!/bin/sh\nexit 7\n', { mode: 0o755 });
    return join(folder, name);
  };
  const all = async (facts: Partial<Machine>) => {
    const found = [];
    for await (const { origin, executable } of browsers(machine(facts))) found.push([origin, executable]);
    return found;
  };

  test('SPP_BROWSER, and no other', async () => {
    const own = program('own');
    expect(await all({ env: { SPP_BROWSER: own }, npmChromium: fakePackage() })).toEqual([['chosen', own]]);
  });

  test('a SPP_BROWSER that is no program is an error, not a reason to take another', async () => {
    await expect(all({ env: { SPP_BROWSER: join(folder, 'none') } })).rejects.toThrow('SPP_BROWSER names');
    writeFileSync(join(folder, 'text'), 'x', { mode: 0o644 });
    await expect(all({ env: { SPP_BROWSER: join(folder, 'text') } })).rejects.toThrow(EnvironmentError);
  });

  test('the npm package’s goes before an installed one; on other machines it does not count', async () => {
    const installed = program('google-chrome');
    const env = { PATH: folder, SPP_CACHE_DIR: join(folder, 'cache') };
    expect((await all({ env, npmChromium: fakePackage() })).slice(0, 2)).toEqual([
      ['npm', join(folder, 'cache', 'chromium-9.9.9', 'chromium')],
      ['installed', installed],
    ]);
    expect((await all({ env, npmChromium: fakePackage(), arch: 'arm64' }))[0]).toEqual(['installed', installed]);
  });

  test('none at all: one sentence in both languages, with the command for the system', () => {
    expect(noBrowser(machine({})).said.en).toContain('npm install @sparticuz/chromium@143.0.4');
    expect(noBrowser(machine({ platform: 'darwin' })).said.zh).toContain('brew install');
    expect(noBrowser(machine({ platform: 'win32' })).said.zh).toContain('winget install');
  });

  test('a machine without any makes the printer fail when it is used, not when it is started', async () => {
    const printer = createPrinter({ machine: machine({ platform: 'win32' }) });
    printer.start();
    await expect(printer.open('<html></html>')).rejects.toThrow('Found no browser');
    await printer.close();
  });

  test('a program that is no browser: what it is, why, and a command', async () => {
    const printer = createPrinter({ machine: machine({ env: { SPP_BROWSER: program('own') } }) });
    await expect(printer.version).rejects.toThrow(/own” cannot start \(the browser ended \(7\)\); run: unset SPP_BROWSER/);
    await printer.close();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`spp-chromium-${process.pid}-`))).toEqual([]);
  });

  test('a damaged one of the npm package is unpacked once more before it is given up', async () => {
    const env = { PATH: '', SPP_CACHE_DIR: join(folder, 'cache') };
    const printer = createPrinter({ machine: machine({ env, npmChromium: fakePackage() }) });
    await printer.version.catch(() => undefined);
    await printer.close();
    // The stand-in never starts, so an installed browser may have been taken; what was unpacked is whole again either way.
    expect(readFileSync(join(folder, 'cache', 'chromium-9.9.9', 'chromium'), 'utf8')).toContain('exit 7');
  });
});
