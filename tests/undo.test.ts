import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeFolder, spp, workspace, zh } from './spp.js';

const wrong = zh.replace('利益攸关方', '利害关系人');
const draft = 'issues/issue-9/zh.md';

async function begin() {
  const cwd = await makeFolder({ ...workspace, [draft]: `\uFEFF${wrong.replaceAll('\n', '\r\n')}` });
  const env = { SPP_CACHE_DIR: join(await makeFolder(), 'cache') };
  return { cwd, run: (...args: string[]) => spp(args, { cwd, env }), read: (path: string) => readFile(join(cwd, path), 'utf8').catch(() => undefined) };
}

test.concurrent('a fix is taken back byte for byte, and made again', async () => {
  const { run, read } = await begin();
  const before = await read(draft);
  expect((await run('fix', '9')).stderr).toContain('1 mended');
  const after = await read(draft);
  expect(after).not.toBe(before);
  expect((await run('undo', '--dry-run')).stdout).toMatch(/^\+.*利害关系人/m);
  expect(await run('undo')).toMatchObject({ code: 0, stdout: `${draft}\n`, stderr: expect.stringContaining('Taken back: spp fix 9') });
  expect(await read(draft)).toBe(before);
  expect(await run('undo')).toMatchObject({ code: 2, stderr: expect.stringContaining('no change') });
  expect((await run('undo', '--redo')).code).toBe(0);
  expect(await read(draft)).toBe(after);
});

test.concurrent('a file that was changed since is named and left alone; what --force overwrites comes back with --redo', async () => {
  const { cwd, run, read } = await begin();
  const before = await read(draft);
  await run('fix');
  await writeFile(join(cwd, draft), '# 又改了\n');
  expect(await run('undo')).toMatchObject({ code: 2, stderr: expect.stringMatching(/issues\/issue-9\/zh\.md was changed since.*--force/) });
  expect(await read(draft)).toBe('# 又改了\n');
  expect((await run('undo', '--force')).code).toBe(0);
  expect(await read(draft)).toBe(before);
  expect((await run('undo', '--redo')).code).toBe(0);
  expect(await read(draft)).toBe('# 又改了\n');
});

test.concurrent('changes are taken back one after the other, each with all its files; new ones are removed', async () => {
  const { cwd, run, read } = await begin();
  const terms = await read('glossary.yml');
  await run('glossary', 'add', '--en', 'tender', '--zh', '招标');
  await run('translate', 'learn');
  expect(await read('memory/memory.jsonl')).toContain('会议');
  const { changes } = JSON.parse((await run('undo', '--list', '--format', 'json')).stdout);
  expect(changes.map(({ command, files }: { command: string; files: string[] }) => [command, files.length])).toEqual([
    ['spp translate learn', 2],
    ['spp glossary add --en tender --zh 招标', 1],
  ]);
  await run('undo');
  expect(await read('memory/memory.jsonl')).toBeUndefined();
  expect(await read('glossary.yml')).toContain('招标');
  await run('undo');
  expect(await read('glossary.yml')).toBe(terms);
  await promisify(execFile)('git', ['init', '-q'], { cwd });
  expect((await promisify(execFile)('git', ['status', '--short', '--untracked-files=all'], { cwd })).stdout).not.toContain('.spp');
});

test.concurrent('a lone file outside any workspace can be taken back in its folder', async () => {
  const { cwd, run } = await begin();
  const folder = await makeFolder({ 'a.zh.md': wrong });
  const glossary = join(cwd, 'glossary.yml');
  await run('-C', folder, 'fix', 'a.zh.md', '--glossary', glossary);
  expect(await readFile(join(folder, 'a.zh.md'), 'utf8')).not.toBe(wrong);
  expect((await run('-C', folder, 'undo')).code).toBe(0);
  expect(await readFile(join(folder, 'a.zh.md'), 'utf8')).toBe(wrong);
});

test.concurrent('--dry-run keeps nothing, and at most fifty changes are kept', async () => {
  const { cwd, run } = await begin();
  await run('fix', '--dry-run');
  expect((await run('undo', '--list')).stderr).toContain('no change');
  const store = join(cwd, '.spp/undo');
  for (let id = 1; id <= 60; id += 1) {
    await mkdir(join(store, String(id)), { recursive: true });
    await writeFile(join(store, String(id), 'change.json'), JSON.stringify({ version: 1, command: `spp ${id}`, time: '2026-01-01T00:00:00Z', undone: false, files: [{ path: draft, kept: null, stands: null }] }));
  }
  await run('fix');
  const { changes } = JSON.parse((await run('undo', '--list', '--format', 'json')).stdout);
  expect(changes).toHaveLength(50);
  expect(changes[0].command).toBe('spp fix');
});

test.concurrent.each(['../outside.md', '.git/hooks/outside.md', 'link/outside.md', 'issues/../../outside.md'])('a record that leads out of the workspace is refused: %s', async (path) => {
  const { cwd, run } = await begin();
  const outside = await makeFolder();
  await symlink(outside, join(cwd, 'link'));
  const folder = join(cwd, '.spp/undo/1');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'before-0'), 'planted');
  await writeFile(join(folder, 'change.json'), JSON.stringify({ version: 1, command: 'spp fix', time: '2026-01-01T00:00:00Z', undone: false, files: [{ path, kept: 'before-0', stands: null }] }));
  expect(await run('undo', '--force')).toMatchObject({ code: 2, stderr: expect.stringContaining('outside') });
  await expect(readFile(join(outside, 'outside.md'))).rejects.toThrow('ENOENT');
});
