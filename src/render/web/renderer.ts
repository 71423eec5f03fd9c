import type { Image } from '../../model/edition.js';
import { languageOf } from '../../lang/registry.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults, templatesOf } from '../templates.js';
import { preparePictures, type Medium, type Place, type PreparedPictures } from '../pictures/prepare.js';
import { hrefOf, webAddress } from '../html/addresses.js';
import type { BlockContext } from '../html/blocks.js';
import { dataAddress, webCodeAddress } from '../html/data-address.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { makeInlineWriter } from '../html/inline.js';
import { templateData } from '../html/template-data.js';
import type { ImageView } from '../html/views.js';
import { webEnding } from './addresses.js';
import { socialCard } from './card.js';
import { pageView } from './page.js';

/** One accessible page that needs nothing else: pictures and style are in it, no script runs and nothing is fetched. */
export const web: Renderer = {
  format: 'web',
  title: { zh: '网页', en: 'Web page' },
  ending: webEnding,
  mediaType: 'text/html',
  usesBrowser: false,
  usesFonts: false,
  templates: ['web'],
  render: (input) => reportFaults(() => render(input)),
};

/** CSS pixels a picture takes where the style sheet says nothing, as with styles off. */
const widths: Readonly<Record<Place, number>> = { cover: 640, column: 640, media: 240, line: 240 };
const webCodeWidth = 148;

/** What browsers show; pictures are in the page, so those that weigh much are made smaller, and none tells where it was taken. */
const medium: Medium = {
  format: 'web',
  widths,
  wish: (width) => ({ types: ['image/jpeg', 'image/png', 'image/gif', 'image/svg+xml'], widths: [width * 2, width], weight: 400 * 1024, light: 96 * 1024 }),
};

async function render(input: RenderInput): Promise<Rendered> {
  const { bulletin, edition } = input;
  const { cover } = edition.meta;
  const [prepared, social] = await Promise.all([preparePictures(input, medium), socialCard(input)]);
  const context = blockContext(input, prepared);
  const coverView = cover ? pictureView(input, prepared, cover.url, cover.alt, 'cover') : null;
  const templates = await templatesOf(input.theme, 'web', templateData(input));
  const html = templates.render('page', pageView(input, context, coverView, social.picture));
  const path = `${stem(bulletin, edition.lang)}${webEnding}`;
  const page = { path, format: 'web', lang: edition.lang, mediaType: 'text/html', bytes: new TextEncoder().encode(html) } as const;
  const { asset } = social.picture ?? {};
  return {
    artifacts: asset ? [page, { path: asset.url, format: 'asset', mediaType: asset.mediaType, bytes: asset.bytes }] : [page],
    diagnostics: [...prepared.diagnostics, ...social.diagnostics],
  };
}

function blockContext(input: RenderInput, prepared: PreparedPictures): BlockContext {
  const language = languageOf(input.edition.lang);
  const place = { baseUrl: input.brand.baseUrl, id: input.bulletin.id };
  const href: BlockContext['href'] = (link) => hrefOf(link, place);
  const show = (image: Image, where: Place): ImageView | null =>
    image.kind === 'local' ? pictureView(input, prepared, image.url, image.alt, where) : null;
  // Fetched by nobody, a remote picture would tell its host who reads; whoever wants to see it can follow the link.
  const imageHref = (image: Image): string | null => (image.kind === 'remote' ? (webAddress(image.url) ?? null) : null);
  const code = webAddress(input.bulletin.info.web);
  return {
    format: 'web',
    language,
    inline: makeInlineWriter({
      language,
      ...(input.terms && { terms: input.terms }),
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

/** The size is the draft's own: of a picture made smaller, only the pixels are fewer. */
function pictureView({ assets }: RenderInput, prepared: PreparedPictures, url: string, alt: string, place: Place): ImageView | null {
  const asset = assets.get(url);
  const shown = prepared.assets.get(url);
  if (!asset || !shown) return null;
  // A drawing has no pixels to run out of.
  const width = asset.mediaType === 'image/svg+xml' ? widths[place] : Math.max(1, Math.min(widths[place], asset.width));
  return { src: dataAddress(shown), alt, width, height: Math.max(1, Math.round((asset.height * width) / Math.max(1, asset.width))) };
}
