import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../model/files.js';
import { fixBulletin, type Fixed } from './fix.js';
import { loadWorkspace } from './workspace.js';

/** Files in memory, below `/w`. */
function filesOf(texts: Readonly<Record<string, string>>): Files {
  const byPath = new Map(Object.entries(texts).map(([path, text]) => [resolve('/w', path), text]));
  return {
    read: async (path) => {
      const text = byPath.get(path);
      return text === undefined ? { failure: 'missing' } : { bytes: new TextEncoder().encode(text) };
    },
    list: async (folder) => [...byPath.keys()].filter((path) => dirname(path) === folder).map((path) => ({ name: path.slice(folder.length + 1), kind: 'file' as const })),
    kind: async (path) => (byPath.has(path) ? 'file' : undefined),
    picture: async () => ({ failure: 'missing' }),
    resolve: (path) => resolve('/w', path),
    show: (path) => path.slice('/w/'.length),
    limited: (_shown, work) => work(),
    part: () => {
      throw new Error('nothing is kept');
    },
  };
}

const glossary = `version: 1
concepts:
  - id: stakeholder
    kind: concept
    status: approved
    en: { name: stakeholder }
    zh: { preferred: 利益攸关方, forbidden: [利害关系人, 利益关系人] }
  - id: compact
    kind: document
    status: approved
    firstMention: required
    en: { name: Repair Compact, abbr: RCP }
    zh: { preferred: 修理权利公约, marks: 《》, forbidden: [修理公约] }
  - id: protection
    kind: body
    status: approved
    en: { name: Protection Office }
    zh: { preferred: 环保署, forbidden: [环境署] }
  - id: us-protection
    kind: body
    status: approved
    en: { name: United States Protection Office }
    zh: { preferred: 美利坚环境保护总署, forbidden: [美国环保署] }
`;

async function fix(texts: Readonly<Record<string, string>>, only: readonly string[] = ['term/forbidden']): Promise<Fixed> {
  const files = filesOf({ 'spp.yml': 'version: 1\n', 'glossary.yml': glossary, 'issues/issue-1/issue.yml': 'year: 2024\ndate: 2024-03-07\n', ...texts });
  const workspace = await loadWorkspace(files, '/w');
  expect(workspace.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return fixBulletin(files, workspace, { kind: 'issue', id: 'issue-1', folder: '/w/issues/issue-1', root: '/w', named: true }, undefined, { only, off: [] });
}

/** A Chinese draft alone, before and after. */
async function mend(text: string, only?: readonly string[]): Promise<{ after: string; fixed: Fixed }> {
  const fixed = await fix({ 'issues/issue-1/zh.md': text }, only);
  const [file] = fixed.files;
  return { after: file ? (file.file.bom ? '\uFEFF' : '') + file.after : text, fixed };
}

const head = '---\ntitle: 简报\n---\n\n# 标题\n\n';

describe('fixing a bulletin', () => {
  it('mends all places and no other byte', async () => {
    const text = `${head}各利害关系人，以及**利益关系人**；   多余的空格 ,  和\t怪异  的写法。\n\n* 星号\n+ 加号\n\n利害关系人`;
    const { after, fixed } = await mend(text);
    expect(after).toBe(text.replaceAll(/利害关系人|利益关系人/g, '利益攸关方'));
    expect(fixed.files[0]?.mended).toHaveLength(3);
    expect(fixed.remaining).toEqual([]);
  });

  it('keeps a byte-order mark and the line ends of Windows', async () => {
    const text = `\uFEFF${head}各利害关系人。\n`.replaceAll('\n', '\r\n');
    expect((await mend(text)).after).toBe(text.replace('利害关系人', '利益攸关方'));
  });

  it('changes nothing a second time', async () => {
    const once = (await mend(`${head}各利害关系人在环境署，美国环境署也在。\n`)).after;
    expect((await mend(once)).fixed.files).toEqual([]);
  });

  it('refuses a fix that makes another fault, everywhere it would, and does the others', async () => {
    // 环保署 is right by itself; behind 美国 it becomes a forbidden name of another office.
    const { after, fixed } = await mend(`${head}美国环境署说，各利害关系人都到了。\n\n美国环境署又说。\n`);
    expect(after).toBe(`${head}美国环境署说，各利益攸关方都到了。\n\n美国环境署又说。\n`);
    expect(fixed.remaining.map(({ rule, actual }) => [rule, actual])).toEqual([['term/forbidden', '环境署'], ['term/forbidden', '环境署']]);
  });

  it('puts in a name that then lacks its abbreviation or its marks, and adds the marks', async () => {
    const { after, fixed } = await mend(`${head}各国支持修理公约。会议讨论《修理权利公约》。\n`, ['term', 'abbr']);
    expect(after).toBe(`${head}各国支持《修理权利公约》。会议讨论《修理权利公约》。\n`);
    expect(fixed.remaining.map(({ rule }) => rule)).toEqual(['abbr/first-mention']);
  });

  it('never touches code, addresses or comments', async () => {
    const text = `${head}\`利害关系人\` 与[链接](https://example.org/利害关系人)。\n\n<!-- 利害关系人 -->\n`;
    expect((await mend(text)).fixed.files).toEqual([]);
  });

  it('leaves what a comment in the draft has switched off', async () => {
    const text = `${head}<!-- spp-off-line term/forbidden -->\n各利害关系人。\n`;
    expect((await mend(text)).fixed).toEqual({ files: [], remaining: [] });
  });

  it('mends each language in its own file', async () => {
    const fixed = await fix({ 'issues/issue-1/zh.md': `${head}各利害关系人。\n`, 'issues/issue-1/en.md': '---\ntitle: Bulletin\n---\n\n# Title\n\nAll of the the stakeholders met.\n' }, ['term/forbidden', 'en/doubled-word']);
    expect(fixed.files.map(({ file, mended }) => [file.path, mended.map(({ rule }) => rule)])).toEqual([
      ['issues/issue-1/zh.md', ['term/forbidden']],
      ['issues/issue-1/en.md', ['en/doubled-word']],
    ]);
  });

  it('of every rule at once settles, and is then at rest', async () => {
    const text = `${head}各利害关系人"来了",他们说...很好。。\n\n联合国环境署(UNEP)的的报告——如下:\n\n1. 甲 ;\n2. 乙。\n`;
    const once = await mend(text, []);
    expect(once.after).not.toBe(text);
    const twice = await mend(once.after, []);
    expect(twice.fixed.files).toEqual([]);
    expect(twice.fixed.remaining.length).toBe(once.fixed.remaining.length);
  });
});
