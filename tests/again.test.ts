import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

const draft = (text: string): string => `---\ntitle: 简报\n---\n\n# 新闻\n\n## 会议\n\n${text}\n`;
const source = (text: string): string => `---\ntitle: Bulletin\n---\n\n# News\n\n## Meeting\n\n${text}\n`;
const archive = {
  'spp.yml': 'version: 1\nlanguages: [zh, en]\nsource: en\n',
  'glossary.yml': 'version: 1\nconcepts: []\n',
  ...Object.fromEntries([1, 2, 3].flatMap((issue) => [
    [`issues/issue-${issue}/issue.yml`, `year: 2024\ndate: 2024-0${issue}-01\n`],
    [`issues/issue-${issue}/zh.md`, draft(issue === 3 ? '多利益相关方顾问委员会（MAC）开会。' : '多利益攸关方咨询委员会（MAC）开会。')],
    [`issues/issue-${issue}/en.md`, source('The Multi-stakeholder Advisory Committee (MAC) met.')],
  ])),
};

/** Every file below a folder by what it is on the disk: a file that was written again is another one. */
async function inodes(folder: string): Promise<Map<string, number>> {
  const names = (await readdir(folder, { recursive: true })).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).ino] as const)));
}

async function beginArchive() {
  const cwd = await makeFolder(archive);
  const cache = join(await makeFolder(), 'cache');
  const run = (args: string[], env = {}) => spp(args, { cwd, env: { SPP_CACHE_DIR: cache, ...env } });
  const change = (path: string, text: string) => writeFile(join(cwd, path), text);
  return { cwd, cache, run, change };
}

/** Puts a finding of its own into what is kept of each issue: it is told of those that are not checked again. */
async function markKept(cache: string): Promise<void> {
  for (const name of await readdir(join(cache, 'parts'))) {
    const path = join(cache, 'parts', name);
    const record = JSON.parse((await readFile(path, 'utf8')).slice(64)) as { value: { diagnostics?: object[]; files: string[] } };
    record.value.diagnostics?.push({ rule: 'term/forbidden', severity: 'info', file: record.value.files[0], message: { zh: '留存', en: 'kept' } });
    const text = JSON.stringify(record);
    await writeFile(path, createHash('sha256').update(text).digest('hex') + text);
  }
}

test('after one changed word, that issue alone is checked again', async () => {
  const { cache, run, change } = await beginArchive();
  await run(['check']);
  await markKept(cache);
  await change('issues/issue-2/zh.md', draft('多利益攸关方咨询委员会（MAC）开了会。'));
  const { stdout } = await run(['check', '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string; message: string }[] };
  expect(diagnostics.filter(({ message }) => message === 'kept').map(({ file }) => file)).toEqual(['issues/issue-1/zh.md', 'issues/issue-3/zh.md']);
});

test.each([
  ['a line more before a name that a later issue is compared with', 'issues/issue-2/zh.md', draft('新的一段。\n\n多利益攸关方咨询委员会（MAC）开会。')],
  ['another name in an earlier issue', 'issues/issue-1/zh.md', draft('多利益方咨询委员会（MAC）开会。')],
  ['another day of an issue', 'issues/issue-2/issue.yml', 'year: 2025\ndate: 2025-01-01\n'],
  ['other settings', 'spp.yml', `${archive["spp.yml"]}rules: { consistency/across-issues: error }\n`],
  ['another glossary', 'glossary.yml', 'version: 1\nconcepts:\n  - { id: mac, kind: body, en: { name: Multi-stakeholder Advisory Committee, abbr: MAC }, zh: { preferred: 多利益相关方顾问委员会 } }\n'],
])('%s: what is then said is what a run without a cache says', async (_, path, text) => {
  const { run, change } = await beginArchive();
  const first = await run(['check', '--format', 'json']);
  await change(path, text);
  const again = await run(['check', '--format', 'json']);
  expect(again).toEqual(await run(['check', '--format', 'json'], { SPP_NO_CACHE: '1' }));
  expect(again.stdout).not.toBe(first.stdout);
});

test('the lines are shown of what was kept, too', async () => {
  const { run, change } = await beginArchive();
  await run(['check']);
  await change('issues/issue-1/en.md', source('The Multi-stakeholder Advisory Committee (MAC) has met.'));
  const { stdout } = await run(['check']);
  expect(stdout).toContain('│ 多利益相关方顾问委员会（MAC）开会。');
  expect(stdout).toBe((await run(['check'], { SPP_NO_CACHE: '1' })).stdout);
});

test('one changed word of one edition writes the outputs of that edition alone', async () => {
  const { cwd, run, change } = await beginArchive();
  const build = (env = {}) => run(['build', '--to', 'text,email'], env);
  expect((await build()).stderr).toContain('dist/issue-3 is ready');
  const before = await inodes(join(cwd, 'dist'));
  await change('issues/issue-2/zh.md', draft('多利益攸关方咨询委员会（MAC）开了会。'));
  const { stderr } = await build();
  expect(stderr.match(/dist\/issue-\d is \w+/gu)).toEqual(['dist/issue-1 is unchanged', 'dist/issue-2 is ready', 'dist/issue-3 is unchanged']);
  const after = await inodes(join(cwd, 'dist'));
  expect([...after].flatMap(([name, inode]) => (before.get(name) === inode ? [] : [name]))).toEqual(['issue-2/issue-2.zh.html', 'issue-2/issue-2.zh.txt', 'issue-2/manifest.json']);
  expect((await build()).stderr.match(/is ready/gu)).toBeNull();
  // An output that was taken away is made again, and its issue alone.
  await rm(join(cwd, 'dist/issue-1/issue-1.zh.txt'));
  expect((await build()).stderr.match(/dist\/issue-\d is \w+/gu)).toEqual(['dist/issue-1 is ready', 'dist/issue-2 is unchanged', 'dist/issue-3 is unchanged']);
});

test('an issue with errors is refused again, and built once it has none', async () => {
  const { run, change } = await beginArchive();
  await change('issues/issue-1/zh.md', draft('多利益攸关方咨询委员会（MAC）[开会](#)。'));
  const build = () => run(['build', '--to', 'text']);
  const first = await build();
  expect(first.code).toBe(1);
  await change('issues/issue-3/zh.md', draft('多利益攸关方咨询委员会（MAC）开会。'));
  const second = await build();
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('link/placeholder');
  await change('issues/issue-1/zh.md', draft('多利益攸关方咨询委员会（MAC）开会。'));
  expect(await build()).toMatchObject({ code: 0, stderr: expect.stringContaining('dist/issue-1 is ready') as string });
});
