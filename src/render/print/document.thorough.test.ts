import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../lang/registry.js';
import { parseEdition } from '../../markdown/parse.js';
import type { Asset } from '../../model/asset.js';
import type { FontLibrary, FontRequest } from '../../model/fonts.js';
import type { Lang } from '../../model/text.js';
import type { RenderInput } from '../renderer.js';
import { makeTheme } from '../theme-load.js';
import { printDocument } from './document.js';
import { inline } from './font-faces.js';
import { embedded } from './pictures.js';
import { print } from './renderer.js';
import type { PaperChoice } from './sheet.js';

const templates = fileURLToPath(new URL('../../../templates/', import.meta.url));
const files = new Map(
  readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(templates.length).replaceAll('\\', '/'), { source: readFileSync(path, 'utf8'), file: path }] as const;
    }),
);
const { theme } = makeTheme('green', files);

/** Has every character but those of `lacks`, and remembers what it was asked. */
function fakeFonts(lacks = '') {
  const asked: FontRequest[] = [];
  const fonts: FontLibrary = {
    async facesFor(request) {
      asked.push(request);
      const missing = [...new Set(request.latin + request.han)].filter((character) => lacks.includes(character));
      return { faces: [{ name: 'NotoSansSC', script: 'han', weight: request.weight, style: request.style, key: 'sample', format: 'woff2', bytes: Buffer.from('font') }], missing };
    },
  };
  return { fonts, asked };
}

const pixel: Asset = { url: 'x.png', mediaType: 'image/png', bytes: Buffer.from('png'), width: 1200, height: 675 };

async function printed(text: string, { lang = 'zh', lacks = '', web = 'https://bulletin.example.org/9/', paper, terms, numbered = true }: { lang?: Lang; lacks?: string; web?: string; paper?: PaperChoice; terms?: readonly string[]; numbered?: boolean } = {}) {
  const { edition } = parseEdition({ path: `${lang}.md`, text, bom: false }, { lang, language: languageOf(lang), kind: 'issue' });
  if (!edition || !theme) throw new Error('the test itself is wrong');
  const { fonts, asked } = fakeFonts(lacks);
  const info = { ...(numbered && { issue: 9, number: 3 }), year: 2022, date: '2022-09-30', status: 'published', web } as const;
  const bulletin = { id: 'issue-9', kind: 'issue', info, editions: [edition] } as const;
  const input: RenderInput = { bulletin, edition, brand: { network: '网络' }, theme, assets: new Map([['x.png', pixel]]), fonts, date: new Date(0), ...(paper && { paper }), ...(terms && { terms: new Set(terms) }) };
  return { ...(await printDocument(input, embedded, inline)), input, asked };
}

const draft = `---
title: 简报</title><script>alert(1)</script>"\\
---
# 进展 & 动态

## 宜可城——地方

正文《报告》。

![图](x.png "说明")

[详情](https://www.example.org/a)

1. 行动
2. 又一项

![SDG 12.7](sdg:12.7)

## 第二篇

:::only{target=pdf}
仅限打印
:::

:::only{target=email}
仅限邮件
:::

![二维码](qr:web)

# 附录

## 第三篇

见[^1]。

[^1]: 注文
`;

