import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glossary, makeFolder, spp, workspace, write, zh, type Ended } from './spp.js';

const read = (folder: string, name = 'glossary.yml'): Promise<string> => readFile(join(folder, name), 'utf8');
const run = (cwd: string, ...args: string[]): Promise<Ended> => spp(['glossary', ...args], { cwd });

async function json(cwd: string, ...args: string[]): Promise<{ code: number | null; document: Record<string, unknown> }> {
  const { code, stdout, stderr } = await run(cwd, ...args, '--format', 'json');
  expect(stderr).toBe('');
  const document: Record<string, unknown> = JSON.parse(stdout);
  expect(document['version']).toBe(1);
  return { code, document };
}

const drafts = `${glossary}  # the drafts
  - id: green-week
    kind: event
    en: { name: Green Week } # a comment
    zh: { preferred: 绿色周, admitted: [绿周] }
`;

describe('spp glossary add', () => {
  it.concurrent('writes one concept behind the others and touches nothing else', async () => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': `\uFEFF${drafts.replaceAll('\n', '\r\n')}` });
    const ended = await run(folder, 'add', '--en', 'Circular Pact', '--zh', '循环公约', '--abbr', 'CP', '--kind', 'initiative', '--zh-admitted', '公平循环约|循环公平约', '--first-mention', 'required', '--source', 'https://example.org/pact');
    expect(ended).toEqual({ code: 0, stdout: '+ circular-pact  循环公约 · Circular Pact  draft\n', stderr: 'glossary.yml: 1 added\n' });
    const added = `
  - id: circular-pact
    kind: initiative
    en:
      name: Circular Pact
      abbr: CP
    zh:
      preferred: 循环公约
      admitted: [公平循环约, 循环公平约]
    firstMention: required
    sources: [{ url: https://example.org/pact }]
`;
    expect(await read(folder)).toBe(`\uFEFF${(drafts + added).replaceAll('\n', '\r\n')}`);
    expect((await run(folder, 'lint')).code).toBe(0);
  });

  it.concurrent.each([
    ['an id that is taken', ['--id', 'stakeholder', '--en', 'Other', '--zh', '别的'], /glossary\.yml:3:\d+ .*glossary\/edit\n {2}The id "stakeholder" is taken, choose another with --id/],
    ['a Chinese name that is there', ['--en', 'Other', '--zh', '利益攸关方'], /glossary\.yml:8:.*\n.*"利益攸关方" already \(preferred form of stakeholder\)/],
    ['a Chinese name that is forbidden', ['--en', 'Other', '--zh', '利害关系人'], /\(forbidden form of\s+stakeholder\)/],
    ['an English name in another case', ['--en', 'Stakeholder', '--zh', '别的'], /\(preferred form of stakeholder\)/],
    ['a wrong id', ['--id', 'Bad Id', '--en', 'Other', '--zh', '别的'], /expected an id of lower-case letters/],
    ['no Chinese name', ['--en', 'Other'], /Expected --zh, the Chinese name/],
    ['an unknown status', ['--en', 'Other', '--zh', '别的', '--status', 'aproved'], /did you mean approved/],
    ['a wrong source', ['--en', 'Other', '--zh', '别的', '--source', 'https://'], /expected a full address/],
  ])('refuses %s and writes nothing', async (_name, args, said) => {
    const folder = await makeFolder(workspace);
    const { code, stdout, stderr } = await run(folder, 'add', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(await read(folder)).toBe(glossary);
  });

  it.concurrent('begins the glossary of a workspace that has none', async () => {
    const folder = await makeFolder({ 'spp.yml': 'version: 1\n' });
    expect((await run(folder, 'add', '--en', 'Green Week', '--zh', '绿色周')).code).toBe(0);
    expect((await run(folder, 'list')).stdout).toBe('green-week  绿色周 · Green Week  concept · draft\n');
  });

  it.concurrent('tells what lint will say of it', async () => {
    const folder = await makeFolder(workspace);
    const { code, stderr } = await run(folder, 'add', '--en', 'Circular Pact', '--zh', '循环公约', '--zh-admitted', '公约');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^glossary\.yml:17:\d+ {2}warning {2}glossary\/short-form\n/);
  });

  it.concurrent('finds a free id, shows without writing, and answers programs', async () => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': drafts });
    const { document } = await json(folder, 'add', '--en', 'Green: Week!', '--zh', '绿色的一周', '--dry-run');
    expect(document).toMatchObject({ added: [{ id: 'green-week-2', status: 'draft' }], changed: [], file: 'glossary.yml', written: false });
    expect(await read(folder)).toBe(drafts);
  });

  it.concurrent('says what the machine does not allow, and what would have to be written anew', async () => {
    const folder = await makeFolder({ ...workspace, 'gbk.yml': Buffer.from([...Buffer.from('version: 1\nconcepts:\n  - { id: a, kind: k, en: { name: A }, zh: { preferred: '), 0xd6, 0xd0, 0xb9, 0xfa, 0xbb, 0xb7, 0xbe, 0xb3, ...Buffer.from(' } }\n')]) });
    const { code, stderr } = await run(folder, 'add', '--glossary', 'gbk.yml', '--en', 'Other', '--zh', '别的');
    expect(code).toBe(2);
    expect(stderr).toMatch(/gbk\.yml.*input\/encoding/s);
    if (process.platform === 'win32' || process.getuid?.() === 0) return;
    await chmod(folder, 0o555);
    expect((await run(folder, 'add', '--en', 'Other', '--zh', '别的')).code).toBe(3);
    await chmod(folder, 0o755);
  });
});

