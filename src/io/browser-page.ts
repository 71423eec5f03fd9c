import { setTimeout as sleep } from 'node:timers/promises';
import type { PageFiles, PrintPage } from '../model/ports.js';
import { sha256 } from '../text/hash.js';
import { evaluate, type Session } from './devtools.js';

/** The only address a document has. `.invalid` never resolves (RFC 2606), and no request for it leaves the browser anyway. */
const address = 'http://bulletin.invalid/';

/** How long a document may take to load, in milliseconds: far beyond any bulletin. */
const patience = 120_000;

/** How long the news of a crash may come after what it prevented, in milliseconds. */
const afterthought = 200;

/** Data addresses from this many characters on are handed over as files of their own. */
const heavy = 8192;

/**
 * A page of the browser that shows one document after another, and can load nothing but what stands in them and what it is given with them.
 *
 * The page keeps what it was given from one document to the next. Measured with two fonts of 1.1 MB: 50 ms of the browser's work for a
 * document, 300 the first time. Pictures and fonts that stand in a document as data addresses are taken out on the way and served when the
 * page asks, under a name made of what is in them: 95 ms instead of 160, and 450 when the document is handed over as a text.
 */
export class DocumentPage {
  readonly #session: Session;
  #shown: Shown = { document: '', files: new Map(), refused: [] };
  /** False once something has gone wrong in it or its window was changed: it is closed then, not used again. */
  #sound = true;

  private constructor(session: Session) {
    this.#session = session;
  }

