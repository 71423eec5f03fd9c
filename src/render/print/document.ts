import type { Diagnostic } from '../../model/diagnostic.js';
import type { Image } from '../../model/edition.js';
import { languageOf } from '../../lang/registry.js';
import type { Language } from '../../lang/language.js';
import type { PageFiles } from '../../model/ports.js';
import { hrefOf, webAddress } from '../html/addresses.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { makeInlineWriter } from '../html/inline.js';
import type { RenderInput } from '../renderer.js';
import { cssString } from './css-string.js';
import { withSvgFonts } from '../pictures/svg-fonts.js';
import { safe, templatesOf, type Safe, type TemplateData } from '../templates.js';
import { type FontAddress, fontFiles, fontRules, fontStyles, hanFamily, inline, latinFamily } from './font-faces.js';
import { glue, markKeycaps } from './glue.js';
import { hyphenate } from './hyphenate.js';
import { decodeEntities, headingsOf, pageRefsOf } from './html-text.js';
import { missingGlyphs } from './missing-glyphs.js';
import { pageView, titleOf, type PrintContext } from './page.js';
import { pictureView, webCodeView, type PicturePlace, type PictureSource } from './pictures.js';
import { headsId, headSize, headsOf, headStyle } from './running-heads.js';
import { breakAddresses } from './short-address.js';
import { sheetOf, type Sheet } from './sheet.js';
import { normalize } from '../../text/normalize.js';

