import type { Asset } from '../../model/asset.js';
import type { Image } from '../../model/edition.js';
import { languageOf } from '../../lang/registry.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults, templatesOf } from '../templates.js';
import { hrefOf, webAddress } from '../html/addresses.js';
import type { BlockContext } from '../html/blocks.js';
import { dataAddress, webCodeAddress } from '../html/data-address.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { makeInlineWriter } from '../html/inline.js';
import { templateData } from '../html/template-data.js';
import type { ImageView } from '../html/views.js';
import { socialPicture, webEnding } from './addresses.js';
import { pageView } from './page.js';

/** One accessible page that needs nothing else: pictures and style are in it, no script runs and nothing is fetched. */
export const web: Renderer = {
  format: 'web',
  title: { zh: '网页', en: 'Web page' },
  ending: webEnding,
  mediaType: 'text/html',
  usesBrowser: false,
  usesFonts: false,
  render: (input) => reportFaults(() => render(input)),
};

/** CSS pixels a picture takes where the style sheet says nothing, as with styles off. */
const widths = { cover: 640, column: 640, media: 240, line: 240 } as const;
const webCodeWidth = 148;

function render(input: RenderInput): Rendered {
  const { bulletin, edition } = input;
  const { cover } = edition.meta;
  const context = blockContext(input);
  const coverView = cover ? pictureView(input.assets.get(cover.url), cover.alt, 'cover') : null;
  const html = templatesOf(input.theme, 'web').render('page', pageView(input, context, coverView), templateData(input));
  const path = `${stem(bulletin, edition.lang)}${webEnding}`;
  const page = { path, format: 'web', lang: edition.lang, mediaType: 'text/html', bytes: new TextEncoder().encode(html) } as const;
  const social = socialPicture(input)?.asset;
  return {
    artifacts: social ? [page, { path: social.url, format: 'asset', mediaType: social.mediaType, bytes: social.bytes }] : [page],
    diagnostics: [],
  };
}

function blockContext(input: RenderInput): BlockContext {
  const language = languageOf(input.edition.lang);
  const place = { baseUrl: input.brand.baseUrl, id: input.bulletin.id };
  const href: BlockContext['href'] = (link) => hrefOf(link, place);
  const show = (image: Image, where: keyof typeof widths): ImageView | null =>
    image.kind === 'local' ? pictureView(input.assets.get(image.url), image.alt, where) : null;
  // Fetched by nobody, a remote picture would tell its host who reads; whoever wants to see it can follow the link.
  const imageHref = (image: Image): string | null => (image.kind === 'remote' ? (webAddress(image.url) ?? null) : null);
  const code = webAddress(input.bulletin.info.web);
  return {
    format: 'web',
    language,
    inline: makeInlineWriter({
      language,
      styles: {},
      href,
      image(image) {
        const view = show(image, 'line');
        if (view) return `<img${attributes({ ...view })}>`;
        const address = imageHref(image);
        return address === null ? escapeHtml(image.alt) : `<a${attributes({ href: address })}>${escapeHtml(image.alt)}</a>`;
      },
      namedAnchors: false,
    }),
    href,
    image: show,
    imageHref,
    webCode: () => (code === undefined ? null : { image: { src: webCodeAddress(code), alt: code, width: webCodeWidth, height: webCodeWidth }, href: code }),
  };
}

function pictureView(asset: Asset | undefined, alt: string, place: keyof typeof widths): ImageView | null {
  if (!asset) return null;
  // A drawing has no pixels to run out of.
  const width = asset.mediaType === 'image/svg+xml' ? widths[place] : Math.max(1, Math.min(widths[place], asset.width));
  return { src: dataAddress(asset), alt, width, height: Math.max(1, Math.round((asset.height * width) / Math.max(1, asset.width))) };
}
