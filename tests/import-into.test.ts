import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, spp, workspace, write } from './spp.js';

const draft = `---
title: 简报
---

开场白。

# 进展

## 各方磋商

各利益攸关方在[会议](https://example.org/meeting)上参加了**重要**磋商。会议很长。结论见[报告](<todo:报告的网址>)。

第二段讲采购。

- 甲项
- 乙项
- 丙项

| 国家 | 数量 |
| --- | --- |
| 中国 | 3 |

:::events
- **论坛**，2022年3月7日，巴黎

  说明文字。
:::

最后一段[^1]。

[^1]: 注释。
`;

let folder: string;
let copy: Record<string, Uint8Array>;

beforeAll(async () => {
  folder = await makeFolder({ ...workspace, 'issues/issue-9/zh.md': draft });
  const built = await spp(['build', 'issue-9', '--lang', 'zh', '--to', 'docx', '--no-check'], { cwd: folder });
  expect(built.code).toBe(0);
  copy = unzipSync(new Uint8Array(await readFile(join(folder, 'dist/issue-9/issue-9.zh.docx'))));
});

/** The copy with its text edited by `change`, comments with it, written to `corrected.docx`. */
async function corrected(change: (xml: string) => string, comments = ''): Promise<void> {
  const xml = change(strFromU8(copy['word/document.xml'] ?? new Uint8Array()));
  const relations = strFromU8(copy['word/_rels/document.xml.rels'] ?? new Uint8Array());
  const parts = {
    ...copy,
    'word/document.xml': strToU8(xml),
    'word/comments.xml': strToU8(`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comments}</w:comments>`),
    'word/_rels/document.xml.rels': strToU8(relations.replace('</Relationships>', '<Relationship Id="rc" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>')),
  };
  await write(folder, { 'corrected.docx': zipSync(parts) });
}

/** What the draft is afterwards, and what was said. The draft is set back first. */
async function taken(standing = draft): Promise<{ code: number | null; after: string; rules: readonly string[]; stdout: string }> {
  await write(folder, { 'issues/issue-9/zh.md': standing });
  const { code, stdout } = await spp(['import', '--into', 'issue-9', 'corrected.docx', '--format', 'json', '--ui-lang', 'en'], { cwd: folder });
  const rules = (JSON.parse(stdout) as { diagnostics: readonly { rule: string }[] }).diagnostics.map(({ rule }) => rule);
  return { code, rules, stdout, after: await readFile(join(folder, 'issues/issue-9/zh.md'), 'utf8') };
}

