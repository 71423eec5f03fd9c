import QRCode from 'qrcode';
import type { Artifact } from '../../model/bulletin.js';
import type { Asset } from '../../model/asset.js';
import type { RenderInput } from '../renderer.js';
import { fileAddress, webAddress } from '../html/addresses.js';
import type { ImageView } from '../html/views.js';

/** Widths in CSS pixels: the column of 640 less its padding, the picture of `:::media`, one within a line. */
const widths = { cover: 640, column: 576, media: 196, line: 240 } as const;

const qrPath = 'images/qr-web.png';

/** The address a picture of the issue is loaded from, ready for `src`, by its path; undefined for a path that leaves the issue. */
export type PictureAddress = (path: string) => string | undefined;

/** Pictures that stand under the base address, or beside the page if there is none. */
export function hostedPictures({ brand, bulletin }: RenderInput): PictureAddress {
  const place = { baseUrl: brand.baseUrl, id: bulletin.id };
  return (path) => fileAddress(path, place)?.replaceAll('#', '%23').replaceAll('?', '%3F');
}

/** The pictures one e-mail shows; remembers which, so that they can be handed out beside it. */
export class Pictures {
  readonly #used = new Map<string, Asset>();

  constructor(
    private readonly input: RenderInput,
    private readonly address: PictureAddress,
  ) {}

  /** Null for a picture that cannot be read. */
  view(url: string, alt: string, place: keyof typeof widths): ImageView | null {
    const asset = this.input.assets.get(url);
    const src = this.address(url);
    if (!asset || src === undefined) return null;
    this.#used.set(url, asset);
    const width = Math.max(1, Math.min(widths[place], asset.width));
    return { src, alt, width, height: Math.round((asset.height * width) / Math.max(1, asset.width)) };
  }

  artifacts(): Artifact[] {
    return [...this.#used.values()].map(({ url, mediaType, bytes }) => ({ path: url, format: 'asset', mediaType, bytes }));
  }
}

interface WebCode {
  readonly image: ImageView;
  readonly href: string;
  readonly artifact: Artifact;
}

/** The QR code of the web version; null if the issue has none. PNG, because mail programs show no SVG. */
export async function webCode(input: RenderInput, address: PictureAddress): Promise<WebCode | null> {
  const href = webAddress(input.bulletin.info.web);
  if (href === undefined) return null;
  const src = address(qrPath) ?? qrPath;
  // Error correction M and a quiet zone of four modules (ISO/IEC 18004); three times the size it is shown at, for phones.
  const bytes = await QRCode.toBuffer(href, { type: 'png', errorCorrectionLevel: 'M', margin: 4, width: 360 });
  return {
    image: { src, alt: href, width: 120, height: 120 },
    href,
    artifact: { path: qrPath, format: 'asset', mediaType: 'image/png', bytes: new Uint8Array(bytes) },
  };
}
