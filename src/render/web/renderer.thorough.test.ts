import { describe, expect, it } from 'vitest';
import type { Lang } from '../../model/text.js';
import { greenTheme, p, sampleEdition, sampleInput, t } from '../sample.fixture.js';
import type { RenderInput } from '../renderer.js';
import { outlineOf } from '../outline.fixture.js';
import { web } from './renderer.js';

const words: Record<Lang, (place: string) => string> = { zh: (place) => `文字${place}`, en: (place) => `words ${place}` };

async function html(input: RenderInput): Promise<string> {
  const { artifacts, diagnostics } = await web.render(input);
  expect(diagnostics).toEqual([]);
  const page = new TextDecoder().decode(artifacts[0]?.bytes);
  expect(page).not.toMatch(/\[object|undefined|>null</);
  return page;
}

/** The sample in both languages, as one bulletin. */
function bilingual(lang: Lang, changes: Partial<RenderInput> = {}): RenderInput {
  const input = sampleInput(sampleEdition(lang, words[lang]), changes);
  return { ...input, bulletin: { ...input.bulletin, editions: [sampleEdition('zh', words.zh), sampleEdition('en', words.en)] } };
}

const attributesOf = (page: string, name: string): string[] => [...page.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
const jsonOf = (page: string): Record<string, unknown> => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as Record<string, unknown>;

it('breaks titles of the contents at the ends of words', async () => {
  const page = await html(sampleInput(sampleEdition('zh', () => '《可持续消费和生产全球战略》第二次协商会议')));
  expect(page).toMatch(/\.contents a\{[^}]*word-break:keep-all/);
  expect(/<nav class="contents"[\s\S]*?<\/nav>/.exec(page)?.[0]).toMatch(/<a href="#[^>]*>《[^<]*<wbr>(?:[^<]*<wbr>)*[^<]*》<wbr>第二次<wbr>/);
});

describe.each(['zh', 'en'] as const)('web page of an edition in %s', (lang) => {
  const input = sampleInput(sampleEdition(lang, words[lang]));

  it('holds every text of every block', async () => {
    const page = await html(input);
    const places: string[] = [];
    sampleEdition(lang, (place) => (places.push(place), place));
    for (const place of places) if (!['wanted', 'only'].includes(place)) expect(page, place).toContain(words[lang](place));
  });

  it('has landmarks, one h1, headings that go down one level at a time', async () => {
    const page = await html(input);
    for (const landmark of ['<header class="masthead">', '<nav class="contents" aria-labelledby="contents">', '<main id="main"', '<footer class="colophon">']) expect(page.split(landmark)).toHaveLength(2);
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) if (index > 0) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has a target for every link and every label within the page, and no id twice', async () => {
    const page = await html(input);
    const ids = attributesOf(page, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const asked = [...attributesOf(page, 'href').flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : [])), ...attributesOf(page, 'aria-labelledby')];
    expect(asked.length).toBeGreaterThan(8);
    for (const id of asked) expect(ids).toContain(id);
  });

  it('runs nothing and loads nothing', async () => {
    const page = await html(sampleInput(sampleEdition(lang, words[lang]), { brand: { baseUrl: 'https://example.org/mail/' } }));
    expect([...page.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes)).toEqual([' type="application/ld+json"']);
    for (const src of attributesOf(page, 'src')) expect(src).toMatch(/^data:image\//);
    expect(page).not.toMatch(/@import|url\(|srcset|<link rel="(?:stylesheet|icon|pre)|<(?:iframe|object|embed|form)| on[a-z]+="/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`);
  });

  it('repeats byte for byte', async () => {
    expect(await web.render(input)).toEqual(await web.render(sampleInput(sampleEdition(lang, words[lang]))));
  });
});

const structure = ['header', 'nav', 'main', 'footer', 'section', 'article', 'aside', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'figure', 'table', 'img', 'pre'];

describe('web page', () => {
  it('has the structure that was agreed', async () => {
    const page = await html(sampleInput(sampleEdition('zh', words.zh)));
    expect(outlineOf(page, structure)).toMatchInlineSnapshot(`
      "header
        h1
        img
      nav
        h2
        ol
          ol
      main
        section
          h2
          article
            h3
            img
            h4
            ul
              ol
            ol
            ul
            blockquote
              blockquote
            section
              table
            pre
            figure
              img
            figure
            img
            ul × 2
            figure
              img
          article
            h3
            h4
        section
          h2
        section
          h2
          ol
      footer
        ul"
    `);
  });

  it('is seen to lose its structure: a partial dropped, a heading of another level, landmarks in another order', async () => {
    const edition = sampleEdition('zh', words.zh);
    const page = await html(sampleInput(edition));
    const agreed = outlineOf(page, structure);
    const without = await html(sampleInput(edition, { theme: greenTheme({ 'web/colophon.hbs': '' }) }));
    expect(`${outlineOf(without, structure)}\nfooter\n  ul`).toBe(agreed);
    expect(outlineOf(page.replace(/<h1([\s\S]*?)<\/h1>/, '<h2$1</h2>'), structure)).toBe(agreed.replace('h1', 'h2'));
    const moved = page.replace(/(<header[\s\S]*?<\/header>)([\s\S]*?)(<nav[\s\S]*?<\/nav>)/, '$3$2$1');
    expect(outlineOf(moved, structure)).toMatch(/^nav\n[\s\S]*\nheader\n  h1\n  img\n/);
  });

  it('leads to the other edition, named in its own language', async () => {
    expect(await html(bilingual('zh'))).toContain('<a href="issue-9.en.web.html" hreflang="en" lang="en">English</a>');
    expect(await html(bilingual('en'))).toContain('<a href="issue-9.zh.web.html" hreflang="zh-CN" lang="zh-CN">中文</a>');
    expect(await html(sampleInput(sampleEdition('zh', words.zh)))).not.toContain('hreflang');
  });

  it('is canonical at the issue’s address in its first language only, elsewhere at its own file', async () => {
    const based = { brand: { baseUrl: 'https://example.org/b/' } };
    expect(await html(bilingual('zh', based))).toContain('<link rel="canonical" href="https://example.org/spp/issue-9">');
    const english = await html(bilingual('en', based));
    expect(english).toContain('<link rel="canonical" href="https://example.org/b/issue-9/issue-9.en.web.html">');
    expect(english).toContain('<link rel="alternate" hreflang="zh-CN" href="https://example.org/spp/issue-9">');
    expect(await html(bilingual('en'))).not.toContain('rel="canonical"');
    const { bulletin } = bilingual('zh');
    const { web: _web, ...info } = bulletin.info;
    expect(await html(bilingual('zh', { ...based, bulletin: { ...bulletin, info } }))).not.toContain('rel="canonical"');
  });

  it.each([['zh', 'zh_CN'], ['en', 'en_US']] as const)('names language and territory of an edition in %s as Open Graph does', async (lang, locale) => {
    expect(await html(bilingual(lang))).toContain(`<meta property="og:locale" content="${locale}">`);
  });

  it('hands out the cover when a link’s picture can be fetched from the base address', async () => {
    const { artifacts } = await web.render(bilingual('zh', { brand: { baseUrl: 'https://example.org/b/' } }));
    expect(artifacts.map(({ path, format }) => [path, format])).toEqual([['issue-9.zh.web.html', 'web'], ['images/banner.png', 'asset']]);
    expect(new TextDecoder().decode(artifacts[0]?.bytes)).toContain('<meta property="og:image" content="https://example.org/b/issue-9/images/banner.png">');
    expect((await web.render(bilingual('zh'))).artifacts).toHaveLength(1);
  });

  it('says what it is in JSON-LD', async () => {
    expect(jsonOf(await html(bilingual('zh')))).toMatchObject({
      '@type': 'PublicationIssue',
      name: '文字title',
      inLanguage: 'zh-CN',
      issueNumber: 9,
      datePublished: '2022-09-30',
      url: 'https://example.org/spp/issue-9',
      hasPart: [{ headline: '文字article', url: 'https://example.org/spp/issue-9#s1a1' }, { headline: '文字article2' }],
    });
  });

  it('marks days for machines and language runs for voices', async () => {
    const page = await html(sampleInput(sampleEdition('zh', (place) => (place === 'slogan' ? 'One planet, procure with care' : place))));
    expect(page).toContain('<time datetime="2024-03-07">7</time>–<time datetime="2024-03-08">8</time>');
    expect(page).toContain('<time datetime="2022-09-30">2022年9月30日</time>');
    expect(page).toContain('<span lang="en">One planet, procure with care</span>');
    // Calendar leaves without a day are words.
    expect(page).toContain('<p class="day">3月</p>');
  });

  it('numbers the regions its tables scroll in, so that each has a name of its own', async () => {
    const cell = { children: [t('格')] };
    const table = { type: 'table', align: [null], rows: [[cell], [cell]] } as const;
    const page = await html(sampleInput({ ...sampleEdition('zh', words.zh), foreword: [table, { type: 'quote', blocks: [table] }], sections: [], footnotes: [] }));
    expect([...page.matchAll(/<section class="scroll" tabindex="0" aria-label="([^"]+)">/g)].map((match) => match[1])).toEqual(['表格 1', '表格 2']);
  });

  it('draws the code of the web version only where it is asked for', async () => {
    expect(await html(sampleInput(sampleEdition('zh', words.zh)))).toContain('src="data:image/svg+xml;base64,');
    expect(await html(sampleInput({ ...sampleEdition('zh', words.zh), sections: [], foreword: [p('文')] }))).not.toContain('image/svg+xml');
  });

  it('shows :::only for the web', async () => {
    const only = (target: string) => ({ type: 'only', targets: [target], blocks: [p(`for ${target}`)] }) as const;
    const page = await html(sampleInput({ ...sampleEdition('en', String), foreword: [only('web'), only('pdf')] }));
    expect(page).toContain('for web');
    expect(page).not.toContain('for pdf');
  });

  it('has no contents where they would not pay, and no empty notes', async () => {
    const page = await html(sampleInput({ ...sampleEdition('en', words.en), foreword: [p('x')], sections: [], footnotes: [] }));
    expect(page).not.toMatch(/<nav|class="notes"/);
  });
});

describe('hostile text', () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>' {{constructor}} --></style></title></script><!-- \u2028 \u0000`;
  const marks = (page: string): string[] => [...page.matchAll(/<\/?([a-z!][a-z0-9:-]*)/gi)].map((match) => match[1] ?? '').sort();

  it('adds no markup in any field, comes out letter by letter, and cannot end the data block', async () => {
    const tame = await html(sampleInput(sampleEdition('en', () => 'x')));
    const wild = await html(sampleInput(sampleEdition('en', () => attack)));
    expect(marks(wild)).toEqual(marks(tame));
    expect(wild).not.toContain('\u0000');
    expect(wild).toContain('{{constructor}}');
    for (const [tag] of wild.matchAll(/<[a-z][^>]*>/gi)) expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/onerror|'/);
    expect(jsonOf(wild)['name']).toBe(attack);
  });

  it('makes no link of what is no address', async () => {
    const edition = sampleEdition('en', words.en);
    const page = await html(sampleInput({ ...edition, meta: { ...edition.meta, contacts: [{ office: 'Desk', email: 'a@b?bcc=c@d', url: 'javascript:alert(1)' }] } }));
    expect(page).not.toMatch(/href="(?:javascript|mailto:a@b)/);
  });
});
