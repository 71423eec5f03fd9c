import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, spp, workspace } from './spp.js';

const svg = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><rect width="400" height="200" fill="#ffffff"/>
<text x="20" y="140" font-size="80" font-family="SimSun">采购</text><image href="file:///etc/passwd" width="9" height="9"/><script>document.documentElement.remove()</script></svg>`;
const draft = `---
title: 简报
cover: { image: images/photo.jpg, alt: 封面 }
---

# 进展

## 一篇

![照片](images/照片.webp)

![图表](images/chart.svg)

![网页版](qr:web)
`;

let folder: string;
const build = (out: string, to: string, env: Readonly<Record<string, string>> = {}): ReturnType<typeof spp> =>
  spp(['build', 'issue-9', '--lang', 'zh', '--to', to, '--out', out], { cwd: folder, env: { SPP_CACHE_DIR: join(folder, 'cache'), SOURCE_DATE_EPOCH: '0', ...env } });

beforeAll(async () => {
  const noise = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: '#369', noise: { type: 'gaussian', mean: 128, sigma: 30 } } });
  folder = await makeFolder({
    ...workspace,
    'spp.yml': 'version: 1\nbaseUrl: https://bulletin.example.org/\nbrand:\n  network: { zh: 网络, en: Network }\nmail:\n  from: { address: bulletin@example.org }\n',
    'issues/issue-9/issue.yml': 'issue: 9\nyear: 2022\ndate: 2022-09-30\nweb: https://bulletin.example.org/issue-9/\n',
    'issues/issue-9/zh.md': draft,
    'issues/issue-9/images/photo.jpg': await noise(1600, 800).jpeg().withExif({ IFD0: { Copyright: 'secret place' } }).toBuffer(),
    'issues/issue-9/images/照片.webp': await noise(1300, 400).webp().toBuffer(),
    'issues/issue-9/images/chart.svg': svg,
  });
});

const file = (out: string, name: string): Promise<Buffer> => readFile(join(folder, out, 'issue-9', name));
const about = async (bytes: Buffer): Promise<unknown[]> => {
  const { format, width, height } = await sharp(bytes).metadata();
  return [format, width, height];
};

/** How much of a picture, from the left, holds its dark pixels; as a share of its width. */
async function inkReach(bytes: Buffer): Promise<number> {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.reduce((most, value, at) => (value < 128 ? Math.max(most, (at % info.width) + 1) : most), 0) / info.width;
}

/** Dark pixels of a picture, as a share of all. */
async function ink(bytes: Buffer): Promise<number> {
  const pixels = await sharp(bytes).greyscale().raw().toBuffer();
  return pixels.filter((value) => value < 128).length / pixels.length;
}

describe('pictures of a bulletin', { timeout: 120_000 }, () => {
  it('show the whole of a drawing that says its size and has no view box', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="800"><rect width="1600" height="800" fill="#ffffff"/><rect x="1400" y="300" width="100" height="100"/></svg>';
    const cwd = await makeFolder({ ...workspace, 'images/wide.svg': drawing, 'x.zh.md': '---\ntitle: 简报\n---\n\n# 进展\n\n![图表](images/wide.svg)\n' });
    await spp(['build', 'x.zh.md', '--to', 'wechat', '--no-check', '--out', 'out'], { cwd, env: { SPP_CACHE_DIR: join(cwd, 'cache') } });
    const drawn = await readFile(join(cwd, 'out/x/x.zh.wechat/01-wide.png'));
    expect(await about(drawn)).toEqual(['png', 1080, 540]);
    expect(await inkReach(drawn)).toBeCloseTo(1500 / 1600, 2);
  });

  it('go out smaller, of kinds that every program shows, without metadata; a drawing with its Chinese letters', async () => {
    expect(await build('one', 'email,eml,wechat,web')).toMatchObject({ code: 0, stderr: expect.not.stringContaining('image/') });
    const html = (await file('one', 'issue-9.zh.html')).toString();
    const sources = [...html.matchAll(/src="https:\/\/bulletin\.example\.org\/issue-9\/([^"]+)"/g)].map(([, path = '']) => decodeURI(path));
    expect(sources).toEqual([expect.stringMatching(/^images\/photo\.[0-9a-f]{10}\.jpg$/), expect.stringMatching(/^images\/照片\.[0-9a-f]{10}\.jpg$/), expect.stringMatching(/^images\/chart\.[0-9a-f]{10}\.png$/), 'images/qr-web.png']);
    const [photo = '', webp = '', chart = ''] = sources;
    expect(await about(await file('one', photo))).toEqual(['jpeg', 1280, 640]);
    expect((await file('one', photo)).includes('secret')).toBe(false);
    expect(await about(await file('one', webp))).toEqual(['jpeg', 1152, 354]);
    expect(await about(await file('one', chart))).toEqual(['png', 800, 400]);
    // Two Han characters of 160 × 160 pixels; boxes, or nothing, would be far less or more even.
    expect(await ink(await file('one', chart))).toBeGreaterThan(0.03);
  });

  it('are numbered in a folder for WeChat, in the order the article shows them', async () => {
    const names = (await readdir(join(folder, 'one/issue-9/issue-9.zh.wechat'))).sort();
    expect(names).toEqual(['01-photo.jpg', '02-照片.jpg', '03-chart.png', '04-qr-web.png']);
    const article = (await file('one', 'issue-9.zh.wechat.html')).toString();
    expect([...article.matchAll(/src="[^"]*\/issue-9\.zh\.wechat\/([^"]+)"/g)].map(([, name = '']) => decodeURI(name))).toEqual(names);
    for (const name of names) {
      const bytes = await file('one', `issue-9.zh.wechat/${name}`);
      expect(bytes.length).toBeLessThanOrEqual(1024 * 1024);
      expect((await sharp(bytes).metadata()).width).toBeLessThanOrEqual(1080);
    }
    const { files } = JSON.parse((await file('one', 'manifest.json')).toString()) as { files: { path: string; format: string; lang?: string }[] };
    expect(files.filter(({ path }) => path.includes('.wechat/'))).toMatchObject(names.map(() => ({ format: 'asset', lang: 'zh' })));
    const preview = (await file('one', 'issue-9.zh.wechat-preview.html')).toString();
    expect(preview).toContain('src="issue-9.zh.wechat/01-photo.jpg"');
  });

  it('are joined by a card for the web page', async () => {
    const card = await file('one', 'issue-9.zh.card.png');
    expect(await about(card)).toEqual(['png', 1200, 630]);
    expect((await file('one', 'issue-9.zh.web.html')).toString()).toContain('<meta property="og:image" content="https://bulletin.example.org/issue-9/issue-9.zh.card.png">');
  });

  it('are the same bytes with another cache, and from a full one', async () => {
    const manifest = (await file('one', 'manifest.json')).toString();
    expect(await build('two', 'email,eml,wechat,web', { SPP_CACHE_DIR: join(folder, 'other') })).toMatchObject({ code: 0 });
    expect((await file('two', 'manifest.json')).toString()).toBe(manifest);
    expect(await build('three', 'email,eml,wechat,web')).toMatchObject({ code: 0 });
    expect((await file('three', 'manifest.json')).toString()).toBe(manifest);
  });

  it('have the bundled fonts for the letters of a drawing on paper, too', async () => {
    // Letters in a font of this machine would be refused (pdf/foreign-font), and elsewhere there might be boxes.
    expect(await build('paper', 'pdf')).toMatchObject({ code: 0, stderr: expect.not.stringContaining('pdf/') });
  });

  it('do without a browser: words for the drawing, the cover for the card, and a note', async () => {
    const { code, stderr } = await build('four', 'email,web', { SPP_BROWSER: '/nowhere/chrome', SPP_CACHE_DIR: join(folder, 'empty') });
    expect(code).toBe(0);
    expect(stderr).toContain('image/prepared');
    expect(stderr).toContain('SPP_BROWSER');
    expect((await file('four', 'issue-9.zh.html')).toString()).toContain('[图：图表]');
    expect((await file('four', 'issue-9.zh.web.html')).toString()).toContain('<meta property="og:image" content="https://bulletin.example.org/issue-9/images/photo.jpg">');
  });
});