describe('spp glossary export and import', () => {
  it.concurrent.each(['csv', 'xlsx', 'tbx'])('bring back what went out, so that nothing changes (%s)', async (format) => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': drafts });
    const out = await run(folder, 'export', `terms.${format}`);
    expect({ code: out.code, stdout: out.stdout }).toEqual({ code: 0, stdout: '' });
    expect(out.stderr).toMatch(/^terms\.\w+: 2 concepts\n$/m);
    expect(await run(folder, 'import', `terms.${format}`)).toEqual({ code: 0, stdout: '', stderr: 'glossary.yml: nothing changed\n' });
    expect(await read(folder)).toBe(drafts);
    const first = await readFile(join(folder, `terms.${format}`));
    await run(folder, 'export', 'again', '--as', format);
    expect((await readFile(join(folder, 'again'))).equals(first)).toBe(true);
  });

  it.concurrent('say what a format cannot carry', async () => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': drafts.replace('绿周]', '{ text: 绿周, scope: title }]') });
    expect((await run(folder, 'export', 'terms.tbx')).stderr).toBe('Not carried by this format: the scope of forms (1 concept)\nterms.tbx: 2 concepts\n');
    const { document } = await json(folder, 'export', 'terms.tbx');
    expect(document).toMatchObject({ file: 'terms.tbx', format: 'tbx', concepts: 2, lost: ['Not carried by this format: the scope of forms (1 concept)'] });
  });

  it.concurrent('take new concepts in as drafts, add to those there are, and leave what is approved', async () => {
    const folder = await makeFolder({
      ...workspace,
      'glossary.yml': drafts,
      'in.csv': 'id,kind,status,en,zh,zh_admitted\nnew,body,approved,New Body,新机构,\ngreen-week,event,,Green Week,绿色周,绿色星期\nstakeholder,concept,,stakeholder,利益相关方,\n',
    });
    const dry = await run(folder, 'import', 'in.csv', '--dry-run');
    expect(dry.stderr).toContain('not written (--dry-run); 1 added, 1 changed\n');
    expect(await read(folder)).toBe(drafts);
    const { code, stdout, stderr } = await run(folder, 'import', 'in.csv');
    expect(code).toBe(1);
    expect(stdout).toBe('+ new  新机构 · New Body  draft\n~ green-week  绿色周 · Green Week\n    + zh  绿色星期  admitted\n');
    expect(stderr).toMatch(/^glossary\.yml:3:\d+ .*exchange\/conflict\n {2}"stakeholder" is approved and was not changed; the file has the name\s+"利益相关\s*方"/);
    expect(await read(folder)).toBe(`${drafts.replace('[绿周]', '[绿周, 绿色星期]')}\n  - id: new\n    kind: body\n    en:\n      name: New Body\n    zh:\n      preferred: 新机构\n`);
  });

  it.concurrent('keep what is approved elsewhere if asked', async () => {
    const folder = await makeFolder({ ...workspace, 'in.csv': 'id,kind,status,en,zh\nnew,body,approved,New Body,新机构\n' });
    expect((await run(folder, 'import', 'in.csv', '--keep-status')).stdout).toBe('+ new  新机构 · New Body  approved\n');
  });

  it.concurrent('write nothing if one row is invalid, and name each with its line', async () => {
    const folder = await makeFolder({ ...workspace, 'in.csv': 'id,kind,en,zh\ngood,body,Good,好\nbad,body,,坏\nworse,body,Worse,\n' });
    const { code, stdout, stderr } = await run(folder, 'import', 'in.csv');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.match(/^in\.csv:\d+/gm)).toEqual(['in.csv:3', 'in.csv:4']);
    expect(stderr).toContain('nothing was written');
    expect(await read(folder)).toBe(glossary);
    const { code: again, document } = await json(folder, 'import', 'in.csv');
    expect(again).toBe(1);
    expect(document).toMatchObject({ diagnostics: [{ rule: 'exchange/invalid', line: 3 }, { rule: 'exchange/invalid', line: 4 }] });
  });

  it.concurrent.each([
    [['import', 'none.csv'], 2, /Cannot read it: there is no such file/],
    [['import', 'terms.doc'], 2, /expected one that ends in/],
    [['import', 'spp.yml', '--as', 'tbx'], 1, /exchange\/invalid/],
    [['import', 'terms', '--as', 'cvs'], 2, /did you mean csv/],
    [['export', 'issues', '--as', 'csv'], 2, /Unexpected folder issues/],
    [['export', 'glossary.yml', '--as', 'csv'], 2, /the glossary itself/],
    [['export', 'none/terms.csv'], 3, /Cannot write .*its folder does not exist/],
  ] as const)('%j ends with %i', async (args, code, said) => {
    const folder = await makeFolder(workspace);
    const ended = await run(folder, ...args);
    expect(ended.code, ended.stderr).toBe(code);
    expect(ended.stderr.replaceAll(/\s+/g, ' ')).toMatch(said);
    expect(await read(folder)).toBe(glossary);
  });
});

