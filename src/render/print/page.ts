import type { Article, Block, Contact, Edition, Section } from '../../model/edition.js';
import { mailAddress, webAddress } from '../html/addresses.js';
import { blockViews, type BlockContext } from '../html/blocks.js';
import { footnoteId, footnoteRefId } from '../html/inline.js';
import { mapBlocks } from '../html/map-blocks.js';
import { mastheadWords } from '../html/masthead.js';
import type { BlockView, ImageView } from '../html/views.js';
import type { RenderInput } from '../renderer.js';
import type { Safe } from '../templates.js';
import { decodeEntities } from './html-text.js';
import { leavesRoom } from './pictures.js';
import type { Sheet } from './sheet.js';
import { addressHtml } from './short-address.js';

/** What paper decides about blocks. */
export interface PrintContext extends BlockContext {
  readonly sheet: Sheet;
}

/** What `print/page` gets. Every field is always there; `null` is an absent fact. */
export interface PageView {
  readonly title: string;
  readonly masthead: {
    readonly network: string | null;
    readonly programme: string | null;
    readonly title: Safe;
    readonly subtitle: Safe | null;
    readonly slogan: Safe | null;
    /** Number and day of the issue. */
    readonly line: string | null;
    readonly cover: ImageView | null;
  };
  readonly contents: { readonly groups: readonly ContentsGroup[] } | null;
  readonly foreword: readonly PrintBlock[];
  readonly sections: readonly SectionView[];
  readonly notes: readonly NoteView[];
  /** Addresses of the links in running text, which paper would lose; a button has its own beneath it. */
  readonly links: readonly LinkView[];
  readonly colophon: {
    /** False if there is nothing to say. */
    readonly present: boolean;
    readonly closing: Safe | null;
    readonly source: Safe | null;
    readonly contacts: readonly ContactView[];
  };
}

/** A block of `html/views`, with the address that paper needs where a link is all there is, and the place of a picture's caption. */
export type PrintBlock = BlockView & { readonly address?: Safe; readonly beside?: boolean; readonly short?: boolean };

interface ContentsGroup {
  readonly id: string | null;
  readonly title: Safe | null;
  readonly entries: readonly { readonly id: string; readonly title: Safe }[];
}

interface SectionView {
  readonly id: string;
  readonly title: Safe | null;
  readonly blocks: readonly PrintBlock[];
  readonly articles: readonly { readonly id: string; readonly title: Safe; readonly level: number; readonly first: boolean; readonly blocks: readonly PrintBlock[] }[];
}

interface NoteView {
  readonly id: string;
  readonly number: number;
  readonly back: string;
  readonly blocks: readonly PrintBlock[];
}

interface LinkView {
  readonly text: Safe;
  readonly href: string;
  readonly address: Safe;
}

interface ContactView {
  readonly office: Safe;
  readonly role: Safe | null;
  readonly email: { readonly href: string | null; readonly text: string } | null;
  readonly url: { readonly href: string | null; readonly text: Safe } | null;
}

/** The title a document has without one: who publishes it, else its name. */
export function titleOf(input: RenderInput): string {
  return mastheadWords(input).title;
}

/** Puts an edition into the order in which paper shows it. */
export function pageView(input: RenderInput, context: PrintContext, cover: ImageView | null): PageView {
  const { edition, brand } = input;
  const { meta } = edition;
  const { inline } = context;
  const { title, line } = mastheadWords(input);
  const slogan = meta.slogan ?? brand.slogan;
  // In reading order: a note's way back leads to its first mark.
  return {
    title,
    masthead: {
      network: notIn(title, brand.network),
      programme: notIn(title, brand.programme),
      title: inline.text(title),
      subtitle: meta.subtitle === undefined ? null : inline.text(meta.subtitle),
      slogan: slogan === undefined ? null : inline.text(slogan),
      line,
      cover,
    },
    contents: contentsView(edition, context),
    foreword: printBlocks(edition.foreword, context, 1),
    sections: edition.sections.map((section) => sectionView(section, context)),
    notes: edition.footnotes.map(({ number, blocks }) => ({
      id: footnoteId(number),
      number,
      back: `#${footnoteRefId(number)}`,
      blocks: printBlocks(blocks, context, 2),
    })),
    links: linkViews(edition, context),
    colophon: {
      present: meta.closing !== undefined || meta.source !== undefined || meta.contacts.length > 0,
      closing: meta.closing === undefined ? null : inline.html(meta.closing),
      source: meta.source === undefined ? null : inline.html(meta.source),
      contacts: meta.contacts.map((contact) => contactView(contact, context)),
    },
  };
}

