import { execFileSync, spawn } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, program, spp } from './spp.js';

const read = (cwd: string, path: string) => readFile(join(cwd, path), 'utf8');
const env = { SPP_NO_CACHE: '1' };

interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly offset: number;
  readonly endOffset: number;
  readonly expected?: readonly string[];
}

const check = async (cwd: string) => {
  const { code, stdout } = await spp(['check', '--format', 'json'], { cwd, env });
  return { code, diagnostics: (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics };
};

test.concurrent('the example teaches with three faults; mended as each message says, it builds', async () => {
  const cwd = await makeFolder();
  const made = await spp(['init', '--example', '--ui-lang', 'zh'], { cwd });
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('下一步：spp check') });
  const first = await check(cwd);
  expect([first.code, first.diagnostics.map(({ rule }) => rule).sort()]).toEqual([1, ['link/placeholder', 'pair/number', 'term/forbidden']]);
  expect(await spp(['fix'], { cwd })).toMatchObject({ code: 1, stdout: expect.stringContaining('利害关系人') });
  for (;;) {
    const [finding] = (await check(cwd)).diagnostics;
    if (!finding) break;
    const wanted = finding.expected?.[0]?.replace('https://…', 'https://example.org/clause') ?? '';
    expect(wanted).not.toBe('');
    const text = await read(cwd, finding.file);
    await writeFile(join(cwd, finding.file), text.slice(0, finding.offset) + wanted + text.slice(finding.endOffset));
  }
  expect(await spp(['build', '--to', 'email,eml,text,web,wechat'], { cwd })).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/warning/) });
  expect(await read(cwd, 'dist/issue-1/issue-1.zh.txt')).toContain('利益攸关方');
});

test.concurrent('nothing that stands is replaced, and what is kept is named', async () => {
  const cwd = await makeFolder({ 'spp.yml': 'version: 1\n', '.gitignore': 'mine\n' });
  const { code, stderr, stdout } = await spp(['init', '--name', 'X'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(/spp\.yml stands already[^]*\.gitignore stands already/);
  expect(stdout).toContain('glossary.yml');
  expect([await read(cwd, 'spp.yml'), await read(cwd, '.gitignore')]).toEqual(['version: 1\n', 'mine\n']);
});

test.concurrent('flags say everything: names, languages, CI, Git; an empty workspace is whole', async () => {
  const cwd = await makeFolder();
  const { code, stderr } = await spp(['init', '简报', '--name', '可持续: 采购｜SPP Bulletin', '--source', 'zh', '--ci', 'github,gitlab', '--git'], { cwd });
  expect([code, stderr]).toEqual([0, expect.stringContaining('next: cd 简报, npm install, spp new')]);
  const other = await makeFolder({ 'package.json': '{}' });
  expect((await spp(['init', '--ci', 'github'], { cwd: other })).stderr).toMatch(/next: npm install --save-dev spp-bulletin@\S+, spp new/);
  const root = join(cwd, '简报');
  expect((await readdir(root)).sort()).toEqual(['.editorconfig', '.git', '.gitattributes', '.github', '.gitignore', '.gitlab-ci.yml', 'glossary.yml', 'issues', 'package.json', 'spp.yml']);
  const { settings } = JSON.parse((await spp(['config', '--format', 'json'], { cwd: root })).stdout) as { settings: { key: string; value?: unknown; origin: unknown }[] };
  expect(settings.find(({ key }) => key === 'brand.programme.zh')).toEqual({ key: 'brand.programme.zh', value: '可持续: 采购', origin: { from: 'file', name: 'spp.yml', line: 8 } });
  expect(settings.find(({ key }) => key === 'source')?.value).toBe('zh');
  expect((await spp(['glossary', 'lint'], { cwd: root })).code).toBe(0);
});

test.concurrent('editors find the schemas: of the package that is installed, else copies', async () => {
  const cwd = await makeFolder({ 'node_modules/spp-bulletin/schemas/spp.json': '{}' });
  await spp(['init', 'a/b', '--example'], { cwd });
  expect(await read(cwd, 'a/b/spp.yml')).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/spp-bulletin\/schemas\/spp\.json\n/);
  expect(await read(cwd, 'a/b/issues/issue-1/issue.yml')).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/\.\.\/\.\.\/node_modules\/spp-bulletin\/schemas\/issue\.json\n/);
  const alone = await makeFolder();
  await spp(['init', '--example'], { cwd: alone });
  expect(await read(alone, 'issues/issue-1/issue.yml')).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/issue\.json\n/);
  expect(JSON.parse(await read(alone, 'schemas/issue.json'))).toHaveProperty('properties.date');
});

