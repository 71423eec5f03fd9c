// The tests that `npm test` has no time for. `npm run test:long`: within a time that CI can wait for; `npm run test:exhaustive`: new random
// inputs, four hundred kills, every hostile string in every field, all corpora, a quarter of an hour of changed files: some hours' worth.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const exhaustive = process.argv.includes('--exhaustive');
const only = process.argv.slice(2).filter((arg) => arg !== '--exhaustive');
/** Minutes: CI's ten, less what it takes to end. */
const most = Number(process.env.SPP_LONG_MINUTES ?? 9.5);
const projects = ['slow', 'long', ...(exhaustive ? ['random'] : [])].flatMap((name) => ['--project', name]);
const running = spawn(process.execPath, [fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url)), 'run', ...projects, '--maxWorkers', '100%', ...only], {
  cwd: root,
  env: { ...process.env, ...(exhaustive && { SPP_EXHAUSTIVE: '1' }), ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  stdio: ['ignore', 'pipe', 'pipe'],
  // A group of its own: what the tests started ends with them.
  detached: process.platform !== 'win32',
});
function end(signal) {
  try {
    if (process.platform === 'win32') running.kill(signal);
    else process.kill(-running.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end('SIGKILL'));
// A run that is ended has no summary: whether a test failed before is read from its lines.
let failed = false;
// oxlint-disable-next-line no-control-regex -- colours
const fault = /^(?:\s|\u001B\[[\d;]*m)*(?:FAIL|[×❯])(?:\s|\u001B)/mu;
for (const [from, to] of [[running.stdout, process.stdout], [running.stderr, process.stderr]]) {
  from.setEncoding('utf8');
  from.on('data', (text) => {
    failed ||= fault.test(text);
    to.write(text);
  });
}
let ended = false;
const timer = setTimeout(() => {
  if (exhaustive) return;
  ended = true;
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), 5000);
}, most * 60_000);
const [code] = await once(running, 'exit');
clearTimeout(timer);
end('SIGKILL');
if (ended) console.error(`\nnpm run test:long was ended after ${most} minutes: ${failed ? 'of the tests that ran, some failed' : 'the tests that ran have passed, the others were not reached on a machine as busy as this'}.`);
process.exit(ended ? Number(failed) : (code ?? 1));
