import { describe, expect, it } from 'vitest';
import type { Lang } from '../../model/text.js';
import { everyBlock, greenTheme, p, sampleEdition, sampleInput } from '../sample.fixture.js';
import type { RenderInput } from '../renderer.js';
import { email } from './renderer.js';

async function html(input: RenderInput): Promise<string> {
  const { artifacts, diagnostics } = await email.render(input);
  // Hostile words are longer than mail programs show.
  expect(diagnostics.filter(({ rule }) => !/^email\/(?:subject|preheader|line-length)$/.test(rule))).toEqual([]);
  const page = new TextDecoder().decode(artifacts[0]?.bytes);
  // A partial that prints an object or an absent fact.
  expect(page).not.toMatch(/\[object|undefined|>null</);
  return page;
}

const words: Record<Lang, (place: string) => string> = { zh: (place) => `文字${place}`, en: (place) => `words ${place}` };

describe.each(['zh', 'en'] as const)('e-mail of an edition in %s', (lang) => {
  const edition = sampleEdition(lang, words[lang]);
  const input = sampleInput(edition);

  it('holds every text of every block once at least', async () => {
    const page = await html(input);
    const places: string[] = [];
    sampleEdition(lang, (place) => (places.push(place), place));
    for (const place of places) if (place !== 'wanted') expect(page, place).toContain(words[lang](place));
  });

  it('has one h1 and goes down no more than one heading level at a time', async () => {
    const levels = [...(await html(input)).matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) if (index > 0) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has a target for every link within the page, by id and by name, and no id twice', async () => {
    const page = await html(input);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const names = [...page.matchAll(/<a [^>]*name="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(4);
    for (const target of targets) {
      expect(ids).toContain(target);
      expect(names).toContain(target);
    }
  });

  it('repeats byte for byte', async () => {
    expect(await email.render(input)).toEqual(await email.render(sampleInput(edition)));
  });
});

describe('e-mail', () => {
  it('marks the wrapper and foreign runs with their language', async () => {
    const edition = sampleEdition('zh', (place) => (place === 'slogan' ? 'One planet, procure with care' : place));
    const page = await html(sampleInput(edition));
    expect(page).toContain('<html lang="zh-CN"');
    expect(page).toMatch(/<div class="w cv" lang="zh-CN"/);
    expect(page).toContain('<span lang="en">One planet, procure with care</span>');
  });

  it('shows :::only for e-mail and leaves out what is for others', async () => {
    const only = (target: string) => ({ type: 'only', targets: [target], blocks: [p(`for ${target}`)] }) as const;
    const page = await html(sampleInput({ ...sampleEdition('en', String), foreword: [only('email'), only('pdf')] }));
    expect(page).toContain('for email');
    expect(page).not.toContain('for pdf');
  });

  it('hands out each picture it shows once, and the QR code only for an issue with a web version', async () => {
    const paths = async (changes: Partial<RenderInput>): Promise<string[]> =>
      (await email.render(sampleInput(sampleEdition('zh', words.zh), changes))).artifacts.map(({ path }) => path);
    expect(await paths({})).toEqual(['issue-9.zh.html', 'images/banner.png', 'images/qr-web.png']);
    const { bulletin } = sampleInput(sampleEdition('zh', words.zh));
    const { web: _web, ...info } = bulletin.info;
    expect(await paths({ bulletin: { ...bulletin, info } })).toEqual(['issue-9.zh.html', 'images/banner.png']);
  });

  it('addresses pictures under the base address when there is one', async () => {
    const page = await html(sampleInput(sampleEdition('zh', words.zh), { brand: { baseUrl: 'https://example.org/mail/' } }));
    expect(page).toContain('src="https://example.org/mail/issue-9/images/banner.png"');
    expect(page).not.toMatch(/src="images/);
  });

  it('loads nothing remote and links a remote picture by its words', async () => {
    const page = await html(sampleInput(sampleEdition('zh', words.zh)));
    expect(page).not.toMatch(/src="https?:|@import|url\(/);
    expect(page).toMatch(/<a href="https:\/\/example\.org\/x\.png"[^>]*>文字remoteAlt<\/a>/);
  });

  it('shows gaps and broken links as words', async () => {
    const page = await html(sampleInput(sampleEdition('en', words.en)));
    for (const place of ['gap', 'brokenLink', 'lyingLink', 'gapButton']) expect(page).not.toMatch(new RegExp(`<a [^>]*>words ${place}</a>`));
    expect(page).not.toContain('todo:');
  });

  it('makes an action box of an ordered list with the marks of the language', async () => {
    const page = await html(sampleInput(sampleEdition('zh', words.zh)));
    expect(page).toMatch(/>一、<\/td>[\s\S]*文字action[\s\S]*>二、<\/td>[\s\S]*文字action2/);
  });

  it('has a title to show for a file without one', async () => {
    const edition = sampleEdition('en', words.en);
    const page = await html(sampleInput({ ...edition, meta: { contacts: [] }, foreword: [], sections: [] }, { brand: {} }));
    expect(page).toContain('<title>issue-9</title>');
    expect(page).toMatch(/<h1[^>]*>issue-9<\/h1>/);
  });

  it('says in which line of which partial a mistake is, and gives no output then', async () => {
    const theme = greenTheme({ 'email/quote.hbs': '<blockquote>\n{{#each blokcs}}{{/each}}</blockquote>' });
    const { artifacts, diagnostics } = await email.render(sampleInput(sampleEdition('zh', words.zh), { theme }));
    expect(artifacts).toEqual([]);
    expect(diagnostics).toMatchObject([{ rule: 'theme/template', severity: 'error', file: 'templates/email/quote.hbs', range: { line: 2, column: 9 } }]);
    expect(diagnostics[0]?.message.zh).toContain('blokcs');
  });
});

describe('hostile text', () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>' style='x {{constructor}} {{{title}}} --><![endif]--> \u0000`;
  const marks = (page: string): string[] => [...page.matchAll(/<\/?([a-z][a-z0-9:]*)/gi)].map((match) => match[1] ?? '').sort();

  it('adds no markup in any field and comes out letter by letter', async () => {
    const tame = await html(sampleInput(sampleEdition('en', () => 'x')));
    const wild = await html(sampleInput(sampleEdition('en', () => attack)));
    expect(marks(wild)).toEqual(marks(tame));
    expect(wild).not.toContain('\u0000');
    expect(wild).toContain('{{constructor}} {{{title}}}');
    expect(wild.match(/<!\[endif\]/g)?.length).toBe(tame.match(/<!\[endif\]/g)?.length);
  });

  it('adds no attribute either', async () => {
    const wild = await html(sampleInput(sampleEdition('zh', () => attack)));
    for (const [tag] of wild.matchAll(/<[a-z][^>]*>/gi)) {
      expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/onerror|'/);
    }
  });

  it('makes no link of what is no address', async () => {
    const edition = sampleEdition('en', words.en);
    const contacts = [{ office: 'Desk', email: 'a@b?bcc=c@d', url: 'javascript:alert(1)' }];
    const page = await html(sampleInput({ ...edition, meta: { ...edition.meta, contacts } }));
    expect(page).not.toMatch(/href="(?:javascript|mailto:a@b)/);
    expect(page).toContain('javascript:alert(1)');
  });
});

it('breaks titles, and the contents, at the ends of words where style elements are dropped', async () => {
  const page = (await html(sampleInput(sampleEdition('zh', () => '《可持续消费和生产全球战略》第二次协商会议')))).replace(/<style>[\s\S]*?<\/style>/g, '');
  const broken = [...page.matchAll(/<h[1-6] [^>]*style="([^"]*)">[^\n]*<wbr>/g)];
  expect(broken.length).toBeGreaterThan(4);
  for (const [heading, style] of broken) expect(style, heading).toContain('word-break:keep-all');
  const contents = page.slice(0, page.indexOf('</table>', page.indexOf('<a href="#')));
  expect(contents).toMatch(/word-break:keep-all">\n<h2 [^>]*>(?![\s\S]*<h2)/);
  expect(contents).toMatch(/<a href="#[^>]*>《可持续消费和生产全球\u200B战略》第二次协商会议<\/a>/);
});

it('sets blocks of every type', () => {
  // The sample must grow with the model: each `type:` a block has in the contract stands in it.
  const types = new Set(everyBlock(String).map((block) => block.type));
  expect([...types].sort()).toEqual(
    ['break', 'button', 'code', 'events', 'figure', 'heading', 'list', 'media', 'note', 'only', 'paragraph', 'partners', 'qr', 'quote', 'sdg', 'signature', 'table', 'unknown'],
  );
});
