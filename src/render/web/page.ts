import { languageOf } from '../../lang/registry.js';
import { webAddress } from '../html/addresses.js';
import type { BlockContext } from '../html/blocks.js';
import { editionView, type EditionView, type NoteView, type SectionView } from '../html/edition-view.js';
import { mapBlocks } from '../html/map-blocks.js';
import { mastheadWords } from '../html/masthead.js';
import type { BlockView, EventView, ImageView } from '../html/views.js';
import type { RenderInput } from '../renderer.js';
import type { Safe } from '../templates.js';
import { fileName, publishedAddress, type SocialPicture } from './addresses.js';
import { jsonLd } from './json-ld.js';

/** What `web/page` gets. Every field is always there; `null` is an absent fact. */
interface PageView extends Pick<EditionView, 'contents'> {
  readonly head: HeadView;
  readonly masthead: {
    readonly kicker: Safe | null;
    readonly title: Safe;
    readonly subtitle: Safe | null;
    readonly slogan: Safe | null;
    /** Number and day of the issue. */
    readonly line: string | null;
    readonly cover: ImageView | null;
    readonly editions: readonly EditionLink[];
  };
  readonly foreword: readonly BlockView[];
  readonly sections: readonly SectionView[];
  readonly notes: readonly NoteView[];
  readonly colophon: Pick<EditionView, 'closing' | 'source' | 'contacts'> & {
    readonly publisher: Safe | null;
    readonly date: { readonly iso: string; readonly text: string } | null;
  };
}

interface HeadView {
  readonly title: string;
  readonly description: string | null;
  readonly canonical: string | null;
  readonly alternates: readonly { readonly tag: string; readonly href: string }[];
  readonly picture: { readonly address: string; readonly alt: string; readonly width: number; readonly height: number } | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** BCP 47 with `_`, as Open Graph has it. */
  readonly locale: string;
  readonly jsonLd: Safe;
}

/** The same issue in another language. */
interface EditionLink {
  readonly href: string;
  readonly tag: string;
  readonly name: string;
}

export function pageView(input: RenderInput, context: BlockContext, cover: ImageView | null, social: SocialPicture | undefined): PageView {
  const { edition, brand, bulletin } = input;
  const { inline, language } = context;
  const { title, kicker, line, slogan } = mastheadWords(input);
  const view = editionView(edition, context);
  const { foreword, sections, notes } = numbered(view);
  const { date } = bulletin.info;
  const publisher = brand.publisher ?? brand.network;
  const { subtitle } = edition.meta;
  const others = bulletin.editions.filter(({ lang }) => lang !== edition.lang);
  return {
    head: headView(input, title, social),
    masthead: {
      kicker: kicker === null ? null : inline.text(kicker),
      title: inline.title([{ type: 'text', value: title }]),
      subtitle: subtitle === undefined ? null : inline.text(subtitle),
      slogan: slogan === null ? null : inline.text(slogan),
      line,
      cover,
      editions: others.map(({ lang }) => ({ href: fileName(input, lang), tag: languageOf(lang).tag, name: languageOf(lang).name })),
    },
    contents: view.contents,
    foreword,
    sections,
    notes,
    colophon: {
      closing: view.closing,
      source: view.source,
      contacts: view.contacts,
      publisher: publisher === undefined ? null : inline.text(publisher),
      date: date === undefined ? null : { iso: date, text: language.formatDay(date) },
    },
  };
}

function headView(input: RenderInput, title: string, social: SocialPicture | undefined): HeadView {
  const { edition, brand, bulletin } = input;
  const { subtitle, preheader } = edition.meta;
  const { words, tag } = languageOf(edition.lang);
  const url = publishedAddress(input, edition.lang);
  const full = subtitle === undefined ? title : `${title}${words.colon}${subtitle}`;
  return {
    title: full,
    description: preheader ?? null,
    // `web: ` says that there is a published page; without it, where the file may come to stand is no fact yet.
    canonical: webAddress(bulletin.info.web) === undefined ? null : (url ?? null),
    alternates: bulletin.editions.length < 2 ? [] : bulletin.editions.map(({ lang }) => ({ tag: languageOf(lang).tag, href: publishedAddress(input, lang) ?? fileName(input, lang) })),
    picture: social ? { address: social.address, alt: social.alt, width: social.asset.width, height: social.asset.height } : null,
    publisher: brand.programme ?? brand.network ?? null,
    published: bulletin.info.date ?? null,
    locale: locale(tag),
    jsonLd: jsonLd(input, { title, url, image: social?.address }),
  };
}

/** Open Graph names a language and a territory (https://ogp.me, og:locale); English without one is that of the most readers (Unicode's likely subtags). */
function locale(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return `${language}_${region}`;
}

/** Adds what only this medium shows: a number to every table, for the name of the region it scrolls in; machine-readable days to events. */
function numbered({ foreword, sections, notes }: EditionView): Pick<PageView, 'foreword' | 'sections' | 'notes'> {
  let tables = 0;
  const blocks = (views: readonly BlockView[]): BlockView[] =>
    mapBlocks(views, (block) => {
      if (block.type === 'table') return { ...block, number: (tables += 1) };
      if (block.type === 'events') return { ...block, events: block.events.map(withDays) };
      return block;
    });
  return {
    foreword: blocks(foreword),
    sections: sections.map((section) => ({
      ...section,
      blocks: blocks(section.blocks),
      articles: section.articles.map((article) => ({ ...article, blocks: blocks(article.blocks) })),
    })),
    notes: notes.map((note) => ({ ...note, blocks: blocks(note.blocks) })),
  };
}

/** `time` holds one day (HTML §4.5.14): of a range, the first and the last number of the leaf are one each. */
function withDays(event: EventView): EventView & { readonly first: string | null; readonly last: string | null } {
  if (event.start === null || event.tile === null) return { ...event, first: null, last: null };
  const [first = '', last = null] = event.tile.main.split('–');
  return { ...event, first, last };
}
