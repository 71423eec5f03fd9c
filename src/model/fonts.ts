/** Fonts for paged output, read on demand: `io/fonts` implements it, `render/print` asks. */
export interface FontLibrary {
  /** Faces that together hold the characters of a request, as few as possible. */
  facesFor(request: FontRequest): Promise<FontSelection>;
}

export interface FontRequest {
  readonly family: 'sans' | 'serif';
  /** Fonts of the workspace's own, for characters that the shipped ones lack. */
  readonly folder?: FontFolder | undefined;
  readonly weight: 400 | 700;
  readonly style: 'normal' | 'italic';
  /** Text whose quotation marks and dashes are set as in Latin text; what no Latin face holds goes to the Han faces. */
  readonly latin: string;
  /** Text that is set as Chinese, its Latin letters included. */
  readonly han: string;
}

/** A folder of font files: TrueType, OpenType, WOFF2. */
export interface FontFolder {
  readonly path: string;
  /** Nothing outside of this folder is read, whatever links stand in it. */
  readonly within?: string;
}

export interface FontSelection {
  /** Latin faces before Han faces. */
  readonly faces: readonly FontFace[];
  /** Characters that no face has: they would print as boxes. Sorted by code point. */
  readonly missing: readonly string[];
}

export interface FontFace {
  /** What a PDF calls it, without the weight: `NotoSansSC`. */
  readonly name: string;
  readonly script: 'latin' | 'han';
  readonly weight: 400 | 700;
  readonly style: 'normal' | 'italic';
  /** Holds emoji: keycaps, which begin with a digit, are set in it alone. */
  readonly isEmoji?: boolean;
  /** Factor of its size beside the other faces (CSS `size-adjust`); absent: 1. */
  readonly scale?: number;
  /** CSS `unicode-range`, when the file must not serve more. */
  readonly unicodeRange?: string;
  /** Names its file among those of one run: letters, digits, `-`. */
  readonly key: string;
  readonly format: 'woff2' | 'truetype' | 'opentype';
  readonly bytes: Uint8Array;
}
