import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, spp, workspace } from './spp.js';

interface Report {
  readonly version: number;
  readonly checks: readonly { readonly id: string; readonly state: string; readonly message: string; readonly remedy?: string }[];
  readonly summary: { readonly ok: number; readonly warning: number; readonly error: number };
}

const examine = async (cwd: string, env: Record<string, string> = {}) => {
  const { code, stdout } = await spp(['doctor', '--format', 'json'], { cwd, env });
  const report = JSON.parse(stdout) as Report;
  return { code, report, of: (id: string) => report.checks.find((check) => check.id === id) };
};

test.concurrent('a whole workspace on a whole machine is fine; without a browser the command that brings one is said', async () => {
  const cwd = await makeFolder(workspace);
  const { code, report, of } = await examine(cwd, { SPP_BROWSER: join(cwd, 'no-browser') });
  expect(code).toBe(3);
  expect(of('browser')).toMatchObject({ state: 'error', message: expect.stringContaining('no-browser'), remedy: 'unset SPP_BROWSER' });
  expect(report.checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['spp', 'node', 'locale', 'terminal', 'fonts', 'pictures', 'workspace', 'settings', 'glossary', 'issues', 'theme', 'output', 'cache']));
  expect(report.checks.filter(({ id, state }) => id !== 'browser' && state === 'error')).toEqual([]);
  expect(report.summary.error).toBe(1);
});

test.concurrent('a browser is really started', async () => {
  const { code, of } = await examine(await makeFolder());
  expect(of('browser')).toMatchObject({ state: expect.stringMatching(/ok|warning/), message: expect.stringMatching(/Chrom|Edge/) });
  expect(of('workspace')).toMatchObject({ state: 'warning', remedy: 'spp init' });
  expect(code).toBe(0);
});

test.concurrent('settings and themes that cannot be read are pointed out at their place', async () => {
  const cwd = await makeFolder({ ...workspace, 'spp.yml': 'version: 1\nthem: green\n' });
  const { code, of } = await examine(cwd);
  expect(code).toBe(2);
  expect(of('settings')).toMatchObject({ state: 'error', message: expect.stringContaining('spp.yml:2'), remedy: 'spp check' });
  const other = await makeFolder({ ...workspace, 'spp.yml': 'version: 1\ntheme: nowhere\n' });
  expect((await examine(other)).of('theme')).toMatchObject({ state: 'error', message: expect.stringContaining('nowhere') });
});

test.concurrent('a folder that cannot be written is an error', async () => {
  const cwd = await makeFolder({ ...workspace, cache: 'a file is in the way' });
  const { code, of } = await examine(cwd, { SPP_CACHE_DIR: join(cwd, 'cache/below') });
  expect([code, of('cache')?.state]).toEqual([3, 'error']);
});

test.concurrent('the cache is weighed, and clearing it touches nothing that is not ours', async () => {
  const cwd = await makeFolder(workspace);
  const cache = join(await makeFolder(), 'cache');
  const env = { SPP_CACHE_DIR: cache };
  const outside = await makeFolder({ ['a'.repeat(64)]: 'not in the cache' });
  await spp(['check'], { cwd, env });
  const browser = join(cache, 'chromium-1.2.3');
  await mkdir(browser);
  await writeFile(join(browser, 'unpacked.json'), '{}');
  await mkdir(join(cache, 'chromium-mine'));
  await writeFile(join(cache, 'letter.txt'), 'a letter');
  await writeFile(join(cache, 'runs/letter.txt'), 'another');
  await symlink(outside, join(cache, 'pictures'));
  const weighed = JSON.parse((await spp(['cache', 'stats', '--format', 'json'], { cwd, env })).stdout);
  expect(weighed.contents).toEqual([
    { kind: 'pictures', files: 0, bytes: 0 },
    { kind: 'printed', files: 0, bytes: 0 },
    { kind: 'runs', files: 1, bytes: expect.any(Number) },
    { kind: 'parts', files: 1, bytes: expect.any(Number) },
    { kind: 'browser', files: 1, bytes: 2 },
    { kind: 'undo', files: 0, bytes: 0 },
  ]);
  expect((await spp(['cache', 'clear'], { cwd, env })).code).toBe(0);
  expect((await readdir(cache)).sort()).toEqual(['chromium-1.2.3', 'chromium-mine', 'letter.txt', 'pictures', 'runs']);
  expect(await readdir(join(cache, 'runs'))).toEqual(['letter.txt']);
  await spp(['cache', 'clear', '--all'], { cwd, env });
  expect((await readdir(cache)).sort()).toEqual(['chromium-mine', 'letter.txt', 'pictures', 'runs']);
  expect(await readFile(join(outside, 'a'.repeat(64)), 'utf8')).toBe('not in the cache');
});
