import { spawnSync } from 'node:child_process';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { globalOptions, type CommandDeclaration } from '../src/cli/command.js';
import { program } from '../src/cli/commands/registry.js';
import { parse } from '../src/cli/parser.js';
import { brokenLinks, namedCommands, stepsOf, words } from './documented.js';
import { makeFolder, spp, workspace } from './spp.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Commands that are documented and not run here, with the reason. */
const notRun: readonly (readonly [RegExp, string])[] = [
  [/^spp preview/u, 'stays open until Ctrl-C; has tests of its own'],
  [/^spp doctor/u, 'speaks of the machine; tests/doctor.test.ts'],
  [/ --watch/u, 'stays open until Ctrl-C'],
  [/^spp translate review \S+$/u, 'stays open until Ctrl-C; tests/translate-review.slow.test.ts'],
  [/^spp translate import omegat/u, 'wants what OmegaT gives back; tests/exchange-clients.test.ts'],
  [/^spp build$/u, 'all formats of the example, which the tutorial builds'],
];

const read = (page: string): Promise<string> => readFile(join(root, page), 'utf8');

const pages: string[] = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'CONTRIBUTING.md'];
beforeAll(async () => {
  for (const entry of await readdir(join(root, 'docs'), { recursive: true })) if (entry.endsWith('.md')) pages.push(join('docs', entry));
});

/** A workspace for the guides: the example without its faults, with the Word file that they speak of. */
let example = '';
beforeAll(async () => {
  example = await makeFolder();
  const made = await spp(['init', '--example', '--no-input'], { cwd: example });
  expect(made.code).toBe(0);
  await edit(example, 'issues/issue-1/zh.md', '42所', '24所');
  await edit(example, 'issues/issue-1/zh.md', '(#)', '(https://example.org/clauses)');
  await edit(example, 'issues/issue-1/zh.md', '利害关系人', '利益攸关方');
  const word = await spp(['build', 'issue-1', '--to', 'docx', '--lang', 'zh', '--out', 'word'], { cwd: example });
  expect(word).toMatchObject({ code: 0 });
  for (const name of ['bulletin.docx', 'corrected.docx']) await cp(join(example, 'word/issue-1/issue-1.zh.docx'), join(example, name));
});

async function edit(folder: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text, `${file} as the page supposes it`).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

interface Following {
  readonly cwd: string;
  readonly ui?: 'zh' | 'en';
  /** Commands that another page runs. */
  readonly without?: RegExp;
}

/** Does what a page says, in order. What it prints must be printed, and each command must end as the page says. Gives the number of commands. */
async function follow(markdown: string, { cwd, ui = 'zh', without }: Following): Promise<number> {
  let folder = cwd;
  let count = 0;
  for (const step of stepsOf(markdown)) {
    if (step.kind === 'edit') await edit(folder, step.file, step.from, step.to);
    else if (step.line.startsWith('cd ')) folder = join(folder, step.line.slice(3));
    else if (!notRun.some(([pattern]) => pattern.test(step.line)) && !without?.test(step.line)) {
      const { code, stdout, stderr } = await spp([...words(step.line).slice(1), '--no-input'], { cwd: folder, env: { SPP_LANG: ui } });
      const printed = `${stdout}\n${stderr}`;
      expect(step.codes, `${step.line}\n${printed}`).toContain(code);
      for (const line of step.printed) expect(printed, step.line).toContain(line);
      count += 1;
    }
  }
  return count;
}

