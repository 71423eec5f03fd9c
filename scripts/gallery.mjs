// `npm run gallery`: the shipped issues as pictures, to be looked at: e-mail light and dark, wide and narrow, pictures off, styles stripped.
// Everything goes to gallery/ (not committed); docs/images/overview.png is made from it for the README.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const gallery = join(root, 'gallery');
const work = await mkdtemp(join(tmpdir(), 'spp-gallery-'));
const { browsers, thisMachine } = await loadSource('io/browser-find.ts');
const { value: found } = await browsers(thisMachine()).next();

// Hosted pictures are not on the web yet: the e-mails are shown with those of the build.
const hosted = /^https:\/\/bulletin\.example\.org\/[^/]+\//u;
const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
const faces = await Promise.all(
  [400, 700].map(async (weight) => {
    const font = await readFile(join(fontFolder, `files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`), 'base64');
    return `@font-face{font-family:Gallery;font-weight:${weight};src:url(data:font/woff2;base64,${font})}`;
  }),
);
const fontStyle = `${faces.join('')}*{font-family:Gallery,sans-serif!important}`;

execFileSync(process.execPath, [join(root, 'bin/spp.js'), 'build', '--to', 'email', '--out', work, '-q'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
await rm(gallery, { recursive: true, force: true });
await mkdir(gallery);

const browser = await puppeteer.launch({
  executablePath: found.executable,
  headless: 'shell',
  args: ['--use-gl=disabled', '--in-process-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  env: { ...process.env, ...found.environment },
});

const looks = [
  { name: 'light-700', width: 700 },
  { name: 'light-375', width: 375 },
  { name: 'dark-700', width: 700, dark: true },
  { name: 'dark-375', width: 375, dark: true },
  { name: 'images-off-320', width: 320, images: false },
  { name: 'styles-stripped-375', width: 375, styles: false },
];

async function shoot(page, file, { width, dark = false, images = true, styles = true }, to) {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(
    ({ pattern, withImages, withStyles }) => {
      for (const image of document.images) image.src = withImages ? image.src.replace(new RegExp(pattern, 'u'), '') : 'about:blank';
      if (!withStyles) for (const element of document.querySelectorAll('style, [style]')) element.tagName === 'STYLE' ? element.remove() : element.removeAttribute('style');
    },
    { pattern: hosted.source, withImages: images, withStyles: styles },
  );
  await page.addStyleTag({ content: fontStyle });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled([...document.images].map((image) => image.decode()));
  });
  await page.screenshot({ path: to, fullPage: true, captureBeyondViewport: true });
}

const page = await browser.newPage();
for (const issue of await readdir(work)) {
  for (const name of (await readdir(join(work, issue))).filter((each) => each.endsWith('.html'))) {
    for (const look of looks) await shoot(page, join(work, issue, name), look, join(gallery, `${name.replace('.html', '')}.email.${look.name}.png`));
  }
}

// The overview: e-mail in Chinese, wide and light; the same narrow and dark; the other issue in English.
const picture = async (name) => `data:image/png;base64,${await readFile(join(gallery, name), 'base64')}`;
await page.setViewport({ width: 1200, height: 640 });
await page.setContent(`<body style="margin:0;background:#dfe7e3;display:flex;gap:28px;padding:28px;height:584px;overflow:hidden;align-items:flex-start">
  ${(
    await Promise.all(
      [['issue-9.zh.email.light-700.png', 520], ['issue-9.zh.email.dark-375.png', 240], ['review-2024.en.email.light-700.png', 330]].map(
        async ([name, width]) => `<div style="width:${width}px;height:640px;overflow:hidden;border-radius:6px;box-shadow:0 6px 24px #0003"><img width="${width}" src="${await picture(name)}"></div>`,
      ),
    )
  ).join('')}</body>`);
await mkdir(join(root, 'docs/images'), { recursive: true });
await writeFile(join(root, 'docs/images/overview.png'), await page.screenshot());
await browser.close();
await rm(work, { recursive: true, force: true });
console.log(`${(await readdir(gallery)).length} pictures in gallery/`);