  static async of(session: Session): Promise<DocumentPage> {
    const made = new DocumentPage(session);
    const commands = [session.send('Page.enable'), session.send('Inspector.enable'), session.send('Emulation.setScriptExecutionDisabled', { value: true })];
    await Promise.all([...commands, made.#answer()]);
    return made;
  }

  /** @param release told when the document is closed: whether the page may show another. */
  async open(html: string, given: PageFiles, release: (sound: boolean) => Promise<void>): Promise<PrintPage> {
    const session = this.#session;
    const refused: string[] = [];
    const { document, files } = takeOut(html);
    for (const [name, file] of given) files.set(address + name, { mediaType: file.mediaType, base64: () => base64Of(file.bytes) });
    this.#shown = { document, files, refused };
    await this.#try(async () => {
      await this.#load('Page.navigate', { url: address });
      // Seen twice on a machine with twenty times more work than processors: a face that was answered in full is marked as failed. The same
      // document loads the second time; one that does not is an error when it is printed.
      const { failed } = await evaluate(session, ready, 'visible').catch(() => ({ failed: [] }));
      if (failed.length > 0 && refused.length === 0) await this.#load('Page.reload', {});
    });
    return {
      refused,
      fill: (texts) => this.#try(() => evaluate(session, fillIn, texts)),
      setProperty: (name, value) => this.#try(() => evaluate(session, setRootProperty, name, value)),
      print: () => this.#try(() => this.#print({ generateTaggedPDF: true, generateDocumentOutline: true }, 'visible')),
      printBlank: () => this.#try(() => this.#print({ generateTaggedPDF: false, generateDocumentOutline: false }, 'hidden')),
      draw: (size) => {
        this.#sound = false;
        return this.#try(() => this.#draw(size));
      },
      close: () => release(this.#sound),
    };
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await Promise.race([work(), this.#session.crashed]);
    } catch (error) {
      this.#sound = false;
      // What a page that crashed could not do may be told before its crash.
      throw (await Promise.race([this.#session.crashed.catch((crash: unknown) => crash), sleep(afterthought)])) ?? error;
    }
  }

  /** Answers every request of the page: with the document, with a file taken out of it, or with a refusal. */
  async #answer(): Promise<void> {
    const session = this.#session;
    session.on('Fetch.requestPaused', ({ requestId, request }: { requestId: string; request: { url: string } }) => {
      const { document, files, refused } = this.#shown;
      const isDocument = request.url === address;
      const file = isDocument ? { mediaType: 'text/html; charset=utf-8', base64: () => base64Of(Buffer.from(document)) } : files.get(request.url);
      if (file === undefined) refused.push(request.url);
      const answered =
        file === undefined
          ? session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
          : session.send('Fetch.fulfillRequest', {
              requestId,
              responseCode: 200,
              responseHeaders: [
                { name: 'content-type', value: file.mediaType },
                { name: 'cache-control', value: isDocument ? 'no-store' : 'max-age=31536000, immutable' },
                { name: 'content-security-policy', value: "script-src 'none'; frame-src 'none'; object-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'" },
              ],
              body: file.base64(),
            });
      // An answer that the browser does not take must not leave the page waiting; and the page may be closed before one arrives.
      answered.catch(() => {
        refused.push(request.url);
        session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
      });
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  /** Goes to the document and waits until it is there with all it asked for. */
  async #load(command: 'Page.navigate' | 'Page.reload', parameters: object): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const loaded = new Promise<void>((resolve, reject) => {
        this.#session.on('Page.loadEventFired', () => resolve());
        timer = setTimeout(() => reject(new Error(`the document was not loaded within ${patience / 1000} s`)), patience);
      });
      const { errorText } = await this.#session.send<{ errorText?: string }>(command, parameters);
      if (errorText !== undefined) throw new Error(errorText);
      await loaded;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits for the fonts, shows the text or hides it, and makes sure that what is to be printed is the document. */
  async #ready(ink: 'visible' | 'hidden'): Promise<void> {
    const { failed, place } = await evaluate(this.#session, ready, ink);
    // A font that was refused is told with everything else that was.
    if (failed.length > 0 && this.#shown.refused.length === 0) throw new Error(`fonts that cannot be read: ${failed.join(', ')}`);
    // A document that has sent the browser elsewhere must not be printed.
    if (place !== address) throw new Error(`the document moved to ${place}`);
  }

  async #print(options: { readonly generateTaggedPDF: boolean; readonly generateDocumentOutline: boolean }, ink: 'visible' | 'hidden'): Promise<Uint8Array> {
    await this.#ready(ink);
    const { data } = await this.#session.send<{ data: string }>('Page.printToPDF', { printBackground: true, preferCSSPageSize: true, ...options });
    return Buffer.from(data, 'base64');
  }

  /** A picture of the window. Its size is set before the fonts are waited for, so that the layout is the final one. */
  async #draw({ width, height, scale }: Parameters<PrintPage['draw']>[0]): Promise<Uint8Array> {
    const session = this.#session;
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
    await session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
    await this.#ready('visible');
    const { data } = await session.send<{ data: string }>('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width, height, scale: 1 } });
    return Buffer.from(data, 'base64');
  }
}

/** What a page is given, and what it was not. */
interface Shown {
  readonly document: string;
  readonly files: ReadonlyMap<string, OwnFile>;
  readonly refused: string[];
}

interface OwnFile {
  readonly mediaType: string;
  readonly base64: () => string;
}

function base64Of({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64');
}

/** Replaces large data addresses of the style sheet and of pictures by addresses of their own. Text of the document is never touched. */
function takeOut(html: string): { document: string; files: Map<string, OwnFile> } {
  const files = new Map<string, OwnFile>();
  const body = html.indexOf('<body');
  // A quote inside text or another attribute is written &quot;, so ` src="` can only begin an attribute.
  const head = takeOutOf(html.slice(0, body), 'url(', ')', files);
  return { document: head + takeOutOf(html.slice(body), ' src="', '"', files), files };
}

/** By `indexOf`: an expression over 3 MB of base64 takes 40 ms. */
function takeOutOf(text: string, open: string, close: string, files: Map<string, OwnFile>): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf(`${open}data:`); at >= 0; at = text.indexOf(`${open}data:`, at + 1)) {
    const start = at + open.length;
    const end = text.indexOf(close, start);
    const comma = text.indexOf(';base64,', start);
    if (end - start < heavy || comma < 0 || comma > end) continue;
    // Templates write = as an entity; base64 with anything else in it is refused by the browser.
    const base64 = text.slice(comma + ';base64,'.length, end).replace(/(?:&#x3D;|&#61;|&equals;){1,2}$/i, (padding) => '='.repeat(padding.split(';').length - 1));
    const url = address + sha256(base64);
    files.set(url, { mediaType: text.slice(start + 'data:'.length, comma), base64: () => base64 });
    parts.push(text.slice(done, start), url);
    done = end;
  }
  return parts.join('') + text.slice(done);
}

// What follows runs in the page, whose own scripts are disabled.

/** The parts of the page's DOM that are used; the project is compiled without the DOM's types. */
interface PageDocument {
  readonly documentElement: { readonly style: { setProperty(name: string, value: string): void } };
  readonly fonts: { readonly ready: Promise<Iterable<{ readonly status: string; readonly family: string }>> };
  querySelectorAll(selector: string): Iterable<{ textContent: string; readonly dataset: { readonly pageOf: string } }>;
}

/** Waits for the fonts; names of those that cannot be read, and where the page is now. `ink` is for what is printed next. */
async function ready(ink: 'visible' | 'hidden'): Promise<{ failed: string[]; place: string }> {
  const { document, location } = globalThis as unknown as { document: PageDocument; location: { readonly href: string } };
  document.documentElement.style.setProperty('visibility', ink);
  const failed = [...(await document.fonts.ready)].filter((face) => face.status === 'error').map((face) => face.family);
  return { failed, place: location.href };
}

function fillIn(texts: Readonly<Record<string, string>>): void {
  const { document } = globalThis as unknown as { document: PageDocument };
  for (const element of document.querySelectorAll('[data-page-of]')) {
    const text = texts[element.dataset.pageOf];
    if (text !== undefined) element.textContent = text;
  }
}

function setRootProperty(name: string, value: string): void {
  const { document } = globalThis as unknown as { document: PageDocument };
  document.documentElement.style.setProperty(name, value);
}
