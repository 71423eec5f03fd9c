import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { en, makeFolder, spp, workspace, write, zh } from './spp.js';

const planted = zh.replace('利益攸关方', '利害关系人');
const wrong = { ...workspace, 'issues/issue-9/zh.md': planted };
const read = (folder: string, name = 'issues/issue-9/zh.md'): Promise<string> => readFile(join(folder, name), 'utf8');

const run = promisify(execFile);
/** Applies a patch as users would; false if it is refused. */
async function applies(command: readonly string[], folder: string, patch: string): Promise<boolean> {
  await write(folder, { 'change.patch': patch });
  const [program = '', ...args] = command;
  return run(program, [...args], { cwd: folder }).then(() => true, () => false);
}

async function has(program: string): Promise<boolean> {
  const found = await run(program, ['--version']).then(() => true, () => false);
  if (!found) process.stderr.write(`skipped: ${program} is not installed\n`);
  return found;
}

/** Prose as the bulletins are made of, with the faults that can be mended among others. */
const bulletin = `---
title: 可持续公共采购计划简报
subtitle: 2022 年第三期（总第 9 期）
---

# 新闻动态

## “同一个地球”网络召开会议

2022年7月5日,各利害关系人出席了会议...  会议由网络秘书处主持，讨论了《可持续采购指南》（第2版）的的修订。

- 通过了工作计划；
- 成立了两个工作组；

![会场里坐着各国代表](images/图.png "会场")

## 各国进展

> 利害关系人的参与是关键。

| 国家 | 进展 |
| --- | --- |
| 荷兰 | 利害关系人咨询 |

详见[报告全文](https://example.org/利害关系人)。\`利害关系人\`
`;

