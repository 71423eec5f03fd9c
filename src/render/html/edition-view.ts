import type { Article, Contact, Edition, Section } from '../../model/edition.js';
import type { Safe } from '../templates.js';
import { mailAddress, webAddress } from './addresses.js';
import { blockViews, type BlockContext } from './blocks.js';
import { footnoteId, footnoteRefId } from './inline.js';
import type { BlockView } from './views.js';

/** An edition in reading order, for media that differ only in how they set it. Every field is always there; `null` is an absent fact. */
export interface EditionView {
  /** Null where contents would not pay. */
  readonly contents: { readonly groups: readonly ContentsGroup[] } | null;
  readonly foreword: readonly BlockView[];
  readonly sections: readonly SectionView[];
  readonly notes: readonly NoteView[];
  readonly closing: Safe | null;
  readonly source: Safe | null;
  readonly contacts: readonly ContactView[];
}

/** A section in the contents; without articles it is an entry of its own. */
interface ContentsGroup {
  readonly id: string | null;
  readonly title: Safe | null;
  readonly entries: readonly { readonly id: string; readonly title: Safe }[];
}

export interface SectionView {
  readonly id: string;
  readonly title: Safe | null;
  readonly blocks: readonly BlockView[];
  readonly articles: readonly ArticleView[];
}

interface ArticleView {
  readonly id: string;
  readonly title: Safe;
  readonly level: 2 | 3;
  readonly blocks: readonly BlockView[];
}

export interface NoteView {
  readonly id: string;
  readonly number: number;
  /** Where the text first refers to it. */
  readonly back: string;
  readonly blocks: readonly BlockView[];
}

interface ContactView {
  readonly office: Safe;
  readonly role: Safe | null;
  readonly email: AddressView | null;
  readonly url: AddressView | null;
}

/** `href` is null where the address cannot be linked and stands as text. */
interface AddressView {
  readonly href: string | null;
  readonly text: string;
}

/** Contents pay from three entries on. */
const contentsFrom = 3;

export function editionView(edition: Edition, context: BlockContext): EditionView {
  const { inline } = context;
  const { closing, source, contacts } = edition.meta;
  // Made in reading order: a note's way back leads to its first mark, and a medium that numbers its links does so here.
  return {
    contents: contentsView(edition, context),
    foreword: blockViews(edition.foreword, context, 1),
    sections: edition.sections.map((section) => sectionView(section, context)),
    notes: edition.footnotes.map(({ number, blocks }) => ({
      id: footnoteId(number),
      number,
      back: `#${footnoteRefId(number)}`,
      blocks: blockViews(blocks, context, 2),
    })),
    closing: closing === undefined ? null : inline.html(closing),
    source: source === undefined ? null : inline.html(source),
    contacts: contacts.map((contact) => contactView(contact, context)),
  };
}

function contentsView(edition: Edition, { inline }: BlockContext): EditionView['contents'] {
  const groups = edition.sections.map(({ id, title, articles }): ContentsGroup => {
    const named = title.length > 0;
    const label = named ? inline.entry(title) : null;
    if (articles.length === 0) return { id: null, title: null, entries: label ? [{ id, title: label }] : [] };
    return { id: named ? id : null, title: label, entries: articles.map((article) => ({ id: article.id, title: inline.entry(article.title) })) };
  });
  const filled = groups.filter(({ entries }) => entries.length > 0);
  return filled.reduce((sum, { entries }) => sum + entries.length, 0) < contentsFrom ? null : { groups: filled };
}

function sectionView({ id, title, blocks, articles }: Section, context: BlockContext): SectionView {
  const named = title.length > 0;
  return {
    id,
    title: named ? context.inline.title(title) : null,
    blocks: blockViews(blocks, context, named ? 2 : 1),
    articles: articles.map((article) => articleView(article, context, named ? 3 : 2)),
  };
}

function articleView({ id, title, blocks }: Article, context: BlockContext, level: 2 | 3): ArticleView {
  return { id, title: context.inline.title(title), level, blocks: blockViews(blocks, context, level) };
}

function contactView({ office, role, email, url }: Contact, { inline }: BlockContext): ContactView {
  return {
    office: inline.text(office),
    role: role === undefined ? null : inline.text(role),
    email: email === undefined ? null : { href: mailAddress(email) ?? null, text: email },
    url: url === undefined ? null : { href: webAddress(url) ?? null, text: url },
  };
}
