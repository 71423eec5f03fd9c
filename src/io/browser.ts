import type { connect, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { EnvironmentError, type Printer } from '../model/ports.js';
import type { Localized } from '../model/text.js';
import { browsers, type FoundBrowser, type Machine, noBrowser, thisMachine } from './browser-find.js';
import { openDocument } from './browser-page.js';
import { type BrowserProcess, startBrowser } from './browser-process.js';

export interface PrinterOptions {
  /** Absent: the machine this runs on. */
  readonly machine?: Machine;
  /** Told when the browser is not the pinned one, so that bytes may differ from a colleague's. */
  readonly note?: (said: Localized) => void;
}

/** How long a browser may take to answer for the first time, in milliseconds: a slow disk reads 190 MB. */
const patience = 30_000;

interface Running {
  /** An empty page: the one the browser began with, then new ones. */
  readonly newPage: () => Promise<Page>;
  readonly process: BrowserProcess;
  readonly version: string;
}

/**
 * A printer whose browser starts on `start()`, or when it is first needed. `close()` ends the browser and removes its profile; so do the
 * end of the process and the signals that end it.
 */
export function createPrinter(options: PrinterOptions = {}): Printer & { start(): void; close(): Promise<void> } {
  let running: Promise<Running> | undefined;
  let closed = false;
  const start = (): Promise<Running> => {
    if (closed) return Promise.reject(new Error('the printer is closed'));
    running ??= run(options);
    // Whoever asks for a page hears of a failure; until then it is nobody's.
    running.catch(() => undefined);
    return running;
  };
  return {
    start: () => void start(),
    get version() {
      return start().then(({ version }) => version);
    },
    open: async (html, signal) => {
      signal?.throwIfAborted();
      const { newPage, process } = await start();
      const guard = <T>(work: Promise<T>): Promise<T> => inTime(work, process, signal);
      const page = await guard(newPage().then((empty) => openDocument(empty, html)));
      return {
        refused: page.refused,
        fill: (texts) => guard(page.fill(texts)),
        setProperty: (name, value) => guard(page.setProperty(name, value)),
        print: () => guard(page.print()),
        draw: (size) => guard(page.draw(size)),
        close: () => page.close(),
      };
    },
    close: async () => {
      closed = true;
      const started = await running?.catch(() => undefined);
      started?.process.end();
    },
  };
}

/** Rejects when the browser dies or the user interrupts before the work is done. */
async function inTime<T>(work: Promise<T>, process: BrowserProcess, signal: AbortSignal | undefined): Promise<T> {
  work.catch(() => undefined);
  signal?.throwIfAborted();
  let onAbort = (): void => undefined;
  const interrupted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, interrupted, process.died]);
  } catch (error) {
    signal?.throwIfAborted();
    // What puppeteer says of a page whose browser is gone arrives before or after the news of its end.
    if (process.ended()) throw diedWhilePrinting(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

async function run({ machine = thisMachine(), note }: PrinterOptions): Promise<Running> {
  // The part of puppeteer that only talks loads in 60 ms, the whole in 150; meanwhile the browser starts.
  const puppeteer = import('puppeteer-core/internal/puppeteer-core-browser.js');
  puppeteer.catch(() => undefined);
  let failure: { found: FoundBrowser; cause: unknown } | undefined;
  for await (const found of browsers(machine)) {
    try {
      const running = await launch(found, machine, puppeteer);
      if (found.origin === 'installed') note?.(notPinned(running.version));
      return running;
    } catch (cause) {
      failure ??= { found, cause };
    }
  }
  throw failure === undefined ? noBrowser(machine) : cannotStart(failure.found, failure.cause);
}

async function launch(found: FoundBrowser, machine: Machine, puppeteer: Promise<{ readonly connect: typeof connect }>): Promise<Running> {
  const process = startBrowser(found, machine.env);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience);
    });
    const connected = puppeteer.then(async (library) => {
      const browser = await library.connect({ transport: process.transport, defaultViewport: null });
      const [version, pages] = await Promise.all([browser.version(), browser.pages()]);
      return { version, newPage: async () => pages.pop() ?? browser.newPage() };
    });
    connected.catch(() => undefined);
    const { newPage, version } = await Promise.race([connected, process.died, late]);
    return { newPage, process, version: versionFor(found, version) };
  } catch (cause) {
    process.end();
    // A file of the cache may be damaged without having changed its size.
    if (found.renew === undefined || isSandbox(cause)) throw cause;
    return launch(await found.renew(), machine, puppeteer);
  } finally {
    clearTimeout(timer);
  }
}

/** `HeadlessChrome/143.0.7499.0` → `Chromium 143.0.7499.0 (npm)`. */
function versionFor({ origin }: FoundBrowser, product: string): string {
  const [name = '', version = ''] = product.split('/');
  if (origin === 'npm') return `Chromium ${version} (npm)`;
  return `${name.replace('Headless', '').replace(/^Edg$/, 'Edge')} ${version} (${origin === 'chosen' ? 'SPP_BROWSER' : 'installed'})`;
}

function notPinned(version: string): Localized {
  return {
    zh: `PDF 由本机安装的浏览器生成（${version}），与固定版本生成的文件可能有细微差别`,
    en: `The PDF is made by a browser installed on this machine (${version}); its bytes may differ from those of the pinned one`,
  };
}

/** Ubuntu 23.10 and later forbid unprivileged user namespaces to programs they do not know. */
function isSandbox(cause: unknown): boolean {
  return cause instanceof Error && /sandbox/i.test(cause.message);
}

function cannotStart(found: FoundBrowser, cause: unknown): EnvironmentError {
  if (isSandbox(cause)) {
    const command = 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 kernel.unprivileged_userns_clone=1';
    return new EnvironmentError(
      {
        zh: `浏览器“${found.executable}”无法启动：系统不允许它使用沙箱；请安装 Chrome，或运行：${command}`,
        en: `The browser “${found.executable}” cannot start: the system forbids its sandbox; install Chrome, or run: ${command}`,
      },
      { cause },
    );
  }
  const reason = cause instanceof Error ? (cause.message.split('\n').find((line) => /error|cannot|No such/i.test(line)) ?? cause.message.split('\n')[0] ?? '') : String(cause);
  const remedy = found.origin === 'chosen' ? 'unset SPP_BROWSER' : found.origin === 'npm' ? 'npm install --force @sparticuz/chromium@143.0.4' : 'export SPP_BROWSER=/path/to/chrome';
  return new EnvironmentError(
    {
      zh: `浏览器“${found.executable}”无法启动（${reason}）；请运行：${remedy}`,
      en: `The browser “${found.executable}” cannot start (${reason}); run: ${remedy}`,
    },
    { cause },
  );
}

function diedWhilePrinting(cause: unknown): EnvironmentError {
  return new EnvironmentError(
    {
      zh: '浏览器在生成 PDF 时意外退出（多半是内存不足）；请关闭其他程序后再次运行：spp build',
      en: 'The browser died while it made the PDF (most often for want of memory); close other programs and run again: spp build',
    },
    { cause },
  );
}
