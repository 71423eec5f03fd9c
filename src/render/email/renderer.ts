import type { Diagnostic } from '../../model/diagnostic.js';
import type { Image } from '../../model/edition.js';
import { languageOf } from '../../lang/registry.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults, templatesOf } from '../templates.js';
import { hrefOf, webAddress } from '../html/addresses.js';
import type { BlockContext } from '../html/blocks.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { inlineStylesOf } from '../html/inline-styles.js';
import { makeInlineWriter, type InlineStyles } from '../html/inline.js';
import { templateData } from '../html/template-data.js';
import { pageView } from './page.js';
import { budgetFindings } from './budget.js';
import { clientFindings } from './clients.js';
import { breakLongLines } from './long-lines.js';
import { artifactsOf, hostedPictures, mail, Pictures, webCode, type PictureAddress, type SentPicture } from '../pictures/sent.js';
import { preparePictures } from '../pictures/prepare.js';

/** One fluid column of tables with inlined styles: what every mail program can show. */
export const email: Renderer = {
  format: 'email',
  title: { zh: 'HTML 邮件', en: 'HTML e-mail' },
  ending: '.html',
  mediaType: 'text/html',
  usesBrowser: false,
  usesFonts: false,
  templates: ['email'],
  render: (input) => reportFaults(() => render(input)),
};

async function render(input: RenderInput): Promise<Rendered> {
  const { html, pictures, diagnostics } = await emailPage(input, hostedPictures(input));
  const { lang } = input.edition;
  const bytes = new TextEncoder().encode(html);
  return {
    artifacts: [{ path: `${stem(input.bulletin, lang)}.html`, format: 'email', lang, mediaType: 'text/html', bytes }, ...artifactsOf(pictures)],
    diagnostics: [...diagnostics, ...budgetFindings(input, { html, octets: bytes.length }, pictures), ...clientFindings(input, html, pictures)],
  };
}

interface EmailPage {
  readonly html: string;
  readonly pictures: readonly SentPicture[];
  /** What could not be done with the pictures. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The page and the pictures it shows.
 * @throws {TemplateFault} for a mistake in a partial.
 */
export async function emailPage(input: RenderInput, address: PictureAddress): Promise<EmailPage> {
  const { edition, bulletin, theme } = input;
  const language = languageOf(edition.lang);
  const templates = await templatesOf(theme, 'email', templateData(input));
  const place = { baseUrl: input.brand.baseUrl, id: bulletin.id };
  const prepared = await preparePictures(input, mail);
  const pictures = new Pictures(input, prepared, address);
  const code = edition.images.some((image) => image.kind === 'qr') ? webCode(input, address) : null;
  const styles = inlineStylesOf(templates);
  const inline = makeInlineWriter({
    language,
    ...(input.terms && { terms: input.terms }),
    styles,
    href: (link) => hrefOf(link, place),
    image: (image) => imageInLine(image, pictures, styles),
    namedAnchors: true,
    // SpamAssassin takes many tags between letters for hidden text (HTML_OBFUSCATE, 0.2 to 2.5 points).
    titleBreaks: 'phrases',
  });
  let codeShown = false;
  const context: BlockContext = {
    format: 'email',
    language,
    inline,
    href: (link) => hrefOf(link, place),
    image: (image, where) => (image.kind === 'local' ? pictures.view(image.url, image.alt, where) : null),
    // Fetched by nobody, a remote picture would tell its host who reads; whoever wants to see it can follow the link.
    imageHref: (image) => (image.kind === 'remote' ? (webAddress(image.url) ?? null) : null),
    webCode() {
      codeShown = true;
      return code;
    },
  };
  const { cover } = edition.meta;
  const view = pageView(input, language, context, cover ? pictures.view(cover.url, cover.alt, 'cover') : null);
  const html = breakLongLines(templates.render('page', view));
  return { html, pictures: [...pictures.sent(), ...(code && codeShown ? [code.artifact] : [])], diagnostics: prepared.diagnostics };
}

function imageInLine(image: Image, pictures: Pictures, styles: InlineStyles): string {
  const view = image.kind === 'local' ? pictures.view(image.url, image.alt, 'line') : null;
  if (view) {
    const { src, alt, width } = view;
    return `<img${attributes({ src, alt, width, style: 'max-width:100%;height:auto;border:0;vertical-align:middle' })}>`;
  }
  const href = image.kind === 'remote' ? webAddress(image.url) : undefined;
  const text = escapeHtml(image.alt);
  return href === undefined ? text : `<a${attributes({ href, style: styles.a?.style })}>${text}</a>`;
}
