import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { describe, expect, test } from 'vitest';
import { arena, randomly, treeOf } from './killing.js';
import { workspace, zh } from './spp.js';

const formats = 'email,eml,text,web,wechat';

describe('many runs at once', () => {
  test.concurrent('of the same issue agree, and leave one whole output', { timeout: 120_000 }, async () => {
    const { cwd, run, left } = await arena();
    const ends = await Promise.all(Array.from({ length: 20 }, () => run(['build', '--to', 'text,email'])));
    expect(ends.filter(({ code }) => code !== 0)).toEqual([]);
    const made = treeOf(join(cwd, 'dist'));
    await rm(join(cwd, 'dist'), { recursive: true });
    expect((await run(['build', '--to', 'text,email'])).code).toBe(0);
    expect(treeOf(join(cwd, 'dist'))).toEqual(made);
    expect(left()).toEqual([]);
  });

  test.concurrent('that add terms to one glossary lose none', { timeout: 120_000 }, async () => {
    const { cwd, run, left } = await arena();
    const ends = await Promise.all(Array.from({ length: 12 }, (_, index) => run(['glossary', 'add', '--en', `Term number ${index}`, '--zh', `术语第${index}号`])));
    const text = await readFile(join(cwd, 'glossary.yml'), 'utf8');
    // Who finds the file changed meanwhile says so and leaves it alone.
    for (const [index, { code, stderr }] of ends.entries()) expect([index, text.includes(`术语第${index}号`)], stderr).toEqual([index, code === 0]);
    expect(ends.some(({ code }) => code === 0)).toBe(true);
    expect(left()).toEqual([]);
  });
});

describe('a place that cannot be written', () => {
  /** Root may write anywhere: then a file stands where the folder should. */
  const block = async (folder: string): Promise<void> => {
    if (getuid?.() === 0) await writeFile(folder, 'no folder');
    else {
      await mkdir(folder);
      await chmod(folder, 0o500);
    }
  };

  test('for output is said, with the remedy; the next run elsewhere works', async () => {
    const { cwd, run } = await arena();
    await block(join(cwd, 'dist'));
    const { code, stderr } = await run(['build', '--to', 'text']);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/Cannot write .*dist.*--out/)]);
    expect((await run(['build', '--to', 'text', '--out', 'elsewhere'])).code).toBe(0);
  });

  test('for the cache makes no difference to what is built', async () => {
    const { cwd, cache, run } = await arena();
    await block(cache);
    const build = (): ReturnType<typeof run> => run(['build', '--to', formats]);
    const { code, stderr } = await build();
    expect([code, stderr]).toEqual([0, expect.stringContaining('is ready')]);
    expect((await build()).code).toBe(0);
    expect(Object.keys(treeOf(join(cwd, 'dist')))).toContain('issue-9/manifest.json');
  });

  // RLIMIT_FSIZE: a write that would make a file longer ends in the middle with EFBIG, as one on a full disk does with ENOSPC.
  test.skipIf(process.platform === 'win32')('in the middle of a file: the last output stands as it was', async () => {
    const { cwd, run, left, temporary, cache } = await arena({ ...workspace, 'issues/issue-9/zh.md': zh.replace('参加了磋商', `参加了磋商${'，又参加了下一次磋商'.repeat(4000)}`) });
    expect((await run(['build', '--to', 'text', '--no-check'])).code).toBe(0);
    const before = treeOf(join(cwd, 'dist'));
    const text = await readFile(join(cwd, 'issues/issue-9/zh.md'), 'utf8');
    await writeFile(join(cwd, 'issues/issue-9/zh.md'), text.replace('会议', '研讨会'));
    const { status, stderr } = spawnSync('/bin/sh', ['-c', 'ulimit -f 16; exec "$0" "$@"', process.execPath, join(import.meta.dirname, '../bin/spp.js'), 'build', '--to', 'text', '--no-check'], {
      cwd,
      env: { PATH: '', HOME: cwd, LANG: 'C', SPP_CACHE_DIR: cache, TMPDIR: temporary },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([3, expect.stringMatching(/Cannot write/)]);
    expect(treeOf(join(cwd, 'dist'))).toEqual(before);
    expect(left()).toEqual([]);
    expect((await run(['build', '--to', 'text', '--no-check'])).code).toBe(0);
    expect(treeOf(join(cwd, 'dist'))).not.toEqual(before);
  });
});

describe('Ctrl-C', () => {
  test.concurrent('ends with 130 or comes too late, and leaves a whole state', { timeout: 120_000 }, async () => {
    const { cwd, run, left } = await arena();
    const { milliseconds } = await run(['build', '--to', formats]);
    const old = treeOf(join(cwd, 'dist'));
    await writeFile(join(cwd, 'issues/issue-9/zh.md'), zh.replace('会议', '研讨会'));
    const random = randomly(6);
    for (let round = 0; round < 4; round += 1) {
      const { code, stderr } = await run(['build', '--to', formats], random() * milliseconds, 'SIGINT');
      // Before the program has begun to listen, the signal itself ends it.
      expect([null, 130, 0], stderr).toContain(code);
      if (code === 0) break;
      expect(treeOf(join(cwd, 'dist'))).toEqual(old);
    }
    expect((await run(['build', '--to', formats])).code).toBe(0);
    expect(treeOf(join(cwd, 'dist'))).not.toEqual(old);
    expect(left()).toEqual([]);
  });
});

