import type { Inline } from '../../model/edition.js';
import type { Language } from '../../lang/language.js';
import { languageOf } from '../../lang/registry.js';
import { wrap, hang } from '../../text/wrap.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults, templatesOf, type TemplateData } from '../templates.js';
import { hrefOf, webAddress } from '../html/addresses.js';
import { mastheadWords } from '../html/masthead.js';
import { TextBlocks, titleText, widest, type TextContext } from './blocks.js';
import { InlineText, joiner, LinkNotes, plain, superior } from './inline.js';

/** Cells a line: what RFC 3676 §4.2 advises for mail that is quoted. */
const columns = 76;

/** From how many entries on contents pay. */
const contentsFrom = 3;

/** Plain text, readable in every mail program and terminal. */
export const text: Renderer = {
  format: 'text',
  title: { zh: '纯文本', en: 'Plain text' },
  ending: '.txt',
  mediaType: 'text/plain',
  usesBrowser: false,
  usesFonts: false,
  templates: ['text'],
  render: (input) => reportFaults(() => render(input)),
};

async function render(input: RenderInput): Promise<Rendered> {
  const { edition, bulletin } = input;
  const language = languageOf(edition.lang);
  const place = { baseUrl: input.brand.baseUrl, id: bulletin.id };
  const href: TextContext['href'] = (link) => hrefOf(link, place);
  const notes = new LinkNotes();
  const templates = await templatesOf(input.theme, 'text', dataFor(language));
  const inline = new InlineText(language, notes, href);
  const context: TextContext = { language, templates, inline, href, web: webAddress(bulletin.info.web) };
  const view = documentView(input, context, notes);
  const finished = templates
    .render('page', view)
    .replaceAll(joiner, '')
    // Lines of code are indented even when they are empty, so this cannot reach into them.
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim();
  const path = `${stem(bulletin, edition.lang)}.txt`;
  const bytes = new TextEncoder().encode(`${finished}\n`);
  return { artifacts: [{ path, format: 'text', lang: edition.lang, mediaType: 'text/plain', bytes }], diagnostics: [] };
}

const known = new WeakMap<Language, TemplateData>();

/** What partials can read anywhere: `@lang`, `@width` in cells, `@words`. */
function dataFor(language: Language): TemplateData {
  const data = known.get(language) ?? { lang: language.tag, width: columns, words: language.words };
  known.set(language, data);
  return data;
}

/** What `text/page` gets: finished lines, and widths for rules. Numbers of links are given in reading order. */
function documentView(input: RenderInput, context: TextContext, notes: LinkNotes): object {
  const { edition } = input;
  const { inline } = context;
  const blocks = new TextBlocks(context);
  const wrapped = (nodes: readonly Inline[]): string => wrap(inline.write(nodes), columns).join('\n');
  const section = (nodes: readonly Inline[]): Heading | null => (nodes.length === 0 ? null : heading(titleText(inline.write(nodes), columns)));
  const article = (nodes: readonly Inline[]): Heading | null => (nodes.length === 0 ? null : heading(wrapped(nodes)));
  const masthead = mastheadView(input, context);
  const foreword = blocks.join(edition.foreword, columns, true);
  const sections = edition.sections.map((part) => ({
    heading: section(part.title),
    text: blocks.join(part.blocks, columns, true),
    articles: part.articles.map(({ title, blocks: body }) => ({ heading: article(title), text: blocks.join(body, columns, true) })),
  }));
  const footnotes = edition.footnotes.map((note) => {
    const mark = `${superior(note.number)} `;
    return { text: hang(blocks.join(note.blocks, columns - mark.length).split('\n'), mark).join('\n') };
  });
  const closing = edition.meta.closing === undefined ? null : wrapped(edition.meta.closing);
  const source = edition.meta.source === undefined ? null : wrapped(edition.meta.source);
  return {
    masthead,
    foreword: foreword === '' ? null : foreword,
    contents: contentsView(input, context),
    sections,
    footnotes,
    closing,
    source,
    contacts: contactViews(input, context),
    links: notes.list().map(({ number, address }) => ({ number, address })),
    notesTitle: heading(context.language.words.notes),
    linksTitle: heading(context.language.words.links),
    contactTitle: heading(context.language.words.contact),
  };
}

/** A title and the cells its rule takes. */
interface Heading {
  readonly text: string;
  readonly width: number;
}

function heading(title: string): Heading {
  return { text: title, width: widest(title) };
}

function mastheadView(input: RenderInput, { language, web, inline }: TextContext): object {
  const { cover, subtitle, preheader } = input.edition.meta;
  const { title, kicker, line, slogan } = mastheadWords(input);
  const shown = (words: string | null | undefined): string | null => (words ? wrap(plain(words), columns).join('\n') : null);
  const name = wrap(plain(title), columns).join('\n');
  return {
    kicker: shown(kicker),
    title: name,
    width: widest(name),
    subtitle: shown(subtitle),
    slogan: shown(slogan),
    preheader: shown(preheader),
    line: shown(line),
    cover: shown(cover && inline.write([{ type: 'image', url: cover.url, kind: 'local', alt: cover.alt }])),
    online: web === undefined ? null : `${language.words.viewOnline}${language.words.colon}${web}`,
  };
}

function contentsView({ edition }: RenderInput, { inline, language }: TextContext): object | null {
  const entry = (nodes: readonly Inline[], mark: string): { text: string } => ({
    text: hang(wrap(inline.write(nodes, false), columns - mark.length), mark).join('\n'),
  });
  const groups = edition.sections.map(({ title, articles }) => ({
    title: title.length === 0 ? null : entry(title, ''),
    entries: articles.map((article) => entry(article.title, '  - ')),
  }));
  const count = groups.reduce((sum, { entries }) => sum + Math.max(1, entries.length), 0);
  return count < contentsFrom ? null : { heading: heading(language.words.contents), groups };
}

function contactViews({ edition }: RenderInput, { language }: TextContext): object[] {
  const [open, close] = language.words.brackets;
  return edition.meta.contacts.map(({ office, role, email, url }) => ({
    office: wrap(plain(role === undefined ? office : `${office}${open}${role}${close}`), columns).join('\n'),
    email: email === undefined ? null : plain(email),
    url: url === undefined ? null : plain(url),
  }));
}
