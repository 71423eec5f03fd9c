// `npm run gallery`: the shipped issues as pictures, to be looked at: every target, language and theme, light and dark, wide and narrow,
// pictures off, styles stripped, darkened by force. Everything goes to gallery/ (not committed); contact sheets and the README's overview
// go to docs/images/. `npm run gallery -- email.*dark` makes only the pictures whose names match, and no sheets.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer';
import { makeSheets } from './gallery-sheets.mjs';
import { looks, stripped, wechatAtNight } from './gallery-looks.mjs';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const gallery = join(root, 'gallery');
const themes = ['green', 'plain'];
const only = process.argv[2] === undefined ? undefined : new RegExp(process.argv[2], 'u');

/** Builds every screen target of a theme from a copy of the workspace. */
async function buildTheme(work, theme) {
  const folder = join(work, theme);
  await mkdir(folder);
  for (const each of ['spp.yml', 'glossary.yml', 'issues']) await cp(join(root, each), join(folder, each), { recursive: true });
  const config = await readFile(join(folder, 'spp.yml'), 'utf8');
  await writeFile(join(folder, 'spp.yml'), config.replace(/^theme: .*$/mu, `theme: ${theme}`));
  execFileSync(process.execPath, [join(root, 'bin/spp.js'), 'build', '--no-check', '--to', 'email,text,web,wechat,print', '-q'], { cwd: folder, stdio: ['ignore', 'inherit', 'ignore'] });
  return join(folder, 'dist');
}

async function fontStyle() {
  const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
  const faces = await Promise.all(
    [400, 700].map(async (weight) => {
      const font = await readFile(join(fontFolder, `files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`), 'base64');
      return `@font-face{font-family:Gallery;font-weight:${weight};src:url(data:font/woff2;base64,${font})}`;
    }),
  );
  return `${faces.join('')}*{font-family:Gallery,sans-serif!important}`;
}

async function shoot(page, file, look, fonts, to) {
  const { width, scheme = 'light', images = true, styles = true, media = 'screen', height } = look;
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaType(media);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  if (file.endsWith('.txt')) await page.setContent(`<meta charset="utf-8"><pre style="margin:24px;font-size:14px;line-height:1.5;white-space:pre-wrap">${(await readFile(file, 'utf8')).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`);
  else if (look.night) {
    // From a file, so that its pictures may be loaded.
    const dark = join(work, 'night.html');
    const article = wechatAtNight(await readFile(file, 'utf8'), nightColors);
    await writeFile(dark, `<!DOCTYPE html><meta charset="utf-8"><base href="${pathToFileURL(file).href}"><body style="margin:0;padding:24px 18px;background:#191919;color:#989898">${article}</body>`);
    await page.goto(pathToFileURL(dark).href);
  } else await page.goto(pathToFileURL(file).href);
  await page.evaluate(stripped, { pattern: hosted.source, base: pathToFileURL(dirname(file)).href, images, styles, article: look.article === true });
  await page.addStyleTag({ content: fonts });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled([...document.images].map((image) => image.decode()));
  });
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  if (wide > width && media === 'screen') console.log(`${to.slice(gallery.length + 1)}: ${wide} px wide in ${width}`);
  await page.screenshot(height ? { path: to, clip: { x: 0, y: 0, width, height } } : { path: to, fullPage: true, captureBeyondViewport: true });
}

// Hosted pictures are not on the web yet: they are shown from the build.
const hosted = /^https:\/\/bulletin\.example\.org\/[^/]+\//u;
const nightColors = { ...(await loadSource('render/wechat/dark-mode.ts')), ...(await loadSource('render/html/contrast.ts')) };
const work = await mkdtemp(join(tmpdir(), 'spp-gallery-'));
const { browsers, thisMachine } = await loadSource('io/browser-find.ts');
const { value: found } = await browsers(thisMachine()).next();
/** Chromium darkens by force when it is started so: what DevTools can switch on does nothing in the headless shell. */
const launch = (...more) =>
  puppeteer.launch({
    executablePath: found.executable,
    headless: 'shell',
    args: ['--use-gl=disabled', '--in-process-gpu', '--allow-file-access-from-files', ...more, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...found.environment },
  });
const open = [await launch(), await launch('--blink-settings=forceDarkModeEnabled=true')];
try {
  const fonts = await fontStyle();
  if (!only) await rm(gallery, { recursive: true, force: true });
  await mkdir(gallery, { recursive: true });
  const [page, forcedPage] = await Promise.all(open.map((browser) => browser.newPage()));
  await Promise.all([page.setBypassCSP(true), forcedPage.setBypassCSP(true)]);
  for (const theme of themes) {
    const dist = await buildTheme(work, theme);
    for (const issue of await readdir(dist)) {
      for (const name of await readdir(join(dist, issue))) {
        const format = /\.(zh|en)(?:\.(web|wechat|wechat-preview|print))?\.(html|txt)$/u.exec(name);
        if (!format) continue;
        const target = format[2] ?? (format[3] === 'txt' ? 'text' : 'email');
        for (const look of looks[target] ?? []) {
          const to = `${theme}.${issue}.${format[1]}.${target}.${look.name}.png`;
          if (!only || only.test(to)) await shoot(look.forced ? forcedPage : page, join(dist, issue, name), look, fonts, join(gallery, to));
        }
      }
    }
  }
  if (!only) await makeSheets(page, gallery, join(root, 'docs/images'));
} finally {
  await Promise.all(open.map((browser) => browser.close()));
  await rm(work, { recursive: true, force: true });
}
console.log(`${(await readdir(gallery)).length} pictures in gallery/`);