const paragraphs = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
const saying = (xml: string, words: string): string => paragraphs(xml).find((each) => !each.includes('"TOC') && each.replace(/<[^>]+>/g, '').includes(words)) ?? '';
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('a corrected copy', () => {
  it('without a change changes no byte, and the same edition gives the same copy', async () => {
    await corrected((xml) => xml);
    expect(await taken()).toMatchObject({ code: 0, after: draft, rules: [] });
    await spp(['build', 'issue-9', '--lang', 'zh', '--to', 'docx', '--no-check', '--out', 'again'], { cwd: folder });
    expect(unzipSync(new Uint8Array(await readFile(join(folder, 'again/issue-9/issue-9.zh.docx'))))).toEqual(copy);
  });

  it('gives back inserted, deleted and silently changed words, inside and outside markup', async () => {
    await corrected((xml) =>
      xml
        .replace(run('第二段讲采购。'), `${run('第二段')}<w:ins w:id="1" w:author="a">${run('主要')}</w:ins>${run('讲采购。')}`)
        .replace(/<w:r><w:t xml:space="preserve">磋商。会议很长。结论见<\/w:t><\/w:r>/, `${run('磋商。')}<w:del w:id="2" w:author="a"><w:r><w:delText>会议很长。</w:delText></w:r></w:del>${run('结论见')}`)
        .replace('>会议</w:t>', '>高级别会议</w:t>')
        .replace('>重要</w:t>', '>十分重要的</w:t>')
        .replace(run('中国'), run('法国|德国'))
        .replace('>，2022年3月7日，', '>，2022年3月8日，')
        .replace('>，</w:t></w:r><w:r><w:t xml:space="preserve">2022年3月7日，巴黎', '>，</w:t></w:r><w:r><w:t xml:space="preserve">2022年3月8日，巴黎')
        .replace(run('乙项'), run('*乙*项'))
        .replace(/(<w:t[^>]*>)简报(<\/w:t><\/w:r><w:bookmarkEnd)/, '$1新简报$2'),
    );
    const { code, after, rules } = await taken();
    expect([code, rules]).toEqual([0, []]);
    expect(after).toBe(
      draft
        .replace('第二段讲', '第二段主要讲')
        .replace('磋商。会议很长。', '磋商。')
        .replace('[会议]', '[高级别会议]')
        .replace('**重要**', '**十分重要的**')
        .replace('| 中国', '| 法国\\|德国')
        .replace('3月7日', '3月8日')
        .replace('- 乙项', '- \\*乙\\*项')
        .replace('title: 简报', 'title: 新简报'),
    );
  });

  it('gives back new, deleted and moved paragraphs and items, and a gap that was filled', async () => {
    await corrected((xml) => {
      const [second, opening, third] = [saying(xml, '第二段讲采购'), saying(xml, '开场白'), saying(xml, '丙项')];
      const linked = saying(xml, '结论见');
      return xml
        .replace(second, '')
        .replace(opening, `${opening}${second.replace(/<w:bookmark\w+ [^>]*>/g, '')}`)
        .replace(third, `${third}${third.replace(/<w:bookmark\w+ [^>]*>/g, '').replace('丙项', '丁项')}<w:p><w:pPr><w:rPr><w:ins w:id="4" w:author="a"/></w:rPr></w:pPr><w:ins w:id="5" w:author="a">${run('新的一段')}</w:ins></w:p>`)
        .replace(saying(xml, '甲项'), `<w:p><w:pPr><w:rPr><w:del w:id="6" w:author="a"/></w:rPr></w:pPr><w:del w:id="7" w:author="a"><w:r><w:delText>甲项</w:delText></w:r></w:del></w:p>`)
        .replace(linked, linked.replace(run('报告'), `<w:hyperlink r:id="rLink1">${run('报告')}</w:hyperlink>`));
    });
    const { code, after, rules } = await taken();
    expect([code, rules]).toEqual([0, []]);
    expect(after).toBe(
      draft
        .replace('第二段讲采购。\n\n', '')
        .replace('开场白。\n', '开场白。\n\n第二段讲采购。\n')
        .replace('- 甲项\n', '')
        .replace('- 丙项\n', '- 丙项\n- 丁项\n\n新的一段\n')
        .replace('<todo:报告的网址>', '<https://example.org/meeting>'),
    );
  });

  it('tells comments at their place, and changes nothing for them', async () => {
    await corrected((xml) => xml.replace(run('第二段讲采购。'), `${run('第二段讲')}<w:commentRangeStart w:id="9"/>${run('采购')}<w:commentRangeEnd w:id="9"/>${run('。')}`), '<w:comment w:id="9" w:author="王处"><w:p><w:r><w:t>写全称</w:t></w:r></w:p></w:comment>');
    const { code, after, stdout } = await taken();
    expect([code, after]).toEqual([0, draft]);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ rule: 'exchange/comment', message: 'Comment (王处): 写全称', line: 13, column: 5, actual: '采购' }] });
  });

  it('does not overwrite what was changed since; all else is taken, and twice is once', async () => {
    await corrected((xml) => xml.replace(run('第二段讲采购。'), run('第二段讲绿色采购。')).replace(run('乙项'), run('乙乙项')));
    const standing = draft.replace('第二段讲采购', '第二段只讲采购').replace('# 进展\n', '# 进展\n\n草稿里新写的一段。\n');
    const first = await taken(standing);
    expect(first).toMatchObject({ code: 1, rules: ['exchange/conflict'], after: standing.replace('乙项', '乙乙项') });
    expect(first.stdout).toContain('第二段讲绿色采购。');
    expect(await taken(first.after)).toMatchObject({ code: 1, rules: ['exchange/conflict'], after: first.after });
  });

  it('shows a unified diff with --dry-run and can be taken back with undo', async () => {
    await corrected((xml) => xml.replace(run('乙项'), run('乙乙项')));
    await write(folder, { 'issues/issue-9/zh.md': draft });
    const dry = await spp(['import', '--into', '9', 'corrected.docx', '--dry-run'], { cwd: folder });
    expect(dry.stdout).toContain('-- 乙项\n+- 乙乙项\n');
    const standing = (): Promise<string> => readFile(join(folder, 'issues/issue-9/zh.md'), 'utf8');
    expect(await standing()).toBe(draft);
    expect((await spp(['import', '--into', '9', 'corrected.docx'], { cwd: folder })).code).toBe(0);
    expect(await standing()).toBe(draft.replace('乙项', '乙乙项'));
    await spp(['undo'], { cwd: folder });
    expect(await standing()).toBe(draft);
  });

  it('that is none is refused', async () => {
    await write(folder, { 'other.docx': zipSync({ 'word/document.xml': strToU8('<w:document xmlns:w="w"><w:body><w:p/></w:body></w:document>') }) });
    expect((await spp(['import', '--into', '9', 'other.docx'], { cwd: folder })).code).toBe(2);
  });
});
