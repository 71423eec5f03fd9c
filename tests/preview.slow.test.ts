import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './judge.js';
import { startPreview, type RunningPreview } from './preview-page.js';
import { en, makeFolder, spp, workspace, zh } from './spp.js';

const require = createRequire(import.meta.url);
const draft = 'issues/issue-9/zh.md';

let browser: Browser;
let folder: string;
let preview: RunningPreview;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  folder = await makeFolder(workspace);
  preview = await startPreview(folder);
});
afterAll(async () => {
  await preview?.stop();
  await browser?.close();
});
afterEach(async () => {
  if (!page.isClosed()) await page.close();
  await save(zh);
  await writeFile(join(folder, 'issues/issue-9/en.md'), en);
});

/** The text of the first output. */
const shown = "document.querySelector('.holder iframe:not(.coming)')?.contentDocument?.body?.textContent ?? ''";

async function open(choice = '', width = 1400): Promise<Page> {
  page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(`${preview.address}#${choice}`);
  await until(`(${shown}).includes('磋商')`);
  return page;
}

/** What stands in the page; polled often, because a page that nobody looks at draws nothing. */
async function until(condition: string): Promise<void> {
  await page.waitForFunction(condition, { polling: 20, timeout: 20_000 });
}

const save = (text: string): Promise<void> => writeFile(join(folder, draft), text);
const visible = (id: string): string => `!document.getElementById('${id}').hidden`;

describe('while one writes', () => {
  it.each(['email', 'text', 'web', 'wechat'])('an edit is on the page: %s', async (target) => {
    await open(`target=${target}`);
    await save(zh.replace('参加了磋商', '出席了第二轮磋商'));
    await until(`(${shown}).replace(/[\\s\\u2060]/g, '').includes('出席了第二轮磋商')`);
  });

  it('an error shows above the last good output, which stays until the fix is clicked; spp undo takes it back', async () => {
    await open();
    const faulty = zh.replace('各利益攸关方', '各利害关系人');
    await save(faulty);
    await until(visible('notice'));
    expect(await page.evaluate('document.getElementById("notice").textContent')).toMatch(/1 处错误/);
    expect(await page.evaluate(shown)).toContain('利益攸关方');
    // The draft as it stands is one click away.
    await page.evaluate('[...document.querySelectorAll("#notice button")].at(-1).click()');
    await until(`(${shown}).includes('利害关系人')`);
    await page.click('[data-fix]');
    await until('document.getElementById("notice").hidden');
    expect(await readFile(join(folder, draft), 'utf8')).toBe(zh);
    await until(`(${shown}).includes('利益攸关方')`);
    const undone = await spp(['undo', '-q'], { cwd: folder });
    expect(undone.code, undone.stderr).toBe(0);
    expect(await readFile(join(folder, draft), 'utf8')).toBe(faulty);
  });

  it('a fix of a draft that has changed is refused', async () => {
    await open();
    await save(zh.replace('各利益攸关方', '各利害关系人'));
    await until('document.querySelector("[data-fix]")');
    const id = await page.evaluate('document.querySelector("[data-fix]").dataset.fix');
    const other = zh.replace('# 进展', '# 新的进展').replace('各利益攸关方', '所有的利害关系人');
    await save(other);
    const reply = await fetch(`${preview.origin}/fix`, { method: 'POST', headers: { cookie: preview.cookie, origin: preview.origin, 'content-type': 'application/json' }, body: JSON.stringify({ id }) });
    expect(await reply.json()).toEqual({ mended: 0 });
    expect(await readFile(join(folder, draft), 'utf8')).toBe(other);
  });

  it('a problem is marked in the output and in the draft, and a click on it brings both into view', async () => {
    await open('panel=source');
    await save(zh.replace('各利益攸关方', '各利害关系人'));
    await until('document.querySelector("#view-source mark.error")?.textContent.includes("利害关系人")');
    expect(await page.evaluate('document.querySelector("#view-source .under").textContent')).toMatch(/利益攸关方/);
    await page.evaluate('[...document.querySelectorAll("#notice button")].at(-1).click()');
    await until("document.querySelector('.holder iframe:not(.coming)').contentWindow.CSS.highlights.get('spp-error')?.size === 1");
    await page.keyboard.press('j');
    await until("document.querySelector('.holder iframe:not(.coming)').contentWindow.CSS.highlights.get('spp-current')?.size === 1");
    expect(await page.evaluate("[...document.querySelector('.holder iframe').contentWindow.CSS.highlights.get('spp-current')][0].toString()")).toBe('利害关系人');
  });

  it('names of the glossary are marked, and show their entry', async () => {
    await open('panel=source');
    await until('document.querySelector("#view-source mark.term")');
    await page.click('#view-source mark.term');
    expect(await page.evaluate('document.getElementById("card").textContent')).toMatch(/利益攸关方.*stakeholder/s);
  });
});

