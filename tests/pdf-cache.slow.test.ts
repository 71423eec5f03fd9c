import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '../src/io/cache-folder.js';
import { makeFolder, spp, workspace } from './spp.js';

test('a PDF of what did not change comes from the cache, without a browser; one changed word prints one edition', async () => {
  const cwd = await makeFolder(workspace);
  // A cache of its own, with the browser that is unpacked already.
  const cache = join(cwd, 'cache');
  await mkdir(cache);
  for (const name of await readdir(cacheFolder(process.env))) if (name.startsWith('chromium-')) await cp(join(cacheFolder(process.env), name), join(cache, name), { recursive: true });
  const build = (out: string, more: Readonly<Record<string, string>> = {}) => spp(['build', '--to', 'pdf', '--out', out], { cwd, env: { SPP_CACHE_DIR: cache, ...more } });
  const pdf = async (out: string, lang: string) => (await readFile(join(cwd, out, `issue-9/issue-9.${lang}.pdf`))).toString('base64');
  const kept = async () => (await readdir(join(cache, 'printed'))).length;

  expect((await build('first')).code).toBe(0);
  const before = await kept();
  // Where no profile can be made, no browser starts.
  const nowhere = { TMPDIR: join(cwd, 'nowhere') };
  const second = await build('second', nowhere);
  expect(second.code, second.stderr).toBe(0);
  expect(await readFile(join(cwd, 'second/issue-9/manifest.json'), 'utf8')).toBe(await readFile(join(cwd, 'first/issue-9/manifest.json'), 'utf8'));
  for (const lang of ['zh', 'en']) expect((await pdf('second', lang)) === (await pdf('first', lang))).toBe(true);
  // The guard guards: without the cache it cannot do without one.
  expect((await build('third', { ...nowhere, SPP_NO_CACHE: '1' })).code).not.toBe(0);

  const draft = join(cwd, 'issues/issue-9/zh.md');
  await writeFile(draft, `${await readFile(draft, 'utf8')}\n又及。\n`);
  const changed = await build('fourth');
  expect(changed.code, changed.stderr).toBe(0);
  // The Chinese PDF, and the mark that these drafts have been printed.
  expect(await kept()).toBe(before + 2);
  expect((await pdf('fourth', 'en')) === (await pdf('first', 'en'))).toBe(true);
  expect((await pdf('fourth', 'zh')) === (await pdf('first', 'zh'))).toBe(false);
}, 60_000);
