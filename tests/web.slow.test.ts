import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, openBrowser, validatorOf } from './judge.js';
import { makeFolder, picture, spp, workspace } from './spp.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything the dialect has, for rules that the shipped issues give nothing to judge. */
const hard = `---
title: 《行动框架》与“同一个地球”网络
subtitle: 特别一期
preheader: 简介
cover: { image: images/图.png, alt: 封面 }
closing: 有问题？请写信到[编辑部](mailto:bulletin@example.org)。
contacts: [{ office: 编辑部, role: 编辑, email: bulletin@example.org, url: "https://example.org" }]
---

前言，见[网站](https://example.org/a?b=1&c=2)。[^甲]

——编辑部

# 进展

## 第一篇（Buy Less, Buy Better, Use Better）

| 国家 | 数量 | 说明 |
|---|--:|:-:|
| 中国 | 1 | **重要**与*强调* |

| 又一张 | 表 |
|---|---|
| a | \`code\` |

1. 第一
2. 第二

- 甲
  - 乙
- [x] 完成
- [ ] 未完成

> 引文

\`\`\`
x <- y && z
\`\`\`

[详情参阅](https://example.org/detail)

:::events
- **论坛**，2024年3月7日至8日，巴黎

  说明。
- **会议**，2024年3月中旬
:::

:::partners[伙伴]
- [某机构](https://example.org/partner)
- 另一机构
:::

:::media
![图](images/图.png "说明")

图旁文字。[^乙]
:::

:::note[提示]
注意H<sub>2</sub>O与<kbd>Ctrl</kbd>。
:::

![具体目标](sdg:12.7)

![二维码](qr:web)

### 小标题

![远处的图](https://example.org/x.png)

## 第二篇

文字。

# 其他

文字，再见[^甲]。

[^甲]: 脚注甲。
[^乙]: 脚注乙，[链接](https://example.org/note)。
`;

let browser: Browser;
let dist: string;
const pages: string[] = [];
const articles: string[] = [];

