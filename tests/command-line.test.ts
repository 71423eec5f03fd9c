import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { hostRules } from '../src/checks/host-rules.js';
import { allRules } from '../src/checks/all-rules.js';
import { ExitCode, worst } from '../src/cli/exit-codes.js';
import { reporters } from '../src/report/registry.js';
import { displayWidth } from '../src/text/width.js';
import { makeFolder, spp, workspace } from './spp.js';

/** Arguments → exit code and what is said, at the width of 80 that a pipe has. */
interface Row {
  readonly args: string;
  readonly code: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Folder of the workspace to start in. */
  readonly at?: string;
}

const rows: readonly Row[] = [
  { args: 'check', code: 0, stdout: '✔ no problems found (2 files)\n' },
  { args: 'check 9 --ui-lang zh', code: 0, stdout: '✔ 没有发现问题（2 个文件）\n' },
  { args: '--ui-lang zh check issue-9', code: 0, stdout: '✔ 没有发现问题（2 个文件）\n' },
  { args: 'check issues/issue-9/', code: 0, stdout: '✔ no problems found (2 files)\n' },
  { args: 'check issues/issue-9/zh.md', code: 0, stdout: '✔ no problems found (1 file)\n' },
  { args: 'check 9 issue-9 issues/issue-9/zh.md', code: 0, stdout: '✔ no problems found (2 files)\n' },
  { args: 'check', at: 'issues/issue-9/images', code: 0, stdout: '✔ no problems found (2 files)\n' },
  { args: 'check -C ../..', at: 'issues/issue-9', code: 0, stdout: '✔ no problems found (2 files)\n' },
  { args: 'check --lang en', code: 0, stdout: '✔ no problems found (1 file)\n' },
  { args: 'check -q', code: 0, stdout: '' },
  {
    args: 'check issue-8 --ui-lang zh',
    code: 2,
    stderr: 'issue-8  错误  找不到“issue-8”；是否想用“issue-9”？  input/not-found\n\n',
  },
  {
    args: 'check 8',
    code: 2,
    stderr:
      '8  error  input/not-found\n  Found nothing named "8"; expected an issue (such as 9), the name of a folder\n  under issues/, or an .md file; there is issue-9\n\n',
  },
  { args: 'check 9 none.md', code: 2, stdout: '✔ no problems found (2 files)\n' },
  { args: 'check spp.yml', code: 2, stderr: 'spp.yml  error  input/format\n  Unexpected kind of file, expected one that ends in .md\n\n' },
  { args: 'check --lang de', code: 2, stderr: 'spp: Unexpected value "de" of --lang, expected one of zh, en\n' },
  { args: 'check --format josn', code: 2, stderr: 'spp: Unexpected value "josn" of --format, did you mean json?\n' },
  { args: 'check --fail-on eror --ui-lang zh', code: 2, stderr: 'spp: --fail-on 没有“eror”；是否想用 error？\n' },
  { args: 'check --only term/forbiden', code: 2, stderr: 'spp: Unexpected rule "term/forbiden", did you mean "term/forbidden"?\n' },
  { args: 'check --off nothing --ui-lang zh', code: 2, stderr: 'spp: 没有规则“nothing”；spp rules 列出全部规则\n' },
  { args: 'check --fromat json', code: 2, stderr: 'spp: Unexpected option --fromat, did you mean --format?\nFor usage: spp check --help\n' },
  { args: 'check --fromat --ui-lang zh', code: 2, stderr: 'spp: 没有选项 --fromat；是否想用 --format？\n用法见：spp check --help\n' },
  { args: 'check --format', code: 2, stderr: 'spp: Expected a value for --format <format>\nFor usage: spp check --help\n' },
  { args: 'check -C nowhere', code: 2 },
  { args: 'check --ui-lang fr', code: 2, stderr: 'spp: Unexpected --ui-lang "fr", expected zh or en\n' },
  { args: 'biuld', code: 2, stderr: 'spp: Unexpected command "biuld", did you mean build?\nFor usage: spp --help\n' },
  { args: 'chekc --format x --ui-lang zh', code: 2, stderr: 'spp: 没有命令“chekc”；是否想用 check？\n用法见：spp --help\n' },
  { args: 'glossary fnd', code: 2, stderr: 'spp: Unexpected command "fnd", did you mean find?\nFor usage: spp glossary --help\n' },
  { args: 'glossary find', code: 2, stderr: 'spp: Expected the argument word\nFor usage: spp glossary find --help\n' },
  { args: 'glossary find 利益', code: 0, stdout: 'stakeholder  利益攸关方 · stakeholder  concept · approved\n    ✖ 利害关系人  法律用语\n' },
  { args: 'glossary find 无此词 --ui-lang zh', code: 2, stderr: 'spp: 术语表中没有“无此词”\n' },
  { args: 'glossary list --status draft', code: 0, stdout: '' },
  { args: 'glossary list --kind concpet', code: 2, stderr: 'spp: Unexpected value "concpet" of --kind, did you mean concept?\n' },
  { args: 'glossary lint', code: 0, stdout: '✔ no problems found (1 file)\n' },
  { args: 'glossary lint none.yml --ui-lang zh', code: 2, stderr: 'none.yml  错误  input/unreadable\n  无法读取：没有这个文件，请核对名称和所在的文件夹\n\n' },
  { args: 'glossary diff glossary.yml', code: 2, stderr: 'spp: Expected the argument new\nFor usage: spp glossary diff --help\n' },
  { args: 'glossary diff glossary.yml glossary.yml --ui-lang zh', code: 0, stdout: '没有变化\n' },
  { args: 'glossary stats', code: 0, stdout: '  2  利益攸关方 · stakeholder  issue-9 ×2\n1 issue used 1 of 1 terms\n' },
  { args: 'glossary suggest --ui-lang zh', code: 0, stdout: '没有发现新的名称\n' },
  { args: 'glossary add', code: 2, stderr: 'spp: Expected --en, the English name\nspp: Expected --zh, the Chinese name\n' },
  { args: 'glossary import', code: 2, stderr: 'spp: Expected the argument file\nFor usage: spp glossary import --help\n' },
  { args: 'glossary export a.doc --ui-lang zh', code: 2, stderr: 'spp: 从文件名“a.doc”看不出格式；应以 .tbx、.csv、.xlsx 结尾，或用 --as 指定\n' },
  { args: 'glossary review --out a.tbx', code: 2, stderr: 'spp: The name "a.tbx" does not tell the format, expected one that ends in .csv, .xlsx, or --as\n' },
  { args: 'explain term/forbidden', code: 0 },
  { args: 'explain input/encoding --ui-lang zh', code: 0 },
  { args: 'explain term/forbiden', code: 2, stderr: 'spp: Unexpected rule "term/forbiden", did you mean "term/forbidden"?\n' },
  { args: 'explain', code: 2, stderr: 'spp: Expected the argument rule\nFor usage: spp explain --help\n' },
  { args: 'rules', code: 0 },
  { args: 'rules --format sarif', code: 2, stderr: 'spp: Unexpected value "sarif" of --format, expected one of pretty, json\n' },
  { args: 'fix', code: 0, stdout: '', stderr: '0 mended\n' },
  { args: 'fix 8 --ui-lang zh', code: 2 },
  { args: 'fix --only no/rule', code: 2, stderr: 'spp: Unexpected rule "no/rule", expected one that spp rules lists\n' },
  { args: 'rules extra', code: 2, stderr: 'spp: Unexpected argument: extra\nFor usage: spp rules --help\n' },
  { args: 'build --jobs 0', code: 2, stderr: 'spp: Unexpected --jobs "0", expected a number from 1 to 64\n' },
  { args: 'build --to pfd,txet', code: 2 },
  { args: 'build none', code: 2 },
];

