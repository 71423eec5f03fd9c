import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execPath, getuid, platform } from 'node:process';
import { describe, expect, test } from 'vitest';
import { createPrinter } from '../src/io/browser.js';
import { arena, randomly, treeOf } from './killing.js';
import { type Ended, makeFolder, spp, workspace, zh } from './spp.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const formats = 'email,text';
const build = ['build', '--to', formats];
const draft = 'issues/issue-9/zh.md';
const changed = zh.replaceAll('会议', '研讨会');

/** A module that is loaded before the program, as the option of Node that loads it. */
async function preloaded(code: string): Promise<Readonly<Record<string, string>>> {
  const folder = await makeFolder({ 'preload.mjs': code });
  return { NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'preload.mjs')).href}` };
}

describe('a full disk', () => {
  // From the n-th writing on, half is written and the rest refused, until the run ends: in output, journal, lock, cache and undo alike.
  const full = (writings: number): string => `
    import fs from 'node:fs';
    import promises from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    let left = ${writings};
    const refuse = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
    const half = (data) => Buffer.from(data).subarray(0, Buffer.from(data).length / 2);
    const { open, writeFile } = promises;
    promises.open = async (path, flags, ...rest) => {
      const handle = await open(path, flags, ...rest);
      const whole = handle.writeFile.bind(handle);
      handle.writeFile = async (data, ...more) => {
        if (left-- > 0) return whole(data, ...more);
        await whole(half(data), ...more);
        throw refuse();
      };
      return handle;
    };
    promises.writeFile = async (path, data, ...more) => {
      if (left-- > 0) return writeFile(path, data, ...more);
      await writeFile(path, half(data), ...more);
      throw refuse();
    };
    const { writeFileSync } = fs;
    fs.writeFileSync = (path, data, ...more) => {
      if (typeof path === 'number' || left-- > 0) return writeFileSync(path, data, ...more);
      writeFileSync(path, half(data), ...more);
      throw refuse();
    };
    syncBuiltinESMExports();
  `;

  test.concurrent('at any writing leaves the old output or the new one, and the next run works', { timeout: 240_000 }, async () => {
    const { cwd, cache, temporary, run, left } = await arena();
    const dist = join(cwd, 'dist');
    const whole: string[] = [];
    for (const text of [zh, changed]) {
      await writeFile(join(cwd, draft), text);
      expect((await run(build)).code).toBe(0);
      whole.push(JSON.stringify(treeOf(dist)));
    }
    let refused = 0;
    for (let writings = 0; ; writings += 1) {
      // What does not stand, so that there is something to do.
      const next = 1 - whole.indexOf(JSON.stringify(treeOf(dist)));
      await writeFile(join(cwd, draft), next === 0 ? zh : changed);
      const { code, stderr } = await spp(build, { cwd, env: { SPP_CACHE_DIR: cache, TMPDIR: temporary, ...(await preloaded(full(writings))) } });
      expect([0, 3], stderr).toContain(code);
      if (code === 3) expect(stderr).toMatch(/^spp: .*(?:space|full).*/);
      refused += code === 3 ? 1 : 0;
      expect(whole).toContain(JSON.stringify(treeOf(dist)));
      expect(left()).toEqual([]);
      if (writings % 4 === 3) {
        expect((await run(build)).code).toBe(0);
        expect(JSON.stringify(treeOf(dist))).toBe(whole[next]);
      }
      // All writings of the output went well, and only the cache met the full disk.
      if (code === 0 && writings > 4) break;
    }
    expect(refused).toBeGreaterThan(3);
  });

  test.concurrent('leaves a draft that is being mended, and the glossary, as they were', { timeout: 120_000 }, async () => {
    const wrong = zh.replace('利益攸关方', '利害关系人');
    const { cwd, cache, temporary, left } = await arena({ ...workspace, [draft]: wrong });
    const glossary = await readFile(join(cwd, 'glossary.yml'), 'utf8');
    for (const args of [['fix'], ['glossary', 'add', '--en', 'Term', '--zh', '术语']]) {
      for (const writings of [0, 1, 2]) {
        const { code, stderr } = await spp(args, { cwd, env: { SPP_CACHE_DIR: cache, TMPDIR: temporary, ...(await preloaded(full(writings))) } });
        expect([0, 1, 3], stderr).toContain(code);
        expect(left()).toEqual([]);
        const [text, list] = [await readFile(join(cwd, draft), 'utf8'), await readFile(join(cwd, 'glossary.yml'), 'utf8')];
        expect([wrong, zh]).toContain(text);
        expect(list.startsWith(glossary) && (list === glossary || list.includes('术语'))).toBe(true);
      }
    }
  });
});

describe('a clock that jumps', () => {
  test.concurrent('backwards or forwards by years changes no byte and hides no change', { timeout: 120_000 }, async () => {
    const { cwd, cache, temporary, left } = await arena();
    const years = (count: number): Promise<Readonly<Record<string, string>>> =>
      preloaded(`const now = Date.now; Date.now = () => now() + ${count * 365 * 86_400_000}; const Old = Date; globalThis.Date = class extends Old { constructor(...args) { super(...(args.length > 0 ? args : [Old.now()])); } };`);
    const at = async (count: number): Promise<Ended> => spp(build, { cwd, env: { SPP_CACHE_DIR: cache, TMPDIR: temporary, ...(await years(count)) } });
    const trees: string[] = [];
    for (const text of [zh, changed]) {
      await writeFile(join(cwd, draft), text);
      expect((await at(0)).code).toBe(0);
      trees.push(JSON.stringify(treeOf(join(cwd, 'dist'))));
    }
    for (const [index, count] of [-30, 20, 0, 20, -30, 0].entries()) {
      await writeFile(join(cwd, draft), index % 2 === 0 ? zh : changed);
      expect(await at(count)).toMatchObject({ code: 0, stderr: expect.stringContaining('is ready') as string });
      expect(JSON.stringify(treeOf(join(cwd, 'dist')))).toBe(trees[index % 2]);
    }
    expect(left()).toEqual([]);
  });
});

describe('a draft that changes while it is read', () => {
  test.concurrent('is built as it was or as it is, and the next run builds what stands', { timeout: 120_000 }, async () => {
    const { cwd, run, left } = await arena();
    const tree = (): string => JSON.stringify(treeOf(join(cwd, 'dist')));
    const whole: string[] = [];
    let duration = 0;
    for (const text of [zh, changed]) {
      await writeFile(join(cwd, draft), text);
      duration = (await run(build)).milliseconds;
      whole.push(tree());
    }
    const random = randomly(8);
    for (let round = 0; round < 8; round += 1) {
      const running = run(build);
      await new Promise((resolve) => {
        setTimeout(resolve, random() * duration);
      });
      await writeFile(join(cwd, draft), round % 2 === 0 ? zh : changed);
      // Half a file is no bulletin for a moment, as an editor leaves it that does not write beside.
      expect([0, 1]).toContain((await running).code);
      expect((await run(build)).code).toBe(0);
      expect(tree()).toBe(whole[round % 2]);
    }
    expect(left()).toEqual([]);
  });
});

describe.skipIf(platform === 'win32')('a permission that is lost', () => {
  /** Root may do everything, so that somebody else runs the program. */
  const asNobody = (args: readonly string[], cwd: string): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(execPath, [join(root, 'bin/spp.js'), ...args], { cwd, env: { PATH: '', HOME: cwd, LANG: 'C', SPP_CACHE_DIR: join(cwd, '../cache') }, ...(getuid?.() === 0 && { uid: 65_534, gid: 65_534 }), stdio: ['ignore', 'pipe', 'pipe'] });
      const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }));
    });

  test.concurrent('is named with the file, and nothing else is harmed', { timeout: 120_000 }, async ({ skip }) => {
    const { cwd } = await arena();
    const { chownSync } = await import('node:fs');
    for (const name of ['..', ...readdirSync(join(cwd, '..'), { recursive: true, encoding: 'utf8' })]) if (getuid?.() === 0) chownSync(join(cwd, '..', name === '..' ? '.' : name), 65_534, 65_534);
    const first = await asNobody(build, cwd);
    // A repository in a folder that is closed to others cannot be run by others.
    skip(first.code === 1 && first.stderr.includes('MODULE_NOT_FOUND'), 'the program is out of reach for another user');
    expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('is ready')]);
    const before = treeOf(join(cwd, 'dist'));
    await chmod(join(cwd, draft), 0);
    const unreadable = await asNobody(build, cwd);
    expect([unreadable.code, unreadable.stderr + unreadable.stdout]).toEqual([2, expect.stringContaining(draft)]);
    await chmod(join(cwd, draft), 0o644);
    await writeFile(join(cwd, draft), changed);
    await chmod(join(cwd, 'dist'), 0o500);
    const unwritable = await asNobody(build, cwd);
    expect([unwritable.code, unwritable.stderr]).toEqual([3, expect.stringMatching(/Cannot write .*dist/)]);
    expect(treeOf(join(cwd, 'dist'))).toEqual(before);
    await chmod(join(cwd, 'dist'), 0o755);
    expect((await asNobody(build, cwd)).code).toBe(0);
    expect(treeOf(join(cwd, 'dist'))).not.toEqual(before);
  });
});

describe('what the machine lacks', () => {
  test.concurrent('a browser: said with the remedy, and what needs none is built without', { timeout: 120_000 }, async () => {
    const { cwd, cache, temporary, left } = await arena();
    const env = { SPP_CACHE_DIR: cache, TMPDIR: temporary, SPP_BROWSER: join(cwd, 'no-such-browser') };
    const { code, stderr } = await spp(['build', '--to', 'pdf,text'], { cwd, env });
    expect([code, stderr]).toEqual([3, expect.stringMatching(/no-such-browser.*unset SPP_BROWSER/)]);
    expect((await spp(['build', '--to', 'text'], { cwd, env })).code).toBe(0);
    expect(left()).toEqual([]);
  });

  test.concurrent('the fonts: said with the remedy', { timeout: 120_000 }, async () => {
    const { cwd, temporary } = await arena();
    const program = await makeFolder();
    for (const name of ['bin', 'lib', 'templates', 'schemas']) cpSync(join(root, name), join(program, name), { recursive: true });
    copyFileSync(join(root, 'package.json'), join(program, 'package.json'));
    mkdirSync(join(program, 'node_modules'));
    for (const name of readdirSync(join(root, 'node_modules'))) if (name !== '@fontsource' && !name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(program, 'node_modules', name), 'junction');
    const run = (to: string): Promise<Ended> =>
      new Promise((resolve) => {
        const child = spawn(execPath, [join(program, 'bin/spp.js'), 'build', '--to', to], { cwd, env: { PATH: '', HOME: cwd, LANG: 'C', TMPDIR: temporary, SPP_NO_CACHE: '1' }, stdio: ['ignore', 'ignore', 'pipe'] });
        let stderr = '';
        child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
        child.on('close', (code) => resolve({ code, stdout: '', stderr }));
      });
    expect(await run('pdf')).toMatchObject({ code: 3, stderr: expect.stringMatching(/@fontsource\/.*npm install @fontsource/) as string });
    expect((await run('text,email')).code).toBe(0);
  });
});

// /proc tells which process is which.
describe.skipIf(platform !== 'linux')('a browser that is killed', () => {
  const about = (pid: string, name: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'latin1');
    } catch {
      return '';
    }
  };
  /** Processes of the browsers that this process has started. */
  const browsers = (kind: 'browser' | 'renderer'): string[] => {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const mains = all.filter((pid) => about(pid, 'cmdline').includes(`spp-chromium-${process.pid}-`) && !about(pid, 'cmdline').includes('--type='));
    if (kind === 'browser') return mains;
    return all.filter((pid) => mains.includes(about(pid, 'stat').split(') ').pop()?.split(' ')[2] ?? '') && about(pid, 'cmdline').includes('--type=renderer'));
  };

  test.each(['browser', 'renderer'] as const)('(%s) in the middle of a page is told at once, and the next one works', { timeout: 120_000 }, async (kind) => {
    const printer = createPrinter();
    const page = await printer.open(`<!doctype html><title>t</title><body>${'<p>text</p>'.repeat(20_000)}</body>`);
    const printed = page.print().then(() => 'printed', (error: Error) => `${error.name}: ${error.message}`);
    for (const pid of browsers(kind)) process.kill(Number(pid), 'SIGKILL');
    expect(await printed).toMatch(/^EnvironmentError: The browser died/);
    await printer.close();
    // A process that was killed is taken down by the system, which on a busy machine is seen a moment later.
    await expect.poll(() => browsers('browser'), { timeout: 5000 }).toEqual([]);
    const next = createPrinter();
    const again = await next.open('<!doctype html><title>t</title><body>text</body>');
    expect((await again.print()).byteLength).toBeGreaterThan(1000);
    await next.close();
  });
});
