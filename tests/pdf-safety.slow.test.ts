import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PdfDocument } from '../src/render/pdf/document.js';
import { readPages } from '../src/render/pdf/pages.js';
import { type Canary, openCanary } from './canary.js';
import { makeFolder, spp, workspace } from './spp.js';

const hostile = fileURLToPath(new URL('../../shared/corpora/hostile', import.meta.url));

/** All text that a reader of the file would find. */
async function textIn(path: string): Promise<string> {
  const document = new PdfDocument(await readFile(path));
  return readPages(document).flatMap(({ content }) => content.marked.map(({ text }) => text)).join('\n');
}

describe('an attack in a draft', () => {
  let canary: Canary;
  let outside = '';

  beforeAll(async () => {
    canary = await openCanary();
    outside = `http://${canary.host}`;
  });
  afterAll(() => canary.close());

  /** Builds lone files; those that are refused make no PDF. Gives the text of each that was made. */
  async function build(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    const folder = await makeFolder(files);
    const { code, stderr } = await spp(['build', ...Object.keys(files).filter((name) => name.endsWith('.md')), '--to', 'pdf', '--no-check', '--out', 'dist'], { cwd: folder });
    expect(code, stderr).not.toBe(70);
    const made = existsSync(join(folder, 'dist')) ? readdirSync(join(folder, 'dist')) : [];
    const texts: Record<string, string> = {};
    for (const id of made) {
      for (const name of readdirSync(join(folder, 'dist', id))) if (name.endsWith('.pdf')) texts[id] = await textIn(join(folder, 'dist', id, name));
    }
    return texts;
  }

  it('reaches no server and prints nothing of the machine', async () => {
    const secret = join(await makeFolder({ 'secret.html': 'TOP SECRET', 'secret.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>TOP SECRET</text></svg>' }), 'secret.html');
    const own = pathToFileURL(secret).href;
    const draft = `---
title: "Attack ${outside}/title <img src=${outside}/front>"
cover: { image: "${outside}/cover.png", alt: x }
---

# Section

<iframe src="${own}"></iframe> <object data="${own}"></object> <script>fetch("${outside}/script")</script>

<style>@import url(${outside}/import); body { background: url(${outside}/background) }</style>

![remote](${outside}/image.png) and ![local](${own}) and ![other](../../../../../../etc/passwd)

![svg](picture.svg "caption <img src=x onerror=alert(1)>")

[link](javascript:alert(1)) [file](${own}) {{> ../../../etc/passwd}} {{lookup this "constructor"}} &lt;img src="${outside}/entity"&gt;
`;
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100"><image href="${outside}/inner.png" width="9" height="9"/><image xlink:href="${own}" width="9" height="9"/><foreignObject><iframe src="${own}"/></foreignObject></svg>`;
    const texts = await build({ 'attack.en.md': draft, 'picture.svg': picture });
    expect(canary.visits).toEqual([]);
    for (const text of Object.values(texts)) expect(text).not.toMatch(/TOP SECRET|root:x:0/);
  });

  const files = ['made/inject/handlebars.md', 'made/inject/local-files.md', 'owasp/XSS_Filter_Evasion_Cheat_Sheet.md'].filter((name) => existsSync(join(hostile, name)));
  it.skipIf(files.length === 0)('of the shared collection does no harm either (skipped without ../shared)', async () => {
    const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n').filter((line) => line.length > 20) : [];
    const texts = await build(Object.fromEntries(files.map((name, index) => [`a${index}.en.md`, readFileSync(join(hostile, name), 'utf8').replaceAll(/https?:\/\/[\w.-]+/g, outside)])));
    expect(canary.visits).toEqual([]);
    // Tofu is silent: a page may hold what it must not, and no text of it.
    for (const text of Object.values(texts)) for (const line of lines) expect(text).not.toContain(line);
  });
});

describe.skipIf(process.platform !== 'linux')('a build that is killed', () => {
  const browsersOf = (pid: number): string[] =>
    readdirSync('/proc').filter((name) => {
      try {
        return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`spp-chromium-${pid}-`);
      } catch {
        // It ended meanwhile.
        return false;
      }
    });
  const profilesOf = (pid: number): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`spp-chromium-${pid}-`));
  const soon = async (holds: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 100 && !holds(); tries += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  };

  it.each(['SIGTERM', 'SIGKILL'] as const)('by %s leaves no browser, and no profile after the next build', async (signal) => {
    const folder = await makeFolder(workspace);
    let pid = 0;
    await spp(['build', '--to', 'pdf', '-v'], {
      cwd: folder,
      started: (process) => {
        pid = process.pid ?? 0;
        process.stderr?.once('data', () => process.kill(signal));
      },
    });
    await soon(() => browsersOf(pid).length === 0);
    expect(browsersOf(pid)).toEqual([]);
    expect((await spp(['build', '--to', 'pdf', '--lang', 'en', '--no-check'], { cwd: folder })).code).toBe(0);
    expect(profilesOf(pid)).toEqual([]);
  });
});