it('settings that cannot be read leave what is shown as it is', async () => {
  await open();
  const settings = join(folder, 'spp.yml');
  const before = await readFile(settings, 'utf8');
  await writeFile(settings, 'version: [\n');
  await until(visible('notice'));
  expect(await page.evaluate('document.querySelector(".problem .rule").textContent')).toMatch(/^(?:config|input)\//);
  expect(await page.evaluate(shown)).toContain('磋商');
  await writeFile(settings, before);
  await until('document.getElementById("notice").hidden');
});

describe('the choices', () => {
  it('are two languages side by side, widths, dark and forced dark, no images, no styles', async () => {
    await open();
    await page.keyboard.press('b');
    await until("[...document.querySelectorAll('.holder iframe:not(.coming)')].some((frame) => frame.contentDocument.body?.textContent.includes('stakeholders'))");
    await page.keyboard.press('b');
    await page.keyboard.press('w');
    await until("document.querySelectorAll('.holder iframe').length === 1 && document.querySelector('.holder iframe').offsetWidth === 640");
    await page.keyboard.press('3');
    await until("document.querySelector('.holder iframe:not(.coming)').src.includes('/web.zh')");
    const ground = "document.querySelector('.holder iframe').contentWindow.getComputedStyle(document.querySelector('.holder iframe').contentDocument.documentElement).backgroundColor";
    const light = await page.evaluate(ground);
    await page.keyboard.press('d');
    await until(`${ground} !== ${JSON.stringify(light)}`);
    await page.keyboard.press('d');
    await until("document.querySelector('.holder iframe').contentDocument.documentElement.style.filter.includes('invert')");
    expect(await page.evaluate(ground)).toBe(light);
    await page.keyboard.press('d');
    await page.keyboard.press('i');
    await until("document.querySelector('.holder iframe:not(.coming)').src.includes('images=off')");
    expect(await page.evaluate("[...document.querySelector('.holder iframe').contentDocument.images].every((image) => image.naturalWidth === 0)")).toBe(true);
    await page.keyboard.press('s');
    await until("document.querySelector('.holder iframe:not(.coming)').src.includes('styles=off')");
    await until(`${ground} === 'rgba(0, 0, 0, 0)'`);
    // Letters typed with the shortcuts off are nobody's.
    await page.evaluate('document.getElementById("single").checked = false');
    await page.keyboard.press('l');
    expect(await page.evaluate('document.querySelector("[name=lang]:checked").value')).toBe('zh');
  });

  it('two languages scroll to the same article', async () => {
    const paragraphs = (first: number, write: (i: number) => string): string => Array.from({ length: 40 }, (_, i) => `${write(first + i)}\n\n`).join('');
    const told = (i: number): string => `各方在第 ${i} 次会上讨论了采购。`;
    const said = (i: number): string => `Everybody discussed procurement at meeting ${i}, and nobody left early.`;
    await writeFile(join(folder, 'issues/issue-9/en.md'), `${en}\n## Meetings\n\n${paragraphs(101, said)}## More meetings\n\n${paragraphs(201, said)}`);
    await save(`${zh}\n## 会议\n\n${paragraphs(101, told)}## 更多会议\n\n${paragraphs(201, told)}`);
    await open('beside=lang');
    const frames = "[...document.querySelectorAll('.holder iframe:not(.coming)')]";
    await until(`${frames}.length === 2 && ${frames}.every((frame) => frame.contentDocument.getElementById('s1a3'))`);
    const top = (nth: number): string => `${frames}[${nth}].contentDocument.getElementById('s1a3').getBoundingClientRect().top`;
    await page.evaluate(`${frames}[0].contentDocument.getElementById('s1a3').scrollIntoView()`);
    await until(`Math.abs(${top(1)}) < 20`);
    await page.evaluate(`${frames}[1].contentDocument.getElementById('s1a2').scrollIntoView()`);
    await until(`${top(0)} > 500`);
  });

  it('leave no script in an output any power, and nothing of the page leaves the machine', async () => {
    await open();
    const asked: string[] = [];
    page.on('request', (request_) => asked.push(request_.url()));
    const inFrame = "document.querySelector('.holder iframe').contentDocument";
    await page.evaluate(`{ const script = ${inFrame}.createElement('script'); script.textContent = 'document.title = "RUN"'; ${inFrame}.body.append(script); }`);
    expect(await page.evaluate(`${inFrame}.title`)).not.toBe('RUN');
    await page.evaluate(`${inFrame}.querySelector('a[href^="https:"]').click()`);
    await until('document.getElementById("address").textContent.includes("https://example.org")');
    expect(asked.filter((url) => !url.startsWith(preview.origin))).toEqual([]);
  });
});

describe('the page', () => {
  it.each([
    ['light', 1400],
    ['dark', 1400],
    ['light', 375],
    ['dark', 375],
  ] as const)('satisfies axe: %s, %i px', async (scheme, width) => {
    await save(zh.replace('各利益攸关方', '各利害关系人'));
    await open('', width);
    await until('document.querySelector("[data-fix]")');
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const judge = async (): Promise<string[]> => ((await page.evaluate('axe.run(document, { iframes: false })')) as AxeResults).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    for (const key of ['p', 'o', 'g', 'b', '?'] as const) {
      await page.keyboard.press(key);
      expect(await judge(), `after ${key}`).toEqual([]);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    // The judge sees a fault when there is one.
    await page.evaluate('document.getElementById("close").textContent = ""');
    expect((await judge()).join()).toMatch(/button-name/);
  });
});

/** The status of a request as any program could make it. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(preview.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{}' : undefined);
  });
}

describe('the server', () => {
  it('answers nobody without the token, no foreign page and no foreign name', async () => {
    const { cookie, origin, address } = preview;
    expect(await ask('/state', { cookie })).toBe(200);
    expect(await ask('/state')).toBe(403);
    expect(await ask('/state', { cookie: `${cookie}x` })).toBe(403);
    expect(await ask('/?token=wrong')).toBe(403);
    // DNS rebinding: the name is another's, though it leads here.
    expect(await ask('/state', { cookie, host: 'example.org' })).toBe(403);
    expect(await ask(new URL(address).pathname + new URL(address).search, { host: 'example.org:80' })).toBe(403);
    expect(await ask('/state', { cookie, origin: 'https://example.org' })).toBe(403);
    expect(await ask('/state', { cookie, origin: 'null' })).toBe(403);
    expect(await ask('/state', { cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    const json = { cookie, 'content-type': 'application/json' };
    expect(await ask('/fix', json, 'POST')).toBe(403);
    expect(await ask('/fix', { cookie, origin, 'content-type': 'text/plain' }, 'POST')).toBe(403);
    expect(await ask('/fix', { ...json, origin }, 'POST')).toBe(200);
    expect(await ask('/state', { cookie }, 'DELETE')).toBe(405);
  });

  it('gives no file but its own', async () => {
    const { cookie } = preview;
    const wanted = ['/app/', '/app/base.css', '/app/..%2f..%2fpackage.json', '/app/../../package.json', '/picture/', '/picture/..%2f..%2fspp.yml', '/picture/images/图.png', '/output/..%2fzh', '/output/email.fr', '/output/eml.zh', '/output/', '/spp.yml', '/issues/issue-9/zh.md', '//etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/pdf/fr', '/output/%'];
    for (const path of wanted) expect(await ask(encodeURI(path).replaceAll('%25', '%'), { cookie }), path).toSatisfy((status: number) => status === 404 || status === 400);
    expect(await ask('/app/main.js', { cookie })).toBe(200);
    const reply = await fetch(`${preview.origin}/app/main.js`, { headers: { cookie } });
    expect([reply.headers.get('access-control-allow-origin'), reply.headers.get('cross-origin-resource-policy')]).toEqual([null, 'same-origin']);
  });

  it('makes the PDF when it is asked for', async () => {
    const reply = await fetch(`${preview.origin}/pdf/zh`, { headers: { cookie: preview.cookie } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await reply.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('takes the newest issue, ends with Ctrl-C, and refuses a port that is taken', async () => {
    const two = await makeFolder({ ...workspace, 'issues/a-later/issue.yml': 'year: 2023\ndate: 2023-01-31\n', 'issues/a-later/zh.md': zh.replace('images/图.png', 'https://example.org/x.png') });
    const other = await startPreview(two);
    const state = (await (await fetch(`${other.origin}/state`, { headers: { cookie: other.cookie } })).json()) as { state: { issue: string } };
    expect(state.state.issue).toBe('a-later');
    const taken = await spp(['preview', '--no-open', '--port', new URL(other.origin).port], { cwd: two });
    expect([taken.code, taken.stderr]).toEqual([3, expect.stringContaining('--port')]);
    expect(await other.stop()).toBe(130);
    expect((await spp(['preview', 'nothing', '--no-open'], { cwd: two })).code).toBe(2);
    expect((await spp(['preview', '--port', '99999'], { cwd: two })).code).toBe(2);
  });
});
