import type { Diagnostic } from '../../model/diagnostic.js';
import type { Image } from '../../model/edition.js';
import { languageOf } from '../../lang/registry.js';
import type { Language } from '../../lang/language.js';
import { hrefOf, webAddress } from '../html/addresses.js';
import type { BlockContext } from '../html/blocks.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { makeInlineWriter } from '../html/inline.js';
import type { RenderInput } from '../renderer.js';
import { safe, templatesOf, type Safe, type TemplateData } from '../templates.js';
import { fontStyles, hanFamily, latinFamily } from './font-faces.js';
import { glueMarks } from './glue.js';
import { headingsOf, pageRefsOf } from './html-text.js';
import { missingGlyphs } from './missing-glyphs.js';
import { pageView, titleOf } from './page.js';
import { pictureView, webCodeView, type PicturePlace, type PictureSource } from './pictures.js';

/** The paged document: one HTML file that needs nothing else. */
export interface PrintDocument {
  readonly html: string;
  readonly title: string;
  /** Text of every heading, in order. */
  readonly headings: readonly string[];
  /** Ids whose page numbers it leaves room for. */
  readonly pageRefs: readonly string[];
  /** Names of its fonts; any other in the PDF was borrowed from the machine. */
  readonly fonts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Ids of the end of the text and of the colophon after it. */
export const endId = 'end';
export const colophonId = 'colophon';

/** Where the fonts go when it is known which characters they must have. */
const fontsMark = '/*fonts*/';

/** Chromium writes the place of an id into the PDF if a link leads there; these two are for us, and nobody sees or hears them. */
const marks = [endId, colophonId].map((id) => `<a href="#${id}" hidden></a>`).join('');

/** Class of words that stay together; `print/style` sets it. */
const gluedClass = 'glued';

/** Sets an edition for paper. Fonts must be in the input: paper cannot borrow the reader's. */
export async function printDocument(input: RenderInput, source: PictureSource): Promise<PrintDocument> {
  const { edition, theme, fonts } = input;
  if (!fonts) throw new Error('paged output needs fonts');
  const language = languageOf(edition.lang);
  const templates = templatesOf(theme, 'print');
  const context = blockContext(input, language, source);
  const { cover } = edition.meta;
  const asset = cover && input.assets.get(cover.url);
  const view = pageView(input, language, context, cover && asset ? pictureView(asset, cover.alt, 'cover', source) : null);
  const data = sharedData(input, language);
  const page = templates.render('page', view, data);
  // Composed: a letter and its accent that stand apart (as files from macOS have them) are one glyph in a font, or none.
  const html = (language.spaces ? page : glueMarks(page, gluedClass)).normalize('NFC');
  const { css, names, missing } = await fontStyles(html, stylesOf(html), language, theme.tokens.paper?.family ?? 'sans', fonts);
  return {
    html: html.replace(fontsMark, () => css).replace('</main>', `${marks}</main>`),
    title: titleOf(input),
    headings: headingsOf(html),
    pageRefs: pageRefsOf(html),
    fonts: names,
    diagnostics: missingGlyphs(missing, edition),
  };
}

function blockContext(input: RenderInput, language: Language, source: PictureSource): BlockContext {
  const place = { baseUrl: input.brand.baseUrl, id: input.bulletin.id };
  const show = (image: Image, where: PicturePlace) => {
    const asset = image.kind === 'local' ? input.assets.get(image.url) : undefined;
    return asset ? pictureView(asset, image.alt, where, source) : null;
  };
  const href: BlockContext['href'] = (link) => {
    const address = hrefOf(link, place);
    // On paper and in a file that travels alone, a relative address leads nowhere.
    return address !== undefined && /^(?:https?:|mailto:|#)/i.test(address) ? address : undefined;
  };
  const web = webAddress(input.bulletin.info.web);
  return {
    // `print` is the page of the PDF: what is only for the one is for the other.
    format: 'pdf',
    language,
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

/** `@lang`, `@spaces` (the language has them), `@c` (colours), `@words`, `@fonts` (families in the language's order), `@foot`, `@head`. */
function sharedData(input: RenderInput, language: Language): TemplateData {
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
    head: cssString(titleOf(input)),
    endId,
    colophonId,
    issue: cssString(language.words.issueLine(input.bulletin.info)),
  };
}

/** `words.page` as CSS `content`, with the browser's counters in it. */
function pageLine(language: Language): Safe {
  const parts = language.words.page('\u0001', '\u0002').split(/([\u0001\u0002])/);
  const content = parts.map((part) => (part === '\u0001' ? 'counter(page)' : part === '\u0002' ? 'counter(pages)' : part === '' ? '' : String(cssString(part))));
  return safe(content.filter((part) => part !== '').join(' '));
}

/** A CSS string (CSS Syntax 3, §4.3.5) that cannot end the style element either. */
function cssString(text: string): Safe {
  return safe(`"${text.replace(/[\\"<>&\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`);
}

/** Texts that only the style sheet holds: running head and foot. */
function stylesOf(html: string): string {
  return [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n');
}
