// The gate: everything that must hold before a commit, two steps at a time. `npm run gate` prints what failed, with its output.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// The longest first, so that both lanes end together.
const steps = [
  ['unit tests', 'vitest', 'run', '--project', 'unit', '--reporter', 'dot'],
  // Types by the native compiler that the linter needs anyway: a third of tsc's time. `npm test` asks tsc itself.
  ['types and lint', 'oxlint', '--type-aware', '--type-check', 'src', 'tests'],
  ['unused code', 'knip'],
  ['generated files', 'node', 'scripts/generate.mjs', '--check'],
  ['layers', 'node', 'scripts/layers.mjs'],
];

function run([name, command, ...args]) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` },
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ name, ok: false, output: String(error) }));
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      resolve({ name, ok: code === 0, output });
    });
  });
}

const queue = [...steps];
const results = [];
await Promise.all([1, 2].map(async () => {
  for (let step = queue.shift(); step; step = queue.shift()) results.push(await run(step));
}));

const failed = results.filter((result) => !result.ok);
for (const { name, output } of failed) console.log(`\n=== ${name} ===\n${output.trim()}`);
process.exitCode = failed.length > 0 ? 1 : 0;
