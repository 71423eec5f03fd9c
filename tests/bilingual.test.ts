import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import puppeteer, { type Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, thisMachine } from '../src/io/browser-find.js';
import { en, makeFolder, spp, workspace, zh } from './spp.js';

const require = createRequire(import.meta.url);

/** Both drafts with a number that differs, a term, code and a paragraph that the translation lacks. */
const faulty = {
  ...workspace,
  'issues/issue-9/en.md': `${en}\nIn 2022, 75 people from 12 countries met in Paris.\n\nThis paragraph about the 40 events of the spring has no translation at all, and says so.\n\n| Country | Readers |\n|---|--:|\n| China | 120 |\n`,
  'issues/issue-9/zh.md': `${zh}\n2022年，来自12个国家的57人在巴黎会面。\n\n| 国家 | 读者 |\n|---|--:|\n| 中国 | 120 |\n`,
};

let browser: Browser;
beforeAll(async () => {
  const { value: found } = await browsers(thisMachine()).next();
  if (!found) throw new Error('no browser to test with');
  browser = await puppeteer.launch({
    executablePath: found.executable,
    headless: 'shell',
    args: ['--use-gl=disabled', '--in-process-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...found.environment },
  });
});
afterAll(() => browser?.close());

describe('spp build --to bilingual', () => {
  it('lays both languages side by side, marks what differs, and is one entry of the manifest for each language', async () => {
    const folder = await makeFolder(faulty);
    const built = await spp(['build', '--to', 'bilingual', '--no-check'], { cwd: folder });
    expect(built.code, built.stderr).toBe(0);
    const { files }: { files: { path: string; format: string; lang: string }[] } = JSON.parse(await readFile(join(folder, 'dist/issue-9/manifest.json'), 'utf8'));
    expect(files.map(({ path, format, lang }) => [path, format, lang])).toEqual([
      ['issue-9.en.bilingual.html', 'bilingual', 'en'],
      ['issue-9.en.bilingual.pdf', 'asset', 'en'],
      ['issue-9.zh.bilingual.html', 'bilingual', 'zh'],
      ['issue-9.zh.bilingual.pdf', 'asset', 'zh'],
    ]);
    const html = await readFile(join(folder, 'dist/issue-9/issue-9.zh.bilingual.html'), 'utf8');
    expect(html).toMatch(/<mark class="error">75<\/mark>/);
    expect(html).toMatch(/<mark class="error">57<\/mark>/);
    expect(html).toContain('<span class="term" title="stakeholder">利益攸关方</span>');
    expect(html).toMatch(/has no translation at all[\s\S]{0,200}（没有对应的段落）/);
    expect(html).not.toMatch(/<script|src=|@import|url\(/);
    // A cell over several rows cannot be broken on paper: all of them would move to the next page.
    expect(html).not.toContain('rowspan');

    for (const width of [1200, 375]) {
      for (const value of ['light', 'dark']) {
        const page = await browser.newPage();
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        await page.goto(pathToFileURL(join(folder, 'dist/issue-9/issue-9.zh.bilingual.html')).href);
        await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
        const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html]), `${width} ${value}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        await page.close();
      }
    }
  });

  it('reads both languages though one is asked for, and repeats byte for byte', async () => {
    const folder = await makeFolder(faulty);
    for (const out of ['a', 'b']) expect((await spp(['build', '--to', 'bilingual', '--lang', 'zh', '--no-check', '--out', out], { cwd: folder })).code).toBe(0);
    for (const name of ['issue-9.zh.bilingual.html', 'issue-9.zh.bilingual.pdf', 'manifest.json']) {
      expect((await readFile(join(folder, 'a/issue-9', name))).equals(await readFile(join(folder, 'b/issue-9', name))), name).toBe(true);
    }
  });

  it('says what is missing where there is one language alone', async () => {
    const { 'issues/issue-9/en.md': _absent, ...alone } = workspace;
    const folder = await makeFolder({ ...alone, 'spp.yml': 'version: 1\nlanguages: [zh]\n' });
    const { code, stderr } = await spp(['build', '--to', 'bilingual', '--ui-lang', 'en'], { cwd: folder });
    expect([code, stderr.includes('translation/no-counterpart')]).toEqual([1, true]);
  });
});
