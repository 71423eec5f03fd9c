import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Ended, formats, held, outputs } from './holding.js';
import { makeFolder, workspace, write } from './spp.js';

const made = fileURLToPath(new URL('../../shared/corpora/hostile/made/', import.meta.url));

/** `check` and `build` of one file of the collection. Neither a bug nor a limit is ever how they end. */
async function judge(name: string): Promise<{ readonly check: Ended; readonly build: Ended; readonly texts: readonly string[] }> {
  const cwd = await makeFolder();
  copyFileSync(join(made, name), join(cwd, 'draft.md'));
  const check = await held(['check', 'draft.md', '--format', 'json'], cwd);
  const build = await held(['build', 'draft.md', '--to', formats, '--no-check'], cwd);
  for (const { code, err } of [check, build]) expect([0, 1, 2], `${name}: ${err.slice(-500)}`).toContain(code);
  return { check, build, texts: outputs(cwd) };
}

function rulesOf({ out }: Ended): string[] {
  const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; line?: number }[] };
  return diagnostics.map(({ rule, line }) => `${rule}:${line ?? ''}`);
}

describe.skipIf(!existsSync(made))('the hostile collection, through the program (skipped without ../shared)', () => {
  test.concurrent('encodings: the same text, or a refusal that names the place', { timeout: 120_000 }, async () => {
    const normal = (texts: readonly string[]): string[] => texts.map((text) => text.replaceAll(/^(?:Date|Message-ID|X-.*|Content-ID|boundary).*$/gim, ''));
    const [plain, bom, crlf, gb, wide, cut] = await Promise.all(['utf8', 'utf8-bom', 'crlf', 'gb18030', 'utf16le-bom', 'truncated'].map((name) => judge(`enc/${name}.md`)));
    expect(plain?.texts.length).toBeGreaterThan(4);
    for (const other of [bom, crlf, gb, wide]) expect(normal(other?.texts ?? [])).toEqual(normal(plain?.texts ?? []));
    expect(rulesOf(cut?.check ?? { code: 0, out: '{"diagnostics":[]}', err: '' })).toEqual(['input/encoding:6']);
    expect(cut?.texts).toEqual([]);
    for (const each of [plain, bom, crlf, gb, wide]) expect(each?.texts.join('')).not.toContain('\uFFFD');
  });

  const pathological = existsSync(join(made, 'markdown')) ? readdirSync(join(made, 'markdown')).sort() : [];
  test.concurrent.each(pathological)('markdown/%s is made or refused, in time and memory', { timeout: 120_000 }, async (name) => {
    const { check, build, texts } = await judge(`markdown/${name}`);
    if (check.code === 2) expect(rulesOf(check)).toEqual(['input/too-deep:1']);
    else expect(texts.length, build.err).toBeGreaterThan(4);
    if (name === 'strong-cjk.md') {
      expect(texts.some((text) => text.includes('**'))).toBe(false);
      // E-mail, web, print, and the parts of WeChat's article together.
      expect(texts.join('').match(/<strong/g)?.length).toBeGreaterThanOrEqual(1600);
    }
  });

  test.concurrent('template syntax and foreign files come out as text, or not at all', { timeout: 120_000 }, async () => {
    const [templates, foreign] = await Promise.all([judge('inject/handlebars.md'), judge('inject/local-files.md')]);
    const bare = templates?.texts.filter((text) => !text.includes('MIME-Version')) ?? [];
    for (const text of bare) expect(text.replaceAll('&#123;', '{').replaceAll('&#125;', '}')).toContain('{{constructor.name}}');
    expect(rulesOf(foreign?.check ?? { code: 0, out: '{"diagnostics":[]}', err: '' }).some((rule) => rule.startsWith('structure/raw-html'))).toBe(true);
    for (const text of foreign?.texts ?? []) expect(text).not.toMatch(/root:x?:0:/);
  });

  test.concurrent('invisible and odd characters are each reported with their place', { timeout: 120_000 }, async () => {
    const { check } = await judge('unicode/invisible.md');
    const { diagnostics } = JSON.parse(check.out) as { diagnostics: { rule: string; line: number; column: number }[] };
    expect(diagnostics.filter(({ rule }) => /invisible|compat/.test(rule)).length).toBeGreaterThan(5);
    for (const { line, column } of diagnostics) expect(line > 0 && column > 0).toBe(true);
  });

  test.concurrent('front matter that never ends does not eat the body', async () => {
    const { check, texts } = await judge('yaml/unterminated-frontmatter.md');
    expect(rulesOf(check)).toContain('input/front-matter:1');
    for (const text of texts.filter((each) => !each.includes('MIME-Version'))) expect(text).toContain('正文');
  });

  test.concurrent.each(['billion-laughs', 'deep', 'dup-keys', 'tags'])('yaml/%s.yml is refused wherever YAML is read', { timeout: 120_000 }, async (name) => {
    for (const place of ['spp.yml', 'glossary.yml', 'issues/issue-9/issue.yml', 'templates/themes/own/tokens.yml']) {
      const cwd = await makeFolder(workspace);
      await mkdir(dirname(join(cwd, place)), { recursive: true });
      await writeFile(join(cwd, place), readFileSync(join(made, `yaml/${name}.yml`)));
      if (place.startsWith('templates')) await write(cwd, { 'spp.yml': 'version: 1\ntheme: own\n' });
      const { code, out, err } = await held(['check', '--format', 'json'], cwd);
      expect([1, 2], `${place}: ${err}`).toContain(code);
      expect(out).not.toMatch(/at .*\.js:\d/);
      if (name === 'dup-keys') expect(rulesOf({ code, out, err }).some((rule) => rule.endsWith('/syntax:4')), place).toBe(true);
    }
  });

  test.concurrent('an external entity of a TMX is not read', async () => {
    const cwd = await makeFolder({ ...workspace, 'xxe.tmx': readFileSync(join(made, 'xml/xxe.tmx')) });
    const check = await held(['check', 'xxe.tmx', '--format', 'json'], cwd);
    expect(check.code).not.toBe(0);
    const taken = await held(['translate', 'import', 'xxe.tmx'], cwd);
    for (const { code, out, err } of [check, taken]) {
      expect(code).not.toBe(70);
      expect(out + err).not.toMatch(/root:x?:0:/);
    }
    expect(existsSync(join(cwd, 'memory/memory.jsonl')) ? readFileSync(join(cwd, 'memory/memory.jsonl'), 'utf8') : '').not.toMatch(/root:x?:0:/);
  });
});
