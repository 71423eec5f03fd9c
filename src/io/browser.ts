import { EnvironmentError, type Keep, type PageFiles, type Printer } from '../model/ports.js';
import type { Localized } from '../model/text.js';
import { browsers, type FoundBrowser, type Machine, noBrowser, thisMachine } from './browser-find.js';
import { DocumentPage } from './browser-page.js';
import type { BrowserProcess } from './browser-process.js';
import { PageCrash, talkTo } from './devtools.js';
import { openPrintedFiles, type PrintedFiles } from './printed.js';

export interface PrinterOptions {
  /** Absent: the machine this runs on. */
  readonly machine?: Machine;
  /** Told when the browser is not the pinned one, so that bytes may differ from a colleague's. */
  readonly note?: (said: Localized) => void;
  /** Where finished files are kept from one run to the next; absent: nowhere. */
  readonly cacheFolder?: string;
}

export interface StartedPrinter extends Printer {
  /**
   * Starts the browser, without waiting for it.
   * @param first gives a document that is opened and closed again before all others: its fonts are at hand then for those that follow.
   */
  start(first?: () => Promise<{ readonly html: string; readonly files: PageFiles }>): void;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** How long a browser may take to answer for the first time, in milliseconds: a slow disk reads 190 MB. */
const patience = 30_000;

interface Running {
  /** A page to show a document in: one that is free, or a new one. */
  readonly freePage: () => Promise<DocumentPage>;
  /** Takes a page back when its document is closed. */
  readonly release: (page: DocumentPage, sound: boolean) => Promise<void>;
  readonly process: BrowserProcess;
  readonly version: string;
  readonly executable: string;
}

/**
 * A printer whose browser starts on `start()`, or when it is first needed. `close()` ends the browser and removes its profile; so do the
 * end of the process and the signals that end it.
 */
export function createPrinter(options: PrinterOptions = {}): StartedPrinter {
  let running: Promise<Running> | undefined;
  let rehearsal: Promise<void> | undefined;
  let closed = false;
  /** Of the browser whose files were taken from the cache. */
  let recalled: string | undefined;
  const printed = options.cacheFolder === undefined ? undefined : openPrintedFiles(options.cacheFolder, options.machine ?? thisMachine());
  const start = (): Promise<Running> => {
    if (closed) return Promise.reject(new Error('the printer is closed'));
    running ??= run(options);
    // Whoever asks for a page hears of a failure; until then it is nobody's.
    running.catch(() => undefined);
    return running;
  };
  const open: Printer['open'] = async (html, signal, files = new Map()) => {
    signal?.throwIfAborted();
    const { freePage, release, process } = await start();
    const guard = <T>(work: Promise<T>): Promise<T> => inTime(work, process, signal);
    const page = await guard(freePage().then((free) => free.open(html, files, (sound) => release(free, sound))));
    return {
      refused: page.refused,
      fill: (texts) => guard(page.fill(texts)),
      setProperty: (name, value) => guard(page.setProperty(name, value)),
      print: () => guard(page.print()),
      printBlank: () => guard(page.printBlank()),
      draw: (size) => guard(page.draw(size)),
      close: () => page.close(),
    };
  };
  return {
    start: (first) => {
      void start();
      // What is wrong with it is told of the documents that are asked for.
      if (first) rehearsal ??= first().then(({ html, files }) => open(html, undefined, files)).then((page) => page.close()).catch(() => undefined);
    },
    get version() {
      return running === undefined && recalled !== undefined ? Promise.resolve(recalled) : start().then(({ version }) => version);
    },
    ...(printed && { kept: keepIn(printed, () => running, (version) => (recalled = version)) }),
    open: async (html, signal, files) => {
      await rehearsal;
      return open(html, signal, files);
    },
    close: async () => {
      closed = true;
      const started = await running?.catch(() => undefined);
      started?.process.end();
    },
  };
}

function keepIn(printed: PrintedFiles, running: () => Promise<Running> | undefined, tell: (version: string) => void): Keep {
  return {
    recall: async (key) => {
      const file = await printed.get(key);
      if (file) {
        tell(file.version);
        // No browser starts then, which would tidy up after one that was killed.
        (await import('./browser-process.js')).sweepProfiles();
      }
      return file?.bytes;
    },
    keep: async (key, bytes) => {
      const browser = await running();
      if (browser) await printed.put(key, browser.executable, { version: browser.version, bytes });
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
    // What is said of a page whose browser is gone arrives before or after the news of its end.
    if (process.ended() || error instanceof PageCrash) throw diedWhilePrinting(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

async function run({ machine = thisMachine(), note }: PrinterOptions): Promise<Running> {
  let failure: { found: FoundBrowser; cause: unknown } | undefined;
  for await (const found of browsers(machine)) {
    try {
      const running = await launch(found, machine);
      if (found.origin === 'installed') note?.(notPinned(running.version));
      return running;
    } catch (cause) {
      failure ??= { found, cause };
    }
  }
  throw failure === undefined ? noBrowser(machine) : cannotStart(failure.found, failure.cause);
}

async function launch(found: FoundBrowser, machine: Machine): Promise<Running> {
  // Loaded with what starts processes: an e-mail is made without.
  const { startBrowser } = await import('./browser-process.js');
  const process = startBrowser(found, machine.env);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience);
    });
    // Its pipe closes before it is known why it ended.
    const connected = connect(process).catch((cause: unknown) => (process.ended() ? process.died : Promise.reject(cause as Error)));
    connected.catch(() => undefined);
    const { version, ...pages } = await Promise.race([connected, process.died, late]);
    return { ...pages, process, version: versionFor(found, version), executable: found.executable };
  } catch (cause) {
    process.end();
    // A file of the cache may be damaged without having changed its size.
    if (found.renew === undefined || isSandbox(cause)) throw cause;
    return launch(await found.renew(), machine);
  } finally {
    clearTimeout(timer);
  }
}

async function connect(process: BrowserProcess): Promise<Omit<Running, 'process' | 'executable'>> {
  const tools = await talkTo(process);
  const free: DocumentPage[] = [];
  return {
    version: tools.version,
    freePage: async () => free.pop() ?? DocumentPage.of(await tools.attach()),
    release: async (page, sound) => (sound ? void free.push(page) : page.close()),
  };
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
