import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en, makeFolder, program, spp, workspace, write, zh } from './spp.js';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const place = { line: z.int().min(1), column: z.int().min(1) };
/** The contract's document: nothing more, nothing less. */
const contract = z.strictObject({
  version: z.literal(1),
  diagnostics: z.array(
    z.strictObject({
      rule: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
      severity: z.enum(['error', 'warning', 'info']),
      message: z.string().min(1),
      file: z.string().min(1),
      ...z.strictObject({ ...place, endLine: z.int().min(1), endColumn: z.int().min(1), offset: z.int().min(0), endOffset: z.int().min(0) }).partial().shape,
      actual: z.string().optional(),
      expected: z.array(z.string()).min(1).optional(),
      related: z.array(z.strictObject({ file: z.string(), ...z.strictObject(place).partial().shape, message: z.string() })).min(1).optional(),
      fix: z.array(z.strictObject({ offset: z.int(), endOffset: z.int(), text: z.string() })).min(1).optional(),
      help: z.string().optional(),
    }),
  ),
  summary: z.strictObject({ error: z.int(), warning: z.int(), info: z.int(), fixable: z.int(), files: z.int() }),
});

const planted = zh.replace('利益攸关方', '利害关系人');

async function checkJson(args: readonly string[], cwd: string): Promise<{ code: number | null; stderr: string; document: z.infer<typeof contract> }> {
  const { code, stdout, stderr } = await spp(['check', ...args, '--format', 'json'], { cwd });
  return { code, stderr, document: contract.parse(JSON.parse(stdout)) };
}

