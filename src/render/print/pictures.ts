import type { Asset } from '../../model/asset.js';
import { dataAddress, webCodeAddress } from '../html/data-address.js';
import type { ImageView } from '../html/views.js';
import type { Sheet } from './sheet.js';

/** Where a picture stands on the page. */
export type PicturePlace = 'cover' | 'column' | 'media' | 'line';

const mm = 96 / 25.4;

interface Room {
  readonly width: number;
  readonly height: number;
}

/** The most a picture may take, in millimetres: the whole page's width for the cover, the text column, its margin, a line's height. */
function roomFor(place: PicturePlace, { width, column }: Sheet): Room {
  switch (place) {
    case 'cover':
      return { width, height: tallest };
    case 'column':
      return { width: column, height: 46 };
    case 'media':
      return { width: 28, height: 60 };
    case 'line':
      return { width: 60, height: 5 };
  }
}

/** Millimetres that the cover, or a panorama, may be high. */
const tallest = 92;

/** Height to width of pictures that are flat enough to fill the column. */
const panorama = 0.45;

/** A picture with fewer pixels to the inch is shown smaller, not coarser. */
const leastResolution = 110;

/** Gives each picture its `src`: the data address itself, or a stand-in. */
export type PictureSource = (asset: Asset) => string;

/** The picture in the document. */
export const embedded: PictureSource = dataAddress;

export function pictureView(asset: Asset, alt: string, place: PicturePlace, sheet: Sheet, source: PictureSource): ImageView {
  const ratio = asset.height / Math.max(1, asset.width);
  const room = roomFor(place, sheet);
  const { width, height } = place === 'column' && ratio < panorama ? { ...room, height: tallest } : room;
  // A cover fills the page's width; drawings have no pixels to run out of.
  const natural = place === 'cover' || asset.mediaType === 'image/svg+xml' ? Number.POSITIVE_INFINITY : (asset.width * 96) / leastResolution;
  const shown = Math.max(1, Math.min(width * mm, (height * mm) / Math.max(ratio, 0.01), natural));
  return { src: source(asset), alt, width: Math.round(shown), height: Math.max(1, Math.round(shown * ratio)) };
}

/** True if a caption has its place beside a picture in the column: 30 mm wide after a gap of 5, and four lines high. */
export function leavesRoom({ width, height }: ImageView, { column }: Sheet): boolean {
  return width <= (column - 35) * mm && height >= 20 * mm;
}

/** The QR code of an address, sharp at any size. */
export function webCodeView(href: string, alt: string): ImageView {
  const shown = Math.round(26 * mm);
  return { src: webCodeAddress(href), alt, width: shown, height: shown };
}
