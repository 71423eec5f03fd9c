// The floor for paper: the same browser printing the same HTML, with nothing around it. Spoken to over its pipe, because the pinned
// headless shell does not end with --print-to-pdf.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Starts the browser, prints one file with its default settings, writes the PDF, ends the browser. Milliseconds from start to end. */
export async function printBare({ executable, environment }, html, pdf) {
  const profile = await mkdtemp(join(tmpdir(), 'spp-bench-'));
  const began = performance.now();
  const flags = ['--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--use-gl=disabled', '--in-process-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  const child = spawn(executable, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const browser = talk(child);
  const { targetId } = await browser.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.call('Target.attachToTarget', { targetId, flatten: true });
  await browser.call('Page.enable', {}, sessionId);
  const loaded = browser.next('Page.loadEventFired');
  await browser.call('Page.navigate', { url: pathToFileURL(html).href }, sessionId);
  await loaded;
  const { data } = await browser.call('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true }, sessionId);
  await writeFile(pdf, Buffer.from(data, 'base64'));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  void browser.call('Browser.close', {});
  await ended;
  const milliseconds = performance.now() - began;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  return milliseconds;
}

/** A DevTools conversation over file descriptors 3 and 4: JSON, each message ended by a zero byte. */
function talk(child) {
  const [, , , input, output] = child.stdio;
  const calls = new Map();
  const waits = [];
  let id = 0;
  let pending = [];
  output.on('data', (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end));
      receive(JSON.parse(Buffer.concat(pending).toString('utf8')));
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  });
  const receive = (message) => {
    if (message.id !== undefined) {
      const { resolve, reject } = calls.get(message.id);
      calls.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
    for (const wait of waits.splice(0)) (wait.method === message.method ? wait.resolve(message.params) : waits.push(wait));
  };
  return {
    call: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        calls.set((id += 1), { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
    next: (method) => new Promise((resolve) => waits.push({ method, resolve })),
  };
}
