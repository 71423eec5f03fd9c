import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrinter } from '../src/io/browser.js';
import { PdfDocument } from '../src/render/pdf/document.js';
import { PdfStream } from '../src/render/pdf/objects.js';
import { type Canary, openCanary } from './canary.js';
import { makeFolder } from './spp.js';

const page = (body: string, head = ''): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title><style>${head}</style></head><body>${body}</body></html>`;

describe('the printing browser', () => {
  const printer = createPrinter();
  let canary: Canary;

  beforeAll(async () => {
    canary = await openCanary();
  });
  afterAll(async () => {
    await printer.close();
    await canary.close();
  });

  it('prints, fills in what it is told, and the same bytes but for their dates', async () => {
    const opened = await printer.open(page('<p><a href="#x">x</a> <span data-page-of="x">0</span></p><h1 id="x">Heading</h1>', '@page{size:A5}'));
    const first = await opened.print();
    await opened.fill({ x: '1', other: '2' });
    const second = new PdfDocument(await opened.print());
    expect(new PdfDocument(first).destinations().get('x')).toBe(1);
    expect(second.outline().map(({ title }) => title)).toEqual(['Heading']);
    expect(second.dict(second.catalog.get('StructTreeRoot'), 'tags').size).toBeGreaterThan(0);
    await opened.close();
  });

  it('reaches no server and no file, whatever a document asks for, and tells what was refused', async () => {
    const outside = `http://${canary.host}`;
    const secret = join(await makeFolder({ 'secret.html': '<h1>TOP SECRET</h1>' }), 'secret.html');
    const own = pathToFileURL(secret).href;
    const opened = await printer.open(
      page(
        `<h1>Mine</h1><img src="${outside}/img"><img srcset="${outside}/set 2x"><iframe src="${own}"></iframe><iframe src="${outside}/frame"></iframe>
        <object data="${own}"></object><embed src="${own}"><video src="${outside}/video" autoplay></video><script src="${outside}/script"></script>
        <script>fetch('${outside}/fetch'); document.querySelector('h1').textContent = 'CHANGED'</script><link rel="stylesheet" href="${outside}/css"><p>end</p>`,
        `@import url(${outside}/import);@font-face{font-family:f;src:url(${outside}/font)}p{font-family:f;background:url(${outside}/back)}`,
      ),
    );
    const document = new PdfDocument(await opened.print());
    expect(canary.visits).toEqual([]);
    expect(opened.refused).toEqual(expect.arrayContaining([`${outside}/img`, `${outside}/css`, `${outside}/back`]));
    expect(document.outline().map(({ title }) => title)).toEqual(['Mine']);
    await opened.close();
  });

  it('does not print a document that sends the browser elsewhere', async () => {
    const secret = join(await makeFolder({}), 'secret.html');
    writeFileSync(secret, '<h1>TOP SECRET</h1>');
    for (const target of [pathToFileURL(secret).href, 'data:text/html,<h1>other</h1>', 'http://example.org/']) {
      const html = page('<h1>Mine</h1>').replace('<title>', `<meta http-equiv="refresh" content="0;url=${target}"><title>`);
      const opened = await printer.open(html);
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      const headings = await opened.print().then(
        (bytes) => new PdfDocument(bytes).outline().map(({ title }) => title),
        (error: Error) => [error.message],
      );
      expect(headings[0]).toMatch(/^(?:Mine$|the document moved to )/);
      await opened.close().catch(() => undefined);
    }
  });

  it('hands large pictures over without changing what stands in the text', async () => {
    const pixels = Buffer.alloc(64 * 64 * 3, 90);
    const head = Buffer.alloc(54);
    head.write('BM');
    head.writeUInt32LE(54 + pixels.length, 2);
    head.writeUInt32LE(54, 10);
    head.writeUInt32LE(40, 14);
    head.writeInt32LE(64, 18);
    head.writeInt32LE(64, 22);
    head.writeUInt16LE(1, 26);
    head.writeUInt16LE(24, 28);
    const address = `data:image/bmp;base64,${Buffer.concat([head, pixels]).toString('base64')}`;
    // One byte more, so that its base64 is padded, with the padding as templates write it.
    const padded = `data:image/bmp;base64,${Buffer.concat([head, pixels, Buffer.alloc(1)]).toString('base64').replaceAll('=', '&#x3D;')}`;
    expect(padded).toContain('&#x3D;&#x3D;');
    const opened = await printer.open(page(`<h1> src=&quot;${address}&quot;</h1><img src="${address}" alt="x"><img src="${padded}" alt="y">`));
    const document = new PdfDocument(await opened.print());
    const images = [...document.ofType('XObject')].map(([number]) => document.object(number));
    expect(images.filter((image) => image instanceof PdfStream).map((image) => inflateSync(image.bytes).equals(pixels))).toEqual(images.map(() => true));
    expect(document.outline()[0]?.title).toContain(address.slice(0, 200));
    expect(opened.refused).toEqual([]);
    await opened.close();
  });

  it('hears an interruption', async () => {
    const controller = new AbortController();
    const opening = printer.open(page('<p>x</p>'), controller.signal);
    controller.abort(new Error('interrupted'));
    await expect(opening).rejects.toThrow('interrupted');
    await expect(printer.open('', AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  it('leaves no profile behind when it is closed', async () => {
    const own = createPrinter();
    await own.version;
    const profiles = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`spp-chromium-${process.pid}-`));
    const during = profiles().length;
    await own.close();
    expect(profiles()).toHaveLength(during - 1);
    await expect(own.open('')).rejects.toThrow('closed');
  });
});
