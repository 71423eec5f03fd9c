import type { Sharp, SharpOptions } from 'sharp';
import type { Asset } from '../model/asset.js';
import type { PictureWish } from '../model/pictures.js';
import { maxPixels } from './picture-header.js';

type Convert = (input: Uint8Array, options: SharpOptions) => Sharp;

/** Raise when the same source and wish give other bytes than before. */
export const recipe = 1;

interface Encoded {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** sharp, or undefined where it is not installed or has no program for this machine. Loading takes about 60 ms. */
export async function loadConverter(): Promise<Convert | undefined> {
  try {
    return (await import('sharp')).default;
  } catch {
    return undefined;
  }
}

/**
 * Turned upright, at most as wide as wished, in sRGB, without metadata; the first of the wished widths that weighs no more than it
 * should, else the lightest. Photographs become JPEG; what is transparent or was PNG or GIF stays PNG unless it is too heavy for that.
 * @throws {Error} for what cannot be decoded.
 */
export async function convertPicture(convert: Convert, { bytes, mediaType }: Asset, wish: PictureWish): Promise<Encoded> {
  const opened = (): Sharp => convert(bytes, { limitInputPixels: maxPixels, failOn: 'error', animated: false, autoOrient: true });
  const { hasAlpha } = await opened().metadata();
  const transparent = hasAlpha && !(await opened().stats()).isOpaque;
  const drawn = mediaType === 'image/png' || mediaType === 'image/gif' || mediaType === 'image/svg+xml';
  let lightest: Encoded | undefined;
  for (const width of wish.widths) {
    const sized = (): Sharp => opened().resize({ width, withoutEnlargement: true });
    for (const type of transparent ? (['png'] as const) : drawn ? (['png', 'jpeg'] as const) : (['jpeg'] as const)) {
      const encoded = type === 'png' ? await png(sized()) : await jpeg(sized(), drawn);
      if (lightest === undefined || encoded.bytes.length < lightest.bytes.length) lightest = encoded;
      if (encoded.bytes.length <= wish.weight) return encoded;
    }
  }
  if (lightest === undefined) throw new Error('no width was wished for');
  return lightest;
}

async function png(picture: Sharp): Promise<Encoded> {
  return { mediaType: 'image/png', bytes: await picture.png({ compressionLevel: 9, adaptiveFiltering: true, palette: false }).toBuffer() };
}

/** Full colour resolution for drawings: letters in them would blur. */
async function jpeg(picture: Sharp, drawn: boolean): Promise<Encoded> {
  const bytes = await picture.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true, chromaSubsampling: drawn ? '4:4:4' : '4:2:0' }).toBuffer();
  return { mediaType: 'image/jpeg', bytes };
}
