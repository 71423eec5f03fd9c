// Renders artwork/<issue>/<name>.svg to issues/<issue>/images/<name>.png at the drawing's width and height, else the size of its viewBox.
// Usage: node artwork/render.mjs [issue/name …]     (no name: every drawing)
// SPP_BROWSER names the browser's executable; without it puppeteer uses the one it installed.
//
// Edges are smoothed here, not by the browser: the page is drawn enlarged with hard edges and averaged down. A browser
// smooths each shape by itself, which leaves hairlines between neighbours and some 8000 colours in a picture that has 60.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer';
import { readPng, shrink, writePng } from './png.mjs';

const artwork = dirname(fileURLToPath(import.meta.url));
const issues = join(artwork, '..', 'issues');
const budget = 32_000; // bytes a picture may weigh in an e-mail
const colours = 48; // the drawing's own, some 30, and shades along edges; with more the files get heavier and nobody sees it
const enlargement = 2; // pictures are shown at half their pixels, so that edges come out in 4 x 4 steps

async function drawings() {
  const folders = (await readdir(artwork, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = [];
  for (const folder of folders) {
    for (const file of await readdir(join(artwork, folder.name))) {
      if (file.endsWith('.svg')) names.push(`${folder.name}/${file.slice(0, -4)}`);
    }
  }
  return names.sort();
}

function sizeOf(name, svg) {
  const box = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? /viewBox="0 0 (\d+) (\d+)"/.exec(svg);
  if (!box) throw new Error(`${name}.svg: expected viewBox="0 0 WIDTH HEIGHT" in whole pixels`);
  return { width: Number(box[1]), height: Number(box[2]) };
}

async function draw(page, svg, size) {
  await page.setViewport({ ...size, deviceScaleFactor: enlargement });
  const style = 'body{margin:0}svg{display:block;width:100vw;height:100vh}svg *{shape-rendering:crispEdges}';
  await page.setContent(`<!doctype html><style>${style}</style>${svg}`);
  const shot = Buffer.from(await page.screenshot({ type: 'png', optimizeForSpeed: true }));
  return writePng(shrink(readPng(shot), enlargement), colours);
}

async function render(page, name) {
  const svg = await readFile(join(artwork, `${name}.svg`), 'utf8');
  const size = sizeOf(name, svg);
  const png = await draw(page, svg, size);
  const [issue, picture] = name.split('/');
  const folder = join(issues, issue, 'images');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${picture}.png`), png);
  const heavy = png.length > budget;
  console.log(`${heavy ? '!' : ' '} ${name}.png  ${size.width}x${size.height}  ${(png.length / 1000).toFixed(1)} kB`);
  return heavy;
}

const asked = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: process.env.SPP_BROWSER || undefined,
  args: ['--force-color-profile=srgb', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const page = await browser.newPage();
  let heavy = 0;
  for (const name of asked.length > 0 ? asked : await drawings()) heavy += (await render(page, name)) ? 1 : 0;
  if (heavy > 0) {
    console.error(`${heavy} picture(s) heavier than ${budget / 1000} kB`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}