describe('a damaged cache', () => {
  test.concurrent('is never believed', { timeout: 120_000 }, async () => {
    const { cwd, cache, run } = await arena();
    const build = (): ReturnType<typeof run> => run(['build', '--to', 'text,email']);
    expect((await build()).code).toBe(0);
    const check = await run(['check', '--format', 'json']);
    const whole = treeOf(join(cwd, 'dist'));
    const random = randomly(7);
    for (let round = 0; round < 6; round += 1) {
      for (const name of Object.keys(treeOf(cache)).filter((each) => !each.startsWith('chromium-'))) {
        const bytes = await readFile(join(cache, name));
        const at = Math.floor(random() * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        await writeFile(join(cache, name), bytes);
      }
      const { code, stderr } = await build();
      expect([code, stderr]).toEqual([0, expect.stringMatching(/^\S+ \S*dist\S* is (?:ready|unchanged)\n$/)]);
      expect(treeOf(join(cwd, 'dist'))).toEqual(whole);
      expect(await run(['check', '--format', 'json'])).toMatchObject({ code: check.code, stderr: check.stderr });
    }
  });

  test.skipIf(getuid === undefined)('that somebody else may write into is not read', async () => {
    const { cache, run } = await arena();
    await run(['check']);
    await chmod(join(cache, 'runs'), 0o777);
    for (const name of await readdir(join(cache, 'runs'))) await writeFile(join(cache, 'runs', name), '{"format":2,"code":0,"said":[["err","planted"]],"asked":[]}');
    expect((await run(['check'])).stderr).not.toContain('planted');
  });
});

describe('the edge of the workspace', () => {
  test.skipIf(process.platform === 'win32')('is not crossed by links, dots or absolute paths', async () => {
    const secret = 'TOP SECRET 绝密';
    const { cwd, run } = await arena({
      ...workspace,
      '../secret/secret.md': `# ${secret}\n`,
      '../secret/secret.yml': `version: 1\nbrand: { slogan: { zh: "${secret}" } }\n`,
      '../secret/picture.png': workspace['issues/issue-9/images/图.png'] ?? '',
      'issues/issue-9/en.md': '---\ntitle: B\ncover: { image: ../../../secret/picture.png, alt: c }\n---\n\n# A\n\n![a](../../../secret/picture.png)\n\n![b](linked.png)\n\n![c](/etc/hostname)\n',
    });
    await symlink('../../../secret/picture.png', join(cwd, 'issues/issue-9/linked.png'));
    const read = await run(['build', '--to', 'email,text,web', '--no-check', '--images', 'cid', '--lang', 'en']);
    expect(read.code).not.toBe(70);
    await rm(join(cwd, 'issues/issue-9/zh.md'));
    await symlink('../../../secret/secret.md', join(cwd, 'issues/issue-9/zh.md'));
    expect(await run(['check'])).toMatchObject({ code: 2 });
    expect(await run(['build', '--to', 'email,text,web'])).toMatchObject({ code: 2 });
    await rm(join(cwd, 'spp.yml'));
    await symlink('../secret/secret.yml', join(cwd, 'spp.yml'));
    const { code, stderr } = await run(['build', '--to', 'email,text,web', '--no-check']);
    expect([code, stderr]).toEqual([2, expect.not.stringContaining(secret)]);
    for (const [name] of Object.entries(treeOf(join(cwd, 'dist')))) expect(await readFile(join(cwd, 'dist', name), 'utf8')).not.toContain(secret);
  });

  test('a manifest cannot make the build remove or write anything outside its folder', async () => {
    const { cwd, run } = await arena();
    await run(['build', '--to', 'text']);
    const manifest = join(cwd, 'dist/issue-9/manifest.json');
    const told = JSON.parse(await readFile(manifest, 'utf8')) as { files: { path: string }[] };
    told.files.push(...['../../glossary.yml', '/etc/hostname', '..\\..\\spp.yml'].map((path) => ({ ...told.files[0], path, lang: 'zh', format: 'text', bytes: 1, sha256: '0'.repeat(64) })));
    await writeFile(manifest, JSON.stringify(told).replace('"version":1', '"version":1,"__proto__":{"polluted":true}'));
    expect((await run(['build', '--to', 'text'])).code).toBe(0);
    expect(existsSync(join(cwd, 'glossary.yml')) && existsSync(join(cwd, 'spp.yml'))).toBe(true);
    expect(await readFile(manifest, 'utf8')).not.toMatch(/glossary|hostname|polluted/);
  });
});