describe('spp fix', () => {
  it.concurrent('mends what is certain, says what, and is content the second time', async () => {
    const folder = await makeFolder(wrong);
    expect(await spp(['fix'], { cwd: folder })).toEqual({
      code: 0,
      stdout: 'issues/issue-9/zh.md  term/forbidden  "利害关系人" → "利益攸关方"\n',
      stderr: '1 mended\n',
    });
    expect(await read(folder)).toBe(zh);
    const { mtimeMs } = await stat(join(folder, 'issues/issue-9/zh.md'));
    expect(await spp(['fix', '--ui-lang', 'zh'], { cwd: folder })).toEqual({ code: 0, stdout: '', stderr: '已修正 0 处\n' });
    expect((await stat(join(folder, 'issues/issue-9/zh.md'))).mtimeMs).toBe(mtimeMs);
  });

  it.concurrent.each([
    ['LF', planted],
    ['CRLF with a byte-order mark', `\uFEFF${planted.replaceAll('\n', '\r\n')}`],
    ['no last line feed', planted.trimEnd().concat('\n\n各利害关系人')],
  ])('with --dry-run prints a patch that git and patch take, and writes nothing (%s)', async (_name, text) => {
    const files = { ...workspace, 'issues/issue-9/zh.md': text };
    const folder = await makeFolder(files);
    const dry = await spp(['fix', '--dry-run'], { cwd: folder });
    expect(dry.code).toBe(0);
    expect(await read(folder)).toBe(text);
    await spp(['fix'], { cwd: folder });
    const mended = await read(folder);
    expect(mended).toBe(text.replaceAll('利害关系人', '利益攸关方'));
    const tools = [
      { program: 'git', command: ['git', 'apply', 'change.patch'] },
      { program: 'patch', command: ['patch', '--binary', '-p1', '-i', 'change.patch'] },
    ];
    for (const { program, command } of tools) {
      if (!(await has(program))) continue;
      const other = await makeFolder(files);
      expect(await applies(command, other, dry.stdout), program).toBe(true);
      expect(await read(other)).toBe(mended);
    }
  });

  it.concurrent('prints a patch for names with blanks and Chinese', async () => {
    const files = { 'glossary.yml': workspace['glossary.yml'] ?? '', '来 稿/简 报.md': `# 标题\n\n各利害关系人。\n` };
    const folder = await makeFolder(files);
    const { stdout } = await spp(['fix', '来 稿/简 报.md', '--glossary', 'glossary.yml', '--dry-run'], { cwd: folder });
    if (!(await has('git'))) return;
    expect(await applies(['git', 'apply', 'change.patch'], folder, stdout)).toBe(true);
    expect(await read(folder, '来 稿/简 报.md')).toBe('# 标题\n\n各利益攸关方。\n');
  });

  it.concurrent('of a bulletin mends prose, quotes and tables, and neither code nor addresses', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': bulletin });
    const { code, stderr } = await spp(['fix', '--only', 'term'], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '3 mended\n' });
    const expected = bulletin
      .replace('各利害关系人出席', '各利益攸关方出席')
      .replace('> 利害关系人', '> 利益攸关方')
      .replace('| 利害关系人咨询', '| 利益攸关方咨询');
    expect(await read(folder)).toBe(expected);
    await spp(['fix'], { cwd: folder });
    const whole = await read(folder);
    // Whatever else is mended, lines that nothing is wrong with stay as they are.
    for (const line of ['# 新闻动态', '## “同一个地球”网络召开会议', '![会场里坐着各国代表](images/图.png "会场")', '| --- | --- |']) expect(whole.split('\n')).toContain(line);
    expect((await spp(['fix', '--dry-run'], { cwd: folder })).stdout).toBe('');
    expect(await read(folder)).toBe(whole);
  });

  it.concurrent('ends with 1 while errors are left, and says where to see them', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': `${planted}\n[此处](#)\n` });
    const { code, stderr } = await spp(['fix', '--ui-lang', 'zh'], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^已修正 1 处；另有 \d 处需要人来定，见 spp check\n$/);
  });

  it.concurrent('leaves alone a file that changes meanwhile, writes the others, and ends with 4', async () => {
    const folder = await makeFolder({ ...wrong, 'spp.yml': 'version: 1\n', 'issues/issue-9/en.md': en.replace('All stakeholders', 'All of the the stakeholders') });
    // While the Chinese draft is being written, an editor saves the English one.
    const planting = `import fs from 'node:fs/promises'; import { appendFileSync } from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
      const { open } = fs;
      fs.open = async (path, ...rest) => {
        if (/zh[.]md[.][0-9]+[.]spp-new$/.test(String(path))) appendFileSync('issues/issue-9/en.md', 'Saved meanwhile.');
        return open(path, ...rest);
      };
      syncBuiltinESMExports();`;
    const { code, stderr } = await spp(['fix'], { cwd: folder, env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(planting)}` } });
    expect(code, stderr).toBe(4);
    expect(stderr).toContain('issues/issue-9/en.md was changed meanwhile and is left alone; run again\n1 mended');
    expect(await read(folder)).toBe(zh);
    expect(await read(folder, 'issues/issue-9/en.md')).toMatch(/All of the the stakeholders[^]*Saved meanwhile\.$/);
    expect((await spp(['fix'], { cwd: folder })).code).toBe(0);
    expect(await read(folder, 'issues/issue-9/en.md')).not.toContain('the the');
  });

  it.concurrent('does not rewrite a file that is not in UTF-8, and says so', async () => {
    const bytes = Buffer.concat([Buffer.from('# '), Buffer.from([0xb1, 0xea, 0xcc, 0xe2]), Buffer.from('\n\n'), Buffer.from([0xb8, 0xf7, 0xc0, 0xfb, 0xba, 0xa6, 0xb9, 0xd8, 0xcf, 0xb5, 0xc8, 0xcb, 0xb6, 0xbc, 0xb5, 0xbd, 0xc1, 0xcb, 0xa1, 0xa3]), Buffer.from('\n')]);
    const folder = await makeFolder({ ...workspace, '来稿.md': bytes });
    const { code, stdout, stderr } = await spp(['fix', '来稿.md'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('来稿.md  warning  input/encoding');
    expect(stderr).toMatch(/^0 mended; \d left for you, see spp check 来稿\.md$/m);
    expect((await readFile(join(folder, '来稿.md'))).equals(bytes)).toBe(true);
  });

  it.concurrent('goes on after a bad input and ends with 2', async () => {
    const folder = await makeFolder({ ...wrong, 'bad.md': Buffer.from([0xe7, 0xae]) });
    const { code, stderr } = await spp(['fix', 'bad.md', 'none.md', '9'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('input/not-found');
    expect(await read(folder)).toBe(zh);
  });
});