/** Each address once, by the words that stand in the text. */
function linkViews({ meta, links, foreword, sections, footnotes }: Edition, { inline }: PrintContext): LinkView[] {
  // Those of the contacts stand in the colophon.
  const printed = new Set(meta.contacts.flatMap(({ url }) => url ?? []));
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'button') printed.add(block.link.url);
      else if ('blocks' in block) visit(block.blocks);
    }
  };
  for (const blocks of [foreword, ...sections.flatMap((section) => [section.blocks, ...section.articles.map((article) => article.blocks)]), ...footnotes.map((note) => note.blocks)]) visit(blocks);
  return links.flatMap(({ url, kind, text }) => {
    const href = kind === 'web' && text !== url ? webAddress(url) : undefined;
    if (href === undefined || printed.has(url)) return [];
    printed.add(url);
    return { text: inline.text(text), href, address: addressHtml(href) };
  });
}

/** A name that the title does not say already. */
function notIn(title: string, name: string | undefined): string | null {
  return name === undefined || title.includes(name) ? null : name;
}

/** Contents pay from three entries on. */
const contentsFrom = 3;

function contentsView(edition: Edition, { inline }: BlockContext): PageView['contents'] {
  const groups = edition.sections.map(({ id, title, articles }): ContentsGroup => {
    const named = title.length > 0;
    const entries = articles.map((article) => ({ id: article.id, title: inline.entry(article.title) }));
    if (entries.length === 0) return { id: null, title: null, entries: named ? [{ id, title: inline.entry(title) }] : [] };
    return { id: named ? id : null, title: named ? inline.entry(title) : null, entries };
  });
  return groups.reduce((sum, { entries }) => sum + entries.length, 0) < contentsFrom ? null : { groups };
}

function sectionView({ id, title, blocks, articles }: Section, context: PrintContext): SectionView {
  const named = title.length > 0;
  return {
    id,
    title: named ? context.inline.title(title) : null,
    blocks: printBlocks(blocks, context, named ? 2 : 1),
    articles: articles.map((article, index) => articleView(article, context, named ? 3 : 2, index === 0)),
  };
}

function articleView({ id, title, blocks }: Article, context: PrintContext, level: 2 | 3, first: boolean): SectionView['articles'][number] {
  return { id, title: context.inline.title(title), level, first, blocks: printBlocks(blocks, context, level) };
}

function contactView({ office, role, email, url }: Contact, { inline }: BlockContext): ContactView {
  return {
    office: inline.text(office),
    role: role === undefined ? null : inline.text(role),
    email: email === undefined ? null : { href: mailAddress(email) ?? null, text: email },
    url: url === undefined ? null : { href: webAddress(url) ?? null, text: addressHtml(url) },
  };
}

/** Blocks as views; every button and code, however deep, with the address to type. */
function printBlocks(blocks: readonly Block[], context: PrintContext, parent: 1 | 2 | 3): PrintBlock[] {
  const { sheet } = context;
  return mapBlocks(blockViews(blocks, context, parent), (block): PrintBlock => {
    switch (block.type) {
      case 'button':
      case 'qr':
        return { ...block, address: addressHtml(block.href) };
      case 'figure':
        return { ...block, beside: block.image !== null && leavesRoom(block.image, sheet) };
      case 'table':
        return { ...block, head: wholeHeads(block.head, sheet) };
      case 'paragraph':
        return { ...block, short: isShort(block.html, sheet) };
      default:
        return block;
    }
  });
}

/** Cells of the longest head that is never broken: 序号, 负责单位. */
const shortHead = 8;
/** Millimetres of a cell in a table's type, and of the room around a table's cell. */
const tableCell = 1.6;
const tableGap = 4;

/** Heads of columns: one of a few characters stays on one line, where a browser breaks 序号 for a wide neighbour's sake; unless there are too many for the page. */
function wholeHeads<H extends { readonly html: Safe }>(heads: readonly H[], { column }: Sheet): readonly (H & { readonly short: boolean })[] {
  const cells = heads.map(({ html }) => cellsOf(html));
  const room = cells.reduce((sum, count) => sum + Math.min(count, shortHead) * tableCell + tableGap, 0);
  return heads.map((head, index) => ({ ...head, short: room <= column && (cells[index] ?? 0) <= shortHead }));
}

/** Cells of a line, a Han character being two, to the millimetre of its column. */
const cellsPerMillimetre = 80 / 141;

// Han characters and full-width marks: near enough for an estimate, and a hundred times as fast as counting terminal cells.
const wide = /[\u2E80-\uA4CF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60“”‘’…]/g;

/**
 * Three lines at most: such a paragraph is not broken, for of one that would leave two and one Chromium (143) leaves the one,
 * whatever `widows` says.
 */
function isShort(html: Safe, { column }: Sheet): boolean {
  return cellsOf(html) <= 3 * column * cellsPerMillimetre;
}

/** Width of a text, tags left out, a Han character being two. */
function cellsOf(html: Safe): number {
  const text = decodeEntities(String(html).replace(/<[^>]*>/g, ''));
  return text.length + (text.match(wide)?.length ?? 0);
}
