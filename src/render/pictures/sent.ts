import type { Artifact } from '../../model/bulletin.js';
import type { Asset } from '../../model/asset.js';
import type { PictureWish } from '../../model/pictures.js';
import type { RenderInput } from '../renderer.js';
import { fileAddress, webAddress } from '../html/addresses.js';
import type { ImageView } from '../html/views.js';
import { qrPng } from './qr-png.js';
import { sentPath, type Medium, type Place, type PreparedPictures } from './prepare.js';

/** Widths in CSS pixels: the column of 640 less its padding, the picture of `:::media`, one within a line. */
const widths: Readonly<Record<Place, number>> = { cover: 640, column: 576, media: 196, line: 240 };

/**
 * What every mail program shows: neither WebP nor SVG (caniemail, image-webp and image-svg). Twice as wide as shown, for phones; once where
 * that is more than a slow line should carry. What weighs less than a short text's fonts stays as it is.
 */
export const mail: Medium = {
  format: 'email',
  widths,
  wish: (width): PictureWish => ({ types: ['image/jpeg', 'image/png', 'image/gif'], widths: [width * 2, width], weight: 300 * 1024, light: 96 * 1024 }),
};

const qrPath = 'images/qr-web.png';

/** The address a picture of the issue is loaded from, ready for `src`, by its path; undefined for a path that leaves the issue. */
export type PictureAddress = (path: string) => string | undefined;

/** Pictures that stand under the base address, or beside the page if there is none. */
export function hostedPictures({ brand, bulletin }: RenderInput): PictureAddress {
  const place = { baseUrl: brand.baseUrl, id: bulletin.id };
  return (path) => fileAddress(path, place)?.replaceAll('#', '%23').replaceAll('?', '%3F');
}

/** A picture that goes out, and the one of the draft it was made from. */
export interface SentPicture extends Artifact {
  readonly url: string;
}

/** The pictures one medium shows; remembers which, in reading order, so that they can be handed out beside it. */
export class Pictures {
  readonly #used = new Map<string, SentPicture>();

  constructor(
    private readonly input: RenderInput,
    private readonly prepared: PreparedPictures,
    private readonly address: PictureAddress,
    /** Where the picture lies, by its number in the order of reading. */
    private readonly path: (source: Asset, sent: Asset, number: number) => string = sentPath,
  ) {}

  /** Null for a picture that cannot be shown. */
  view(url: string, alt: string, place: Place): ImageView | null {
    const source = this.input.assets.get(url);
    const asset = this.prepared.assets.get(url);
    const draft = this.address(url);
    if (!source || !asset || draft === undefined) return null;
    const used = this.#used.get(url) ?? { url, path: this.path(source, asset, this.#used.size + 1), format: 'asset', mediaType: asset.mediaType, bytes: asset.bytes };
    this.#used.set(url, used);
    const src = (used.path === url ? draft : this.address(used.path)) ?? used.path;
    const width = Math.max(1, Math.min(widths[place], source.width));
    return { src, alt, width, height: Math.max(1, Math.round((source.height * width) / Math.max(1, source.width))) };
  }

  /** Takes a picture that is none of the issue's, such as a QR code, into the order of reading. */
  add(picture: SentPicture): void {
    this.#used.set(picture.url, picture);
  }

  get count(): number {
    return this.#used.size;
  }

  sent(): readonly SentPicture[] {
    return [...this.#used.values()];
  }
}

/** What is written: without the name it has in the draft. */
export function artifactsOf(pictures: readonly SentPicture[]): Artifact[] {
  return pictures.map(({ url: _url, ...artifact }) => artifact);
}

interface WebCode {
  readonly image: ImageView;
  readonly href: string;
  readonly artifact: SentPicture;
}

/** The QR code of the web version; null if the issue has none. PNG, because mail programs show no SVG. */
export function webCode(input: RenderInput, address: PictureAddress): WebCode | null {
  const href = webAddress(input.bulletin.info.web);
  if (href === undefined) return null;
  const src = address(qrPath) ?? qrPath;
  // Three times the size it is shown at, for phones.
  const bytes = qrPng(href, 360);
  return {
    image: { src, alt: href, width: 120, height: 120 },
    href,
    artifact: { url: qrPath, path: qrPath, format: 'asset', mediaType: 'image/png', bytes },
  };
}
