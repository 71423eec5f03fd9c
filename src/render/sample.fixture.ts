import type { Asset } from '../model/asset.js';
import type { Block, Edition, Inline, Link } from '../model/edition.js';
import type { Lang } from '../model/text.js';
import type { RenderInput } from './renderer.js';
import type { TemplateSource, Theme } from './theme.js';
import { makeTheme } from './theme-load.js';

/** Values for tests of renderers, made by hand: they need neither Markdown nor files of an issue. */

declare global {
  interface ImportMeta {
    /** Vite's: the texts of the files that match, by their path relative to this file. */
    glob(pattern: string, options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>;
  }
}

/** The templates that stand in the repository, by their path in `templates/`. */
export function shippedTemplates(): Map<string, TemplateSource> {
  const files = import.meta.glob('../../templates/**/*.{hbs,yml}', { query: '?raw', import: 'default', eager: true });
  return new Map(
    Object.entries(files).map(([name, source]) => {
      const path = name.slice('../../templates/'.length);
      return [path, { source, file: `templates/${path}` }];
    }),
  );
}

/** The green theme, with partials of a test's own on top. */
export function greenTheme(overrides: Readonly<Record<string, string>> = {}): Theme {
  const own = new Map(Object.entries(overrides).map(([path, source]) => [path, { source, file: `templates/${path}` }]));
  const { theme, diagnostics } = makeTheme('green', shippedTemplates(), own);
  if (!theme) throw new Error(JSON.stringify(diagnostics));
  return theme;
}

export const t = (value: string): Inline => ({ type: 'text', value });
export const p = (...children: (string | Inline)[]): Block => ({ type: 'paragraph', children: inlines(children) });
export const web = (text: string, url = 'https://www.oneplanetnetwork.org'): Link => ({ type: 'link', kind: 'web', url, children: [t(text)] });
export const item = (...blocks: Block[]): { blocks: Block[] } => ({ blocks });

export function inlines(parts: readonly (string | Inline)[]): Inline[] {
  return parts.map((part) => (typeof part === 'string' ? t(part) : part));
}

const picture: Asset = { url: 'images/banner.png', mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]), width: 1200, height: 500 };

/** One block of each type, nested where they can be; `text` gives the words. */
export function everyBlock(text: (place: string) => string): Block[] {
  const image = { type: 'image', kind: 'local', url: picture.url, alt: text('alt') } as const;
  const cell = (place: string): { children: Inline[] } => ({ children: [t(text(place))] });
  return [
    p(text('paragraph'), { type: 'footnoteRef', label: 'a', number: 1 }, { type: 'footnoteRef', label: 'a', number: 1 }),
    p(
      { type: 'strong', children: [t(text('strong'))] },
      { type: 'emphasis', children: [t(text('emphasis'))] },
      { type: 'delete', children: [t(text('delete'))] },
      { type: 'tag', tag: 'kbd', children: [t(text('kbd'))] },
      { type: 'tag', tag: 'abbr', title: text('abbrTitle'), children: [t(text('abbr'))] },
      { type: 'code', value: text('inlineCode') },
      { type: 'hardBreak' },
      web(text('link')),
      { type: 'link', kind: 'todo', url: text('wanted'), children: [t(text('gap'))] },
      { type: 'link', kind: 'broken', url: 'javascript:alert(1)', children: [t(text('brokenLink'))] },
      { type: 'link', kind: 'web', url: 'javascript:alert(2)', children: [t(text('lyingLink'))] },
      image,
    ),
    { type: 'heading', depth: 3, id: 's1a1h1', children: [t(text('heading'))] },
    { type: 'list', ordered: false, start: 1, loose: false, items: [item(p(text('bullet')), { type: 'list', ordered: true, start: 1, loose: false, items: [item(p(text('nested')))] })] },
    { type: 'list', ordered: true, start: 1, loose: false, items: [item(p(text('action')), p(text('actionMore'))), item(p(text('action2')))] },
    { type: 'list', ordered: false, start: 1, loose: true, items: [{ checked: true, blocks: [p(text('task'))] }, { checked: false, blocks: [p(text('openTask'))] }] },
    { type: 'quote', blocks: [p(text('quote')), { type: 'quote', blocks: [p(text('innerQuote'))] }] },
    { type: 'table', align: [null, 'right'], rows: [[cell('head1'), cell('head2')], [cell('cell1'), cell('cell2')]] },
    { type: 'code', value: `${text('code')}\n\n  indented` },
    { type: 'break' },
    { type: 'figure', image, caption: text('caption') },
    { type: 'figure', image: { ...image, kind: 'remote', url: 'https://example.org/x.png', alt: text('remoteAlt') } },
    { type: 'button', link: web(text('button'), 'https://example.org/a?b=1&c=2') },
    { type: 'button', link: { type: 'link', kind: 'todo', url: 'x', children: [t(text('gapButton'))] } },
    { type: 'signature', children: [t(text('signature'))] },
    { type: 'sdg', goal: 12, target: '7', alt: text('sdg') },
    { type: 'qr', of: 'web', alt: text('qr') },
    {
      type: 'events',
      events: [
        { title: [web(text('event'))], when: [t(text('when'))], dates: { start: '2024-03-07', end: '2024-03-08' }, blocks: [p(text('eventText'))] },
        { title: [t(text('event2'))], when: [t(`2024年3月中旬 March 2024 ${text('when2')}`)], blocks: [] },
      ],
    },
    { type: 'partners', label: [t(text('partnersLabel'))], items: [item(p(web(text('partner')))), item(p(text('partner2')))] },
    { type: 'media', image, caption: text('mediaCaption'), blocks: [p(text('media'))] },
    { type: 'note', label: [t(text('noteLabel'))], blocks: [p(text('note'))] },
    { type: 'only', targets: ['email', 'text'], blocks: [p(text('only'))] },
    { type: 'unknown', name: 'boxx', label: [t(text('unknownLabel'))], blocks: [p(text('unknown'))] },
  ];
}

