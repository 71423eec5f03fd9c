import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxOf, zipOf } from './import-docx.js';
import { makeFolder, picture, spp } from './spp.js';

interface Reported {
  readonly diagnostics: readonly { readonly rule: string; readonly severity: string; readonly message: string; readonly actual?: string; readonly line?: number }[];
}

async function imported(name: string, bytes: string | Uint8Array, args: readonly string[] = []): Promise<{ code: number | null; draft: string; said: Reported; folder: string }> {
  const folder = await makeFolder({ [name]: bytes });
  const { code, stdout } = await spp(['import', name, '--out', 'draft.md', '--format', 'json', '--ui-lang', 'en', ...args], { cwd: folder });
  return { code, folder, said: JSON.parse(stdout) as Reported, draft: existsSync(join(folder, 'draft.md')) ? await readFile(join(folder, 'draft.md'), 'utf8') : '' };
}

const w = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inside: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;

describe('a Word file', () => {
  it('becomes a draft: headings, lists, links, tables, pictures, notes, changes accepted, comments told', async () => {
    const body = [
      p(w('2024年简报'), '<w:pStyle w:val="Title"/>'),
      p(w('建筑'), '<w:pStyle w:val="1"/>'),
      p(w('新框架'), '<w:pStyle w:val="2"/>'),
      p(`${w('公约')}<w:ins w:id="1" w:author="a">${w('（CFIT）')}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧词</w:delText></w:r></w:del>${w('致力于')}<w:hyperlink r:id="rLink">${w('信息')}${w('通信', '<w:b/>')}</w:hyperlink>${w('。')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      p(w('第一项'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
      p(w('子项'), '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'),
      p(w('第二项'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
      `<w:tbl><w:tr><w:tc>${p(w('国家|地区'))}</w:tc><w:tc>${p(w('数量'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(w('合计'))}</w:tc></w:tr></w:tbl>`,
      p(w('整段加粗', '<w:b/>')),
      p('<w:commentRangeStart w:id="5"/>' + w('# 不是标题，1. 也不是列表') + '<w:commentRangeEnd w:id="5"/>'),
      p('<w:r><w:drawing><wp:docPr id="1" name="x" descr="会场"/><a:blip r:embed="rPicture"/></w:drawing></w:r>'),
    ];
    const { code, draft, said, folder } = await imported('稿.docx', docxOf(body.join('')));
    expect(code).toBe(0);
    expect(draft).toBe(`---
title: 2024年简报
---

# 建筑

## 新框架

公约（CFIT）致力于[信息**通信**](https://example.org/ict)。[^1]

1. 第一项
   - 子项
2. 第二项

| 国家\\|地区 | 数量 |
| --- | --- |
| 合计 |  |

### 整段加粗

\\# 不是标题，1. 也不是列表

![会场](images/figure-1.png)

[^1]: 脚注文字
`);
    expect(new Uint8Array(await readFile(join(folder, 'images/figure-1.png')))).toEqual(new Uint8Array(picture));
    expect(said.diagnostics.map(({ rule }) => rule).sort()).toEqual(['exchange/accepted', 'exchange/comment', 'exchange/guessed', 'exchange/guessed', 'exchange/removed']);
    expect(said.diagnostics.find(({ rule }) => rule === 'exchange/comment')).toMatchObject({ message: 'Comment (王处): 请核实', actual: '请核实' });
  });

  const bomb = zipOf({ 'word/document.xml': new Uint8Array(4 * 1024 * 1024) });
  it.each([
    ['a zip bomb', 'x.docx', bomb, /zip bomb/],
    ['macros', 'x.docx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' }), /macros/],
    ['a DOCTYPE with an entity', 'x.docx', zipOf({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' }), /DOCTYPE/],
    ['a password', 'x.docx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from([...'EncryptedPackage'].join('\0'), 'latin1')]), /password/],
    ['the old format', 'x.docx', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /old binary format/],
    ['elements too deep', 'x.docx', zipOf({ 'word/document.xml': `${'<a>'.repeat(500)}${'</a>'.repeat(500)}` }), /nested deeper/],
    ['HTML too deep', 'x.html', '<div>'.repeat(5000), /nested deeper/],
    ['another kind of file', 'x.docm', 'PK', /with macros/],
    ['bytes of no encoding', 'x.txt', Buffer.from([0xff, 0xff, 0x80, 0x81, 0x00, 0xfe]), /Unexpected/],
  ])('with %s is refused with the reason', async (_what, name, bytes, reason) => {
    const { code, said, draft } = await imported(name, bytes);
    expect(code).toBe(2);
    expect(draft).toBe('');
    expect(said.diagnostics).toMatchObject([{ severity: 'error', message: expect.stringMatching(reason) as string }]);
  });

  it('never overwrites a draft unasked', async () => {
    const folder = await makeFolder({ 'a.txt': 'Words.\n', 'a.md': 'mine\n' });
    const first = await spp(['import', 'a.txt', '--ui-lang', 'en'], { cwd: folder });
    expect([first.code, await readFile(join(folder, 'a.md'), 'utf8')]).toEqual([2, 'mine\n']);
    expect(first.stderr).toMatch(/a\.md stands already/);
    expect((await spp(['import', 'a.txt', '--force'], { cwd: folder })).code).toBe(0);
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('Words.\n');
  });
});

describe('HTML and e-mail', () => {
  it('lose layout, tracking and boilerplate, and keep words, links and data', async () => {
    const html = `<html><head><title>News</title><style>p{}</style></head><body><!--[if mso]><p>outlook</p><![endif]--><div style="display:none">Preview line</div>
<table role="presentation"><tr><td><h1>Bulletin</h1><p>Read <a href="https://example.org/a?id=1&amp;utm_source=x#top">this</a> and <a href="javascript:alert(1)">that</a>.</p><img src="https://t.example.org/o.gif" width="1" height="1">
<table><tr><th>Country</th><th>N</th></tr><tr><td>CN</td><td>3</td></tr></table></td></tr>
<tr><td><p style="font-size:24px">Big words</p><p>Text <script>x()</script>of it</p></td></tr><tr><td><p>Tired? <a href="https://example.org/u">Unsubscribe</a></p></td></tr></table></body></html>`;
    const { draft, said } = await imported('mail.html', html);
    expect(draft).toBe(`---
title: Bulletin
preheader: Preview line
---

Read [this](https://example.org/a?id=1#top) and that.

| Country | N |
| --- | --- |
| CN | 3 |

## Big words

Text of it
`);
    expect(said.diagnostics.map(({ message }) => message).join('\n')).toMatch(/Unsubscribe[^]*1 tracking pixels removed[^]*Tracking parameters removed from 1 links[^]*1 script or data links/);
  });

  it('of a message come from its HTML part, in its own character set, pictures by cid', async () => {
    const gb = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]); // 你好
    const eml = [
      'Subject: =?gb2312?B?vPLWsQ==?= =?utf-8?Q?=E6=8A=A5?=', 'MIME-Version: 1.0', 'Content-Type: multipart/related; boundary="b"', '',
      '--b', 'Content-Type: multipart/alternative; boundary="c"', '', '--c', 'Content-Type: text/plain', '', 'plain', '--c',
      'Content-Type: text/html; charset=GB2312', 'Content-Transfer-Encoding: base64', '', Buffer.concat([Buffer.from('<p>'), gb, Buffer.from('</p><img src="cid:p1" alt="x">')]).toString('base64'), '--c--',
      '--b', 'Content-Type: image/png', 'Content-ID: <p1>', 'Content-Transfer-Encoding: base64', '', picture.toString('base64'), '--b',
      'Content-Type: application/pdf; name="a.pdf"', 'Content-Disposition: attachment', '', 'x', '--b--', '',
    ].join('\r\n');
    const { draft, said } = await imported('m.eml', eml);
    expect(draft).toContain('你好\n\n![x](images/figure-1.png)\n');
    expect(draft).not.toContain('plain');
    expect(said.diagnostics.map(({ actual }) => actual)).toContain('a.pdf');
  });
});

describe('text', () => {
  const broken = '可持续公共采购简报\n\n领导团队\n\n宜可城即将离任联合领导机构，但仍继续与联合国粮农组织共同领导\n可持续公共粮食采购兴趣小组，并参与下一阶段的各项工作安排与协调\n事务。\n\n- 3 -\n\n• 一、第一项；\n• 二、第二项。\n\n详情见[报告](#)。\n';
  it('copied from a PDF is put together again', async () => {
    const { draft, said } = await imported('a.txt', broken);
    expect(draft).toBe('---\ntitle: 可持续公共采购简报\n---\n\n## 领导团队\n\n宜可城即将离任联合领导机构，但仍继续与联合国粮农组织共同领导可持续公共粮食采购兴趣小组，并参与下一阶段的各项工作安排与协调事务。\n\n1. 第一项；\n2. 第二项。\n\n详情见[报告](<todo:报告的网址>)。\n');
    expect(said.diagnostics.map(({ actual }) => actual)).toContain('- 3 -');
  });

  it.each([
    ['utf-16le', Buffer.from('简报\n\n可持续公共采购。\n', 'utf16le')],
    ['Big5', Buffer.from([0xa5, 0x69, 0xab, 0xf9, 0xc4, 0xf2, 0xb1, 0xc4, 0xc1, 0xca, 0xa1, 0x43])],
    ['GB18030', Buffer.from([0xbf, 0xc9, 0xb3, 0xd6, 0xd0, 0xf8, 0xb2, 0xc9, 0xb9, 0xba, 0xa1, 0xa3])],
  ])('in %s is read', async (_name, bytes) => {
    const { draft, said } = await imported('a.txt', bytes);
    expect(draft).toMatch(/可持续(?:公共)?采购。|可持續採購。/);
    expect(said.diagnostics).toContainEqual(expect.objectContaining({ rule: 'exchange/guessed', message: expect.stringMatching(/^Read as /) as string }));
  });
});

const corpus = fileURLToPath(new URL('../../shared/corpora/docx-html', import.meta.url));
const files = existsSync(corpus) ? readdirSync(corpus, { recursive: true }).map(String).filter((name) => /\.(?:docx|html|eml)$/.test(name)).sort() : [];
if (files.length === 0) process.stderr.write('skipped: no ../shared/corpora/docx-html, real files are not imported\n');

/** Words and Han characters with how often they stand. */
function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function visibleText(name: string, bytes: Buffer): string {
  if (name.endsWith('.docx')) {
    const parts = unzipSync(new Uint8Array(bytes));
    const texts = Object.keys(parts).filter((path) => /^word\/(?:document|footnotes|endnotes|comments)\.xml$/.test(path)).map((path) => strFromU8(parts[path] ?? new Uint8Array()));
    const seen = texts.join('\n').replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '');
    return [...seen.matchAll(/<w:t(?: [^>]*)?>([^<]*)<|(<\/w:p>|<w:tab\/>|<w:br\/>)/g)].map(([, text]) => text ?? ' ').join('');
  }
  return bytes.toString().replace(/<!--.*?-->|<style.*?<\/style>|<script.*?<\/script>|<title.*?<\/title>/gs, '').replace(/<\/?(?:b|i|a|strong|em|span|font)\b[^>]*>/g, '').replace(/<[^>]+>/g, ' ').replace(/&[a-z]+;|&#\d+;/g, ' ');
}

describe.skipIf(files.length === 0)('real files of other programs', () => {
  it('lose no word that is not told', async () => {
    const folder = await makeFolder();
    const args = files.map((name) => join(corpus, name));
    const { code, stdout } = await spp(['import', ...args, '--format', 'json'], { cwd: folder });
    expect(code).toBe(0);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { file: string; message: string; actual?: string }[] };
    const lost = files.filter((name) => !name.endsWith('.eml')).flatMap((name) => {
      const draft = readFileSync(join(folder, `${(name.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '')}.md`), 'utf8');
      const told = diagnostics.filter(({ file }) => file.endsWith(name)).map(({ message, actual = '' }) => `${message} ${actual}`).join(' ');
      const kept = counted(`${draft.replace(/\]\([^)]*\)/g, '] ').replace(/\\/g, '').replace(/\*\*|~~/g, '')} ${told}`);
      return [...counted(visibleText(name, readFileSync(join(corpus, name))))].filter(([word, count]) => (kept.get(word) ?? 0) < count).map(([word]) => `${name}: ${word}`);
    });
    expect(lost).toEqual([]);
  });
});

