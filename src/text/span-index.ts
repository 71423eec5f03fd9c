import type { Span } from '../model/text.js';

/**
 * Spans by their places: which of them a stretch meets is asked for every stretch of a paragraph, and a paragraph may have as many of the one
 * as of the other. Found by bisection, in time linear in what is found as long as no span is far longer than the others.
 */
export class SpanIndex<T extends Span> {
  readonly #spans: readonly T[];
  /** The furthest end of each span and all before it: it grows from span to span, as the ends of spans inside others do not. */
  readonly #reached: number[] = [];

  constructor(spans: readonly T[]) {
    this.#spans = spans.toSorted((a, b) => a.start - b.start);
    let reached = 0;
    for (const { end } of this.#spans) this.#reached.push((reached = Math.max(reached, end)));
  }

  /** Those with at least one character in common with the stretch, in order of their starts. */
  meeting({ start, end }: Span): T[] {
    const found: T[] = [];
    for (let i = this.#firstBeyond(start); i < this.#spans.length; i += 1) {
      const span = this.#spans[i];
      if (!span || span.start >= end) break;
      if (span.end > start) found.push(span);
    }
    return found;
  }

  /** Index of the first span such that it or one before it ends behind `place`. */
  #firstBeyond(place: number): number {
    let [low, high] = [0, this.#reached.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#reached[middle] ?? 0) > place) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