describe('what the pages tell readers to do', { timeout: 120_000 }, () => {
  it.concurrent.each([
    ['docs/tutorial.zh-CN.md', 'zh', undefined],
    ['docs/tutorial.md', 'en', /^spp build/u],
  ] as const)('%s leads from an empty folder to the next issue', async (page, ui, without) => {
    expect(await follow(await read(page), { cwd: await makeFolder(), ui, ...(without && { without }) })).toBeGreaterThan(4);
  });

  it.concurrent.each(['glossary', 'themes', 'wechat', 'mail', 'ci', 'import', 'pdf'])('docs/guides/%s', async (name) => {
    const folder = await makeFolder();
    await cp(example, folder, { recursive: true });
    expect(await follow(await read(`docs/guides/${name}.zh-CN.md`), { cwd: folder })).toBeGreaterThan(0);
  });

  it.concurrent('docs/templates and docs/translation', async () => {
    const folder = await makeFolder();
    await cp(example, folder, { recursive: true });
    expect(await follow(await read('docs/templates.zh-CN.md'), { cwd: folder })).toBeGreaterThan(1);
    // The page translates the tenth issue, of which there is only the source.
    await cp(join(folder, 'issues/issue-1'), join(folder, 'issues/issue-10'), { recursive: true });
    await rm(join(folder, 'issues/issue-10/zh.md'));
    expect(await follow(await read('docs/translation.zh-CN.md'), { cwd: folder })).toBeGreaterThan(5);
  });

  it('is what the examples of the help pages show: each is understood', () => {
    const examples = (command: CommandDeclaration): string[] => [...(command.examples ?? []).map((each) => each.command), ...(command.commands ?? []).flatMap(examples)];
    const lines = examples(program).map((line) => line.replace(/^source <\((.*)\)$|^([^|]*) \|.*$/u, '$1$2'));
    expect(lines.length).toBeGreaterThan(40);
    for (const line of lines) expect(parse(program, words(line).slice(1)).kind, line).toBe('run');
    expect(() => parse(program, words('spp build 9 --too pdf').slice(1))).toThrow('--too');
  });

  it.concurrent.each([
    ['README.md', 'en', undefined],
    ['README.zh-CN.md', 'zh', /^spp build/u],
  ] as const)('%s', async (page, ui, without) => {
    const folder = await makeFolder();
    for (const part of ['spp.yml', 'glossary.yml', 'issues', 'memory']) await cp(join(root, part), join(folder, part), { recursive: true });
    const text = await read(page);
    expect(text).toContain('```sh\nnpm ci && npx spp build issue-9\n```');
    expect(text).toContain('```sh\nnpm ci && npm test\n```');
    expect(await follow(text, { cwd: folder, ui, ...(without && { without }) })).toBeGreaterThan(0);
  });

  it('would be noticed if it were not so', async () => {
    const cwd = await makeFolder(workspace);
    const page = (block: string): string => `# Page\n\n${block}\n`;
    expect(await follow(page('```console\n$ spp config theme\ngreen\n```'), { cwd })).toBe(1);
    await expect(follow(page('```console\n$ spp config theme\nblue\n```'), { cwd })).rejects.toThrow('blue');
    await expect(follow(page('```sh\nspp check issue-8\n```'), { cwd })).rejects.toThrow('issue-8');
    await expect(follow(page('<!-- edit spp.yml: none => other -->'), { cwd })).rejects.toThrow('spp.yml');
  });

  it('is the same in both languages', async () => {
    for (const page of pages.filter((each) => each.endsWith('.zh-CN.md'))) {
      const lines = async (path: string): Promise<string[]> => stepsOf(await read(path)).flatMap((step) => (step.kind === 'command' ? [step.line] : []));
      expect(await lines(page), page).toEqual(await lines(page.replace('.zh-CN.md', '.md')));
    }
  });
});

describe('the pages', () => {
  it('have no link that leads nowhere', async () => {
    const broken = await Promise.all(pages.map(async (page) => brokenLinks(join(root, page), await read(page)).map((target) => `${page}: ${target}`)));
    expect(broken.flat()).toEqual([]);
    expect(brokenLinks(join(root, 'README.md'), '[a](docs/none.md) [b](#nowhere) [c](docs/README.md#guides) [d](docs/README.md#none) `[e](x.md)`')).toEqual(['docs/none.md', '#nowhere', 'docs/README.md#none']);
  });

  it('name commands and options that exist', async () => {
    const wrong = await Promise.all(pages.map(async (page) => namedCommands(await read(page)).flatMap((named) => missing(named)).map((what) => `${page}: ${what}`)));
    expect(wrong.flat()).toEqual([]);
    expect(namedCommands('`spp biuld` and `spp check --fial-on x`').flatMap(missing)).toEqual(['biuld', '--fial-on']);
  });

  it('of the reference are as the code would make them', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/generate.mjs'), '--check'], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('on Markdown hold the rules that they teach', async () => {
    const checked = await spp(['check', 'docs/markdown.md', 'docs/markdown.zh-CN.md', '--fail-on', 'warning'], { cwd: root });
    expect(checked, checked.stdout).toMatchObject({ code: 0 });
  });
});

/** The first word or option of a command line that is not declared. */
function missing(named: readonly string[]): string[] {
  let command: CommandDeclaration = program;
  for (const word of named) {
    const child = command.commands?.find(({ name }) => name === word);
    if (child) command = child;
    else if (command.commands && !word.startsWith('-') && command !== program) return /^[a-z]+$/u.test(word) ? [word] : [];
    else if (command === program) return [word];
    else break;
  }
  const declared = new Set([...globalOptions, ...(command.options ?? []), ...(command.commands ?? []).flatMap(({ options }) => options ?? [])].flatMap(({ flags }) => flags.match(/--[a-z-]+/gu) ?? []));
  return named.filter((word) => /^--[a-z]/u.test(word)).flatMap((word) => word.split('/')).filter((word) => word.startsWith('--')).map((word) => word.replace(/[=，,].*$/u, '')).filter((word) => !declared.has(word));
}
