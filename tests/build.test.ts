import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../src/io/lock.js';
import { makeFolder, picture, spp, workspace, write, zh, type Ended } from './spp.js';

// What needs no browser: how output is replaced is the same for every format.
const formats = ['--to', 'email,text'];
const build = (cwd: string, ...more: string[]): Promise<Ended> => spp(['build', ...formats, ...more], { cwd });

interface Manifest {
  version: number;
  issue: string;
  browser?: string;
  files: { path: string; lang?: string; format: string; bytes: number; sha256: string }[];
}

async function manifestOf(folder: string): Promise<Manifest> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return manifest;
}

/** All files below a folder with their bytes, as one value to compare. */
async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1)] = createHash('sha256').update(await readFile(path)).digest('hex');
  }
  return found;
}

/** The manifest and the folder say the same: every entry is there with its size and hash, one for each format and language, and nothing else. */
async function expectWhole(folder: string): Promise<Manifest> {
  const manifest = await manifestOf(folder);
  const { 'manifest.json': _own, ...files } = await contents(folder);
  expect(Object.fromEntries(manifest.files.map(({ path, sha256 }) => [path, sha256]))).toEqual(files);
  for (const { path, bytes } of manifest.files) expect((await stat(join(folder, path))).size).toBe(bytes);
  const outputs = manifest.files.filter(({ format }) => format !== 'asset').map(({ format, lang }) => `${format}.${lang}`);
  expect(new Set(outputs).size).toBe(outputs.length);
  expect((await readdir(join(folder, '..'))).filter((name) => name.startsWith('.'))).toEqual([]);
  return manifest;
}

const planted = zh.replace('利益攸关方', '利害关系人');

/** Three issues of which the first waits for its output folder, which another process holds until `until` has come to pass. */
async function buildHeld(jobs: number, until: (dist: string) => boolean): Promise<string> {
  const issue = (id: string): Record<string, string | Uint8Array> => ({ [`issues/${id}/issue.yml`]: `issue: ${id.slice(-1)}\nyear: 2022\ndate: 2022-09-30\n`, [`issues/${id}/zh.md`]: zh, [`issues/${id}/images/图.png`]: picture });
  const folder = await makeFolder({ 'spp.yml': 'version: 1\nlanguages: [zh]\nsource: zh\n', ...issue('issue-1'), ...issue('issue-2'), ...issue('issue-3') });
  const dist = join(folder, 'dist');
  await mkdir(dist);
  const { ended } = await withLock(join(dist, '.spp-issue-1.lock'), 0, async () => {
    const running = build(folder, '--jobs', `${jobs}`, 'issue-1', 'issue-2', 'issue-3');
    await expect.poll(() => until(dist), { timeout: 20_000 }).toBe(true);
    return { ended: running };
  });
  expect((await ended).code).toBe(0);
  return dist;
}

