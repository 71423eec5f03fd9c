import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeFolder, spp, workspace, write } from './spp.js';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Listed {
  readonly theme: string;
  readonly themes: readonly string[];
  readonly templates: readonly { readonly name: string; readonly origin: string; readonly file: string; readonly purpose: string; readonly gets: readonly string[] }[];
}

async function list(cwd: string, ...args: string[]): Promise<Listed> {
  const { stdout, code } = await spp(['template', 'list', '--format', 'json', ...args], { cwd });
  expect(code).toBe(0);
  return JSON.parse(stdout) as Listed;
}

describe('spp template', () => {
  it('lists partials with where they come from and what they get', async () => {
    const folder = await makeFolder({ ...workspace, 'templates/email/quote.hbs': '<p>{{#each blocks}}{{block this}}{{/each}}</p>\n' });
    const { theme, themes, templates } = await list(folder, 'email');
    expect([theme, themes]).toEqual(['green', ['green', 'plain']]);
    expect(templates.find(({ name }) => name === 'email/quote')).toMatchObject({ origin: 'workspace', file: 'templates/email/quote.hbs', gets: ['blocks'] });
    expect(templates.find(({ name }) => name === 'email/button')).toMatchObject({ origin: 'tool', gets: ['href', 'width', 'html'] });
    expect(templates.every(({ name, purpose }) => name.startsWith('email/') && purpose !== '')).toBe(true);
    expect((await list(folder, '--theme', 'plain', 'web')).templates.find(({ name }) => name === 'web/cover')).toMatchObject({ origin: 'theme' });
  });

  it('copies one out, which is then used, and never over what stands there', async () => {
    const folder = await makeFolder(workspace);
    const ejected = await spp(['template', 'eject', 'email/masthead', 'tokens'], { cwd: folder });
    expect(ejected).toMatchObject({ code: 0, stdout: 'templates/email/masthead.hbs\ntemplates/themes/green/tokens.yml\n' });
    const copy = join(folder, 'templates/email/masthead.hbs');
    const shipped = await readFile(join(root, 'templates/email/masthead.hbs'), 'utf8');
    expect(await readFile(copy, 'utf8')).toBe(shipped);
    expect((await list(folder, 'email')).templates.find(({ name }) => name === 'email/masthead')).toMatchObject({ origin: 'workspace' });

    await writeFile(copy, 'mine');
    const again = await spp(['template', 'eject', 'email/masthead', 'email/note'], { cwd: folder });
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('--force');
    expect(await readFile(copy, 'utf8')).toBe('mine');
    await expect(readFile(join(folder, 'templates/email/note.hbs'))).rejects.toThrow();
    expect((await spp(['template', 'eject', 'email/masthead', '--force'], { cwd: folder })).code).toBe(0);
    expect(await readFile(copy, 'utf8')).toBe(shipped);
    expect((await spp(['template', 'eject', 'web/quote', '--theme', 'plain'], { cwd: folder })).stdout).toBe('templates/themes/plain/web/quote.hbs\n');
  });

  it.each([
    [['template', 'eject', 'quote'], 'email/quote'],
    [['template', 'eject', 'email/quot'], 'email/quote'],
    [['template', 'list', 'emial'], 'email'],
    [['template', 'list', '--theme', 'grene'], 'green'],
  ])('refuses %j with a suggestion', async (args, suggestion) => {
    const { code, stderr } = await spp(args, { cwd: await makeFolder(workspace) });
    expect(code).toBe(2);
    expect(stderr).toContain(suggestion);
  });

  it('needs a workspace to copy into', async () => {
    expect(await spp(['template', 'eject', 'email/quote'], { cwd: await makeFolder() })).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a workspace’s theme', () => {
  const draft = { 'issues/issue-10/issue.yml': 'year: 2022\ndate: 2022-12-30\n', 'issues/issue-10/zh.md': '---\ntitle: 简报\n---\n\n# 进展\n\n## 文章\n\n> 引文\n' };

  it('is checked for contrast by check and build, at the token’s place', async () => {
    const folder = await makeFolder({ ...workspace, ...draft, 'templates/themes/green/tokens.yml': '# ours\nlight:\n  muted: "#BBBBBB"\n' });
    const checked = await spp(['check', 'issue-10', '--only', 'theme', '--format', 'json'], { cwd: folder });
    expect(checked.code).toBe(1);
    expect((JSON.parse(checked.stdout) as { diagnostics: object[] }).diagnostics).toMatchObject([
      { rule: 'theme/contrast', severity: 'error', file: 'templates/themes/green/tokens.yml', line: 3, column: 10, actual: '#BBBBBB' },
    ]);
    const built = await spp(['build', 'issue-10', '--to', 'email', '--lang', 'zh'], { cwd: folder });
    expect([built.code, built.stderr.includes('theme/contrast')]).toEqual([1, true]);
    expect((await spp(['build', 'issue-10', '--to', 'email', '--lang', 'zh', '--no-check', '-q'], { cwd: folder })).code).toBe(0);
    await write(folder, { 'templates/themes/green/tokens.yml': 'light: { muted: "#555555" }\n' });
    expect((await spp(['build', 'issue-10', '--to', 'email', '--lang', 'zh', '-q'], { cwd: folder })).code).toBe(0);
    expect(await readFile(join(folder, 'dist/issue-10/issue-10.zh.html'), 'utf8')).toContain('#555555');
  });

  it('is told of a mistake in a partial with file, line and partial', async () => {
    const folder = await makeFolder({ ...workspace, ...draft, 'templates/email/quote.hbs': '<p>\n{{blokcs}}</p>\n' });
    const built = await spp(['build', 'issue-10', '--to', 'email', '--lang', 'zh'], { cwd: folder });
    expect(built.code).toBe(1);
    expect(built.stderr).toContain('templates/email/quote.hbs:2');
    expect(built.stderr).toMatch(/partial "quote"[\s\S]*"blokcs"/);
  });
});
