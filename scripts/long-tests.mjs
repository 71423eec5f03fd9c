// The tests that `npm test` has no time for. `npm run test:long`: within a time that CI can wait for; `npm run test:exhaustive`: new random
// inputs, four hundred kills, every hostile string in every field, all corpora, a quarter of an hour of changed files: some hours' worth.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const exhaustive = process.argv.includes('--exhaustive');
/** Minutes: CI's ten, less what it takes to end. */
const most = 9.5;
const projects = ['slow', 'long', ...(exhaustive ? ['random'] : [])].flatMap((name) => ['--project', name]);
const running = spawn(process.execPath, [fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url)), 'run', ...projects, '--maxWorkers', '100%'], {
  cwd: root,
  env: { ...process.env, ...(exhaustive && { SPP_EXHAUSTIVE: '1' }) },
  stdio: 'inherit',
});
const timer = setTimeout(() => {
  if (exhaustive) return;
  console.error(`\nnpm run test:long has taken ${most} minutes and is ended: the machine is too busy, or a test became slower. The files above have passed.`);
  process.exitCode = 1;
  running.kill('SIGTERM');
}, most * 60_000);
running.on('exit', (code) => {
  clearTimeout(timer);
  process.exitCode ||= code ?? 1;
});