test.concurrent.each([
  [['--languages', 'fr'], '"fr"'],
  [['--languages', 'zh', '--source', 'en'], '--source en'],
  [['--languages', 'zh', '--example'], 'two languages'],
  [['--ci', 'jenkins'], '"jenkins"'],
  [['file'], 'Unexpected file'],
])('refuses %j and makes nothing', async (args, message) => {
  const cwd = await makeFolder({ file: '' });
  expect(await spp(['init', ...args], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  expect(await readdir(cwd)).toEqual(['file']);
});

/** util-linux's script gives a program a terminal. */
function hasTerminals(): boolean {
  try {
    execFileSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('skipped: no script(1) of util-linux, questions on a terminal are not tried\n');
    return false;
  }
}

/** Types each answer when its question has come. */
function onTerminal(cwd: string, dialogue: readonly (readonly [question: RegExp, answer: string])[]): Promise<{ code: number | null; screen: string }> {
  return new Promise((resolve) => {
    const child = spawn('script', ['-qec', `"${process.execPath}" "${program}" init`, '/dev/null'], { cwd, env: { PATH: process.env['PATH'], HOME: cwd, LANG: 'zh_CN.UTF-8', TERM: 'xterm' } });
    const left = [...dialogue];
    let screen = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      screen += chunk;
      const [next] = left;
      if (!next || !next[0].test(screen)) return;
      left.shift();
      child.stdin.write(next[1]);
    });
    child.on('close', (code) => resolve({ code, screen }));
  });
}

test.skipIf(!hasTerminals())('on a terminal it asks, and asks again where the answer makes no sense; Ctrl-C makes nothing', async () => {
  const cwd = await makeFolder();
  const { code, screen } = await onTerminal(cwd, [
    [/示例.*（是）/, '否\r'],
    [/语言？[^]*（zh,en）/, '法语\r'],
    [/语言？[^]*语言？[^]*（zh,en）/, '\r'],
    [/中文名称？/, '采购简报\r'],
    [/英文名称？/, 'Bulletin\r'],
    [/哪种语言/, '\r'],
  ]);
  expect([code, screen]).toEqual([0, expect.stringContaining('下一步：spp new')]);
  expect(await read(cwd, 'spp.yml')).toMatch(/languages: \[zh, en\]\nsource: en\nbrand:\n {2}programme:\n {4}zh: 采购简报\n {4}en: Bulletin\n/);
  const other = await makeFolder();
  expect((await onTerminal(other, [[/示例/, '\u0003']])).code).toBe(130);
  expect(await readdir(other)).toEqual([]);
});

