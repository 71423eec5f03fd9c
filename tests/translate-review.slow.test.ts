import type { ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { judge, openBrowser } from './judge.js';
import { type Ended, makeFolder, spp } from './spp.js';

const en = `---
title: The bulletin
---

Dear **colleagues**, welcome.

# News

## First article

The meeting of UNEP took place in Paris on 12 March 2024. It had 40 guests.

See the [report](https://example.org/r) of the Circular and Fair ICT Pact.

## Second article

The next one follows.
`;
const zh = `---
title: 简报
---

**同事们**，欢迎。

# 消息

## 第一篇

联合国环境规划署的会议于2024年3月12日在巴黎举行。有50位来宾。

见该倡议的[报告](https://example.org/r)。

## 第二篇

下一次随后举行。<!-- x -->
`;
const files = {
  'spp.yml': 'version: 1\nlanguages: [zh, en]\nsource: en\n',
  'glossary.yml': `version: 1
concepts:
  - { id: unep, kind: organisation, en: { name: United Nations Environment Programme, abbr: UNEP }, zh: { preferred: 联合国环境规划署 }, status: approved }
  - { id: cfit, kind: initiative, en: { name: Circular and Fair ICT Pact, abbr: CFIT }, zh: { preferred: 循环与公平信息通信技术公约 }, status: approved }
`,
  'issues/issue-1/issue.yml': 'year: 2024\ndate: 2024-04-01\n',
  'issues/issue-1/en.md': en,
  'issues/issue-1/zh.md': zh,
};
const record = 'issues/issue-1/segments.jsonl';

interface Line {
  readonly id: string;
  readonly source?: unknown;
  readonly seen?: unknown;
  readonly reviewed?: true;
  readonly comment?: string;
}
const linesOf = async (folder: string): Promise<Line[]> => (await readFile(join(folder, record), 'utf8')).trim().split('\n').slice(1).map((row) => JSON.parse(row) as Line);

/** A workspace whose record knows the drafts, and one sentence of the source changed since. */
async function makeReview(): Promise<string> {
  const folder = await makeFolder(files);
  expect((await spp(['translate', 'learn'], { cwd: folder })).code).toBe(0);
  await writeFile(join(folder, 'issues/issue-1/en.md'), en.replace('The next one follows.', 'The next one follows in May.'));
  return folder;
}

const running: { child: ChildProcess; ended: Promise<Ended> }[] = [];
/** Starts the page; gives its address when it listens. */
async function start(folder: string, ...more: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = spp(['translate', 'review', '1', '--no-open', ...more], {
      cwd: folder,
      started: (child) => {
        child.stdout?.on('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
        queueMicrotask(() => running.push({ child, ended }));
      },
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
}
async function stop(): Promise<Ended | undefined> {
  const last = running.pop();
  last?.child.kill('SIGINT');
  return last?.ended;
}
afterEach(async () => void (await stop()));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const until = (page: Page, check: string): Promise<unknown> => page.waitForFunction(check, { timeout: 10_000, polling: 50 });
const pairOf = (words: string): string => `[...document.querySelectorAll('.pair')].find((pair) => pair.textContent.includes(${JSON.stringify(words)}))`;

describe('the review page', () => {
  it('shows what is to be looked at, and writes approvals and comments from the keyboard', async () => {
    const folder = await makeReview();
    const page = await browser.newPage();
    await page.goto(await start(folder));
    expect(await page.evaluate(`location.search`)).toBe('');
    const text = (selector: string, words: string): Promise<unknown> => page.evaluate(`[...${pairOf(words)}.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent).join('|')`);
    // The number that differs, the term that is missing, the one that is there, what changed in the source.
    expect(await text('.finding', '40 guests')).toContain('50');
    expect(await text('.notes code', '40 guests')).toContain('pair/number');
    expect(await text('.missing', 'See the')).toBe('Circular and Fair ICT Pact');
    expect(await text('.target .term', 'took place')).toBe('联合国环境规划署');
    expect(await text('ins', 'follows')).toBe(' in May');
    expect(await text('.bold', 'colleagues')).toBe('colleagues|同事们');
    expect(await page.evaluate(`[...document.querySelectorAll('.group h2')].map((each) => each.textContent)`)).toEqual(['Front matter', 'Foreword', 'News 消息', 'First article 第一篇', 'Second article 第二篇']);

    // The first pair by key; the next one is chosen at once, and the answer that comes later takes nobody out of a comment begun meanwhile.
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.keyboard.press('c');
    await page.keyboard.type('jakc: <b>ok?</b>');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await until(page, `document.querySelectorAll('.said')[1].textContent === 'jakc: <b>ok?</b>'`);
    expect((await linesOf(folder)).map(({ reviewed }) => reviewed === true)).toEqual([true, ...Array.from({ length: 8 }, () => false)]);
    expect((await linesOf(folder))[1]).toMatchObject({ comment: 'jakc: <b>ok?</b>' });
    expect(await page.evaluate(`document.activeElement === document.querySelectorAll('.pair')[1]`)).toBe(true);

    // What changed is in step again once it is approved.
    await page.evaluate(`${pairOf('follows')}.querySelector('.approve').click()`);
    await until(page, `${pairOf('follows')}.dataset.state === 'reviewed'`);
    expect((await linesOf(folder)).at(-1)).toMatchObject({ reviewed: true, source: 'The next one follows in May.' });
    expect((await linesOf(folder)).at(-1)).not.toHaveProperty('seen');

    // A whole section, and one of it taken back.
    await page.evaluate(`${pairOf('took place')}.focus()`);
    await page.keyboard.press('A');
    await until(page, `document.querySelectorAll('[data-state=reviewed]').length === 6`);
    await page.evaluate(`${pairOf('40 guests')}.focus()`);
    await page.keyboard.press('u');
    await until(page, `${pairOf('40 guests')}.dataset.state === 'translated'`);
    expect((await linesOf(folder)).filter(({ reviewed }) => reviewed)).toHaveLength(5);

    await page.evaluate(`document.querySelector('[value=commented]').click()`);
    expect(await page.evaluate(`document.querySelectorAll('.pair:not([hidden])').length`)).toBe(1);

    const { code, stderr } = (await stop()) ?? {};
    expect([code, stderr]).toEqual([130, expect.stringContaining('Ctrl-C')]);
    // One undo takes back what the page wrote.
    expect((await spp(['undo'], { cwd: folder })).code).toBe(0);
    expect((await linesOf(folder)).some(({ reviewed, comment }) => reviewed || comment !== undefined)).toBe(false);
    await page.close();
  });

  it('writes nothing when a draft changed meanwhile', async () => {
    const folder = await makeReview();
    const page = await browser.newPage();
    await page.goto(await start(folder));
    await writeFile(join(folder, 'issues/issue-1/zh.md'), zh.replace('50位', '40位'));
    const before = await readFile(join(folder, record), 'utf8');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await until(page, `!document.querySelector('#trouble').hidden`);
    expect(await readFile(join(folder, record), 'utf8')).toBe(before);
    await page.click('#trouble button');
    await until(page, `document.querySelector('#trouble').hidden && document.querySelector('main').textContent.includes('40位')`);
    await page.close();
  });

  it('answers nobody but its own page', async () => {
    const folder = await makeReview();
    const address = new URL(await start(folder));
    const before = await readFile(join(folder, record), 'utf8');
    const ask = (method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> =>
      new Promise((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port: address.port, method, path, headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        asked.on('error', reject);
        asked.end(body);
      });
    const whole = address.pathname + address.search;
    const own = `http://${address.host}`;
    const cookie = `spp-${address.port}=${address.searchParams.get('token') ?? ''}`;
    const decision = JSON.stringify({ stamp: '', decisions: [{ id: 'x', isReviewed: true }] });
    expect(await ask('GET', whole, { host: 'evil.example.org' })).toBe(403);
    expect(await ask('GET', '/', {})).toBe(403);
    expect(await ask('POST', '/decide', { host: address.host, cookie, origin: 'https://evil.example.org', 'content-type': 'application/json' }, decision)).toBe(403);
    expect(await ask('POST', '/decide', { host: address.host, cookie, 'content-type': 'application/json' }, decision)).toBe(403);
    expect(await ask('POST', '/decide', { host: address.host, origin: own, 'content-type': 'application/json' }, decision)).toBe(403);
    // Its own page, with a stamp of something else; with nothing that is a decision; asking for another file.
    expect(await ask('POST', '/decide', { host: address.host, cookie, origin: own, 'content-type': 'application/json' }, decision)).toBe(409);
    expect(await ask('POST', '/decide', { host: address.host, cookie, origin: own, 'content-type': 'application/json' }, '{"stamp":"","decisions":[{"id":7}]}')).toBe(400);
    expect(await ask('GET', '/../../spp.yml', { host: address.host, cookie })).toBe(404);
    expect(await readFile(join(folder, record), 'utf8')).toBe(before);
  });

  it('is accessible in both languages, light and dark, on a phone, and repeats byte for byte as a copy', async () => {
    const folder = await makeReview();
    const page = await browser.newPage();
    const make = async (lang: 'zh' | 'en'): Promise<string> => {
      expect((await spp(['translate', 'review', '1', '--out', `${lang}.html`, '--ui-lang', lang], { cwd: folder })).code).toBe(0);
      return readFile(join(folder, `${lang}.html`), 'utf8');
    };
    const first = await make('zh');
    expect(await make('zh')).toBe(first);
    await make('en');
    for (const [lang, width, scheme] of [['zh', 1200, 'light'], ['en', 1200, 'dark'], ['zh', 320, 'dark'], ['en', 320, 'light']] as const) {
      expect(await judge(page, join(folder, `${lang}.html`), width, scheme)).toEqual({ violations: [], overflow: 0 });
      expect(await page.evaluate(`document.querySelectorAll('.approve, .remark, .all').length`)).toBe(0);
    }
    // The page that can write, with a comment begun.
    await page.setViewport({ width: 375, height: 800 });
    const address = await start(folder);
    await page.goto(address);
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    // Its policy lets no other script in; what the debugger runs is outside of it.
    await page.evaluate(axe);
    expect(await page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.close();
  });

  it('says what it cannot open', async () => {
    const folder = await makeFolder(files);
    expect(await spp(['translate', 'review', '7'], { cwd: folder })).toMatchObject({ code: 2 });
    expect(await spp(['translate', 'review', '1', '--lang', 'en'], { cwd: folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('en → zh') as string });
    expect(await spp(['translate', 'review', '1', '--port', 'x'], { cwd: folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('--port') as string });
    expect(await spp(['translate', 'review', '1', '--out', 'zh.md'], { cwd: folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('.html') as string });
  });
});

describe('a comment', () => {
  it('is told by status, check and export', async () => {
    const folder = await makeFolder(files);
    await spp(['translate', 'learn', '--approve', 'all'], { cwd: folder });
    const [header = '', ...rows] = (await readFile(join(folder, record), 'utf8')).trim().split('\n');
    rows[4] = JSON.stringify({ ...(JSON.parse(rows[4] ?? '') as object), comment: '请核对日期' });
    await writeFile(join(folder, record), `${[header, ...rows].join('\n')}\n`);
    expect((await spp(['translate', 'status', '1'], { cwd: folder })).stdout).toContain('请核对日期');
    const { stdout } = await spp(['check', '1', '--only', 'translation', '--format', 'json'], { cwd: folder });
    expect((JSON.parse(stdout) as { diagnostics: unknown[] }).diagnostics).toEqual([expect.objectContaining({ rule: 'translation/comment', severity: 'info', file: 'issues/issue-1/zh.md', line: 11 })]);
    await spp(['translate', 'export', '1', '--out', 'a.xlf'], { cwd: folder });
    expect(await readFile(join(folder, 'a.xlf'), 'utf8')).toContain('请核对日期');
  });
});
