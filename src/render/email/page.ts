import type { Language } from '../../lang/language.js';
import { mailAddress, webAddress } from '../html/addresses.js';
import type { BlockContext } from '../html/blocks.js';
import { editionView, type EditionView, type SectionView } from '../html/edition-view.js';
import { mastheadWords } from '../html/masthead.js';
import type { ImageView } from '../html/views.js';
import type { RenderInput } from '../renderer.js';
import type { Safe } from '../templates.js';

/** A link of the frame. */
interface LinkView {
  readonly href: string;
  readonly text: string;
}

/** What `email/page` gets. Every field is always there; `null` is an absent fact. */
interface PageView extends Pick<EditionView, 'contents' | 'foreword' | 'notes'> {
  readonly title: string;
  readonly preheader: string | null;
  readonly online: LinkView | null;
  readonly masthead: {
    readonly kicker: string | null;
    readonly title: Safe;
    readonly subtitle: string | null;
    readonly slogan: Safe | null;
    /** Number and date of the issue. */
    readonly line: string | null;
    readonly cover: ImageView | null;
  };
  readonly sections: readonly MailSection[];
  readonly colophon: Pick<EditionView, 'closing' | 'source' | 'contacts'>;
  readonly footer: { readonly publisher: string | null; readonly date: string | null; readonly unsubscribe: LinkView | null };
}

type MailSection = Omit<SectionView, 'articles'> & {
  /** `first`: right under its section's title, without a line above. */
  readonly articles: readonly (SectionView['articles'][number] & { readonly first: boolean })[];
};

/** Puts an edition into the order in which an e-mail shows it. */
export function pageView(input: RenderInput, language: Language, context: BlockContext, cover: ImageView | null): PageView {
  const { edition, brand, bulletin } = input;
  const { subtitle = null, preheader = null } = edition.meta;
  const { inline } = context;
  const { title, kicker, line, slogan } = mastheadWords(input);
  const web = webAddress(bulletin.info.web);
  const { date } = bulletin.info;
  const { contents, foreword, sections, notes, ...colophon } = editionView(edition, context);
  return {
    title,
    preheader,
    online: web === undefined ? null : { href: web, text: language.words.viewOnline },
    masthead: { kicker, title: inline.title([{ type: 'text', value: title }], 'masthead'), subtitle, slogan: slogan === null ? null : inline.text(slogan), line, cover },
    contents,
    foreword,
    sections: sections.map(mailSection),
    notes,
    colophon,
    footer: {
      publisher: brand.publisher ?? brand.network ?? null,
      // A date stays on one line: the footer is centred, and narrow on a telephone.
      date: date === undefined ? null : language.formatDay(date).replaceAll(' ', '\u00A0'),
      unsubscribe: unsubscribeLink(input, language),
    },
  };
}

function mailSection(section: SectionView): MailSection {
  const isHeaded = section.title !== null && section.blocks.length === 0;
  return { ...section, articles: section.articles.map((article, index) => ({ ...article, first: isHeaded && index === 0 })) };
}

/** The page for it where there is one, else the mailbox. */
function unsubscribeLink({ mail }: RenderInput, { words }: Language): LinkView | null {
  const { url, email } = mail?.unsubscribe ?? {};
  const mailto = mailAddress(email);
  const href = webAddress(url) ?? (mailto === undefined ? undefined : `${mailto}?subject=unsubscribe`);
  return href === undefined ? null : { href, text: words.unsubscribe };
}