describe('spp glossary review', () => {
  it.concurrent.each(['csv', 'xlsx'])('writes the drafts with their use as %s', async (format) => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': drafts, 'issues/issue-9/zh.md': zh.replace('磋商。', '磋商，绿周开幕。') });
    const { document } = await json(folder, 'review', '--out', `drafts.${format}`);
    expect(document).toEqual({ version: 1, file: `drafts.${format}`, format, concepts: 1 });
    if (format === 'csv') expect(await read(folder, 'drafts.csv')).toContain('green-week,Green Week,绿色周,绿周 ×1,issue-9 ×1,,,,');
    expect(await run(folder, 'review', '--in', `drafts.${format}`)).toEqual({ code: 0, stdout: '', stderr: 'glossary.yml: nothing changed\n' });
  });

  it.concurrent('takes decisions back: approved, by whom, when and on what', async () => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': drafts });
    await write(folder, { 'back.csv': 'id,decided,decided_by,date,source\ngreen-week,绿周,术语组,2024-03-07,会议纪要\n' });
    const { code, stdout } = await run(folder, 'review', '--in', 'back.csv');
    expect(code).toBe(0);
    expect(stdout).toBe('~ green-week  绿周 · Green Week\n    status  draft → approved\n    ~ zh  绿周  admitted → preferred\n    ~ zh  绿色周  preferred → admitted\n');
    expect(await read(folder)).toBe(
      drafts
        .replace('    kind: event\n', '    kind: event\n    status: approved\n')
        .replace('preferred: 绿色周, admitted: [绿周]', 'preferred: 绿周, admitted: [绿色周]')
        .concat('    sources: [{ title: 术语组：会议纪要, date: 2024-03-07 }]\n'),
    );
  });

  it.concurrent('writes nothing if a decision is incomplete', async () => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': drafts, 'back.csv': 'id,decided_by,date,source\ngreen-week,术语组,,会议纪要\nnobody,术语组,2024-03-07,x\n' });
    const { code, stderr } = await run(folder, 'review', '--in', 'back.csv');
    expect(code).toBe(1);
    expect(stderr.match(/^back\.csv:\d/gm)).toEqual(['back.csv:2', 'back.csv:3']);
    expect(await read(folder)).toBe(drafts);
  });

  it.concurrent('wants one direction', async () => {
    const folder = await makeFolder(workspace);
    for (const args of [[], ['--out', 'a.csv', '--in', 'b.csv']]) expect(await run(folder, 'review', ...args)).toMatchObject({ code: 2, stderr: 'spp: Expected either --out, to write the draft terms, or --in, to read decisions back\n' });
  });
});

