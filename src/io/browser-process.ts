import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core/internal/common/ConnectionTransport.js';
import type { FoundBrowser } from './browser-find.js';
import type { Environment } from './browser-unpack.js';
import { isAlive } from './process-alive.js';

/** A started browser: spoken to over a pipe, so that it ends by itself should this process be killed. */
export interface BrowserProcess {
  readonly transport: ConnectionTransport;
  /** Rejects when the browser could not start or died, with the end of what it said. */
  readonly died: Promise<never>;
  /** True once it is gone, for whatever reason. */
  ended(): boolean;
  /** Ends it with everything it started and removes its profile. May be called twice. */
  end(): void;
}

const profilePrefix = 'spp-chromium-';

/** Starts a browser with an empty profile of its own. Never throws: what goes wrong comes through `died`. */
export function startBrowser(found: FoundBrowser, env: Environment): BrowserProcess {
  sweepProfiles();
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`));
  // A process group of its own, so that helpers end with it; on a terminal Ctrl-C then reaches this process alone, which ends the group.
  const child = spawn(found.executable, arguments_(profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    env: { ...browserEnvironment(env), HOME: profile, ...found.environment },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  const died = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the browser ended (${signal ?? code})\n${said}`.trim())));
  });
  died.catch(() => undefined);
  const end = (): void => {
    endings.delete(end);
    if (endings.size === 0) unwatch();
    endGroup(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  };
  if (endings.size === 0) watch();
  endings.add(end);
  // Pipes of a browser that is gone report EPIPE; `died` says why.
  const [, , , input, output] = child.stdio as unknown as [unknown, unknown, unknown, Writable, Readable];
  for (const stream of [input, output]) stream.on('error', () => undefined);
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null || output.destroyed;
  return { transport: pipeTransport(input, output), died, ended, end };
}

/**
 * Flags by meaning. Nothing that weakens the browser, but for root, for whom the sandbox cannot start.
 * The list of those that keep it quiet follows https://github.com/GoogleChrome/chrome-launcher/blob/main/docs/chrome-flags-for-tools.md
 */
function arguments_(profile: string): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    // No host has an address, and no proxy is asked: nothing leaves the machine even if a document wants it.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-proxy-server',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-client-side-phishing-detection',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
    '--disable-sync',
    '--disable-breakpad',
    '--metrics-recording-only',
    // Nothing is to be kept: in memory, not in 70 files.
    '--incognito',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--mute-audio',
    '--password-store=basic',
    '--use-mock-keychain',
    // Containers give /dev/shm 64 MB.
    '--disable-dev-shm-usage',
    // Paper needs no GPU: one process and 15 MB of libraries less.
    '--use-gl=disabled',
    '--in-process-gpu',
    // The same shapes on every machine.
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--lang=en-US',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

/** What a browser needs to know of the environment: no token or password of the user's goes to it. */
function browserEnvironment(env: Environment): Record<string, string> {
  const wanted = new Set(['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'LOCALAPPDATA', 'APPDATA', 'PROGRAMFILES', 'PROGRAMDATA', 'XDG_RUNTIME_DIR']);
  const given: Record<string, string> = { TZ: 'UTC', LANG: 'C.UTF-8' };
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && wanted.has(name.toUpperCase())) given[name] = value;
  }
  return given;
}

/** DevTools messages as the pipe carries them: JSON in UTF-8, each ended by a zero byte. */
function pipeTransport(input: Writable, output: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  const transport: ConnectionTransport = {
    send(message: string): void {
      // Messages with fonts in them are megabytes of ASCII, which is written four times as fast when it is called so.
      input.write(`${message}\0`, isAscii(message) ? 'latin1' : 'utf8');
    },
    close(): void {
      input.end();
    },
  };
  output.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end));
      const message = Buffer.concat(pending).toString('utf8');
      pending = [];
      start = end + 1;
      transport.onmessage?.(message);
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  });
  output.on('close', () => transport.onclose?.());
  return transport;
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[^\u0000-\u007F]/.test(text);
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Ends of all browsers that run, for the case that this process ends first. */
const endings = new Set<() => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function endAll(): void {
  // Each takes itself out of the set.
  for (const end of endings) end();
}

/** Ends the browsers; if nobody else listens, the signal then does what it always does. */
function onSignal(signal: NodeJS.Signals): void {
  const alone = process.listenerCount(signal) === 1;
  endAll();
  if (alone) process.kill(process.pid, signal);
}

function watch(): void {
  process.on('exit', endAll);
  for (const signal of signals) process.on(signal, onSignal);
}

function unwatch(): void {
  process.off('exit', endAll);
  for (const signal of signals) process.off(signal, onSignal);
}

/** Removes profiles of processes that were killed before they could. */
export function sweepProfiles(): void {
  for (const name of namesIn(tmpdir())) {
    const pid = name.startsWith(profilePrefix) ? /^(\d+)-/.exec(name.slice(profilePrefix.length))?.[1] : undefined;
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's: not ours to remove.
    }
  }
}

/** None in a folder that is not there or may not be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
