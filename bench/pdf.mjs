// `npm run bench`: the PDF of issue 9 (Chinese) against bare Chromium printing the same HTML, and against md-to-pdf, paged.js and Vivliostyle
// on the same text and pictures. Whole processes, in turn in one run, medians; the same Chromium for all. Milliseconds are this machine's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadSource } from '../scripts/load-source.mjs';
import { printBare } from './bare-chromium.mjs';
import { gradient } from './rivals/pdf/picture.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rivals = fileURLToPath(new URL('rivals/pdf', import.meta.url));
const spp = process.env.BENCH_SPP ?? join(root, 'bin/spp.js');
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const asked = new Set((process.env.BENCH_PDF ?? 'floor,warm,many,rivals,size').split(','));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const folder = await mkdtemp(join(tmpdir(), 'spp-bench-pdf-'));
const { browsers, thisMachine } = await loadSource('io/browser-find.ts');
const { value: browser } = await browsers(thisMachine()).next();

/** Runs a program to its end; milliseconds. */
function run(command, args, { cwd = root, env = {} } = {}) {
  const began = performance.now();
  const { status, stderr, stdout, error } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', timeout: 120_000 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return performance.now() - began;
}

/** Runs the contestants in turn and prints the ratio of their medians. */
async function compare(title, limit, contestant, other) {
  await contestant();
  await other();
  const ours = [];
  const theirs = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await contestant());
    theirs.push(await other());
  }
  report(title, limit, median(ours) / median(theirs), `${median(ours).toFixed(0)} ms against ${median(theirs).toFixed(0)} ms`);
}

function report(title, limit, ratio, facts) {
  console.log(`${ratio <= limit ? 'met   ' : 'MISSED'} ${title}: ${ratio.toFixed(2)} × (bar ${limit} ×) · ${facts}`);
}

const out = join(folder, 'dist');
run(process.execPath, [spp, 'build', 'issue-9', '--to', 'print', '--lang', 'zh', '--out', out]);
const html = join(out, 'issue-9/issue-9.zh.print.html');
const bare = () => printBare(browser, html, join(folder, 'bare.pdf'));
const ours = async () => {
  const fresh = await mkdtemp(join(folder, 'fresh-'));
  // Nothing from the cache: neither what the last run said nor its PDF.
  const took = run(process.execPath, [spp, 'build', 'issue-9', '--to', 'pdf', '--lang', 'zh', '--out', fresh], { env: { SPP_NO_CACHE: '1' } });
  await copyFile(join(fresh, 'issue-9/issue-9.zh.pdf'), join(folder, 'spp.pdf'));
  await rm(fresh, { recursive: true });
  return took;
};

if (asked.has('floor')) await compare('PDF of issue 9, Chinese, everything in it, against bare Chromium printing the same HTML', 1.8, ours, bare);

if (asked.has('warm')) {
  const { createPrinter } = await loadSource('io/browser.ts');
  const { createFontLibrary } = await loadSource('io/fonts.ts');
  const { openBulletin } = await loadSource('../bench/open-bulletin.mjs');
  const printer = createPrinter();
  const { render } = await openBulletin(root.replace(/[/\\]$/, ''), 'issue-9', 'zh', { printer, fonts: createFontLibrary(root) });
  const print = async () => {
    const began = performance.now();
    await render(['pdf']);
    return performance.now() - began;
  };
  for (let round = 0; round < 3; round += 1) await print();
  await compare('the same in a browser that is already open', 0.7, print, bare);
  await printer.close();
}

if (asked.has('many')) {
  const workspace = join(folder, 'many');
  for (const name of ['spp.yml', 'glossary.yml', 'templates']) if (existsSync(join(root, name))) await cp(join(root, name), join(workspace, name), { recursive: true });
  const count = 50;
  for (let issue = 101; issue < 101 + count; issue += 1) {
    const target = join(workspace, `issues/issue-${issue}`);
    await cp(join(root, 'issues/issue-9'), target, { recursive: true });
    const facts = await readFile(join(target, 'issue.yml'), 'utf8');
    await writeFile(join(target, 'issue.yml'), facts.replace(/^issue: .*$/m, `issue: ${issue}`));
  }
  const floor = [];
  for (let round = 0; round < rounds; round += 1) floor.push(await bare());
  const took = run(process.execPath, [spp, 'build', '--to', 'pdf', '--lang', 'zh', '--no-check', '--out', join(folder, 'fifty')], { cwd: workspace, env: { SPP_NO_CACHE: '1' } });
  const made = (await readdir(join(folder, 'fifty'))).length;
  if (made !== count) throw new Error(`${made} of ${count} issues were made`);
  report('50 issues in one run against bare Chromium printing one', 30, took / median(floor), `${(took / 1000).toFixed(1)} s against ${median(floor).toFixed(0)} ms`);
}

/** Installs the rivals, once; false without a registry. None brings its own browser: all use ours. */
function installRivals() {
  if (existsSync(join(rivals, 'node_modules/md-to-pdf'))) return true;
  console.log('Installing the rivals into bench/rivals/pdf …');
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' };
  return spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: rivals, env, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

if (asked.has('rivals')) {
  if (installRivals()) {
    const { contestants } = await import(pathToFileURL(join(rivals, 'contestants.mjs')).href);
    const work = join(folder, 'rivals');
    await mkdir(work);
    for (const { name, limit, print } of await contestants({ root, issue: 'issue-9', lang: 'zh', browser, folder: work, run })) {
      try {
        await compare(`PDF of issue 9, Chinese, against ${name}`, limit, ours, print);
      } catch (error) {
        console.log(`       ${name} does not run here: ${error.message.split('\n').slice(0, 3).join(' ')}`);
      }
    }
  } else console.log('       the rivals cannot be installed here: no comparison with md-to-pdf, paged.js and Vivliostyle');
}

if (asked.has('size')) {
  const sizes = async (draft, limit, what) => {
    const place = await mkdtemp(join(folder, 'size-'));
    const cwd = draft === undefined ? root : place;
    if (draft !== undefined) {
      await writeFile(join(place, 'gradient.png'), gradient(1000, 600));
      await writeFile(join(place, 'draft.zh.md'), draft);
    }
    const [name, id] = draft === undefined ? ['issue-9', 'issue-9'] : ['draft.zh.md', 'draft'];
    run(process.execPath, [spp, 'build', name, '--to', 'pdf,print', '--lang', 'zh', '--no-check', '--out', join(place, 'out')], { cwd });
    await printBare(browser, join(place, `out/${id}/${id}.zh.print.html`), join(place, 'bare.pdf'));
    const [own, theirs] = await Promise.all([join(place, `out/${id}/${id}.zh.pdf`), join(place, 'bare.pdf')].map(async (file) => (await stat(file)).size));
    report(what, limit, own / theirs, `${(own / 1000).toFixed(0)} KB against ${(theirs / 1000).toFixed(0)} KB`);
  };
  const text = await readFile(join(root, 'issues/issue-9/zh.md'), 'utf8');
  const plain = text.replace(/^cover:.*$/m, '').replace(/^!\[[^\]]*\]\(images\/.*$/gm, '');
  await sizes(undefined, 0.5, 'bytes of issue 9 with its own pictures (flat drawings) against bare Chromium');
  await sizes(`${plain}\n\n![渐变](gradient.png "渐变")\n`, 0.5, 'bytes of its text with a PNG picture of soft shades');
  await sizes(plain, 1.05, 'bytes of its text alone');
}
await rm(folder, { recursive: true, force: true, maxRetries: 5 });
