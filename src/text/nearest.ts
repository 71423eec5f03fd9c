import { distance } from 'fastest-levenshtein';

/** The candidate a mistyped word most likely meant: at most a third of its letters wrong, at least one allowed; ties by order. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const d = slips(word.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** Edit distance in which letters exchanged (buidl) are one slip, not two: the commonest mistyping (Damerau 1964). */
function slips(a: string, b: string): number {
  const sorted = (text: string): string => [...text].sort().join('');
  const edits = distance(a, b);
  return edits === 2 && sorted(a) === sorted(b) ? 1 : edits;
}
