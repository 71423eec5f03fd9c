import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, spp } from './spp.js';

const files = {
  'spp.yml': 'version: 1\nlanguages: [zh]\nsource: zh\n',
  'glossary.yml': 'version: 1\nconcepts: []\n',
  'issues/issue-1/issue.yml': 'year: 2024\ndate: 2024-05-01\n',
  'issues/issue-1/zh.md': '---\ntitle: 简报\n---\n\n# 新闻\n\n## 会议\n\n会议于5月举行。\n',
};

/** A workspace with a cache of its own, and a way to run in it. */
async function begin() {
  const cwd = await makeFolder(files);
  const cache = join(await makeFolder(), 'cache');
  const run = (...args: string[]) => spp(args, { cwd, env: { SPP_CACHE_DIR: cache } });
  return { cwd, cache, run };
}

test('a check is said again as long as nothing has changed, and made anew when something has', async () => {
  const { cwd, run } = await begin();
  const first = await run('check', '--format', 'json');
  expect(first.code).toBe(0);
  expect(await run('check', '--format', 'json')).toEqual(first);
  await writeFile(join(cwd, 'issues/issue-1/zh.md'), `${files['issues/issue-1/zh.md']}\n[更多](#)\n`);
  const second = await run('check', '--format', 'json');
  expect(second.code).toBe(1);
  expect(await run('check', '--format', 'json')).toEqual(second);
  await writeFile(join(cwd, 'spp.yml'), `${files['spp.yml']}rules: { link/placeholder: off }\n`);
  expect((await run('check')).code).toBe(0);
});

test('another language of messages is another run', async () => {
  const { run } = await begin();
  const english = await run('check');
  const chinese = await run('check', '--ui-lang', 'zh');
  expect(chinese.stdout).not.toBe(english.stdout);
});

test('a build with nothing to do does nothing; what is lost, damaged or unfinished is made again', async () => {
  const { cwd, run } = await begin();
  const build = () => run('build', '--to', 'text,email');
  const text = join(cwd, 'dist/issue-1/issue-1.zh.txt');
  expect((await build()).stderr).toContain('is ready');
  const whole = await readFile(text);
  expect((await build()).stderr).toContain('is unchanged');
  await writeFile(text, 'damaged');
  expect((await build()).stderr).toContain('is ready');
  expect(await readFile(text)).toEqual(whole);
  await rm(join(cwd, 'dist'), { recursive: true });
  expect((await build()).stderr).toContain('is ready');
  expect(await readFile(text)).toEqual(whole);
  const stage = join(cwd, 'dist/.spp-issue-1');
  await mkdir(stage);
  await writeFile(join(stage, '0'), 'staged, without a journal');
  await build();
  await expect(readFile(join(stage, '0'))).rejects.toThrow('ENOENT');
});

test('SPP_NO_CACHE keeps and asks nothing', async () => {
  const { cwd, cache } = await begin();
  await spp(['check'], { cwd, env: { SPP_CACHE_DIR: cache, SPP_NO_CACHE: '1' } });
  await expect(readFile(cache)).rejects.toThrow('ENOENT');
});
