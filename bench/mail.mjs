// `npm run bench`: e-mail, text and .eml of issue 9 (Chinese) against MJML and React Email on the same bulletin. Warm: the rivals' render alone
// against all three of ours, in turn in one process. Cold: the whole of `spp build --to email,eml,text`, nothing cached, checks included,
// against Node starting and ending.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadSource } from '../scripts/load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rivals = fileURLToPath(new URL('rivals', import.meta.url));
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdict = (met) => (met ? 'met   ' : 'MISSED');

/** Installs the rivals beside their templates, once; false without a registry. */
function installRivals() {
  if (existsSync(join(rivals, 'node_modules/mjml'))) return true;
  console.log('Installing the rivals into bench/rivals …');
  return spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: rivals, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

async function milliseconds(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * Medians of works done in turn, each several times on end and after as many that are not timed as V8 takes to have compiled it. One at a time would
 * measure the rival's rubbish: V8 gives up compiled code whose kinds of objects were all collected while the other worked (1.2 or 4 ms, by chance).
 */
async function inTurn(works, times) {
  const took = works.map(() => []);
  for (let turn = 0; turn < 3; turn += 1) {
    for (const [at, work] of works.entries()) {
      for (let warm = 0; warm < 150; warm += 1) await work();
      for (let round = 0; round < times; round += 1) took[at].push(await milliseconds(work));
    }
  }
  return took.map(median);
}

const issue = 'issue-9';
const { openBulletin } = await loadSource('../bench/open-bulletin.mjs');
const { edition, config, render } = await openBulletin(root.replace(/[/\\]$/, ''), issue, 'zh');
const formats = ['email', 'text', 'eml'];
const ours = await render(formats);
const octets = (format) => ours.find((artifact) => artifact.format === format).bytes.length;

if (installRivals()) {
  const load = (name) => import(pathToFileURL(join(rivals, name)).href);
  const { bulletinFor } = await load('bulletin.mjs');
  const bulletin = bulletinFor(edition, config, issue);
  const contestants = [];
  for (const [name, file] of [['MJML 5', 'mjml.mjs'], ['React Email', 'react-email.mjs']]) {
    const rival = await load(file);
    const work = () => rival.render(bulletin);
    contestants.push({ name, work, size: Buffer.byteLength(await work()) });
  }
  const [own, ...theirs] = await inTurn([() => render(formats), ...contestants.map(({ work }) => work)], rounds * 5);
  for (const [at, { name, size }] of contestants.entries()) {
    const ratio = theirs[at] / own;
    const bar = name === 'MJML 5' ? verdict(ratio >= 10) : '      ';
    console.log(`${bar} e-mail + text + .eml, warm, against ${name}’s HTML alone: ${ratio.toFixed(1)} × as fast${bar.trim() ? ' (bar 10 ×)' : ''} · ${own.toFixed(1)} ms against ${theirs[at].toFixed(1)} ms`);
    console.log(`       HTML against ${name}: ${(octets('email') / size).toFixed(2)} × · ${octets('email')} bytes against ${size}`);
  }
} else console.log('       the rivals cannot be installed here: no comparison with MJML and React Email');
console.log(`${verdict(octets('email') <= 28 * 1024)} HTML of ${issue} (Chinese): ${(octets('email') / 1024).toFixed(1)} KB (bar 28 KB) · .eml ${(octets('eml') / 1024).toFixed(1)} KB with text and HTML encoded`);

/** One whole process, its caches and its output in a folder that is new. */
async function whole(args) {
  const folder = await mkdtemp(join(tmpdir(), 'spp-bench-'));
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args(folder), { cwd: root, env: { ...process.env, SPP_CACHE_DIR: join(folder, 'cache') }, encoding: 'utf8' });
  const took = performance.now() - began;
  await rm(folder, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  return took;
}

const build = (langs) => () => whole((folder) => [join(root, 'bin/spp.js'), 'build', issue, '--to', 'email,eml,text', ...langs, '--out', join(folder, 'dist')]);
const node = () => whole(() => ['-e', '0']);
const took = { both: [], one: [], node: [] };
for (let round = 0; round < rounds; round += 1) {
  took.both.push(await build([])());
  took.one.push(await build(['--lang', 'zh'])());
  took.node.push(await node());
}
for (const [name, title] of [['both', 'both languages'], ['one', 'Chinese alone']]) {
  const ratio = median(took[name]) / median(took.node);
  console.log(`${verdict(ratio <= 5)} spp build ${issue} --to email,eml,text, ${title}, nothing cached, against node -e 0: ${ratio.toFixed(2)} × (bar 5 ×) · ${median(took[name]).toFixed(0)} ms against ${median(took.node).toFixed(0)} ms`);
}