beforeAll(async () => {
  const folder = await makeFolder({ ...workspace, 'issues/issue-10/issue.yml': 'year: 2022\ndate: 2022-12-30\nweb: https://example.org/ten\n', 'issues/issue-10/zh.md': hard, 'issues/issue-10/images/图.png': picture });
  await cp(join(root, 'issues/issue-9'), join(folder, 'issues/issue-9'), { recursive: true });
  await cp(join(root, 'issues/review-2024'), join(folder, 'issues/review-2024'), { recursive: true });
  const built = await spp(['build', '--to', 'web,wechat', '--no-check', '-q'], { cwd: folder });
  expect(built.code, built.stderr).toBe(0);
  dist = join(folder, 'dist');
  for (const [issue, langs] of [['issue-9', ['zh', 'en']], ['review-2024', ['zh', 'en']], ['issue-10', ['zh']]] as const) {
    for (const lang of langs) {
      pages.push(join(dist, issue, `${issue}.${lang}.web.html`));
      articles.push(join(dist, issue, `${issue}.${lang}.wechat.html`));
    }
  }
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Han characters that must arrive: of the draft without what only the PDF shows, addresses and keys; pictures' words count. */
function hanRuns(markdown: string): string[] {
  const told = markdown.replace(/::::only\{target=pdf\}[\s\S]*?\n::::\n/g, '').replace(/\]\((?:<todo:[^>]*>|[^)\s"]*)/g, '](');
  return told.match(/\p{Script=Han}+/gu) ?? [];
}

function textOf(html: string): string {
  const alts = [...html.matchAll(/ (?:alt|content)="([^"]*)"/g)].map(([, alt]) => alt).join('\n');
  return `${html.replace(/<sup[^>]*>\[\d+\]<\/sup>|<[^>]*>/g, '')}\n${alts}`;
}

describe('web pages', () => {
  it('satisfy axe in light and dark on wide and narrow screens, and scroll nowhere sideways', async () => {
    const page = await browser.newPage();
    // Only for axe: the page's own policy lets no script run.
    await page.setBypassCSP(true);
    for (const file of pages) {
      for (const scheme of ['light', 'dark'] as const) {
        for (const width of [320, 375, 1200]) expect(await judge(page, file, width, scheme), `${file} ${scheme} ${width}`).toEqual({ violations: [], overflow: 0 });
      }
    }
    // The judge sees a fault when there is one.
    const faulty = (await readFile(pages[0] ?? '', 'utf8')).replace('--muted:#5A6B65', '--muted:#BBBBBB').replace('<main id', '<p style="width:2000px">x</p><main id');
    const { violations, overflow } = await judge(page, join(await makeFolder({ 'faulty.html': faulty }), 'faulty.html'), 375, 'light');
    expect(violations.join('\n')).toMatch(/color-contrast/);
    expect(overflow).toBeGreaterThan(1000);
    await page.close();
  }, 120_000);

  it('are valid HTML, their previews too', async () => {
    const findings = await validatorOf('html-validate.json');
    for (const file of [...pages, ...articles, ...articles.map((name) => name.replace('.wechat.', '.wechat-preview.'))]) {
      expect(await findings(file, await readFile(file, 'utf8'))).toEqual([]);
    }
    expect(await findings('planted', '<p><div></p>')).not.toEqual([]);
  });

  it('keep their own policy: nothing is refused, and nothing can be run', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) said.push(request.url());
    });
    await page.goto(pathToFileURL(pages[0] ?? '').href);
    expect(said).toEqual([]);
    expect(await page.evaluate('document.images.length > 5 && [...document.images].every((image) => image.complete && image.naturalWidth > 0)')).toBe(true);
    const planted = (await readFile(pages[0] ?? '', 'utf8')).replace('</main>', '<script>document.title = "RUN"</script><img src="https://example.org/x.png" alt=""></main>');
    await page.goto(pathToFileURL(join(await makeFolder({ 'planted.html': planted }), 'planted.html')).href);
    expect(await page.title()).not.toBe('RUN');
    expect(said.join('\n')).toMatch(/Content Security Policy/);
    await page.close();
  });

  it('hold every Han character of the drafts, as do the WeChat articles', async () => {
    for (const issue of ['issue-9', 'review-2024']) {
      const runs = hanRuns(await readFile(join(root, 'issues', issue, 'zh.md'), 'utf8'));
      expect(runs.length).toBeGreaterThan(300);
      for (const format of ['web', 'wechat']) {
        const text = textOf(await readFile(join(dist, issue, `${issue}.zh.${format}.html`), 'utf8'));
        // The digest is a field of its own in WeChat's form.
        const digest = (await readFile(join(dist, issue, `${issue}.zh.wechat-preview.html`), 'utf8')).match(/<dd>.*<\/dd>/g)?.join('') ?? '';
        const lost = (within: string): string[] => runs.filter((run) => !within.includes(run) && !(format === 'wechat' && digest.includes(run)));
        expect(lost(text)).toEqual([]);
        expect(lost(text.slice(0, text.length / 2)).length).toBeGreaterThan(0);
      }
    }
  });
});

describe('WeChat articles', () => {
  it('of the shipped Chinese issues are within the limit in one part', async () => {
    expect((await readFile(join(dist, 'issue-9/issue-9.zh.wechat.html'), 'utf8')).length).toBeLessThan(12_000);
    expect((await readFile(join(dist, 'review-2024/review-2024.zh.wechat.html'), 'utf8')).length).toBeLessThan(20_000);
  });

  it('come onto the clipboard letter by letter, by one button', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL((articles[0] ?? '').replace('.wechat.', '.wechat-preview.')).href);
    await page.evaluate(`addEventListener('copy', (event) => { window.copied = event.clipboardData.getData('text/html'); })`);
    await page.click('button');
    expect(await page.evaluate('window.copied')).toBe(await readFile(articles[0] ?? '', 'utf8'));
    expect(await page.$eval('output', (element) => element.textContent)).toContain('已复制');
    expect(await page.evaluate('[...document.images].every((image) => image.naturalWidth > 0)')).toBe(true);
    await page.close();
  });

  it('and their previews satisfy axe', async () => {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    for (const file of articles) {
      for (const width of [375, 1200]) expect(await judge(page, file.replace('.wechat.', '.wechat-preview.'), width, 'light'), file).toEqual({ violations: [], overflow: 0 });
    }
    await page.close();
  });
});
