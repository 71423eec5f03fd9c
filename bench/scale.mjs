// How time and memory grow with issues and terms: `node bench/scale.mjs [--issues 10,100,1000] [--terms 100,1000,10000,100000] [--json FILE]`.
// 10,000 issues and 1,000,000 terms work too, if one has the time. Floor: `node -e 0`, in turn with the rest.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { makeWorkspace } from './workspaces.mjs';

const spp = fileURLToPath(new URL('../bin/spp.js', import.meta.url));
const { values } = parseArgs({ options: { issues: { type: 'string', default: '1,10,100,400,1000' }, terms: { type: 'string', default: '100,1000,10000,100000' }, json: { type: 'string' } } });
const numbers = (list) => list.split(',').filter(Boolean).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'spp-scale-'));
const preload = join(folder, 'memory.mjs');
await writeFile(preload, `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.SPP_BENCH_MEMORY, JSON.stringify(process.resourceUsage())));`);

/** Milliseconds, those of all processors together, and megabytes of one run. */
async function measure(args, cwd, env = {}) {
  const memory = join(folder, 'memory');
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env: { ...process.env, SPP_CACHE_DIR: join(folder, 'cache'), SPP_BENCH_MEMORY: memory, NODE_OPTIONS: `--import=file://${preload}`, ...env }, encoding: 'utf8', maxBuffer: 1 << 30 });
  const milliseconds = performance.now() - began;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr.slice(-2000)}`);
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(await readFile(memory, 'utf8'));
  return { milliseconds, processor: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

async function row(issues, terms) {
  const cwd = join(folder, `w-${issues}-${terms}`);
  await makeWorkspace(cwd, issues, terms);
  const check = await measure([spp, 'check', '-q'], cwd, { SPP_NO_CACHE: '1' });
  const status = await measure([spp, 'translate', 'status'], cwd, { SPP_NO_CACHE: '1' });
  const build = await measure([spp, 'build', '--to', 'text,email', '-q'], cwd);
  const draft = join(cwd, 'issues/issue-1/zh.md');
  await writeFile(draft, (await readFile(draft, 'utf8')).replace('商定', '确定'));
  // This one keeps the run; the next may still read files that are young.
  const word = await measure([spp, 'build', '--to', 'text,email', '-q'], cwd);
  await new Promise((resolve) => {
    setTimeout(resolve, 2100);
  });
  await measure([spp, 'build', '--to', 'text,email', '-q'], cwd);
  const floor = [];
  const nothing = [];
  for (let round = 0; round < 5; round += 1) {
    floor.push((await measure(['-e', '0'], cwd)).processor);
    nothing.push((await measure([spp, 'build', '--to', 'text,email', '-q'], cwd)).processor);
  }
  await rm(cwd, { recursive: true, force: true });
  return { issues, terms, check, status, build, word, nothing: median(nothing), floor: median(floor) };
}

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0);
const rows = [];
const plan = [...numbers(values.issues).map((issues) => [issues, 100]), ...numbers(values.terms).map((terms) => [10, terms])];
console.log(`${cpus().length} × ${cpus()[0]?.model.trim()} · Node ${process.version} · ${process.platform} ${process.arch}\n`);
console.log('Seconds are processor time: they hold on a busy machine too.\n\n| issues | terms | check s | MB | build text,email s | MB | one word changed s | nothing changed s | × node -e 0 | translate status s | MB |\n|---|---|---|---|---|---|---|---|---|---|---|');
try {
  for (const [issues, terms] of plan) {
    const made = await row(issues, terms);
    rows.push(made);
    const { check, status, build, word, nothing, floor } = made;
    console.log(`| ${issues} | ${terms} | ${seconds(check.processor)} | ${check.megabytes.toFixed(0)} | ${seconds(build.processor)} | ${build.megabytes.toFixed(0)} | ${seconds(word.processor)} | ${seconds(nothing)} | ${(nothing / floor).toFixed(1)} | ${seconds(status.processor)} | ${status.megabytes.toFixed(0)} |`);
  }
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ node: process.version, processors: `${cpus().length} × ${cpus()[0]?.model.trim()}`, rows }, undefined, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
