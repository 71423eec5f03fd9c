import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, spp, workspace } from './spp.js';

describe('spp build --to pdf, through the real browser', () => {
  it('prints both languages, names the browser, and repeats byte for byte', async () => {
    const folder = await makeFolder(workspace);
    const first = await spp(['build', '--to', 'pdf'], { cwd: folder });
    expect(first.code, first.stderr).toBe(0);
    const manifest: { browser?: string } = JSON.parse(await readFile(join(folder, 'dist/issue-9/manifest.json'), 'utf8'));
    expect(manifest.browser).toMatch(/^(?:Chromium|Chrome|Edge) \d+/);
    expect((await spp(['build', '--to', 'pdf', '--out', 'again'], { cwd: folder, env: { SPP_NO_CACHE: '1' } })).code).toBe(0);
    for (const name of ['issue-9.zh.pdf', 'issue-9.en.pdf']) {
      const bytes = await readFile(join(folder, 'dist/issue-9', name));
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.equals(await readFile(join(folder, 'again/issue-9', name)))).toBe(true);
    }
  });

  it('reads the head of a table once, however many pages repeat it', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `| 第${row}个机构 | 机构的说明 |`);
    const folder = await makeFolder({ 'table.zh.md': ['---', 'title: 表', '---', '', '| 机构 | 说明 |', '|---|---|', ...rows, ''].join('\n') });
    // The text of the tags must be that of the draft, in order: a head that is read again in between is an error.
    const { code, stderr } = await spp(['build', 'table.zh.md', '--to', 'pdf', '--no-check'], { cwd: folder });
    expect(code, stderr).toBe(0);
  });

  it('needs a browser for nothing else, and says once what is missing', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-10/issue.yml': 'year: 2022\ndate: 2022-12-30\n', 'issues/issue-10/en.md': '---\ntitle: Ten\n---\n\nText.\n' });
    const env = { SPP_BROWSER: join(folder, 'none') };
    expect((await spp(['build', '--to', 'text'], { cwd: folder, env })).code).toBe(0);
    const before = await stat(join(folder, 'dist/issue-9/manifest.json'));
    const { code, stderr } = await spp(['build'], { cwd: folder, env });
    expect(code).toBe(3);
    expect(stderr.match(/^spp: .*$/gm)).toHaveLength(1);
    expect((await stat(join(folder, 'dist/issue-9/manifest.json'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('ends with 130 at Ctrl-C, and writes nothing', async () => {
    const folder = await makeFolder(workspace);
    const ended = await spp(['build', '--to', 'pdf', '-v'], {
      cwd: folder,
      // What came from the cache would be done before the signal is there.
      env: { SPP_NO_CACHE: '1' },
      // The draft has been checked: the browser is at work.
      started: (process) => process.stderr?.once('data', () => process.kill('SIGINT')),
    });
    expect(ended.code).toBe(130);
    expect(ended.stderr).not.toContain('Error');
    expect(await readdir(folder)).not.toContain('dist');
  });
});
