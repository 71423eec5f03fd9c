// `npm run docs:site`: the pages of docs/ as a website in dist/docs, by Eleventy. The generator is no dependency of the project: it has a lock file of
// its own in docs-site/ and is installed there when it is first wanted. The page on Markdown is built as a PDF too, by spp. A link of the website that
// leads nowhere fails the run.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const site = join(root, 'docs-site');
const out = join(root, 'dist/docs');

if (!existsSync(join(site, 'node_modules/@11ty/eleventy'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: site, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
}
rmSync(out, { recursive: true, force: true });
execFileSync(process.execPath, [join(site, 'node_modules/@11ty/eleventy/cmd.cjs'), '--config=docs-site/eleventy.config.js'], { cwd: root, stdio: 'inherit' });

const printed = join(root, 'dist/docs-pdf');
execFileSync(process.execPath, ['bin/spp.js', 'build', 'docs/markdown.md', 'docs/markdown.zh-CN.md', '--to', 'pdf', '--out', printed, '--quiet'], { cwd: root, stdio: 'inherit' });
cpSync(join(printed, 'markdown/markdown.en.pdf'), join(out, 'markdown.pdf'));
cpSync(join(printed, 'markdown.zh-CN/markdown.zh-CN.zh.pdf'), join(out, 'markdown.zh-CN.pdf'));
rmSync(printed, { recursive: true });

const pages = readdirSync(out, { recursive: true }).map(String).filter((name) => name.endsWith('.html'));
const texts = new Map(pages.map((page) => [join(out, page), readFileSync(join(out, page), 'utf8')]));
const broken = [...texts].flatMap(([page, html]) => linksOf(html).filter((target) => !leads(page, target)).map((target) => `${page.slice(out.length + 1)}: ${target}`));
for (const line of broken) console.error(`broken link in ${line}`);
console.log(`dist/docs: ${pages.length} pages, ${[...texts.values()].flatMap(linksOf).length} links${broken.length > 0 ? `, ${broken.length} lead nowhere` : ', all lead somewhere'}`);
process.exitCode = broken.length > 0 ? 1 : 0;

function linksOf(html) {
  return [...html.matchAll(/<(?:a|link)\b[^>]*\shref="([^"]*)"|<img\b[^>]*\ssrc="([^"]*)"/g)].map(([, href, src]) => href ?? src).filter((target) => !/^[a-z]+:/i.test(target));
}

function leads(page, target) {
  const [path, anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), decodeURI(path));
  if (!existsSync(file)) return false;
  return anchor === undefined || (texts.get(file) ?? '').includes(`id="${decodeURI(anchor)}"`);
}
