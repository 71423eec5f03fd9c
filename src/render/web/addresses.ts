import type { Asset } from '../../model/asset.js';
import type { Lang } from '../../model/text.js';
import { fileAddress, webAddress } from '../html/addresses.js';
import { stem, type RenderInput } from '../renderer.js';

export const webEnding = '.web.html';

/** Name of an edition's page, as its siblings link to it. */
export function fileName({ bulletin }: RenderInput, lang: Lang): string {
  return encodeURIComponent(`${stem(bulletin, lang)}${webEnding}`);
}

/**
 * Where an edition's page is published. `issue.yml` names one address, that of the first edition: a page in another language that
 * called it its own canonical address would vanish from search engines as a copy, so it has the address of its file, or none.
 */
export function publishedAddress(input: RenderInput, lang: Lang): string | undefined {
  const own = webAddress(input.bulletin.info.web);
  if (own !== undefined && input.bulletin.editions[0]?.lang === lang) return own;
  return hostedAddress(input, `${stem(input.bulletin, lang)}${webEnding}`);
}

/** At an absolute address: programs that show a link's picture (Open Graph) fetch it and take no `data:` address. */
export interface SocialPicture {
  readonly asset: Asset;
  readonly alt: string;
  readonly address: string;
}

/** The cover as the picture beside a link. */
export function socialPicture(input: RenderInput): SocialPicture | undefined {
  const { cover } = input.edition.meta;
  const asset = cover && input.assets.get(cover.url);
  if (!asset || asset.mediaType === 'image/svg+xml') return undefined;
  const address = hostedAddress(input, asset.url);
  return address === undefined ? undefined : { asset, alt: cover.alt, address };
}

/** Where a file of the output folder is published; undefined without a base address. */
export function hostedAddress({ brand, bulletin }: RenderInput, path: string): string | undefined {
  if (brand.baseUrl === undefined) return undefined;
  return webAddress(fileAddress(path, { baseUrl: brand.baseUrl, id: bulletin.id }));
}