/** An edition that holds every block in two articles of one section and every field of the front matter. */
export function sampleEdition(lang: Lang, text: (place: string) => string): Edition {
  return {
    file: { path: `issues/issue-9/${lang}.md`, text: '', bom: false },
    lang,
    meta: {
      title: text('title'),
      subtitle: text('subtitle'),
      preheader: text('preheader'),
      slogan: text('slogan'),
      cover: { url: picture.url, alt: text('coverAlt') },
      source: inlines([text('source'), web(text('sourceLink'))]),
      closing: inlines([text('closing')]),
      contacts: [{ office: text('office'), role: text('role'), email: 'bulletin@example.org', url: 'https://example.org' }],
    },
    foreword: [p(text('foreword')), { type: 'signature', children: [t(`——${text('forewordSignature')}`)] }],
    sections: [
      {
        id: 's1',
        title: [t(text('section'))],
        span: { start: 0, end: 0 },
        blocks: [p(text('sectionText'))],
        articles: [
          { id: 's1a1', title: [t(text('article'))], span: { start: 0, end: 0 }, blocks: everyBlock(text) },
          { id: 's1a2', title: [web(text('article2'))], span: { start: 0, end: 0 }, blocks: [{ type: 'heading', depth: 5, id: 's1a2h1', children: [t(text('deepHeading'))] }, p(text('end'))] },
        ],
      },
      { id: 's2', title: [t(text('section2'))], span: { start: 0, end: 0 }, blocks: [p(text('section2Text'))], articles: [] },
    ],
    footnotes: [{ label: 'a', number: 1, blocks: [p(text('footnote'))], span: { start: 0, end: 0 } }],
    texts: [],
    links: [],
    images: [{ url: 'web', kind: 'qr', alt: '' }],
    headings: [],
  };
}

export function sampleInput(edition: Edition, changes: Partial<RenderInput> = {}): RenderInput {
  return {
    bulletin: {
      id: 'issue-9',
      kind: 'issue',
      info: { issue: 9, year: 2022, number: 3, date: '2022-09-30', status: 'draft', web: 'https://example.org/spp/issue-9' },
      editions: [edition],
    },
    edition,
    brand: { network: '“同一个地球”网络', programme: '可持续公共采购计划' },
    theme: greenTheme(),
    assets: new Map([[picture.url, picture]]),
    date: new Date('2022-09-30T00:00:00Z'),
    ...changes,
  };
}