describe('spp check', () => {
  it.concurrent('finds a planted wrong term, says where and what is right, and is content when it is repaired', async () => {
    const folder = await makeFolder(workspace);
    await write(folder, { 'issues/issue-9/zh.md': planted });
    const { code, stdout } = await spp(['check', '--ui-lang', 'zh'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        'issues/issue-9/zh.md:9:2  错误  term/forbidden',
        '  “利害关系人”是禁用写法，应为“利益攸关方”（法律用语）',
        '   9 │ 各利害关系人在[会议](https://example.org/meeting)上参加了磋商。',
        '     │   ^^^^^^^^^^ 应为“利益攸关方”',
        '     │ glossary.yml:3  术语表 · stakeholder',
        '     = 修正：spp fix --only term/forbidden',
        '',
        '✖ 1 错误（2 个文件）；1 处可自动修正：spp fix',
        '',
      ].join('\n'),
    );
    await write(folder, { 'issues/issue-9/zh.md': zh });
    expect((await spp(['check'], { cwd: folder })).code).toBe(0);
  });

  it.concurrent('gives the contract’s document with offsets that hold in the file', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': planted });
    const { code, document, stderr } = await checkJson([], folder);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const [finding] = document.diagnostics;
    expect(finding).toMatchObject({ rule: 'term/forbidden', severity: 'error', file: 'issues/issue-9/zh.md', line: 9, column: 2, expected: ['利益攸关方'] });
    expect(planted.slice(finding?.offset, finding?.endOffset)).toBe('利害关系人');
    expect(document.summary).toMatchObject({ error: 1, files: 2 });
  });

  it.concurrent.each([
    ['an unknown option', ['--nonsense'], 'input/usage', 2],
    ['an unknown rule', ['--only', 'no/rule'], 'input/usage', 2],
    ['a missing input', ['issue-77'], 'input/not-found', 2],
    ['a missing glossary', ['--glossary', 'none.yml'], 'input/unreadable', 2],
  ])('prints one JSON document for %s too', async (_name, args, rule, expected) => {
    const { code, stderr, document } = await checkJson(args, await makeFolder(workspace));
    expect({ code, stderr }).toEqual({ code: expected, stderr: '' });
    expect(document.diagnostics.map((each) => each.rule)).toContain(rule);
  });

  it.concurrent.each([
    ['a mistyped key', { 'spp.yml': 'version: 1\nthme: green\n' }, 'config/unknown-key', 'spp.yml', 2],
    ['a theme that does not exist', { 'spp.yml': 'version: 1\ntheme: gren\n' }, 'theme/unknown', 'spp.yml', 2],
    ['a rule nobody knows', { 'spp.yml': 'version: 1\nrules:\n  term/forbiden: off\n' }, 'config/unknown-rule', 'spp.yml', 3],
    ['broken YAML', { 'issues/issue-9/issue.yml': 'year: [2022\n' }, 'config/syntax', 'issues/issue-9/issue.yml', undefined],
    ['an issue without a year', { 'issues/issue-9/issue.yml': 'date: 2022-09-30\n' }, undefined, 'issues/issue-9/issue.yml', undefined],
    ['no draft', { 'issues/issue-10/issue.yml': 'year: 2022\ndate: 2022-09-30\n' }, 'input/not-found', 'issues/issue-10', undefined],
    ['a draft in GB18030', { 'issues/issue-9/zh.md': Buffer.from([0x23, 0x20, 0xb1, 0xea, 0xcc, 0xe2, 0xff, 0x0a]) }, 'input/encoding', 'issues/issue-9/zh.md', undefined],
  ])('places %s', async (_name, files, rule, file, line) => {
    const folder = await makeFolder(workspace);
    await write(folder, files);
    const { code, document } = await checkJson(file === 'issues/issue-10' ? ['10'] : [], folder);
    expect(code).toBe(2);
    const found = document.diagnostics.find(({ severity }) => severity === 'error');
    expect(found).toMatchObject({ file, ...(rule !== undefined && { rule }), ...(line !== undefined && { line }) });
  });

  it.concurrent('says of a draft under another name that it is not read', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-10/issue.yml': 'year: 2022\ndate: 2022-09-30\n', 'issues/issue-10/EN.md': '# News\n' });
    const { document } = await checkJson(['10'], folder);
    expect(document.diagnostics.filter(({ rule }) => rule === 'input/misnamed')).toMatchObject([{ severity: 'warning', file: 'issues/issue-10/EN.md', expected: ['en.md'] }]);
  });

  it.concurrent('obeys severities, --only, --off and --fail-on', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': planted });
    const code = async (...args: string[]): Promise<number | null> => (await spp(['check', ...args], { cwd: folder })).code;
    expect(await code('--off', 'term/forbidden')).toBe(0);
    expect(await code('--off', 'term')).toBe(0);
    expect(await code('--only', 'link,image')).toBe(0);
    expect(await code('--only', 'term/')).toBe(1);
    await write(folder, { 'spp.yml': 'version: 1\nrules: { term/forbidden: warning }\n' });
    expect(await code()).toBe(0);
    expect(await code('--fail-on', 'warning')).toBe(1);
    // A lone file is not under the house's rules.
    await write(folder, { 'lone.md': planted });
    expect(await code('lone.md')).toBe(1);
    await write(folder, { 'spp.yml': 'version: 1\nrules: { term/forbidden: off }\n' });
    expect(await code('--fail-on', 'info')).toBe(0);
  });

  it.concurrent('checks a lone file anywhere, with the glossary named or none', async () => {
    const folder = await makeFolder({ '中文 名/来稿.md': planted, 'terms.yml': workspace['glossary.yml'] ?? '' });
    // Nobody's glossary: the missing picture is advice.
    expect(await checkJson(['中文 名/来稿.md'], folder)).toMatchObject({ code: 0, document: { diagnostics: [{ rule: 'image/missing', severity: 'warning' }] } });
    const { code, document } = await checkJson(['中文 名/来稿.md', '--glossary', 'terms.yml'], folder);
    expect(code).toBe(1);
    expect(document.diagnostics.filter(({ rule }) => rule === 'term/forbidden')).toHaveLength(1);
    expect(document.diagnostics[0]).toMatchObject({ related: [{ file: 'terms.yml' }] });
  });

  it.concurrent('gives the same places whether lines end in LF or CRLF, with a byte-order mark or without', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': `\uFEFF${planted.replaceAll('\n', '\r\n')}` });
    const { document } = await checkJson([], folder);
    expect(document.diagnostics).toMatchObject([{ rule: 'term/forbidden', line: 9, column: 2, endLine: 9, endColumn: 7 }]);
  });

  it.concurrent('reads no picture or draft from outside, by dots or by links', async () => {
    const folder = await makeFolder(workspace);
    const outside = await makeFolder({ 'secret.png': workspace['issues/issue-9/images/图.png'] ?? '', 'secret.md': '# 机密\n' });
    await symlink(join(outside, 'secret.png'), join(folder, 'issues/issue-9/images/link.png'));
    await write(folder, { 'issues/issue-9/zh.md': `${zh}\n![会场照片一](images/link.png)\n\n![会场照片二](../../../secret.png)\n` });
    await mkdir(join(folder, 'issues/issue-10'));
    await write(folder, { 'issues/issue-10/issue.yml': 'year: 2022\ndate: 2022-09-30\n' });
    await symlink(join(outside, 'secret.md'), join(folder, 'issues/issue-10/zh.md'));
    const pictures = await checkJson(['9'], folder);
    expect(pictures.document.diagnostics.filter(({ rule }) => rule === 'image/missing')).toHaveLength(2);
    const draft = await checkJson(['10'], folder);
    expect(draft.code).toBe(2);
    expect(JSON.stringify(draft.document)).not.toContain('机密');
  });

  it.concurrent('does not let the text of a draft drive the terminal', async () => {
    const folder = await makeFolder({ 'x.md': `# 标题\n\n\u001B[31m红\u001B[0m\u202E反\u202C[此处](#)\n` });
    const { stdout } = await spp(['check', 'x.md'], { cwd: folder });
    expect(stdout).toContain('<U+001B>[31m红<U+001B>[0m<U+202E>反<U+202C>');
    // oxlint-disable-next-line no-control-regex -- the very characters that must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E]/);
  });

  it.concurrent('goes on after a bad input, and the worst code wins', async () => {
    const folder = await makeFolder({ ...workspace, 'bad.md': Buffer.from([0xe7, 0xae]), 'fine.md': en, 'wrong.md': planted });
    const { code, document } = await checkJson(['bad.md', 'wrong.md', 'none.md', 'fine.md'], folder);
    expect(code).toBe(2);
    expect(document.diagnostics.map(({ file }) => file)).toEqual(expect.arrayContaining(['bad.md', 'none.md', 'wrong.md']));
  });

  it.concurrent('ends quietly when its reader goes away', async () => {
    if (process.platform === 'win32') return;
    const lines = Array.from({ length: 3000 }, (_, index) => `各利害关系人${index}。`).join('\n\n');
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': `${zh}\n${lines}\n` });
    const script = `"${process.execPath}" "${program}" check --format json | head -c 10 > /dev/null; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd: folder });
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '1', stderr: '' });
  });

  it.concurrent.each(['pretty', 'json'])('owns a bug of its own as such, with versions and where to report it (%s)', async (format) => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': planted });
    const planting = encodeURIComponent("String.prototype.normalize = () => { throw new Error('planted bug') }");
    const { code, stdout, stderr } = await spp(['check', 'issue-9', '--format', format], { cwd: folder, env: { NODE_OPTIONS: `--import=data:text/javascript,${planting}` } });
    expect(code).toBe(70);
    expect(stderr).toMatch(/Error: planted bug\n {4}at /);
    expect(stderr).toMatch(/spp \d+\.\d+\.\d+ · Node v\d+/);
    if (format === 'json') expect(contract.parse(JSON.parse(stdout)).diagnostics[0]?.rule).toBe('input/bug');
    else expect(stderr).toContain('Please report the lines above at https://');
  });

  it.concurrent('writes nothing', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': planted });
    await spp(['check'], { cwd: folder });
    expect(await readFile(join(folder, 'issues/issue-9/zh.md'), 'utf8')).toBe(planted);
    await expect(readFile(join(folder, 'dist'))).rejects.toThrow('ENOENT');
  });
});
