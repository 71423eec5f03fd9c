import type { Asset } from '../../model/asset.js';
import type { Image } from '../../model/edition.js';
import { languageOf } from '../../lang/registry.js';
import { artifactsOf, hostedPictures, type Pictures } from '../pictures/sent.js';
import { preparePictures } from '../pictures/prepare.js';
import type { BlockContext } from '../html/blocks.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { inlineStylesOf } from '../html/inline-styles.js';
import { makeInlineWriter, type InlineStyles } from '../html/inline.js';
import { templateData } from '../html/template-data.js';
import { plainText } from '../html/plain-text.js';
import type { ImageView } from '../html/views.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults, templatesOf } from '../templates.js';
import { articleFacts, articleParts } from './article.js';
import { isAccepted, wechatFindings } from './findings.js';
import { noteMark } from './footnotes.js';
import { LinkNotes } from './link-notes.js';
import { article, numberedCode, numberedPictures } from './pictures.js';
import { previewPage } from './preview.js';

/** An article for WeChat's editor: one `section` with inline styles only, its links as notes; beside it a page to copy it from. */
export const wechat: Renderer = {
  format: 'wechat',
  title: { zh: '微信公众号文章', en: 'WeChat article' },
  ending: '.wechat.html',
  mediaType: 'text/html',
  usesBrowser: false,
  usesFonts: false,
  templates: ['wechat'],
  render: (input) => reportFaults(() => render(input)),
};

async function render(input: RenderInput): Promise<Rendered> {
  const { bulletin, edition } = input;
  const templates = await templatesOf(input.theme, 'wechat', templateData(input));
  const styles = inlineStylesOf(templates);
  const links = new LinkNotes({ baseUrl: input.brand.baseUrl, id: bulletin.id }, styles.sup?.style ?? '');
  const address = hostedPictures(input);
  const prepared = await preparePictures(input, article);
  const pictures = numberedPictures(input, prepared, address);
  const context = blockContext(input, { styles, links, pictures, webCode: numberedCode(input, pictures, address), assets: prepared.assets });
  const { cover } = edition.meta;
  const parts = articleParts(input, context, cover ? accepted(prepared.assets, pictures, cover.url, cover.alt, 'cover') : null, { templates, links });
  const facts = articleFacts(input);
  const shown = artifactsOf(pictures.sent()).map((picture) => ({ ...picture, lang: edition.lang }));
  const file = { lang: edition.lang, mediaType: 'text/html' } as const;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const name = stem(bulletin, edition.lang);
  const articles = parts.map((part, index) =>
    // A manifest has one file for each format and language: the first part is the article, more belong to it.
    index === 0
      ? ({ ...file, path: `${name}.wechat.html`, format: 'wechat', bytes: bytes(part) } as const)
      : ({ ...file, path: `${name}.wechat-${index + 1}.html`, format: 'asset', bytes: bytes(part) } as const),
  );
  const preview = previewPage({ facts, parts, pictures: shown.map(({ path }) => path), hosted: (path) => address(path) ?? path }, languageOf(edition.lang), templates);
  return {
    artifacts: [...articles, { ...file, path: `${name}.wechat-preview.html`, format: 'asset', bytes: bytes(preview) }, ...shown],
    diagnostics: [...prepared.diagnostics, ...wechatFindings(edition, { ...facts, parts, pictures: prepared.assets.values() })],
  };
}

interface ArticleSources {
  readonly styles: InlineStyles;
  readonly links: LinkNotes;
  readonly pictures: Pictures;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly webCode: BlockContext['webCode'];
}

function blockContext(input: RenderInput, { styles, links, pictures, assets, webCode: code }: ArticleSources): BlockContext {
  const language = languageOf(input.edition.lang);
  const show = (image: Image, place: 'column' | 'media' | 'line'): ImageView | null =>
    image.kind === 'local' ? accepted(assets, pictures, image.url, image.alt, place) : null;
  const writer = makeInlineWriter({
    language,
    ...(input.terms && { terms: input.terms }),
    styles,
    href: (link) => links.inside(link),
    afterLink(link) {
      const address = links.outside(link);
      return address === undefined ? '' : String(links.mark(address, plainText(link.children)));
    },
    footnoteMark: (number) => `<sup${attributes({ style: styles.sup?.style })}>${noteMark(number)}</sup>`,
    image(image) {
      const view = show(image, 'line');
      if (view) return `<img${attributes({ src: view.src, alt: view.alt, style: `width:${view.width}px;max-width:100%;vertical-align:middle` })}>`;
      const address = links.picture(image);
      return escapeHtml(image.alt) + (address === undefined ? '' : String(links.mark(address)));
    },
    namedAnchors: false,
    titleBreaks: 'boxes',
  });
  return {
    format: 'wechat',
    language,
    inline: writer,
    // Only buttons ask: words that stand out, with a note.
    href: (link) => links.inside(link) ?? links.outside(link),
    image: show,
    imageHref: (image) => links.picture(image) ?? null,
    webCode: code,
  };
}

/** Null for a picture that WeChat takes in no article. */
function accepted(assets: ReadonlyMap<string, Asset>, pictures: Pictures, url: string, alt: string, place: 'cover' | 'column' | 'media' | 'line'): ImageView | null {
  const asset = assets.get(url);
  return asset && isAccepted(asset) ? pictures.view(url, alt, place) : null;
}
