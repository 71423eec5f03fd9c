// `node bench/checker.mjs`: whole processes of `spp check` against textlint with textlint-rule-prh, and against itself with larger glossaries.
// Rivals are installed on demand into bench/rivals/ by its own lock file. Milliseconds are this machine's; ratios travel.
//   --no-rivals (leaves the comparison with textlint out)  --rounds N
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFrom } from './seeded.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const spp = join(root, 'bin/spp.js');
const rivals = fileURLToPath(new URL('rivals', import.meta.url));
const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, 'no-rivals': { type: 'boolean', default: false } } });
const rounds = Number(flags.rounds);
const folder = await mkdtemp(join(tmpdir(), 'spp-checker-'));
const random = randomFrom(7);

// Names of rare words, so that text and names meet where a name stands and not everywhere, as real ones do.
const syllables = Array.from({ length: 2400 }, (_, i) => String.fromCharCode(0x4e00 + i * 7));
const pick = (list) => list[Math.floor(random() * list.length)];
const name = () => Array.from({ length: 6 + Math.floor(random() * 6) }, () => pick(syllables)).join('');
const names = [...new Set(Array.from({ length: 40_000 }, name))];

const glossaryOf = (count) =>
  ['version: 1', 'concepts:', ...names.slice(0, count).map((zh, i) => `  - { id: c${i}, kind: organisation, status: approved, en: { name: Body Number ${i} }, zh: { preferred: ${zh}, forbidden: [{ text: ${zh}旧称, why: 旧称 }] } }`)].join('\n');

const prose = readdirSync(join(root, 'issues'))
  .flatMap((issue) => readFileSync(join(root, 'issues', issue, 'zh.md'), 'utf8').replace(/^---[^]*?\n---\n/u, '').split('\n\n'))
  // The end of a directive belongs to what began before it.
  .map((block) => block.replace(/\n:::[^]*$/u, ''))
  .filter((block) => /^\p{Script=Han}/u.test(block));

/** Chinese Markdown of about so many bytes: the project's own paragraphs, one in three with a name of the glossary. */
function markdown(bytes, known) {
  const blocks = ['# 进展'];
  for (let size = 0, n = 0; size < bytes; n += 1) {
    const block = n % 12 === 0 ? `## 第${n}篇` : prose[n % prose.length] + (n % 3 === 0 ? `${names[Math.floor(random() * known)]}参加了会议。` : '');
    blocks.push(block);
    size += Buffer.byteLength(block) + 2;
  }
  return `${blocks.join('\n\n')}\n`;
}

/** One run of a program that prints JSON, start to end; a program that could not even start ends with 1 too. */
function run(args, cwd, isFine = ({ status, stdout }) => (status === 0 || status === 1) && /^[[{]/u.test(stdout)) {
  const began = performance.now();
  // Nothing kept of the run before: what is said again without being read would be compared otherwise.
  const result = spawnSync(process.execPath, args, { cwd, env: { ...process.env, SPP_NO_CACHE: '1' }, encoding: 'utf8', maxBuffer: 1 << 29 });
  const milliseconds = performance.now() - began;
  if (!isFine(result)) throw new Error(`${args.join(' ').slice(0, 200)} ended with ${result.status ?? result.signal}\n${result.stderr.slice(0, 2000)}`);
  return milliseconds;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs two in turn; gives the medians. */
function inTurn(one, two) {
  one();
  two();
  const times = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(one());
    times[1].push(two());
  }
  return times.map(median);
}

const verdict = (isMet) => (isMet ? 'met   ' : 'MISSED');

const text = join(folder, 'text.zh.md');
await writeFile(text, markdown(1_000_000, 5000));
for (const count of [10, 500, 5000]) await writeFile(join(folder, `terms-${count}.yml`), glossaryOf(count));
const check = (count) => () => run([spp, 'check', text, '--glossary', join(folder, `terms-${count}.yml`), '--format', 'json'], folder);

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()} · Node ${process.version} · ${process.platform} ${process.arch} · ${rounds} rounds, medians\n`);

const [many, few] = inTurn(check(5000), check(10));
console.log(`${verdict(many / few <= 1.3)} 1 MB of Chinese, 5,000 terms against 10: ${(many / few).toFixed(2)} × (bar 1.3 ×) · ${many.toFixed(0)} ms against ${few.toFixed(0)} ms`);

if (!flags['no-rivals']) {
  const textlint = join(rivals, 'node_modules/textlint/bin/textlint.js');
  if (!existsSync(textlint)) {
    console.log('installing the rivals …');
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: rivals, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    if (status !== 0) throw new Error('the rivals could not be installed; leave them out with --no-rivals');
  }
  await writeFile(join(folder, 'prh.yml'), ['version: 1', 'rules:', ...names.slice(0, 500).map((zh) => `  - expected: ${zh}\n    patterns: [${zh}旧称]`)].join('\n'));
  await writeFile(join(folder, '.textlintrc.json'), JSON.stringify({ rules: { prh: { rulePaths: [join(folder, 'prh.yml')] } } }));
  const rival = () => run([textlint, '--config', join(folder, '.textlintrc.json'), '--rules-base-directory', join(rivals, 'node_modules'), '--format', 'json', text], rivals);
  const [theirs, ours] = inTurn(rival, check(500));
  console.log(`${verdict(theirs / ours >= 5)} 1 MB of Chinese, 500 terms, faster than textlint with prh: ${(theirs / ours).toFixed(2)} × (bar 5 ×) · ${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`);
}

const workspace = join(folder, 'workspace');
for (let issue = 1; issue <= 56; issue += 1) {
  const home = join(workspace, 'issues', `issue-${issue}`);
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'issue.yml'), `issue: ${issue}\nyear: ${2010 + Math.floor(issue / 4)}\ndate: ${2010 + Math.floor(issue / 4)}-0${1 + (issue % 4) * 2}-01\n`);
  await writeFile(join(home, 'zh.md'), `---\ntitle: 简报${issue}\n---\n\n${markdown(22_000, 27_000)}`);
}
await writeFile(join(workspace, 'spp.yml'), 'version: 1\nlanguages: [zh]\nsource: zh\n');
await writeFile(join(workspace, 'glossary.yml'), glossaryOf(27_000));
// The limit of memory is Node's own report of its peak, in KB on every system.
const peak = join(folder, 'peak.mjs');
await writeFile(peak, "import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(process.env.SPP_BENCH_PEAK, String(process.resourceUsage().maxRSS)));\n");
process.env.SPP_BENCH_PEAK = join(folder, 'peak.txt');
const whole = run(['--import', peak, spp, 'check', '--format', 'json'], workspace);
const megabytes = Number(readFileSync(process.env.SPP_BENCH_PEAK, 'utf8')) / 1024;
console.log(`${verdict(whole <= 10_000 && megabytes <= 800)} 27,000 terms over 56 bulletins: ${(whole / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB (bar 10 s, 800 MB)`);

await rm(folder, { recursive: true, force: true });