describe('what texts say of terms', () => {
  const text = `${zh}\n各利害关系人与利益攸关方，《绿色采购办法》与《绿色采购办法》。循环经济平台（CEP）开放。\n`;

  it.concurrent('find --uses names the places, wrong forms too', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': text });
    const { code, stdout } = await run(folder, 'find', '利益', '--uses');
    expect(code).toBe(0);
    expect(stdout).toBe(`stakeholder  利益攸关方 · stakeholder  concept · approved
    ✖ 利害关系人  法律用语
    issue-9  利益攸关方 ×2  issues/issue-9/zh.md:9:2  issues/issue-9/zh.md:13:8
    issue-9  利害关系人 ×1  issues/issue-9/zh.md:13:2
    issue-9  stakeholders ×1  issues/issue-9/en.md:9:5
`);
    const { document } = await json(folder, 'find', '利益', '--uses');
    expect(document).toMatchObject({ concepts: [{ id: 'stakeholder', uses: [{ issue: 'issue-9', form: 'preferred', line: 9, column: 2 }, { form: 'forbidden', line: 13 }, { line: 13 }, { file: 'issues/issue-9/en.md' }] }] });
  });

  it.concurrent('stats counts by issue, and says which terms are not used', async () => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': drafts, 'issues/issue-9/zh.md': text });
    expect((await run(folder, 'stats')).stdout).toBe('  4  利益攸关方 · stakeholder  issue-9 ×4\n     ✖ 利害关系人 ×1\n1 issue used 1 of 2 terms\n');
    expect((await run(folder, 'stats', '--unused', '--ui-lang', 'zh')).stdout).toBe('  0  绿色周 · Green Week\n1 期用到 2 个术语中的 1 个\n');
    const { document } = await json(folder, 'stats', '9', '--lang', 'en');
    expect(document).toMatchObject({ issues: ['issue-9'], terms: [{ id: 'stakeholder', total: 1, issues: { 'issue-9': 1 }, forms: [{ text: 'stakeholder', lang: 'en', kind: 'preferred', count: 1 }] }, { id: 'green-week', total: 0 }] });
  });

  it.concurrent('suggest finds names with their evidence', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': text });
    const { code, stdout } = await run(folder, 'suggest');
    expect(code).toBe(0);
    expect(stdout).toContain('循环经济平台  CEP · zh · ×1\n    issues/issue-9/zh.md:13:32  …');
    expect(stdout).toContain('《绿色采购办法》  in quotes · zh · ×2\n');
    const { document } = await json(folder, 'suggest', 'issue-9');
    expect(document).toMatchObject({ suggestions: [{ text: '循环经济平台', abbreviation: 'CEP', count: 1, evidence: [{ issue: 'issue-9', line: 13 }] }, { text: '绿色采购办法', marks: '《》', count: 2 }] });
    expect((await run(folder, 'suggest', '--lang', 'en')).stdout).toBe('No new names found\n');
  });

  it.concurrent('a lone file anywhere, with the glossary named', async () => {
    const folder = await makeFolder({ 'x/来稿.md': '# 标题\n\n各利益攸关方。\n', 'terms.yml': glossary });
    expect((await run(folder, 'stats', 'x/来稿.md', '--glossary', 'terms.yml')).stdout).toBe('  1  利益攸关方 · stakeholder  来稿 ×1\n1 issue used 1 of 1 terms\n');
  });

  it.concurrent.each(['suggest', 'stats'])('%s goes on after a name that means nothing, in one document, and ends with 2', async (command) => {
    const folder = await makeFolder(workspace);
    const ended = await run(folder, command, 'none', '9');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('input/not-found');
    expect(ended.stdout).not.toBe('');
    const { code, document } = await json(folder, command, 'none', '9');
    expect(code).toBe(2);
    expect(document).toMatchObject({ diagnostics: [{ rule: 'input/not-found', file: 'none' }] });
    expect((await json(await makeFolder(), command)).document).toMatchObject({ diagnostics: [{ rule: 'input/no-workspace' }] });
    await write(folder, { 'glossary.yml': 'version: 1\nconcepts: [{ id: x }]\n' });
    expect((await json(folder, command)).code).toBe(2);
  });
});

