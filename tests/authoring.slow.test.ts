import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, spp, workspace } from './spp.js';

describe('the example', () => {
  it('comes back from Word with its events, notes, buttons and front matter', async () => {
    const cwd = await makeFolder();
    expect(await spp(['init', '--example', '--no-input'], { cwd })).toMatchObject({ code: 0 });
    // A link without an address leaves only its words in Word.
    const draft = join(cwd, 'issues/issue-1/zh.md');
    await writeFile(draft, (await readFile(draft, 'utf8')).replace('](#)', '](https://example.org/clause)'));
    expect(await spp(['build', 'issue-1', '--to', 'docx', '--no-check', '-o', 'word'], { cwd })).toMatchObject({ code: 0 });
    for (const lang of ['zh', 'en']) {
      expect(await spp(['import', `word/issue-1/issue-1.${lang}.docx`, '-o', `${lang}.md`], { cwd })).toMatchObject({ code: 0 });
      const [before, after] = await Promise.all([`issues/issue-1/${lang}.md`, `${lang}.md`].map((file) => readFile(join(cwd, file), 'utf8')));
      // An empty line more or less and how YAML is quoted are the importer's own.
      const bodyOf = (text = ''): string => text.replace(/^---[^]*?\n---\n/u, '').replaceAll(/\n{2,}/gu, '\n').trim();
      const imported = bodyOf(after);
      expect(imported.slice(0, imported.lastIndexOf(':::') + 3)).toBe(bodyOf(before));
      // The line of contacts is for people to sort.
      expect(imported.slice(imported.lastIndexOf(':::') + 3).trim()).toMatch(/^\S.*bulletin@example\.org\)$/u);
      for (const key of ['title', 'slogan', 'closing', 'source']) {
        const value = (text = ''): string => new RegExp(`^${key}: '?(.*?)'?$`, 'mu').exec(text)?.[1] ?? '';
        expect(value(after), key).toBe(value(before));
      }
    }
  });
});

describe('spp help', () => {
  it('says what --help says', async () => {
    const cwd = await makeFolder();
    for (const command of [[], ['build'], ['glossary', 'find']]) {
      const [asked, flagged] = await Promise.all([spp(['help', ...command], { cwd }), spp([...command, '--help'], { cwd })]);
      expect(asked).toEqual(flagged);
      expect(asked.code).toBe(0);
    }
    const wrong = await spp(['help', 'biuld'], { cwd });
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: 'spp: Unexpected command "biuld", did you mean build?\n' });
  });
});

describe('hints', () => {
  it('name the program as it was called', async () => {
    const cwd = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': '---\ntitle: 简报\n---\n\n各利害关系人参加了磋商。\n' });
    const npx = { npm_command: 'exec', npm_lifecycle_event: 'npx' };
    expect((await spp(['check', '--lang', 'zh'], { cwd })).stdout).toContain(' spp fix --only');
    expect((await spp(['check', '--lang', 'zh'], { cwd, env: npx })).stdout).toContain(' npx spp fix --only');
    expect((await spp(['new'], { cwd, env: { ...npx, npm_lifecycle_event: 'test' } })).stderr).toMatch(/then spp check issue-10\n$/u);
    expect((await spp(['new'], { cwd, env: npx })).stderr).toMatch(/then npx spp check issue-11\n$/u);
  });
});