/** The paged document: one HTML file. */
export interface PrintDocument {
  readonly html: string;
  /** Fonts that it asks for by name; none if they stand in it. */
  readonly files: PageFiles;
  readonly title: string;
  /** Text of every heading, in order. */
  readonly headings: readonly string[];
  /** Ids whose page numbers it leaves room for. */
  readonly pageRefs: readonly string[];
  /** What `fill` wants to set the running heads, when it is known on which page each section begins and how many pages there are. */
  readonly runningHeads: (pageOf: ReadonlyMap<string, number>, pages: number) => Readonly<Record<string, string>>;
  /** Names of its fonts; any other in the PDF was borrowed from the machine. */
  readonly fonts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Ids of the end of the sections, of the end of all text but links, and of the colophon after it. */
const sectionsEndId = 'sections-end';
export const endId = 'end';
export const colophonId = 'colophon';

/**
 * Han characters of a name that stays on one line. One that just does not fit leaves all but one of them to be filled by the line before:
 * a seventh of it at most, which every gap of a justified line takes up unseen (CLREQ 4.4.3 allows a quarter of an em).
 */
function longestName({ column }: Sheet): number {
  const emsOfLine = column / 3.7;
  return 1 + Math.floor(emsOfLine / 7);
}

/** Where the fonts go when it is known which characters they must have. */
const fontsMark = '/*fonts*/';

/** Chromium writes the place of an id into the PDF if a link leads there; these are for us, and nobody sees or hears them. */
const marks = (ids: readonly string[]): string => ids.map((id) => `<a href="#${id}" hidden></a>`).join('');

/** Class of words that stay together; `print/style` sets it. */
const gluedClass = 'glued';
/** Class of keycaps. */
const keycapClass = 'keycap';

/** Sets an edition for paper. Fonts must be in the input: paper cannot borrow the reader's. */
export async function printDocument(given: RenderInput, source: PictureSource, address: FontAddress): Promise<PrintDocument> {
  const { edition, theme, fonts } = given;
  if (!fonts) throw new Error('paged output needs fonts');
  const language = languageOf(edition.lang);
  const input = { ...given, assets: await withSvgFonts(given.assets, language, fonts) };
  const sheet = sheetOf(theme.tokens, input.paper);
  const context = printContext(input, language, sheet, source);
  const { cover } = edition.meta;
  const asset = cover && input.assets.get(cover.url);
  const view = pageView(input, context, cover && asset ? pictureView(asset, cover.alt, 'cover', sheet, source) : null);
  const sections = view.sections.flatMap(({ id, title }) => (title === null ? [] : { id, title: decodeEntities(String(title).replace(/<[^>]*>/g, '')) }));
  const heads = headSize(titleOf(input), sections, sheet, theme.tokens.paper?.family ?? 'sans');
  const templates = await templatesOf(theme, 'print', { ...sharedData(input, language, sheet), headSize: heads });
  const page = templates.render('page', view);
  // Composed: a letter and its accent that stand apart (as files from macOS have them) are one glyph in a font, or none.
  const glued = glue(breakAddresses(normalize(page, 'NFC')), { marks: !language.spaces, terms: input.terms ?? new Set(), longest: longestName(sheet), class: gluedClass });
  const marked = markKeycaps(glued, keycapClass);
  // The patterns take a while to load: a few foreign words in a text that breaks anywhere are not worth it.
  const html = language.hyphenator ? await hyphenate(marked) : marked;
  const { faces, names, missing } = await fontStyles(html, stylesOf(html), language, theme.tokens.paper?.family ?? 'sans', fonts);
  const matter = [...(view.notes.length > 0 ? [{ after: sectionsEndId, title: language.words.notes }] : []), { after: endId, title: view.links.length > 0 ? language.words.links : '' }];
  return {
    html: html.replace(fontsMark, () => fontRules(faces, address)).replace('</main>', `${marks([sectionsEndId, endId, colophonId, ...sections.map(({ id }) => id)])}</main>`),
    files: address === inline ? new Map() : fontFiles(faces),
    title: titleOf(input),
    headings: headingsOf(html),
    pageRefs: pageRefsOf(html).filter((id) => id !== headsId),
    runningHeads: (pageOf, pages): Readonly<Record<string, string>> => (sections.length === 0 ? {} : { [headsId]: headStyle(headsOf(sections, pageOf, pages, matter)) }),
    fonts: names,
    diagnostics: missingGlyphs(missing, edition, names),
  };
}

function printContext(input: RenderInput, language: Language, sheet: Sheet, source: PictureSource): PrintContext {
  const place = { baseUrl: input.brand.baseUrl, id: input.bulletin.id };
  const show = (image: Image, where: PicturePlace) => {
    const asset = image.kind === 'local' ? input.assets.get(image.url) : undefined;
    return asset ? pictureView(asset, image.alt, where, sheet, source) : null;
  };
  const href: PrintContext['href'] = (link) => {
    const address = hrefOf(link, place);
    // On paper and in a file that travels alone, a relative address leads nowhere.
    return address !== undefined && /^(?:https?:|mailto:|#)/i.test(address) ? address : undefined;
  };
  const web = webAddress(input.bulletin.info.web);
  return {
    // `print` is the page of the PDF: what is only for the one is for the other.
    format: 'pdf',
    language,
    sheet,
    inline: makeInlineWriter({
      language,
      styles: {},
      href,
      image: (image) => {
        const view = show(image, 'line');
        return view ? `<img${attributes({ ...view, class: 'inline' })}>` : escapeHtml(image.alt);
      },
      namedAnchors: false,
    }),
    href,
    image: show,
    imageHref: (image) => (image.kind === 'remote' ? (webAddress(image.url) ?? null) : null),
    webCode: () => (web === undefined ? null : { image: webCodeView(web, web), href: web }),
  };
}

/**
 * `@lang`, `@spaces` (the language has them), `@c` (colours), `@words`, `@fonts` (families in the language's order), `@sheet`, `@indent`
 * (paragraphs begin two ems in), `@head`, `@headSize` (points), `@issue`, `@foot`, and `@heads` with `@headsId`: the style element that holds the sections' running heads.
 */
function sharedData(input: RenderInput, language: Language, sheet: Sheet): TemplateData {
  const { tokens } = input.theme;
  const order = language.spaces ? [latinFamily, hanFamily] : [hanFamily, latinFamily];
  return {
    lang: language.tag,
    spaces: language.spaces,
    c: tokens.light,
    words: language.words,
    fonts: safe(order.map((family) => `"${family}"`).join(',')),
    fontFaces: safe(fontsMark),
    foot: pageLine(language),
    sheet,
    indent: !language.spaces && (tokens.paper?.paragraphs ?? 'indent') === 'indent',
    head: cssString(titleOf(input)),
    issue: cssString(language.words.issueLine(input.bulletin.info)),
    heads: safe(headStyle([])),
    headsId,
    sectionsEndId,
    endId,
    colophonId,
  };
}

/** `words.page` as CSS `content`, with the browser's counters in it. */
function pageLine(language: Language): Safe {
  const parts = language.words.page('\u0001', '\u0002').split(/([\u0001\u0002])/);
  const content = parts.map((part) => (part === '\u0001' ? 'counter(page)' : part === '\u0002' ? 'counter(pages)' : part === '' ? '' : String(cssString(part))));
  return safe(content.filter((part) => part !== '').join(' '));
}


/** Texts that only the style sheet holds: running head and foot. */
function stylesOf(html: string): string {
  return [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n');
}
