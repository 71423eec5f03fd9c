import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, spp, workspace, write, zh, type Ended } from './spp.js';

const planted = zh.replace('利益攸关方', '利害关系人');

/** Proof that stdout holds one whole document of the format, and the rules it names. */
const readers: Readonly<Record<string, (stdout: string) => string[]>> = {
  json: (stdout) => (JSON.parse(stdout) as { diagnostics: { rule: string }[] }).diagnostics.map(({ rule }) => rule),
  sarif: (stdout) => (JSON.parse(stdout) as { runs: { results: { ruleId: string }[] }[] }).runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId)),
  rdjson: (stdout) => (JSON.parse(stdout) as { diagnostics: { code: { value: string } }[] }).diagnostics.map(({ code }) => code.value),
  junit: (stdout) => {
    expect(stdout.match(/<\?xml|<testsuites |<\/testsuites>/g)).toEqual(['<?xml', '<testsuites ', '</testsuites>']);
    return [...stdout.matchAll(/<(?:failure|skipped) [^>]*type="([^"]+)"/g)].map(([, rule = '']) => rule);
  },
  github: (stdout) => {
    const lines = stdout.trimEnd().split('\n');
    // Commands, then one line of counts.
    expect(lines.findIndex((line) => !line.startsWith('::'))).toBe(lines.length - 1);
    return lines.slice(0, -1).map((line) => /,?title=([^:,]+)/.exec(line)?.[1] ?? '');
  },
};

describe.each(Object.entries(readers))('spp check --format %s', (format, rulesIn) => {
  it.concurrent.each<[string, string[], Record<string, string>, number, string]>([
    ['findings', [], {}, 1, 'term/forbidden'],
    ['an unknown option', ['--nonsense'], {}, 2, 'input/usage'],
    ['a missing value', ['--only'], {}, 2, 'input/usage'],
    ['an unknown rule', ['--only', 'no/rule'], {}, 2, 'input/usage'],
    ['a missing input', ['issue-77'], {}, 2, 'input/not-found'],
    ['a folder that is not there', ['-C', 'nowhere'], {}, 2, 'input/usage'],
    ['a baseline that is not there', ['--baseline', 'none.yml'], {}, 2, 'input/unreadable'],
    ['broken settings', [], { 'spp.yml': 'version: [\n' }, 2, 'config/syntax'],
  ])('prints one document and nothing else for %s', async (_name, args, files, code, rule) => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': planted, ...files });
    const ended = await spp(['check', '--format', format, ...args], { cwd: folder });
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: '' });
    expect(rulesIn(ended.stdout)).toContain(rule);
  });

  it.concurrent('prints one document where there is nothing to say', async () => {
    const ended = await spp(['check', '--format', format], { cwd: await makeFolder(workspace) });
    expect({ code: ended.code, stderr: ended.stderr, rules: rulesIn(ended.stdout) }).toEqual({ code: 0, stderr: '', rules: [] });
  });

  it.concurrent('prints one document for a bug of its own', async () => {
    const planting = encodeURIComponent("String.prototype.normalize = () => { throw new Error('planted bug') }");
    const ended = await spp(['check', 'issue-9', '--format', format], { cwd: await makeFolder(workspace), env: { NODE_OPTIONS: `--import=data:text/javascript,${planting}` } });
    expect(ended.code).toBe(70);
    expect(rulesIn(ended.stdout)).toEqual(['input/bug']);
  });
});

it('describes every rule it names in SARIF, of one edition, of two, and of reading', async () => {
  const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': `${planted.replace('/meeting', '/other')}\n:::没有\n会议仍在。\n:::\n` });
  const { stdout } = await spp(['check', '--format', 'sarif'], { cwd: folder });
  const rules = (JSON.parse(stdout) as { runs: [{ tool: { driver: { rules: { id: string; shortDescription?: { text: string } }[] } } }] }).runs[0].tool.driver.rules;
  expect(rules.map(({ id }) => id.split('/')[0])).toEqual(expect.arrayContaining(['term', 'pair', 'structure']));
  expect(rules.filter(({ shortDescription }) => !shortDescription).map(({ id }) => id)).toEqual([]);
});

describe('the step summary on GitHub', () => {
  const many = `${zh}\n${Array.from({ length: 14 }, (_, index) => `第${index}处：利害关系人。`).join('\n\n')}\n`;
  const check = (folder: string, env: Record<string, string>, ...args: string[]): Promise<Ended> => spp(['check', ...args], { cwd: folder, env });

  it.concurrent('takes what gets no annotation, behind what others wrote there', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': many, 'summary.md': '# earlier\n' });
    const { code, stdout, stderr } = await check(folder, { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') }, '--format', 'github');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.match(/^::error /gm)).toHaveLength(10);
    const summary = await readFile(join(folder, 'summary.md'), 'utf8');
    expect(summary.startsWith('# earlier\n## spp check')).toBe(true);
    expect(summary.match(/^\| error \|/gm)).toHaveLength(4);
  });

  it.concurrent('is written for github alone, and for a run that could not begin', async () => {
    const folder = await makeFolder(workspace);
    const env = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    await check(folder, env, '--format', 'json');
    await expect(readFile(join(folder, 'summary.md'))).rejects.toThrow('ENOENT');
    await check(folder, env, '--format', 'github', '--only', 'no/rule');
    expect(await readFile(join(folder, 'summary.md'), 'utf8')).toBe('## spp check – 1 error\n');
  });

  it.concurrent('that cannot be written is said, and changes no verdict', async () => {
    const folder = await makeFolder(workspace);
    const { code, stderr, stdout } = await check(folder, { GITHUB_STEP_SUMMARY: join(folder, 'none/summary.md') }, '--format', 'github');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'no problems found (2 files)\n' });
    expect(stderr).toMatch(/^spp: Cannot write .*summary\.md: its folder does not exist\n$/);
  });
});