test.concurrent('the next issue takes numbers, rhythm, masthead and sections from the ones before', async () => {
  const cwd = await makeFolder();
  await spp(['init', '--example'], { cwd });
  await mkdir(join(cwd, 'issues/issue-2/images'), { recursive: true });
  await writeFile(join(cwd, 'issues/issue-2/issue.yml'), 'issue: 2\nyear: 2025\nnumber: 2\ndate: 2025-09-30\n');
  await writeFile(join(cwd, 'issues/issue-2/images/m.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await writeFile(join(cwd, 'issues/issue-2/zh.md'), '---\ntitle: 简报\nsubtitle: 第二期\npreheader: >-\n  只属于\n  这一期\ncover:\n  image: images/m.svg\n  alt: 图\n---\n\n# “**一**”栏 #\n\n正文\n\n```\n# 不是标题\n```\n\n# 二\n\n## 文章\n\n正文\n');
  const run = (...args: string[]) => spp(['new', ...args], { cwd, env: { SOURCE_DATE_EPOCH: '1759363200' } });
  const { code, stderr } = await run();
  expect([code, stderr]).toEqual([0, expect.stringMatching(/no\. 3 of 2025, issue 3 in all, 2025-12-31, laid out as issue-2.*next: write issues\/issue-3\/en\.md, then spp check issue-3/)]);
  expect(await read(cwd, 'issues/issue-3/issue.yml')).toBe('# yaml-language-server: $schema=../../schemas/issue.json\nissue: 3\nyear: 2025\nnumber: 3\ndate: 2025-12-31\nstatus: draft\n');
  const zh = await read(cwd, 'issues/issue-3/zh.md');
  expect(zh).toMatch(/^---\ntitle: 简报\ncover:\n {2}image: images\/m\.svg\n {2}alt: 图\npreheader: # .*\n---\n/);
  expect(zh.match(/^#.*/gm)).toEqual(['# “**一**”栏', '# 二']);
  expect(zh).not.toMatch(/正文|只属于|第二期/);
  expect(await read(cwd, 'issues/issue-3/images/m.svg')).toContain('<svg');
  const checked = await spp(['check', '3', '--format', 'json'], { cwd });
  expect(checked.code).toBe(0);
  expect(await run('3')).toMatchObject({ code: 2, stderr: expect.stringContaining('stands already') });
  expect(await run('review-2025', '--from', '1', '--date', '2026-01-15')).toMatchObject({ code: 0, stderr: expect.stringContaining('laid out as issue-1') });
  expect(await read(cwd, 'issues/review-2025/issue.yml')).not.toContain('issue:');
  expect(await read(cwd, 'issues/review-2025/zh.md')).toContain('# 活动预告');
});

test.concurrent.each([
  [['../out'], 'for an issue'],
  [['.hidden'], 'for an issue'],
  [['--date', '2025-02-30'], '--date'],
  [['--from', 'nothing'], 'nothing'],
])('new refuses %j', async (args, message) => {
  const cwd = await makeFolder({ 'spp.yml': 'version: 1\n' });
  expect(await spp(['new', ...args], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  expect(await readdir(cwd)).toEqual(['spp.yml']);
});

test.concurrent('settings tell where they come from', async () => {
  const cwd = await makeFolder({ 'spp.yml': 'version: 1\n\nrules:\n  zh/spacing: off\nstyle: { spacing: thin }\n' });
  const origins = async (...args: string[]) => (await spp(['config', '--show-origin', ...args], { cwd, env: { SPP_LANG: 'en', SPP_CACHE_DIR: '/c' } })).stdout;
  expect(await origins('rules')).toBe('rules.zh/spacing  off  spp.yml:4\n');
  expect(await origins('style.spacing')).toBe('thin  spp.yml:5\n');
  expect(await origins('theme')).toBe('green  default\n');
  expect(await origins('cacheDir')).toBe('/c  environment SPP_CACHE_DIR\n');
  expect(await origins('uiLang')).toBe('en  environment SPP_LANG\n');
  expect(await origins('uiLang', '--ui-lang', 'en')).toBe('en  flag --ui-lang\n');
  expect(await spp(['config', 'theme'], { cwd })).toEqual({ code: 0, stdout: 'green\n', stderr: '' });
  expect(await spp(['config', 'them'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean theme') });
  await writeFile(join(cwd, 'spp.yml'), 'version: 2\n');
  expect((await spp(['config'], { cwd })).code).toBe(2);
});
