import type { Span } from '../model/text.js';

/**
 * Spans by their places: which of them a stretch meets is asked for every stretch of a paragraph, and a paragraph may have as many of the one
 * as of the other. Found by bisection, in time linear in what is found as long as no span is far longer than the others.
 */
export class SpanIndex<T extends Span> {
  readonly #given: readonly T[] | (() => readonly T[]);
  #sorted: Sorted<T> | undefined;

  /** @param spans Or what gives them: sorted, and asked for, where something is looked up first. Most paragraphs are never asked. */
  constructor(spans: readonly T[] | (() => readonly T[])) {
    this.#given = spans;
  }

  /** Those with at least one character in common with the stretch, in order of their starts. */
  meeting({ start, end }: Span): T[] {
    this.#sorted ??= sorted(typeof this.#given === 'function' ? this.#given() : this.#given);
    const { spans, reached } = this.#sorted;
    const found: T[] = [];
    for (let i = firstBeyond(reached, start); i < spans.length; i += 1) {
      const span = spans[i];
      if (!span || span.start >= end) break;
      if (span.end > start) found.push(span);
    }
    return found;
  }
}

interface Sorted<T> {
  readonly spans: readonly T[];
  /** The furthest end of each span and all before it: it grows from span to span, as the ends of spans inside others do not. */
  readonly reached: readonly number[];
}

function sorted<T extends Span>(given: readonly T[]): Sorted<T> {
  const spans = given.toSorted((a, b) => a.start - b.start);
  let furthest = 0;
  return { spans, reached: spans.map(({ end }) => (furthest = Math.max(furthest, end))) };
}

/** Index of the first span such that it or one before it ends behind `place`. */
function firstBeyond(reached: readonly number[], place: number): number {
  let [low, high] = [0, reached.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reached[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
