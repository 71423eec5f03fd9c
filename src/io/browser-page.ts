import type { CDPSession, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import type { PrintPage } from '../model/ports.js';

/** The only address a document has. `.invalid` never resolves (RFC 2606), and no request for it leaves the browser anyway. */
const address = 'http://bulletin.invalid/';

/** How long a document may take to load, in milliseconds: far beyond any bulletin. */
const patience = 120_000;

/** Data addresses from this many characters on are handed over as files of their own. */
const heavy = 8192;

/**
 * Opens a document in an empty page, which from then on can load nothing but the document itself.
 *
 * Fonts and pictures stand in the document as data addresses; they are taken out on the way and served when the page asks: measured with
 * two fonts of 1.1 MB, 95 ms instead of 160 ms for the same document as a file and 450 ms through `page.setContent`.
 */
export async function openDocument(page: Page, html: string): Promise<PrintPage> {
  const session = await page.createCDPSession();
  const { document, files } = takeOut(html);
  const refused: string[] = [];
  await Promise.all([page.setJavaScriptEnabled(false), answer(session, document, files, refused)]);
  await page.goto(address, { waitUntil: 'load', timeout: patience });
  // Seen twice on a machine with twenty times more work than processors: a face that was answered in full is marked as failed. The same
  // document loads the second time; one that does not is an error when it is printed.
  const failed = await page.evaluate(fontsReady).catch(() => []);
  if (failed.length > 0 && refused.length === 0) await page.reload({ waitUntil: 'load', timeout: patience });
  return {
    refused,
    fill: (texts) => page.evaluate(fillIn, texts),
    setProperty: (name, value) => page.evaluate(setRootProperty, name, value),
    print: () => print(page, session, refused),
    draw: (size) => draw(page, session, size),
    close: () => page.close(),
  };
}

/** Answers every request of the page: with the document, with a file taken out of it, or with a refusal. */
async function answer(session: CDPSession, document: string, files: ReadonlyMap<string, OwnFile>, refused: string[]): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const file = request.url === address ? { mediaType: 'text/html; charset=utf-8', base64: Buffer.from(document).toString('base64') } : files.get(request.url);
    if (file === undefined) refused.push(request.url);
    const answered =
      file === undefined
        ? session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        : session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [
              { name: 'content-type', value: file.mediaType },
              { name: 'content-security-policy', value: "script-src 'none'; frame-src 'none'; object-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'" },
            ],
            body: file.base64,
          });
    // An answer that the browser does not take must not leave the page waiting; and the page may be closed before one arrives.
    answered.catch(() => {
      refused.push(request.url);
      session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
    });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

interface OwnFile {
  readonly mediaType: string;
  readonly base64: string;
}

/** Replaces large data addresses of the style sheet and of pictures by addresses of their own. Text of the document is never touched. */
function takeOut(html: string): { document: string; files: ReadonlyMap<string, OwnFile> } {
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
    const url = `${address}${files.size}`;
    // Templates write = as an entity; base64 with anything else in it is refused by the browser.
    const base64 = text.slice(comma + ';base64,'.length, end).replace(/(?:&#x3D;|&#61;|&equals;)+$/i, (padding) => '='.repeat(padding.split(';').length - 1));
    files.set(url, { mediaType: text.slice(start + 'data:'.length, comma), base64 });
    parts.push(text.slice(done, start), url);
    done = end;
  }
  return parts.join('') + text.slice(done);
}

async function print(page: Page, session: CDPSession, refused: readonly string[]): Promise<Uint8Array> {
  const failed = await page.evaluate(fontsReady);
  // A font that was refused is told with everything else that was.
  if (failed.length > 0 && refused.length === 0) throw new Error(`fonts that cannot be read: ${failed.join(', ')}`);
  // A document that has sent the browser elsewhere must not be printed.
  if (page.url() !== address) throw new Error(`the document moved to ${page.url()}`);
  const { data } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return Buffer.from(data, 'base64');
}

/** A picture of the window. Its size is set before the fonts are waited for, so that the layout is the final one. */
async function draw(page: Page, session: CDPSession, { width, height, scale }: Parameters<PrintPage['draw']>[0]): Promise<Uint8Array> {
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
  await session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
  await page.evaluate(fontsReady);
  if (page.url() !== address) throw new Error(`the document moved to ${page.url()}`);
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width, height, scale: 1 } });
  return Buffer.from(data, 'base64');
}

// What follows runs in the page, in a world of its own that the document's (disabled) scripts cannot see.

/** The parts of the page's DOM that are used; the project is compiled without the DOM's types. */
interface PageDocument {
  readonly documentElement: { readonly style: { setProperty(name: string, value: string): void } };
  readonly fonts: { readonly ready: Promise<Iterable<{ readonly status: string; readonly family: string }>> };
  querySelectorAll(selector: string): Iterable<{ textContent: string; readonly dataset: { readonly pageOf: string } }>;
}

async function fontsReady(): Promise<string[]> {
  const { document } = globalThis as unknown as { document: PageDocument };
  return [...(await document.fonts.ready)].filter((face) => face.status === 'error').map((face) => face.family);
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
