import type { Asset } from '../../model/asset.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { PictureDesk } from '../../model/pictures.js';
import { languageOf } from '../../lang/registry.js';
import { sha256 } from '../../text/hash.js';
import { displayWidth } from '../../text/width.js';
import { mastheadWords } from '../html/masthead.js';
import { templateData } from '../html/template-data.js';
import { fontRules, fontStyles, hanFamily, inline, latinFamily } from '../print/font-faces.js';
import { stem, type RenderInput } from '../renderer.js';
import { safe, templatesOf } from '../templates.js';
import { hostedAddress, socialPicture, type SocialPicture } from './addresses.js';

/** Pixels; what Open Graph's readers cut least from. */
const size = { width: 1200, height: 630 } as const;

/** Display cells from which a title takes a third line at the larger size. */
const longTitle = 48;

export interface SocialCard {
  readonly picture?: SocialPicture;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The picture that stands beside a link to the page: the masthead, drawn by the browser with the bundled fonts; where no browser is to be
 * had, the cover. Only for a page with a base address: programs fetch it from there.
 */
export async function socialCard(input: RenderInput): Promise<SocialCard> {
  const { pictures: desk, edition, bulletin } = input;
  const path = `${stem(bulletin, edition.lang)}.card.png`;
  const address = hostedAddress(input, path);
  const cover = socialPicture(input);
  if (!desk || address === undefined) return { ...(cover && { picture: cover }), diagnostics: [] };
  const html = await documentOf(input);
  const drawn = await desk.draw({ key: `card 1 ${sha256(html)}`, document: () => withFonts(input, desk, html), ...size, scale: 1, urgent: true });
  if (drawn !== undefined && !('kind' in drawn)) {
    const asset: Asset = { url: path, mediaType: 'image/png', bytes: drawn, ...size };
    return { picture: { asset, alt: mastheadWords(input).title, address }, diagnostics: [] };
  }
  const said = drawn?.said ?? { zh: '没有浏览器', en: 'there is no browser' };
  const message = { zh: `网页没有画社交卡片：${said.zh}`, en: `The web page goes without a social card: ${said.en}` };
  return { ...(cover && { picture: cover }), diagnostics: [{ rule: 'image/prepared', severity: 'info', message, file: edition.file.path }] };
}

async function documentOf(input: RenderInput): Promise<string> {
  const { title, kicker, slogan, line } = mastheadWords(input);
  const { spaces } = languageOf(input.edition.lang);
  const families = safe((spaces ? [latinFamily, hanFamily] : [hanFamily, latinFamily]).map((name) => `'${name}'`).join(','));
  const view = { title, subtitle: input.edition.meta.subtitle ?? null, kicker, slogan, line, families, long: displayWidth(title) > longTitle };
  const templates = await templatesOf(input.theme, 'web', templateData(input));
  return templates.render('card', view);
}

/** A character that no bundled font has is left out: it would be a box. */
async function withFonts({ edition }: RenderInput, desk: PictureDesk, html: string): Promise<string> {
  const { faces, missing } = await fontStyles(html, '', languageOf(edition.lang), 'sans', desk.fonts);
  return missing.reduce((text, character) => text.replaceAll(character, ''), html).replace('/*fonts*/', () => fontRules(faces, inline));
}
