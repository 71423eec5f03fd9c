import type { Range } from '../model/text.js';
import { LineIndex } from '../text/lines.js';

/** A place of a file counted in bytes of UTF-8. */
export interface BytePoint {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/** Turns offsets in UTF-16 units into lines and byte columns of one text. */
export class ByteColumns {
  readonly #lines: LineIndex;

  constructor(text: string) {
    this.#lines = new LineIndex(text);
  }

  point(offset: number): BytePoint {
    const { line, column } = this.#lines.point(offset);
    const at = Math.max(0, Math.min(offset, this.#lines.text.length));
    const before = this.#lines.text.slice(at - (column - 1), at);
    return { line, column: Buffer.byteLength(before) + 1 };
  }

  range({ offset, endOffset }: Pick<Range, 'offset' | 'endOffset'>): { start: BytePoint; end: BytePoint } {
    return { start: this.point(offset), end: this.point(endOffset) };
  }
}
