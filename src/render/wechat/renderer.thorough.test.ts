import { describe, expect, it } from 'vitest';
import type { Asset } from '../../model/asset.js';
import type { Block, Edition } from '../../model/edition.js';
import { everyBlock, p, sampleEdition, sampleInput, t, web } from '../sample.fixture.js';
import type { Rendered, RenderInput } from '../renderer.js';
import { contrast, mixed, rgb } from '../html/contrast.js';
import { outlineOf } from '../outline.fixture.js';
import { darkGround, darkText } from './dark-mode.js';
import { wechat } from './renderer.js';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const article = ({ artifacts }: Rendered): string => text(artifacts[0]?.bytes);
const words = (place: string): string => `文字${place}`;

async function html(input: RenderInput): Promise<string> {
  const page = article(await wechat.render(input));
  expect(page).not.toMatch(/\[object|undefined|>null</);
  return page;
}

const withBlocks = (...blocks: Block[]): Edition => ({ ...sampleEdition('zh', words), foreword: blocks, sections: [], footnotes: [] });

describe.each(['zh', 'en'] as const)('WeChat article of an edition in %s', (lang) => {
  it('is one section with inline styles only', async () => {
    const page = await html(sampleInput(sampleEdition(lang, words)));
    expect(page).toMatch(/^<section [^>]*>.*<\/section>$/s);
    let depth = 0;
    for (const [tag, closing] of page.matchAll(/<(\/?)section\b[^>]*>/g)) {
      depth += closing ? -1 : 1;
      if (depth === 0) expect(page.endsWith(tag)).toBe(true);
    }
    expect(page).not.toMatch(/<[^>]* (?:class|id|name|href)=|<(?:a|style|script|link|meta|iframe|svg|div)\b|javascript:|position:|url\(/);
  });

  it('holds every text of every block', async () => {
    // Han characters in English text stand in a run of their own.
    const said = lang === 'zh' ? words : (place: string): string => `words ${place}`;
    const page = await html(sampleInput(sampleEdition(lang, said)));
    const places: string[] = [];
    sampleEdition(lang, (place) => (places.push(place), place));
    // The digest has a field of its own; `only` is for others.
    for (const place of places) if (!['wanted', 'preheader', 'only', 'abbrTitle'].includes(place)) expect(page, place).toContain(said(place));
  });
});

it('breaks a long title in the contents at the end of a word, and leaves a gap before the next', async () => {
  const page = await html(sampleInput(sampleEdition('zh', () => '《可持续消费和生产全球战略》第二次协商会议')));
  const box = (phrase: string): string => `<span style="display:inline-block">${phrase}</span>`;
  expect(page).toContain(`<p style="margin:6px 0 0">${box('《可持续消费和生产全球')}${box('战略》第二次协商会议')}</p>`);
});

const structure = ['section', 'img', 'table', 'blockquote', 'ul', 'ol', 'pre', 'a', 'div', 'h1', 'h2', 'h3'];

it('has the structure that was agreed: sections within a section, and nothing that WeChat takes out', async () => {
  const page = await html(sampleInput(sampleEdition('zh', words)));
  expect(outlineOf(page, structure)).toMatchInlineSnapshot(`
    "section
      section
        section
        img
      section
      h2
      h3
      img
      ul
        ol
      section
        section × 2
      ul
      blockquote
        blockquote
      section
        table
      pre
      img
      section × 2
        img
      section × 3
        section × 2
      section
        img
      section
      h3
      h2
      section × 2
        section
      section"
  `);
});

it('is seen to lose its structure: a picture dropped, a link let in', async () => {
  const page = await html(sampleInput(sampleEdition('zh', words)));
  const agreed = outlineOf(page, structure);
  expect(agreed).toMatch(/^ *img/m);
  expect(outlineOf(page.replace(/<img[^>]*>/, ''), structure)).not.toBe(agreed);
  expect(outlineOf(page.replace(/<img[^>]*>/, '<a href="https://example.org">$&</a>'), structure)).toMatch(/^ *a\n *img/m);
});

describe('links of a WeChat article', () => {
  it('become notes with text and address, one a target', async () => {
    const same = web('同一处', 'https://example.org/a?b=1&c=2');
    const page = await html(sampleInput(withBlocks(p(web('甲', 'https://example.org/a?b=1&c=2'), '、', same, '、', web('乙', 'https://example.org/b')))));
    expect(page).toMatch(/甲<sup[^>]*>\[1\]<\/sup>、同一处<sup[^>]*>\[1\]<\/sup>、乙<sup[^>]*>\[2\]<\/sup>/);
    expect(page).toContain('[1] 甲：https://example.org/a?b=1&amp;c=2</p>');
    expect(page).toContain('[2] 乙：https://example.org/b</p>');
  });

  it('stay links within WeChat, and need no note where their words are the address, or lead nowhere', async () => {
    const own = web('往期', 'https://mp.weixin.qq.com/s/x');
    const page = await html(
      sampleInput({
        ...withBlocks(p(own, web('example.org/c', 'https://example.org/c'), { type: 'link', kind: 'todo', url: '缺', children: [t('缺口')] })),
        meta: { contacts: [] },
      }),
    );
    expect(page).toMatch(/<a [^>]*href="https:\/\/mp\.weixin\.qq\.com\/s\/x"[^>]*>往期<\/a>/);
    expect(page).not.toContain('<sup');
    expect(await html(sampleInput(withBlocks(p(web('x', 'https://mp.weixin.qq.com.example.org/')))))).not.toContain('<a ');
  });

  it('of buttons and pictures are numbered in the order of reading', async () => {
    const remote = { type: 'image', kind: 'remote', url: 'https://example.org/x.png', alt: '远图' } as const;
    const page = await html(sampleInput(withBlocks({ type: 'button', link: web('按钮', 'https://example.org/1') }, { type: 'figure', image: remote }, p(web('后', 'https://example.org/3')))));
    expect(page).toMatch(/按钮<sup[^>]*>\[1\].*远图<sup[^>]*>\[2\].*后<sup[^>]*>\[3\]/s);
  });
});

describe('pictures of a WeChat article', () => {
  const picture = (changes: Partial<Asset>): RenderInput =>
    sampleInput(sampleEdition('zh', words), { assets: new Map([['images/banner.png', { url: 'images/banner.png', mediaType: 'image/png', bytes: new Uint8Array(9), width: 9, height: 9, ...changes }]]) });

  it('are handed out beside it, after the page to copy from', async () => {
    const { artifacts, diagnostics } = await wechat.render(picture({}));
    expect(artifacts.map(({ path, format, lang }) => [path, format, lang])).toEqual([
      ['issue-9.zh.wechat.html', 'wechat', 'zh'],
      ['issue-9.zh.wechat-preview.html', 'asset', 'zh'],
      ['issue-9.zh.wechat/01-banner.png', 'asset', 'zh'],
      ['issue-9.zh.wechat/02-qr-web.png', 'asset', 'zh'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('that WeChat does not take are told of, and replaced by their words', async () => {
    const rendered = await wechat.render(picture({ mediaType: 'image/webp' }));
    expect(rendered.diagnostics).toMatchObject([{ rule: 'wechat/picture', severity: 'warning', actual: 'images/banner.png' }]);
    expect(article(rendered)).not.toContain('banner.png');
    expect(article(rendered)).toContain('[图：文字alt]');
    const large = await wechat.render(picture({ bytes: new Uint8Array(1024 * 1024 + 1) }));
    expect(large.diagnostics).toMatchObject([{ rule: 'wechat/picture' }]);
    expect(article(large)).toContain('banner.png');
  });
});

describe('limits of WeChat', () => {
  const long = (count: number): Edition => {
    const edition = sampleEdition('zh', words);
    const articles = Array.from({ length: count }, (_, index) => ({
      id: `s1a${index + 1}`,
      title: [t(`第${index}篇`)],
      span: { start: 0, end: 0 },
      blocks: [p('采购'.repeat(300)), p(web(`链接${index}`, `https://example.org/${index}`)), p('注', { type: 'footnoteRef', label: `n${index}`, number: index + 1 })],
    }));
    const footnotes = articles.map((_, index) => ({ label: `n${index}`, number: index + 1, blocks: [p(`脚注${index}。`)], span: { start: 0, end: 0 } }));
    return { ...edition, foreword: [], sections: [{ id: 's1', title: [t('节')], span: { start: 0, end: 0 }, blocks: [], articles }], footnotes };
  };

  it('split an article between its blocks, each part with its own notes, in parts of like length', async () => {
    const { artifacts, diagnostics } = await wechat.render(sampleInput(long(30)));
    expect(diagnostics).toMatchObject([{ rule: 'wechat/size', severity: 'info' }]);
    const parts = artifacts.filter(({ path }) => /\.wechat(?:-\d+)?\.html$/.test(path));
    expect(parts.map(({ path, format }) => [path, format])).toEqual([
      ['issue-9.zh.wechat.html', 'wechat'],
      ['issue-9.zh.wechat-2.html', 'asset'],
    ]);
    const pages = parts.map(({ bytes }) => text(bytes));
    for (const page of pages) expect(page.length).toBeLessThan(20_000);
    expect(Math.min(...pages.map(({ length }) => length)) / Math.max(...pages.map(({ length }) => length))).toBeGreaterThan(0.8);
    for (let index = 0; index < 30; index += 1) {
      const home = pages.findIndex((page) => page.includes(`https://example.org/${index}<`));
      expect(pages[home]).toContain(`链接${index}<sup`);
      expect(pages.filter((page) => page.includes(`脚注${index}。`))).toHaveLength(1);
      // A title stands with its text.
      expect(pages.find((page) => page.includes(`>第${index}篇</h3><p`))).toBeDefined();
    }
  });

  it('tell of a block that cannot be split', async () => {
    const { diagnostics } = await wechat.render(sampleInput(withBlocks(p('采购'.repeat(11_000)))));
    expect(diagnostics.filter(({ severity }) => severity === 'warning')).toMatchObject([{ rule: 'wechat/size', message: { zh: expect.stringContaining('无法在内容块之间拆分') as string } }]);
  });

  it('count characters as people do', async () => {
    const titled = async (title: string): Promise<string[]> => (await wechat.render(sampleInput({ ...withBlocks(p('文')), meta: { title, contacts: [] } }))).diagnostics.map(({ rule }) => rule);
    expect(await titled('𠮷'.repeat(32))).toEqual([]);
    expect(await titled('字'.repeat(33))).toEqual(['wechat/title']);
    const { diagnostics } = await wechat.render(
      sampleInput({ ...withBlocks(p('文')), meta: { title: '短', preheader: '字'.repeat(129), contacts: [] } }, { brand: { publisher: '字'.repeat(17) } }),
    );
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['wechat/author', 'wechat/digest']);
  });
});

describe('hostile text', () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>' style='x {{constructor}} </textarea></template> \u0000`;
  const marks = (page: string): string[] => [...page.matchAll(/<\/?([a-z][a-z0-9:]*)/gi)].map((match) => match[1] ?? '').sort();

  it('adds no markup to article or preview', async () => {
    const tame = await wechat.render(sampleInput(sampleEdition('en', () => 'x')));
    const wild = await wechat.render(sampleInput(sampleEdition('en', () => attack)));
    for (const index of [0, 1]) {
      expect(marks(text(wild.artifacts[index]?.bytes))).toEqual(marks(text(tame.artifacts[index]?.bytes)));
      for (const [tag] of text(wild.artifacts[index]?.bytes).matchAll(/<[a-z][^>]*>/gi)) expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/onerror|'/);
    }
    expect(article(wild)).toContain('{{constructor}}');
  });

  it('cannot bring in another script: the preview names the one that may run', async () => {
    const { artifacts } = await wechat.render(sampleInput(sampleEdition('zh', words)));
    const preview = text(artifacts[1]?.bytes);
    expect(preview).toMatch(/script-src 'sha256-[A-Za-z0-9+/]{43}(?:=|&#x3D;)'/);
    expect(preview.match(/<script/g)).toHaveLength(1);
  });
});

it('keeps every text readable after WeChat has recoloured it', async () => {
  const page = await html(sampleInput({ ...sampleEdition('zh', words), foreword: everyBlock(words) }));
  type Frame = { readonly color: string; readonly ground: string | undefined; readonly opacity: number };
  const stack: Frame[] = [{ color: '#191919', ground: undefined, opacity: 1 }];
  let judged = 0;
  for (const [, closing, name = '', style = '', seen = ''] of page.matchAll(/<(\/?)([a-z0-9]+)(?:[^>]*?style="([^"]*)")?[^>]*>([^<]*)/g)) {
    const top = stack.at(-1);
    if (closing) stack.pop();
    else if (top && !['img', 'br', 'hr'].includes(name)) {
      const color = /(?:^|;)color:(#[0-9A-Fa-f]{3,6})/.exec(style)?.[1] ?? top.color;
      const opacity = top.opacity * Number(/opacity:([.\d]+)/.exec(style)?.[1] ?? 1);
      stack.push({ color, ground: /background:(#[0-9A-Fa-f]{3,6})/.exec(style)?.[1] ?? top.ground, opacity });
    }
    const frame = stack.at(-1);
    if (seen.trim() === '' || !frame) continue;
    judged += 1;
    const ground = darkGround(frame.ground === undefined ? undefined : rgb(frame.ground));
    expect(contrast(mixed(darkText(rgb(frame.color), ground), ground, frame.opacity), ground), `${frame.color} on ${frame.ground}: ${seen}`).toBeGreaterThan(4.5);
  }
  expect(judged).toBeGreaterThan(60);
  // The theme's own grey and ochre would not do, nor the boxes with the ground they have in e-mail.
  for (const color of ['#5A6B65', '#8A5A00']) expect(contrast(darkText(rgb(color), darkGround(undefined)), darkGround(undefined))).toBeLessThan(4.5);
  const tinted = darkGround(rgb('#EAF4EF'));
  expect(contrast(darkText(rgb('#8A5A00'), tinted), tinted)).toBeLessThan(4.5);
});
