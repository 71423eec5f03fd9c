// `npm run bench`: all benchmarks, one after the other. With --record their figures go to bench/results.json, of which `npm run generate` makes
// docs/benchmarks*.md and the table of the READMEs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const benches = ['run', 'mail', 'checker', 'pdf'];
const line = /^(?<verdict>met {3}|MISSED| {6}) (?<what>.+?): (?<figure>.+?)(?: \(bar (?<bar>[^)]*)\))?(?: · (?<detail>.*))?$/u;
const figures = [];
let failed = false;

for (const bench of benches) {
  const running = spawn(process.execPath, [fileURLToPath(new URL(`${bench}.mjs`, import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  running.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
    process.stdout.write(text);
  });
  const [code] = await once(running, 'close');
  failed ||= code !== 0;
  for (const each of said.split('\n')) {
    const { verdict, what, figure, bar, detail } = line.exec(each)?.groups ?? {};
    if (what !== undefined) figures.push({ bench, what, figure, ...(bar && { bar, met: verdict.startsWith('met') }), ...(detail && { detail }) });
  }
}
if (process.argv.includes('--record') && !failed) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()} · Node ${process.version} · ${process.platform} ${process.arch}`;
  await writeFile(new URL('results.json', import.meta.url), `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, figures }, null, 2)}\n`);
}
process.exitCode = failed ? 1 : 0;
