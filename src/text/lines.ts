import type { Range, Span } from '../model/text.js';

/** Line starts of one text; CR, LF and CRLF each end a line (CommonMark §2.1). */
export class LineIndex {
  readonly #length: number;
  #found: readonly number[] | undefined;

  constructor(readonly text: string) {
    this.#length = text.length;
  }

  /** Looked for when first asked: who makes an index in case something is wrong seldom needs it. */
  get #starts(): readonly number[] {
    return (this.#found ??= lineStarts(this.text));
  }

  get count(): number {
    return this.#starts.length;
  }

  /** 1-based line and column of an offset; an offset outside the text is moved to its nearest end. */
  point(offset: number): { line: number; column: number } {
    const at = Math.max(0, Math.min(offset, this.#length));
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  range(span: Span): Range {
    const start = this.point(span.start);
    const end = this.point(span.end);
    return {
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      offset: span.start,
      endOffset: span.end,
    };
  }

  /** The text of a 1-based line without its line end; empty beyond the text. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    let end = this.#starts[number] ?? this.#length;
    // Without a pattern, which would look through a line of a megabyte for each of its findings.
    if (end > start && this.text.charCodeAt(end - 1) === 10) end -= 1;
    if (end > start && this.text.charCodeAt(end - 1) === 13) end -= 1;
    return this.text.slice(start, end);
  }
}

/** Tells where each line begins and ends, the line feed left out; none is cut out of the text. */
export function eachLine(text: string, visit: (start: number, end: number) => void): void {
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    visit(start, end);
    start = end + 1;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
