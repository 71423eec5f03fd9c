import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeFolder, program } from './spp.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The modules of the program that ran, from V8's own account of the functions that were called; packages by their name alone. */
async function loadedBy(...args: readonly string[]): Promise<Set<string>> {
  const folder = await makeFolder();
  await promisify(execFile)(process.execPath, [program, ...args], { cwd: root, env: { ...process.env, NODE_V8_COVERAGE: folder, SPP_NO_CACHE: '1' }, maxBuffer: 1 << 26 });
  const loaded = new Set<string>();
  for (const name of await readdir(folder)) {
    const { result } = JSON.parse(await readFile(join(folder, name), 'utf8')) as { result: { url: string; functions: { functionName: string; ranges: { count: number }[] }[] }[] };
    for (const { url, functions } of result) {
      if (url.includes('/lib/')) loaded.add(url.replace(/.*\/lib\/([a-z]+).*/, 'lib/$1'));
      for (const { functionName, ranges } of functions) {
        const [, own, foreign] = /^(src\/.*)|^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(functionName) ?? [];
        if ((ranges[0]?.count ?? 0) > 0 && (own ?? foreign) !== undefined) loaded.add(own ?? foreign ?? '');
      }
    }
  }
  return loaded;
}

test('a version and a help page load none of the commands', async () => {
  for (const flag of ['--version', '--help']) expect([...(await loadedBy(flag))], flag).not.toContain('lib/program');
});

test('a check loads what reads and judges, and nothing that renders, prints or mails', async () => {
  const loaded = await loadedBy('check', 'issue-9');
  expect([...loaded]).toEqual(expect.arrayContaining(['lib/program', 'unified', 'src/checks/registry.ts']));
  for (const name of ['puppeteer-core', 'handlebars', 'nodemailer', 'fflate', 'saxes', 'qrcode', 'rehype-parse', 'src/render/registry.ts']) expect([...loaded]).not.toContain(name);
});

/** Loads the program, runs a command in it, and tells what `told` gives then. */
async function afterRunning(args: readonly string[], told: string): Promise<unknown> {
  const run = `const { main, script } = require(${JSON.stringify(join(root, 'bin/program.js'))}); process.stdout.write = (_, ...rest) => (rest.at(-1)?.(), true); main(${JSON.stringify(args)}).then(() => { process.stderr.write(JSON.stringify(${told})); process.exit(); });`;
  const { stderr } = await promisify(execFile)(process.execPath, ['-e', run], { cwd: root, env: { ...process.env, SPP_NO_CACHE: '1' } });
  return JSON.parse(stderr);
}

test('V8 takes what it kept of the program when that was compiled', async () => {
  expect(await afterRunning(['rules'], 'script.cachedDataRejected')).toBe(false);
});

test('a check loads none of Node’s modules that start processes or serve pages', async () => {
  const loaded = await afterRunning(['check', 'issue-9'], 'process.moduleLoadList');
  expect(loaded).toEqual(expect.arrayContaining(['NativeModule fs/promises']));
  for (const name of ['child_process', 'dgram', 'http']) expect(loaded).not.toContain(`NativeModule ${name}`);
});

test('e-mail and text are made without a browser, and from partials that were parsed when the tool was compiled', async () => {
  const loaded = await loadedBy('build', 'issue-9', '--to', 'email,text', '--out', await makeFolder());
  expect([...loaded]).toContain('src/render/registry.ts');
  for (const name of ['handlebars', 'puppeteer-core', 'saxes', 'rehype-parse']) expect([...loaded]).not.toContain(name);
});