describe('known findings', () => {
  const files = { ...workspace, 'issues/issue-9/zh.md': planted };

  it.concurrent('are written and left out, after lines have moved too; new ones are told', async () => {
    const folder = await makeFolder(files);
    expect(await spp(['check', '--write-baseline', 'known.yml'], { cwd: folder })).toEqual({ code: 0, stdout: '✔ no problems found (2 files)\n', stderr: 'known.yml: 1 finding written as known\n' });
    const text = await readFile(join(folder, 'known.yml'), 'utf8');
    expect(text).toMatch(/^ {2}- \{ file: issues\/issue-9\/zh\.md, rule: term\/forbidden, actual: 利害关系人, near: "?[0-9a-f]{12}"? \}$/m);
    const check = (...args: string[]): Promise<Ended> => spp(['check', '--baseline', 'known.yml', ...args], { cwd: folder });
    expect((await check()).code).toBe(0);
    await write(folder, { 'issues/issue-9/zh.md': planted.replace('## 各方磋商', '新的一段。\n\n## 各方磋商') });
    expect(await check()).toEqual({ code: 0, stdout: '✔ no problems found (2 files)\n', stderr: '' });
    await write(folder, { 'issues/issue-9/zh.md': `${planted}\n另一处利害关系人。\n` });
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toContain('issues/issue-9/zh.md:13:4  error  term/forbidden');
    expect(stdout).toContain('✖ 1 error, 1 warning (2 files)');
  });

  it.concurrent('hold from any folder, by paths from the baseline', async () => {
    const folder = await makeFolder(files);
    await spp(['check', '--write-baseline', 'known.yml'], { cwd: folder });
    expect((await spp(['check', '--baseline', '../../known.yml'], { cwd: join(folder, 'issues/issue-9') })).code).toBe(0);
  });

  it.concurrent('that are mended are pointed out in the baseline, unless they were not looked for', async () => {
    const folder = await makeFolder(files);
    await spp(['check', '--write-baseline', 'known.yml'], { cwd: folder });
    await write(folder, { 'issues/issue-9/zh.md': zh });
    const check = (...args: string[]): Promise<Ended> => spp(['check', '--baseline', 'known.yml', ...args], { cwd: folder });
    const { code, stdout } = await check();
    expect(code).toBe(0);
    expect(stdout).toContain('known.yml:4:5  note  config/unused-baseline');
    expect((await check('--fail-on', 'info')).code).toBe(1);
    for (const args of [['--lang', 'en'], ['--off', 'term'], ['--only', 'link']]) expect((await check(...args)).stdout, args.join(' ')).toContain('no problems found');
  });

  it.concurrent.each([
    ['that is no baseline', ['--baseline', 'spp.yml'], /spp\.yml:\d.*config\//],
    ['asked for and written at once', ['--baseline', 'a.yml', '--write-baseline', 'b.yml'], /^spp: Expected either/],
  ])('of a file %s are refused', async (_name, args, said) => {
    const { code, stdout, stderr } = await spp(['check', ...args], { cwd: await makeFolder(files) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });

  it.concurrent('are not written while some input cannot be read', async () => {
    const folder = await makeFolder(files);
    const { code, stderr } = await spp(['check', '9', 'none.md', '--write-baseline', 'known.yml'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('known.yml was not written');
    await expect(readFile(join(folder, 'known.yml'))).rejects.toThrow('ENOENT');
  });
});

describe('rules: in issue.yml', () => {
  const issue = 'issue: 9\nyear: 2022\nnumber: 3\ndate: 2022-09-30\n';

  it.concurrent('go before those of spp.yml, for that issue alone', async () => {
    const folder = await makeFolder({
      ...workspace,
      'spp.yml': 'version: 1\nrules: { term/forbidden: warning }\n',
      'issues/issue-9/zh.md': planted,
      'issues/issue-9/issue.yml': `${issue}rules: { term/forbidden: error }\n`,
      'issues/issue-8/issue.yml': 'year: 2022\ndate: 2022-06-30\nrules: { term/forbidden: off }\n',
      'issues/issue-8/zh.md': planted.replace(/!\[.*\n/, ''),
      'issues/issue-7/issue.yml': 'year: 2022\ndate: 2022-03-30\n',
      'issues/issue-7/zh.md': planted.replace(/!\[.*\n/, ''),
    });
    const severities = async (name: string): Promise<string[]> => {
      const { stdout } = await spp(['check', name, '--lang', 'zh', '--format', 'json', '--only', 'term'], { cwd: folder });
      return (JSON.parse(stdout) as { diagnostics: { severity: string }[] }).diagnostics.map(({ severity }) => severity);
    };
    expect(await Promise.all(['9', '8', '7'].map(severities))).toEqual([['error'], [], ['warning']]);
  });

  it.concurrent('that name no rule are an error in their place, and nothing is built', async () => {
    const folder = await makeFolder({ ...workspace, 'issues/issue-9/issue.yml': `${issue}rules:\n  term/forbiden: off\n` });
    const { code, stdout } = await spp(['check'], { cwd: folder });
    expect(code).toBe(2);
    expect(stdout).toContain('issues/issue-9/issue.yml:6:3  error  config/unknown-rule');
    expect((await spp(['build', '--to', 'text'], { cwd: folder })).code).toBe(2);
  });
});