describe('spp glossary diff', () => {
  it.concurrent('tells what came, went and changed, and is no failure', async () => {
    const folder = await makeFolder({ 'old.yml': drafts, 'new.yml': `${drafts.replace(/ {2}- id: stakeholder[^]*? {2}# the/, '  # the').replace('kind: event', 'kind: event\n    status: approved').replace('绿周]', '绿色星期]')}  - { id: x, kind: k, en: { name: X }, zh: { preferred: 某 } }\n` });
    expect(await run(folder, 'diff', 'old.yml', 'new.yml')).toEqual({
      code: 0,
      stdout: '+ x  某 · X  draft\n- stakeholder  利益攸关方 · stakeholder  approved\n~ green-week  绿色周 · Green Week\n    status  draft → approved\n    + zh  绿色星期  admitted\n    - zh  绿周  admitted\n1 added, 1 changed, 1 removed\n',
      stderr: '',
    });
    const { document } = await json(folder, 'diff', 'old.yml', 'new.yml');
    expect(document).toMatchObject({ added: [{ id: 'x' }], removed: [{ id: 'stakeholder' }], changed: [{ id: 'green-week', facts: [{ name: 'status', before: 'draft', after: 'approved' }] }] });
    expect((await run(folder, 'diff', 'old.yml', 'old.yml')).stdout).toBe('nothing changed\n');
    expect((await run(folder, 'diff', 'old.yml', 'none.yml')).code).toBe(2);
  });
});

describe('spp glossary lint', () => {
  it.concurrent('finds conflicts in their places, in every form of report', async () => {
    const folder = await makeFolder({ ...workspace, 'glossary.yml': `${glossary}  - { id: other, kind: concept, en: { name: other }, zh: { preferred: 利害关系人 } }\n` });
    const { code, stdout } = await run(folder, 'lint');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^glossary\.yml:9:\d+ {2}error .*glossary\/forbidden-is-right$/m);
    const sarif = await run(folder, 'lint', '--format', 'sarif');
    expect(JSON.parse(sarif.stdout)).toMatchObject({ version: '2.1.0' });
    expect((await run(folder, 'lint', 'none.yml')).code).toBe(2);
    await write(folder, { 'broken.yml': 'version: 1\nconcepts:\n  - id: a\n' });
    expect((await run(folder, 'lint', 'broken.yml')).stdout).toContain('broken.yml:3:5  error');
  });
});

it('a glossary of more than 16 MiB is refused with the limit and the remedy', async () => {
  const cwd = await makeFolder({ ...workspace, 'glossary.yml': `${glossary}${'#'.repeat(16 * 1024 * 1024)}\n` });
  const { code, stderr } = await run(cwd, 'lint');
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/gu, ' ')).toMatch(/glossary\.yml.*too large, divide it.*expected at most 16 MiB/u);
});
