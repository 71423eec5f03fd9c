/** A local picture of an issue, read and measured. */
export interface Asset {
  /** As written in the Markdown (`images/x.png`). */
  readonly url: string;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif' | 'image/svg+xml';
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}
