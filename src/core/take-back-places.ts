import type { Span } from '../model/text.js';

/** What goes with a block that is taken out: the blank lines that set it apart. `list`: the list it is an item of. */
export function removal(text: string, whole: Span, list: Span | undefined): Span {
  const lineStart = text.lastIndexOf('\n', whole.start - 1) + 1;
  const isFirstItem = list !== undefined && whole.start === list.start && whole.end < list.end;
  if (isFirstItem || text.slice(0, whole.start).trim() === '') {
    const next = /\S/u.exec(text.slice(whole.end));
    const to = next ? text.lastIndexOf('\n', whole.end + next.index) + 1 : text.length;
    return { start: lineStart, end: Math.max(whole.end, to) };
  }
  return { start: text.slice(0, lineStart).trimEnd().length, end: whole.end };
}

/** Places in a sequence of numbers that belong to its longest rising run: what has kept its order. O(n log n). */
export function stays(numbers: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  numbers.forEach((value, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) kept.add(at);
  return kept;
}
