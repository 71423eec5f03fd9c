// `npm run bench`: spp against floors, in turn in one run, medians and ratios. Milliseconds are this machine's; ratios travel.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from '../scripts/load-source.mjs';
import { printBare } from './bare-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const spp = join(root, 'bin/spp.js');
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const folder = await mkdtemp(join(tmpdir(), 'spp-bench-'));

/** Milliseconds of one run of a program, start to end. */
function time(args, env = {}) {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`);
  return performance.now() - began;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs the contestants in turn and prints the ratio of their medians. */
async function compare(title, limit, contestant, floor) {
  await contestant();
  await floor();
  const ours = [];
  const theirs = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await contestant());
    theirs.push(await floor());
  }
  const ratio = median(ours) / median(theirs);
  console.log(`${ratio <= limit ? 'met   ' : 'MISSED'} ${title}: ${ratio.toFixed(2)} × (bar ${limit} ×) · ${median(ours).toFixed(0)} ms against ${median(theirs).toFixed(0)} ms`);
}

const { browsers, thisMachine } = await loadSource('io/browser-find.ts');
const { value: browser } = await browsers(thisMachine()).next();
const out = join(folder, 'dist');
const node = () => time(['-e', '0']);

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()} · Node ${process.version} · ${process.platform} ${process.arch} · ${rounds} rounds, medians\n`);
// Nothing kept of earlier runs, unless the line says so.
const anew = { SPP_NO_CACHE: '1' };
const kept = { SPP_CACHE_DIR: join(folder, 'cache') };
await compare('spp --version against node -e 0', 1.3, () => time([spp, '--version']), node);
await compare('spp --help against node -e 0', 1.3, () => time([spp, '--help']), node);
await compare('spp check issue-9, nothing kept, against node -e 0', 5, () => time([spp, 'check', 'issue-9'], anew), node);
await compare('spp check issue-9, nothing changed, against node -e 0', 3, () => time([spp, 'check', 'issue-9'], kept), node);
await compare('spp build issue-9 --to email,eml,text,web, nothing changed, against node -e 0', 3, () => time([spp, 'build', 'issue-9', '--to', 'email,eml,text,web', '--out', join(folder, 'standing')], kept), node);

time([spp, 'build', 'issue-9', '--to', 'print', '--out', out]);
const printed = (lang) => printBare(browser, join(out, `issue-9/issue-9.${lang}.print.html`), join(folder, `${lang}.pdf`));
await compare(
  'spp build issue-9, all targets, both languages, against bare Chromium printing the two',
  2.5,
  async () => {
    const fresh = join(folder, 'fresh');
    const milliseconds = time([spp, 'build', 'issue-9', '--out', fresh], anew);
    await rm(fresh, { recursive: true });
    return milliseconds;
  },
  async () => (await printed('zh')) + (await printed('en')),
);
await rm(folder, { recursive: true, force: true });
