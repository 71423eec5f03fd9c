import type { Article, Contact, Edition, Section } from '../../model/edition.js';
import type { Language } from '../../lang/language.js';
import type { RenderInput } from '../renderer.js';
import type { Safe } from '../templates.js';
import { mailAddress, webAddress } from '../html/addresses.js';
import { blockViews, type BlockContext } from '../html/blocks.js';
import { footnoteId, footnoteRefId } from '../html/inline.js';
import { mastheadWords } from '../html/masthead.js';
import type { BlockView, ImageView } from '../html/views.js';

/** A link of the frame; `href` is null where the address cannot be linked and stands as text. */
interface LinkView {
  readonly href: string | null;
  readonly text: string;
}

/** What `email/page` gets. Every field is always there; `null` is an absent fact. */
interface PageView {
  readonly title: string;
  readonly preheader: string | null;
  readonly online: LinkView | null;
  readonly masthead: MastheadView;
  readonly contents: { readonly groups: readonly ContentsGroup[] } | null;
  readonly foreword: readonly BlockView[];
  readonly sections: readonly SectionView[];
  readonly notes: readonly NoteView[];
  readonly colophon: { readonly closing: Safe | null; readonly source: Safe | null; readonly contacts: readonly ContactView[] };
  readonly footer: { readonly publisher: string | null; readonly date: string | null; readonly unsubscribe: LinkView | null };
}

interface MastheadView {
  readonly kicker: string | null;
  readonly title: Safe;
  readonly subtitle: string | null;
  readonly slogan: Safe | null;
  /** Number and date of the issue. */
  readonly line: string | null;
  readonly cover: ImageView | null;
}

/** A section in the contents; without articles it is an entry of its own. */
interface ContentsGroup {
  readonly title: Safe | null;
  readonly entries: readonly { readonly href: string; readonly title: Safe }[];
}

interface SectionView {
  readonly id: string;
  readonly title: Safe | null;
  readonly blocks: readonly BlockView[];
  readonly articles: readonly ArticleView[];
}

interface ArticleView {
  readonly id: string;
  readonly title: Safe;
  readonly level: number;
  /** True for the article right under its section's title. */
  readonly first: boolean;
  readonly blocks: readonly BlockView[];
}

interface NoteView {
  readonly id: string;
  readonly number: number;
  readonly back: string;
  readonly blocks: readonly BlockView[];
}

interface ContactView {
  readonly office: string;
  readonly role: string | null;
  readonly email: LinkView | null;
  readonly url: LinkView | null;
}

/** Puts an edition into the order in which an e-mail shows it. */
export function pageView(input: RenderInput, language: Language, context: BlockContext, cover: ImageView | null): PageView {
  const { edition, brand } = input;
  const { meta } = edition;
  const { inline } = context;
  const { title, kicker, line, slogan } = mastheadWords(input);
  const web = webAddress(input.bulletin.info.web);
  const { date } = input.bulletin.info;
  // Views are made in reading order: a note's way back leads to its first mark.
  return {
    title,
    preheader: meta.preheader ?? null,
    online: web === undefined ? null : { href: web, text: language.words.viewOnline },
    masthead: {
      kicker,
      title: inline.text(title),
      subtitle: meta.subtitle ?? null,
      slogan: slogan === null ? null : inline.text(slogan),
      line,
      cover,
    },
    contents: contentsView(edition, context),
    foreword: blockViews(edition.foreword, context, 1),
    sections: edition.sections.map((section) => sectionView(section, context)),
    notes: edition.footnotes.map((note) => ({
      id: footnoteId(note.number),
      number: note.number,
      back: `#${footnoteRefId(note.number)}`,
      blocks: blockViews(note.blocks, context, 2),
    })),
    colophon: {
      closing: meta.closing === undefined ? null : inline.html(meta.closing),
      source: meta.source === undefined ? null : inline.html(meta.source),
      contacts: meta.contacts.map(contactView),
    },
    footer: {
      publisher: brand.publisher ?? brand.network ?? null,
      date: date === undefined ? null : language.formatDay(date),
      unsubscribe: unsubscribeLink(input, language),
    },
  };
}

/** The page for it where there is one, else the mailbox. */
function unsubscribeLink({ mail }: RenderInput, { words }: Language): LinkView | null {
  const { url, email } = mail?.unsubscribe ?? {};
  const mailto = mailAddress(email);
  const href = webAddress(url) ?? (mailto === undefined ? undefined : `${mailto}?subject=unsubscribe`);
  return href === undefined ? null : { href, text: words.unsubscribe };
}

/** Contents pay from three entries on. */
const contentsFrom = 3;

function contentsView(edition: Edition, { inline }: BlockContext): PageView['contents'] {
  const groups = edition.sections.map(({ id, title, articles }): ContentsGroup => {
    const named = title.length > 0;
    const entries = articles.map((article) => ({ href: `#${article.id}`, title: inline.label(article.title) }));
    if (entries.length === 0) return { title: null, entries: named ? [{ href: `#${id}`, title: inline.label(title) }] : [] };
    return { title: named ? inline.label(title) : null, entries };
  });
  const count = groups.reduce((sum, group) => sum + group.entries.length, 0);
  return count < contentsFrom ? null : { groups };
}

function sectionView(section: Section, context: BlockContext): SectionView {
  const named = section.title.length > 0;
  const title = named ? context.inline.html(section.title) : null;
  const blocks = blockViews(section.blocks, context, named ? 2 : 1);
  const level = named ? 3 : 2;
  const articles = section.articles.map((article, index) => articleView(article, context, level, named && index === 0 && blocks.length === 0));
  return { id: section.id, title, blocks, articles };
}

function articleView(article: Article, context: BlockContext, level: 2 | 3, first: boolean): ArticleView {
  // No <wbr> between words as on paper: SpamAssassin counts tags between letters as hidden text (HTML_OBFUSCATE, 0.2 to 2.5 points).
  return { id: article.id, title: context.inline.html(article.title), level, first, blocks: blockViews(article.blocks, context, level) };
}

function contactView(contact: Contact): ContactView {
  const { office, role, email, url } = contact;
  return {
    office,
    role: role ?? null,
    email: email === undefined ? null : { href: mailAddress(email) ?? null, text: email },
    url: url === undefined ? null : { href: webAddress(url) ?? null, text: url },
  };
}
