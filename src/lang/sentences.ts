import type { Span } from '../model/text.js';

/** The parts of a text between cuts and line feeds, white space at their ends left out, empty ones too. `cuts` are offsets in order. */
export function cutAt(text: string, cuts: readonly number[]): Span[] {
  const lines = [...text.matchAll(/\n/g)].map((match) => match.index + 1);
  const all = [...cuts, ...lines, text.length].sort((a, b) => a - b);
  const spans: Span[] = [];
  let from = 0;
  for (const to of all) {
    const part = text.slice(from, to);
    const start = from + part.length - part.trimStart().length;
    const end = from + part.trimEnd().length;
    if (end > start) spans.push({ start, end });
    from = Math.max(from, to);
  }
  return spans;
}
