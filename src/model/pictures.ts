import type { Asset } from './asset.js';
import type { FontLibrary } from './fonts.js';
import type { Localized } from './text.js';

/** What a medium takes of a picture. */
export interface PictureWish {
  /** Kinds it shows; the first is written where the source's own is none of them. */
  readonly types: readonly Asset['mediaType'][];
  /** Pixels across, widest first: a narrower one is taken only where the wider weighs too much. Nothing is ever enlarged. */
  readonly widths: readonly number[];
  /** Octets the result should not exceed. */
  readonly weight: number;
  /** A picture of a right kind that weighs no more than this stays as it is, whatever its width; absent: its width counts too. */
  readonly light?: number;
}

/** The picture fit for the medium; or as it was, with the reason why it could not be made so. */
export interface FitPicture {
  readonly asset: Asset;
  readonly problem?: PictureProblem;
}

export interface PictureProblem {
  /** `converter`: sharp is not installed · `browser`: nothing can draw · `damaged`: it cannot be decoded. */
  readonly kind: 'converter' | 'browser' | 'damaged';
  /** What is missing and the command that helps; absent for a damaged picture. */
  readonly said?: Localized;
}

/** A document that the browser makes a picture of. */
export interface Drawing {
  /** All that decides how it looks; equal keys give equal pictures. */
  readonly key: string;
  /** Self-contained HTML; asked for only if the picture is not in the cache. */
  readonly document: () => Promise<string>;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels for one CSS pixel. */
  readonly scale: number;
  /** False: not worth starting a browser for; drawn if one runs anyway. */
  readonly urgent: boolean;
}

/** Makes pictures fit for a medium: `io/pictures` implements it, `render` asks. What was made once comes from the cache. */
export interface PictureDesk {
  /** Not for drawings (SVG): these are drawn first. */
  fit(asset: Asset, wish: PictureWish): Promise<FitPicture>;
  /** A PNG; undefined: no browser runs and none was worth starting. */
  draw(drawing: Drawing): Promise<Uint8Array | PictureProblem | undefined>;
  /** For documents to be drawn. */
  readonly fonts: FontLibrary;
}