describe('spp build', () => {
  it.concurrent('has as many issues in work at a time as --jobs says, and makes the same whatever their number', async () => {
    const isWaiting = (dist: string): boolean => readdirSync(dist).some((name) => name.startsWith('.spp-issue-1.lock.'));
    const oneByOne = await buildHeld(1, isWaiting);
    const together = await buildHeld(2, (dist) => isWaiting(dist) && existsSync(join(dist, 'issue-2/manifest.json')));
    const isSecondLater = async (dist: string): Promise<boolean> => (await stat(join(dist, 'issue-2/manifest.json'))).mtimeMs >= (await stat(join(dist, 'issue-1/manifest.json'))).mtimeMs;
    expect([await isSecondLater(oneByOne), await isSecondLater(together)]).toEqual([true, false]);
    expect(await contents(oneByOne)).toEqual(await contents(together));
  });

  it.concurrent('makes both languages with a manifest that tells the truth', async () => {
    const folder = await makeFolder(workspace);
    const ended = await build(folder);
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '✔ dist/issue-9 is ready\n' });
    const manifest = await expectWhole(join(folder, 'dist/issue-9'));
    expect(manifest).toMatchObject({ version: 1, issue: 'issue-9' });
    expect(manifest.browser).toBeUndefined();
    const outputs = manifest.files.filter(({ format }) => format !== 'asset');
    expect(outputs.map(({ path, lang, format }) => [path, lang, format])).toEqual([
      ['issue-9.en.html', 'en', 'email'],
      ['issue-9.en.txt', 'en', 'text'],
      ['issue-9.zh.html', 'zh', 'email'],
      ['issue-9.zh.txt', 'zh', 'text'],
    ]);
    expect(await readFile(join(folder, 'dist/issue-9/issue-9.zh.txt'), 'utf8')).toContain('各利益攸关方');
  });

  it.concurrent('repeats byte for byte, and leaves files that would not change', async () => {
    const folder = await makeFolder(workspace);
    await build(folder);
    const before = await contents(join(folder, 'dist'));
    const past = new Date('2020-01-01');
    for (const path of Object.keys(before)) await utimes(join(folder, 'dist', path), past, past);
    const again = await build(folder);
    expect(again.stderr).toBe('✔ dist/issue-9 is unchanged\n');
    expect(await contents(join(folder, 'dist'))).toEqual(before);
    for (const path of Object.keys(before)) expect((await stat(join(folder, 'dist', path))).mtime).toEqual(past);
    await build(folder, '--out', 'elsewhere');
    expect(await contents(join(folder, 'elsewhere'))).toEqual(before);
  });

  it.concurrent('refuses errors and leaves the last good output, and builds again when they are mended', async () => {
    const folder = await makeFolder(workspace);
    await build(folder);
    const before = await contents(join(folder, 'dist'));
    await write(folder, { 'issues/issue-9/zh.md': planted });
    const refused = await build(folder);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('issues/issue-9/zh.md:9:2  error  term/forbidden');
    expect(refused.stderr).toContain('✖ issue-9 has 1 error and was not built; the last output stands   next: spp check issue-9\n');
    expect(await contents(join(folder, 'dist'))).toEqual(before);
    const forced = await build(folder, '--no-check');
    expect(forced.code).toBe(0);
    expect(await readFile(join(folder, 'dist/issue-9/issue-9.zh.txt'), 'utf8')).toContain('各利害关系人');
    await write(folder, { 'issues/issue-9/zh.md': zh });
    expect((await build(folder)).code).toBe(0);
    expect(await contents(join(folder, 'dist'))).toEqual(before);
  });

  it.concurrent('builds the other inputs when one is bad', async () => {
    const folder = await makeFolder({ ...workspace, 'bad.md': planted, 'broken.md': Buffer.from([0xe7, 0xae]), 'good.md': zh, 'images/图.png': picture });
    const { code } = await build(folder, 'bad.md', 'broken.md', 'none.md', 'good.md', '9');
    expect(code).toBe(2);
    expect((await readdir(join(folder, 'dist'))).sort()).toEqual(['good', 'issue-9']);
  });

  it.concurrent('leaves other formats and languages as they are, and lists all that stands', async () => {
    const folder = await makeFolder(workspace);
    const target = join(folder, 'dist/issue-9');
    await build(folder);
    await write(folder, { 'issues/issue-9/zh.md': zh.replace('参加了磋商', '参加了两轮磋商') });
    await spp(['build', '9', '--to', 'text', '--lang', 'zh'], { cwd: folder });
    const manifest = await expectWhole(target);
    expect(manifest.files.filter(({ format }) => format !== 'asset')).toHaveLength(4);
    expect(manifest.files.some(({ format }) => format === 'asset')).toBe(true);
    expect(await readFile(join(target, 'issue-9.zh.txt'), 'utf8')).toContain('两轮');
    expect(await readFile(join(target, 'issue-9.zh.html'), 'utf8')).not.toContain('两轮');
  });

  it.concurrent('removes what is no longer made, and nothing it did not make', async () => {
    const folder = await makeFolder(workspace);
    const target = join(folder, 'dist/issue-9');
    await build(folder);
    await writeFile(join(target, 'mine.txt'), 'mine');
    await rm(join(folder, 'issues/issue-9/en.md'));
    await write(folder, { 'issues/issue-9/zh.md': zh.replace(/!\[.*\n/, '') });
    await build(folder);
    expect((await readdir(target)).sort()).toEqual(['issue-9.zh.html', 'issue-9.zh.txt', 'manifest.json', 'mine.txt']);
  });

  it.concurrent('does not believe a forged manifest', async () => {
    const folder = await makeFolder({ ...workspace, 'dear.txt': 'dear' });
    const entry = { path: '../../dear.txt', format: 'text', lang: 'zh', bytes: 4, sha256: 'x' };
    await write(folder, { 'dist/issue-9/manifest.json': JSON.stringify({ version: 1, issue: 'issue-9', files: [entry] }) });
    expect((await build(folder)).code).toBe(0);
    expect(await readFile(join(folder, 'dear.txt'), 'utf8')).toBe('dear');
    await expectWhole(join(folder, 'dist/issue-9'));
  });

  it.concurrent('writes nothing in a dry run, and says what it would', async () => {
    const folder = await makeFolder(workspace);
    const first = await build(folder, '--dry-run');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^dist\/issue-9\n {2}write {3}images\/图\.png {2}\d+ B\n {2}write {3}issue-9\.en\.html {2}\d+ KiB\n/);
    await expect(stat(join(folder, 'dist'))).rejects.toThrow('ENOENT');
    await build(folder);
    const { stdout } = await build(folder, '--dry-run', '--ui-lang', 'zh');
    expect(stdout).toBe('dist/issue-9\n  不变  images/图.png\n  不变  issue-9.en.html\n  不变  issue-9.en.txt\n  不变  issue-9.zh.html\n  不变  issue-9.zh.txt\n');
  });

  it.concurrent('makes the same of LF, CRLF and a byte-order mark', async () => {
    const folder = await makeFolder({ 'lf/稿.md': zh, 'crlf/稿.md': `\uFEFF${zh.replaceAll('\n', '\r\n')}`, 'lf/images/图.png': picture, 'crlf/images/图.png': picture });
    await build(folder, 'lf/稿.md', '--out', 'a');
    await build(folder, 'crlf/稿.md', '--out', 'b');
    const made = await contents(join(folder, 'a'));
    expect(Object.keys(made).sort()).toEqual(['稿/images/图.png', '稿/manifest.json', '稿/稿.zh.html', '稿/稿.zh.txt']);
    expect(await contents(join(folder, 'b'))).toEqual(made);
  });

  it.concurrent('refuses two inputs with one output, and takes the two languages of a lone bulletin together', async () => {
    const folder = await makeFolder({ 'a/稿.md': zh, 'b/稿.md': zh, 'x.zh.md': zh, 'x.en.md': '# Only English\n\nText.\n', 'images/图.png': picture, 'a/images/图.png': picture, 'b/images/图.png': picture });
    const { code, stderr } = await build(folder, 'a/稿.md', 'b/稿.md', 'x.zh.md', 'x.en.md');
    expect(code).toBe(2);
    expect(stderr).toContain('b/稿.md  error  input/same-output');
    expect((await readdir(join(folder, 'dist'))).sort()).toEqual(['x', '稿']);
    const manifest = await expectWhole(join(folder, 'dist/x'));
    expect(manifest.files.filter(({ format }) => format !== 'asset').map(({ path }) => path)).toEqual(['x.en.html', 'x.en.txt', 'x.zh.html', 'x.zh.txt']);
  });

  it.concurrent.each([
    ['--out names a file', ['--out', 'spp.yml'], {}, 2],
    ['a folder for output is under a file', ['--out', 'spp.yml/dist'], {}, 3],
    ['SOURCE_DATE_EPOCH is no number', [], { SOURCE_DATE_EPOCH: 'yesterday' }, 2],
  ])('says it when %s', async (_name, args, env, code) => {
    const folder = await makeFolder(workspace);
    const ended = await spp(['build', ...formats, ...args], { cwd: folder, env });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(/^spp: .+\n$/);
  });

  it.concurrent('tells what it read, found and made with -v, and nothing with -q', async () => {
    const folder = await makeFolder(workspace);
    const { stderr } = await build(folder, '-v', '--ui-lang', 'zh');
    const lines = stderr.replace(/\d+\.\d s/, '0.1 s').replace(/\d+ (?:B|KiB)/g, '9 KiB').split('\n');
    expect(lines).toEqual([
      '  读取  issues/issue-9/zh.md  1 篇 · 34 字 · 1 图 · 1 链接',
      '  读取  issues/issue-9/en.md  1 篇 · 16 词 · 1 图 · 1 链接',
      '  检查  0 错误  0 警告  0 提示  0.1 s',
      '  生成  en.html 9 KiB · en.txt 9 KiB · zh.html 9 KiB · zh.txt 9 KiB · 1 个图片',
      '✔ dist/issue-9 已就绪',
      '',
    ]);
    expect(await build(folder, '-q')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

/** A draft in which every output names its version. */
const version = (n: number): string => zh.replace('参加了磋商', `参加了第${n}轮磋商`);

async function versionIn(folder: string): Promise<string[]> {
  const texts = await Promise.all(['issue-9.zh.html', 'issue-9.zh.txt'].map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => /第(\d+)轮/.exec(text)?.[1] ?? '');
}

describe('an interrupted build', () => {
  it.concurrent('whose journal stands is finished by any next command', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': version(1) });
    const target = join(folder, 'dist/issue-9');
    await build(folder);
    await write(folder, { 'issues/issue-9/zh.md': version(2) });
    await build(folder, '--out', 'new');
    // As if the second build had been killed after its journal and one rename.
    const next = await contents(join(folder, 'new/issue-9'));
    const changed = ['issue-9.zh.html', 'issue-9.zh.txt', 'manifest.json'];
    const stage = join(folder, 'dist/.spp-issue-9');
    await mkdir(stage);
    for (const [index, name] of changed.entries()) {
      const to = index === 0 ? join(target, name) : join(stage, String(index));
      await writeFile(to, await readFile(join(folder, 'new/issue-9', name)));
    }
    await writeFile(join(stage, 'journal.json'), JSON.stringify({ version: 1, moves: changed.map((to, index) => ({ from: String(index), to })), remove: [] }));
    expect(await versionIn(target)).toEqual(['2', '1']);
    expect((await spp(['check'], { cwd: folder })).code).toBe(0);
    expect(await contents(target)).toEqual(next);
    await expectWhole(target);
  });

  it('by kill -9 at any moment leaves the old state or the new one, whole, after the next command', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': version(0) });
    const target = join(folder, 'dist/issue-9');
    const began = performance.now();
    await build(folder);
    const whole = performance.now() - began;
    for (const [index, share] of [0.5, 0.7, 0.8, 0.9, 0.95].entries()) {
      await write(folder, { 'issues/issue-9/zh.md': version(index + 1) });
      await spp(['build', ...formats], {
        cwd: folder,
        started: (process) => setTimeout(() => process.kill('SIGKILL'), whole * share),
      });
      await spp(['check'], { cwd: folder });
      await expectWhole(target);
      const [html, text] = await versionIn(target);
      expect(html).toBe(text);
    }
  });

  it.concurrent('does not disturb another one: two at once both succeed and leave a whole state', async () => {
    const folder = await makeFolder(workspace);
    const [one, two, three] = await Promise.all([build(folder, '--lang', 'zh'), build(folder, '--lang', 'en'), build(folder)]);
    expect([one.code, two.code, three.code]).toEqual([0, 0, 0]);
    const manifest = await expectWhole(join(folder, 'dist/issue-9'));
    expect(manifest.files.filter(({ format }) => format !== 'asset')).toHaveLength(4);
  });

  it('--watch builds again after a change and ends with 130 at Ctrl-C', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': version(1) });
    const target = join(folder, 'dist/issue-9');
    const ended = await spp(['build', ...formats, '--watch'], {
      cwd: folder,
      started: (process) => {
        let said = '';
        process.stderr?.on('data', (chunk: Buffer) => {
          const before = said;
          said += chunk.toString();
          const times = (text: string): number => text.split('is ready').length - 1;
          if (said.includes('Waiting') && !before.includes('Waiting')) void write(folder, { 'issues/issue-9/zh.md': version(2) });
          if (times(said) === 2 && times(before) < 2) process.kill('SIGINT');
        });
      },
    });
    expect(ended.code).toBe(130);
    expect(await versionIn(target)).toEqual(['2', '2']);
    await expectWhole(target);
  });
});