describe('the command line', () => {
  it.concurrent.each(rows)('spp $args → $code', async ({ args, code, stdout, stderr, at = '.' }) => {
    const folder = await makeFolder(workspace);
    const ended = await spp(args.split(' '), { cwd: `${folder}/${at}` });
    expect(ended.code, ended.stderr).toBe(code);
    if (stdout !== undefined) expect(ended.stdout).toBe(stdout);
    if (stderr !== undefined) expect(ended.stderr).toBe(stderr);
    else if (code === 0) expect(ended.stderr).toBe('');
  });

  it.each(['zh', 'en'])('lists every form of report on the help page of check (%s)', async (lang) => {
    const { stdout } = await spp(['check', '--help'], { cwd: await makeFolder(), env: { SPP_LANG: lang } });
    for (const { format, title } of reporters) expect(stdout).toMatch(new RegExp(`^  ${format} +${title[lang === 'zh' ? 'zh' : 'en'].slice(0, 8)}`, 'm'));
  });

  it('explains and lists the rules, those of readers and settings too', async () => {
    const folder = await makeFolder();
    const { stdout } = await spp(['rules'], { cwd: folder });
    const listed = stdout.trimEnd().split('\n').map((line) => line.split(' ')[0] ?? '');
    expect(listed).toEqual([...allRules, ...hostRules].map(({ id }) => id).sort());
    const { rules: all }: { rules: { id: string }[] } = JSON.parse((await spp(['rules', '--format', 'json'], { cwd: folder })).stdout);
    expect(all.map(({ id }) => id)).toEqual(listed);
    for (const id of ['term/near-variant', 'config/unused-baseline']) {
      const zh = await spp(['explain', id, '--ui-lang', 'zh'], { cwd: folder });
      expect(zh).toMatchObject({ code: 0, stderr: '' });
      expect(zh.stdout).toMatch(new RegExp(`^# ${id}\n\n\\*\\*\\p{Script=Han}`, 'u'));
    }
  });

  it('has one table of exit codes, and the worst of several inputs wins', () => {
    expect(ExitCode).toEqual({ fine: 0, findings: 1, usage: 2, environment: 3, partly: 4, bug: 70, interrupted: 130 });
    expect(worst([0, 2, 1])).toBe(2);
    expect(worst([])).toBe(0);
  });

  it('tells its version, alone and before anything else', async () => {
    const { version }: { version: string } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    const folder = await makeFolder();
    for (const args of [['--version'], ['-V'], ['--ui-lang', 'zh', '--version']]) {
      expect(await spp(args, { cwd: folder })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  it.each([
    [[], 'en', 'Usage: spp'],
    [['--help'], 'zh', '用法：spp'],
    [['build', '--help'], 'zh', '用法：spp build'],
    [['glossary', 'find', '-h'], 'en', 'Usage: spp glossary find <word>'],
    [['check', 'nothing', '--help'], 'en', 'Usage: spp check'],
    [['glossary', 'add', '--help'], 'zh', '用法：spp glossary add'],
    [['glossary', 'import', '--help'], 'en', 'Usage: spp glossary import <file>'],
    [['glossary', 'lint', '--help'], 'en', 'Usage: spp glossary lint [file]'],
  ])('helps with %j in %s, within 80 cells', async (args, lang, first) => {
    const { code, stdout, stderr } = await spp(args, { cwd: await makeFolder(), env: { SPP_LANG: lang } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.startsWith(first)).toBe(true);
    for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  });

  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', SPP_LANG: 'en' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
  ])('speaks the language of %j', async (env, lang) => {
    const { stderr } = await spp(['nonsense'], { cwd: await makeFolder(), env });
    expect(stderr.startsWith(lang === 'zh' ? 'spp: 没有命令' : 'spp: Unexpected command')).toBe(true);
  });

  it.each([
    ['--color', {}, true],
    ['--no-color', { FORCE_COLOR: '1' }, false],
    ['', { FORCE_COLOR: '1' }, true],
    ['', { FORCE_COLOR: '0' }, false],
    ['', {}, false],
  ])('colours with %s and %j: %s', async (flag, env, colored) => {
    const { stdout } = await spp(['check', ...(flag === '' ? [] : [flag])], { cwd: await makeFolder(workspace), env });
    expect(stdout.includes('\u001B[')).toBe(colored);
  });
});
