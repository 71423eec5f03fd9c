import { access, constants } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { EnvironmentError } from '../model/ports.js';
import { type Environment, unpackChromium } from './browser-unpack.js';

/** A browser that may be started. */
export interface FoundBrowser {
  readonly executable: string;
  /** `chosen`: SPP_BROWSER · `npm`: the pinned Chromium of @sparticuz/chromium · `installed`: found on the machine. */
  readonly origin: 'chosen' | 'npm' | 'installed';
  /** What it needs in its environment (its own libraries and fonts). */
  readonly environment: Readonly<Record<string, string>>;
  /** Unpacks it once more, for the case that it does not start. */
  readonly renew?: () => Promise<FoundBrowser>;
}

/** The machine as the search sees it. */
export interface Machine {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Folder of @sparticuz/chromium; absent: it is not installed. */
  readonly npmChromium?: string;
}

export function thisMachine(env: Environment = process.env): Machine {
  const npmChromium = packageFolder('@sparticuz/chromium');
  return { env, platform: process.platform, arch: process.arch, ...(npmChromium === undefined ? {} : { npmChromium }) };
}

/**
 * Browsers in the order in which they are tried: SPP_BROWSER alone, or the pinned one of the npm package and then an installed one.
 * The generator unpacks the npm package's browser when that is asked for, not before.
 * @throws {EnvironmentError} when SPP_BROWSER names no program, or the cache folder cannot be trusted.
 */
export async function* browsers(machine: Machine): AsyncGenerator<FoundBrowser> {
  const chosen = machine.env['SPP_BROWSER'];
  if (chosen !== undefined && chosen !== '') {
    if (!(await isProgram(chosen))) throw badChoice(chosen);
    yield { executable: chosen, origin: 'chosen', environment: {} };
    return;
  }
  // The package holds a Linux x64 program only; npm installs it everywhere.
  if (machine.npmChromium !== undefined && machine.platform === 'linux' && machine.arch === 'x64') {
    const folder = machine.npmChromium;
    const unpacked = async (again: boolean): Promise<FoundBrowser> => ({ ...(await unpackChromium(folder, machine.env, again)), origin: 'npm' });
    yield { ...(await unpacked(false)), renew: () => unpacked(true) };
  }
  for (const executable of installedPlaces(machine)) {
    if (await isProgram(executable)) yield { executable, origin: 'installed', environment: {} };
  }
}

/** Exit code 3: nothing on this machine can print. */
export function noBrowser(machine: Machine): EnvironmentError {
  const command = browserCommand(machine);
  return new EnvironmentError({
    zh: `找不到可以生成 PDF 的浏览器（Chromium、Chrome 或 Edge）；请运行：${command}`,
    en: `Found no browser to make the PDF with (Chromium, Chrome or Edge); run: ${command}`,
  });
}

/** The one command that brings a browser: the npm package where it works, a program elsewhere. */
export function browserCommand({ platform, arch }: Pick<Machine, 'platform' | 'arch'>): string {
  if (platform === 'linux' && arch === 'x64') return 'npm install @sparticuz/chromium@143.0.4';
  if (platform === 'darwin') return 'brew install --cask google-chrome';
  return platform === 'win32' ? 'winget install Google.Chrome' : 'sudo apt-get install chromium';
}

function badChoice(path: string): EnvironmentError {
  return new EnvironmentError({
    zh: `SPP_BROWSER 指定的“${path}”不是可以运行的程序；请改为浏览器的完整路径，或运行：unset SPP_BROWSER`,
    en: `SPP_BROWSER names “${path}”, which is no program that can be run; give the full path of a browser, or run: unset SPP_BROWSER`,
  });
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where Chrome, Chromium and Edge install themselves. The PATH comes first on Linux, where distributions differ. */
function* installedPlaces({ env, platform }: Machine): Generator<string> {
  if (platform === 'darwin') {
    for (const root of ['/Applications', join(env['HOME'] ?? '', 'Applications')]) {
      for (const name of ['Google Chrome', 'Chromium', 'Microsoft Edge']) yield join(root, `${name}.app`, 'Contents', 'MacOS', name);
    }
  } else if (platform === 'win32') {
    for (const root of [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]) {
      if (root === undefined) continue;
      yield join(root, 'Google', 'Chrome', 'Application', 'chrome.exe');
      yield join(root, 'Chromium', 'Application', 'chrome.exe');
      yield join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    }
  } else {
    const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
    const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
    for (const name of names) for (const folder of new Set([...folders, '/usr/bin', '/usr/local/bin'])) yield join(folder, name);
  }
}

/** Folder of an installed npm package, found from its main file because its `exports` hide package.json. */
function packageFolder(name: string): string | undefined {
  try {
    const main = process.getBuiltinModule('node:module').createRequire(import.meta.url).resolve(name);
    const marker = join('node_modules', ...name.split('/'));
    const at = main.lastIndexOf(marker);
    return at < 0 ? dirname(main) : main.slice(0, at + marker.length);
  } catch {
    return undefined;
  }
}
