// Keeps in lib/program.cache what V8 has compiled after the everyday commands ran once on the shipped issues.
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cache = new URL('../lib/program.cache', import.meta.url);
const folder = await mkdtemp(join(tmpdir(), 'spp-compile-'));
process.env.SPP_NO_CACHE = '1';
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (_text, ...rest) => {
    rest.findLast((each) => typeof each === 'function')?.();
    return true;
  };
}
try {
  const { main, script } = createRequire(import.meta.url)('../bin/program.js');
  for (const args of [['check', 'issue-9'], ['build', 'issue-9', '--to', 'email,eml,text', '--out', folder]]) await main(args);
  const beside = new URL('../lib/program.cache.new', import.meta.url);
  await writeFile(beside, script.createCachedData());
  await rename(beside, cache);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
