import { Buffer } from 'node:buffer';
import type { Asset } from '../../model/asset.js';
import { sha256 } from '../../text/hash.js';
import { compactImage } from './compact.js';
import { decoded, type PdfDocument } from './document.js';
import { isArray, PdfName, PdfStream, PdfStructureError } from './objects.js';
import { pngImage } from './png.js';

/** Edge of a stand-in in pixels. One of a single pixel would be printed as a coloured box. */
const edge = 4;
const mark = 'spp stand-in ';

/**
 * Pictures that need not pass through the browser: it gets stand-ins of 102 bytes, whose pixels say which picture belongs there,
 * and prints in a third of the time.
 */
export class StandIns {
  readonly #images: PdfStream[] = [];
  readonly #sources = new Map<Asset, string>();

  /** A `src` for a picture; undefined for one that the browser must print itself. */
  source(asset: Asset): string | undefined {
    const known = this.#sources.get(asset);
    if (known !== undefined) return known;
    const image = pngImage(asset);
    if (!image) return undefined;
    const source = `data:image/bmp;base64,${bitmap(pixelsOf(this.#images.length)).toString('base64')}`;
    this.#images.push(image);
    this.#sources.set(asset, source);
    return source;
  }

  /** Tells apart documents that differ in nothing but these pictures. */
  get digest(): string {
    return sha256(JSON.stringify([...this.#sources.keys()].map(({ bytes }) => sha256(bytes))));
  }

  /**
   * Puts the pictures where their stand-ins are, and each into its smallest form.
   * @throws {PdfStructureError} if a stand-in is not found: it would be printed.
   */
  replace(document: PdfDocument): void {
    const missing = new Set(this.#images.keys());
    for (const [number, dict] of document.ofType('XObject')) {
      const subtype = dict.get('Subtype');
      const stream = document.object(number);
      if (!(subtype instanceof PdfName) || subtype.name !== 'Image' || !(stream instanceof PdfStream)) continue;
      const index = dict.get('Width') === edge && dict.get('Height') === edge ? indexOf(decoded(stream)) : undefined;
      const image = index === undefined ? stream : this.#images[index];
      if (!image) continue;
      const compact = compactImage(image, (value) => document.resolve(value));
      if (compact ?? index !== undefined) document.set(number, withPaletteApart(document, compact ?? image));
      if (index !== undefined) missing.delete(index);
    }
    if (missing.size > 0) throw new PdfStructureError('a picture is not where it was put');
  }
}

/** An object of its own is packed; what stands in a stream's dictionary is not. */
function withPaletteApart(document: PdfDocument, image: PdfStream): PdfStream {
  const space = image.dict.get('ColorSpace');
  return isArray(space ?? null) ? new PdfStream(new Map([...image.dict, ['ColorSpace', document.add(space ?? null)]]), image.bytes) : image;
}

function pixelsOf(index: number): Buffer {
  return Buffer.from(`${mark}${index}`.padEnd(edge * edge * 3, '.'), 'latin1');
}

function indexOf(pixels: Uint8Array): number | undefined {
  const text = Buffer.from(pixels).toString('latin1');
  return text.length === edge * edge * 3 && text.startsWith(mark) ? Number.parseInt(text.slice(mark.length), 10) : undefined;
}

/** RGB pixels, rows from the top, as a Windows bitmap: the one format that needs neither compression nor checksums. */
function bitmap(pixels: Buffer): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(54 + pixels.length, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(edge, 18);
  // A negative height: rows from the top.
  head.writeInt32LE(-edge, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const blueFirst = Buffer.from(pixels);
  for (let at = 0; at < blueFirst.length; at += 3) {
    [blueFirst[at], blueFirst[at + 2]] = [blueFirst[at + 2] ?? 0, blueFirst[at] ?? 0];
  }
  return Buffer.concat([head, blueFirst]);
}