describe('the paged document', () => {
  test('asks for the page of every article in its contents, and for no other', async () => {
    const { pageRefs, html } = await printed(draft);
    expect(pageRefs).toEqual(['s1a1', 's1a2', 's2a1']);
    for (const id of pageRefs) expect(html).toContain(`id="${id}"`);
  });

  test('lists its headings as they stand', async () => {
    expect((await printed(draft)).headings).toEqual([
      '简报</title><script>alert(1)</script>"\\', '目录', '进展 & 动态', '宜可城——地方', '第二篇', '附录', '第三篇', '注释',
    ]);
  });

  test('needs nothing from outside, and holds no markup from the draft', async () => {
    const { html } = await printed(draft);
    expect(html).not.toContain('<script');
    expect([...html.matchAll(/(?:src="|url\()([^")]{0,30})/g)].map(([, url]) => url?.replace(/;.*/, ''))).toEqual(
      expect.arrayContaining(['data:image/png', 'data:image/svg+xml', 'data:font/woff2']),
    );
    expect([...html.matchAll(/(?:src="|url\()(?!data:)/g)]).toEqual([]);
    // Running head: the title as a CSS string, in which nothing can end the string or the style.
    expect(html).toContain('@top-left{content:"简报\\3c /title\\3e \\3c script\\3e alert(1)\\3c /script\\3e \\22 \\5c "');
  });

  test('shows what is only for the PDF, and not what is only for e-mail', async () => {
    const { html } = await printed(draft);
    expect(html).toContain('仅限打印');
    expect(html).not.toContain('仅限邮件');
  });

  test('prints the address of a button and of the web version, numbers actions as the language does', async () => {
    const { html } = await printed(draft);
    expect(html).toContain('<span class="address">example.org/<wbr>a</span>');
    expect(html).toContain('bulletin.example.org/9');
    expect(html).toMatch(/class="mark">一、<.*class="mark">二、</s);
  });

  test('prints the address of each link in running text once, after the text; a button or a contact has its own', async () => {
    const text = '---\ntitle: 题\ncontacts: [{ office: 社, url: "https://example.org/desk" }]\n---\n见[甲](https://example.org/a)、[又甲](https://example.org/a)、[社](https://example.org/desk)、<https://example.org/typed>、[缺](todo:地址)、[丙](mailto:c@example.org)。\n\n[详情](https://example.org/b)\n\n再见[乙](https://example.org/b)。\n';
    const { html } = await printed(text);
    const list = html.slice(html.indexOf('<section class="links">'), html.indexOf('<footer'));
    expect([...list.matchAll(/<span class="of">(.*?)<\/span> <a href="(.*?)">(.*?)<\/a>/g)].map(([, ...parts]) => parts)).toEqual([['甲', 'https://example.org/a', 'example.org/<wbr>a']]);
    expect((await printed('---\ntitle: 题\n---\n文\n')).html).not.toContain('class="links"');
  });

  test('the masthead says nothing twice: no year before the date of an issue without a number, no name that the title has', async () => {
    const masthead = async (title: string, numbered: boolean) => (await printed(`---\ntitle: ${title}\n---\n文\n`, { numbered })).html.match(/<header[\s\S]*?<\/header>/)?.[0] ?? '';
    expect(await masthead('回顾', true)).toMatch(/<p class="brand">网络<[\s\S]*<p class="line">2022年第3期 · 总第9期 · 2022年9月30日</);
    expect(await masthead('网络的回顾', false)).toContain('<p class="line">2022年9月30日<');
    expect(await masthead('网络的回顾', false)).not.toContain('class="brand"');
  });

  test('keeps names on one line', async () => {
    const { html } = await printed('---\ntitle: 题\n---\n# 可持续公共采购进展\n\n利益攸关方参加。\n', { terms: ['利益攸关方'] });
    expect(html).toContain('<span class="glued">利益攸关方</span>');
  });

  test('is set for the sheet the run, else the theme, asks for', async () => {
    expect((await printed(draft)).html).toContain('@page{size:A4;');
    expect((await printed(draft, { paper: { size: 'letter' } })).html).toContain('@page{size:letter;');
    expect((await printed(draft)).html).not.toContain('.flow,.contents{columns');
    expect((await printed(draft, { paper: { columns: 2 } })).html).toContain('.flow,.contents{columns:2;column-gap');
  });

  test('the heads of its pages follow its sections', async () => {
    const { runningHeads, html } = await printed(draft);
    expect(html).toContain('<style data-page-of="heads">');
    expect(runningHeads(new Map([['s1', 1], ['s2', 3]]), 3)['heads']).toContain('symbols:"进展 \\26  动态" "进展 \\26  动态" "附录"');
    for (const id of ['s1', 's2']) expect(html).toContain(`<a href="#${id}" hidden>`);
    expect((await printed('---\ntitle: 题\n---\n文\n')).runningHeads(new Map(), 2)).toEqual({});
  });

  test('binds marks in Chinese only', async () => {
    expect((await printed(draft)).html).toContain('<span class="glued">城——</span>');
    expect((await printed('---\ntitle: T\n---\n# S\n\nA 1～2\n', { lang: 'en' })).html).not.toContain('class="glued"');
  });

  test('without contents below three articles', async () => {
    const { pageRefs, html } = await printed('---\ntitle: 题\n---\n# 一\n\n## 甲\n\n文\n');
    expect(pageRefs).toEqual([]);
    expect(html).not.toContain('<nav');
  });

  test('says "page x of y" in its language', async () => {
    expect((await printed(draft)).html).toContain('content:"第" counter(page) "页，共" counter(pages) "页"');
    expect((await printed('---\ntitle: T\n---\nText\n', { lang: 'en' })).html).toContain('content:"Page " counter(page) " of " counter(pages)');
  });
});

describe('fonts', () => {
  test('English phrases in Chinese ask the Latin faces, everything else the Chinese ones, words of the style sheet included', async () => {
    const { asked } = await printed('---\ntitle: 题\n---\n少买精买（Buy Less, Buy Better, Use Longer），SPP。\n');
    const [regular] = asked;
    expect(regular?.latin).toBe('Buy Less, Buy Better, Use Longer');
    expect(regular?.han).toContain('SPP。');
    // The foot of the page.
    expect(regular?.han).toContain('页，共');
  });

  test('italics are asked for only where there are any', async () => {
    expect((await printed('---\ntitle: T\n---\nplain\n', { lang: 'en' })).asked.map(({ style }) => style)).toEqual(['normal', 'normal']);
    const { asked } = await printed('---\ntitle: T\n---\nplain *slanted*\n', { lang: 'en' });
    expect(asked.filter(({ style }) => style === 'italic').map(({ latin }) => latin)).toEqual(['slanted', 'slanted']);
  });

  test('a character no font has is an error at its place in the draft', async () => {
    const { diagnostics } = await printed('---\ntitle: 题\n---\n第一段。\n\n谢谢😀，再谢**😀**。\n', { lacks: '😀' });
    expect(diagnostics).toHaveLength(1);
    const [found] = diagnostics;
    expect(found).toMatchObject({ rule: 'pdf/missing-glyph', severity: 'error', actual: '😀', file: 'zh.md', range: { line: 6, column: 3 } });
    expect(found?.message.en).toContain('“😀” (U+1F600)');
    expect(found?.related?.map(({ range }) => [range?.line, range?.column])).toEqual([[6, 10]]);
  });

  test('an accent that stands apart from its letter is one character with it', async () => {
    expect((await printed('---\ntitle: 题\n---\nÖko\n'.normalize('NFD'), { lacks: '\u0308' })).diagnostics).toEqual([]);
  });

  test('in code, too; and one that is not in the draft is said to come from elsewhere', async () => {
    expect((await printed('---\ntitle: 题\n---\n`☑`\n', { lacks: '☑' })).diagnostics[0]?.range).toMatchObject({ line: 4, column: 2 });
    const { diagnostics } = await printed('---\ntitle: 题\n---\n文\n', { lacks: '页' });
    expect(diagnostics[0]?.range).toBeUndefined();
    expect(diagnostics[0]?.message.zh).toContain('来自模板或配置');
  });
});

describe('heads of columns', () => {
  const heads = async (columns: readonly string[]): Promise<string[]> => {
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const { html } = await printed(`---\ntitle: 题\n---\n\n${row(columns)}\n${row(columns.map(() => '---'))}\n${row(columns.map(() => '某某'))}\n`);
    return [...html.matchAll(/<th scope="col" class="left short">([^<]*)</g)].map(([, text = '']) => text);
  };

  test('of up to four hanzi stay whole', async () => {
    expect(await heads(['序号', '负责单位', '五个汉字的', '**说明**'])).toEqual(['序号', '负责单位', '']);
  });

  test('may break where there are more than the page has room for', async () => {
    expect(await heads(Array.from({ length: 8 }, () => '负责单位'))).toHaveLength(8);
    expect(await heads(Array.from({ length: 9 }, () => '负责单位'))).toEqual([]);
  });
});

test('notes are told apart from the sections before them, so that their pages get a head of their own', async () => {
  const { html, runningHeads } = await printed('---\ntitle: 题\n---\n\n# 一\n\n正文[^1]。\n\n# 二\n\n正文。\n\n[^1]: 注。\n');
  expect(html).toMatch(/<div class="end" id="sections-end"><\/div>\s*<section class="notes">/);
  const heads = runningHeads(new Map([['s1', 2], ['s2', 2], ['sections-end', 2], ['end', 3]]), 3);
  expect(Object.values(heads).join()).toContain('"一" "注释"');
});

test('the format `print` is one file named after the edition', async () => {
  const { input } = await printed(draft);
  const { artifacts } = await print.render(input);
  expect(artifacts.map(({ path, format, lang }) => [path, format, lang])).toEqual([['issue-9.zh.print.html', 'print', 'zh']]);
});
