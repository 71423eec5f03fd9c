import { distance } from 'fastest-levenshtein';

/** How alike two texts are, 0–1: the mean of the edit distances over characters and over words, each as a part of the longer text. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  // No spelling of the shorter text can come nearer.
  if (Math.min(a.length, b.length) / longest < 0.3) return 0;
  const letters = 1 - distance(a, b) / longest;
  const [first, second] = [tokens(a), tokens(b)];
  const words = 1 - tokenDistance(first, second) / Math.max(first.length, second.length, 1);
  return (letters + words) / 2;
}

/** Words and numbers of Latin text, and each ideograph; punctuation is left to the comparison of characters. */
export function tokens(text: string): string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{N}+/gu) ?? [];
}

/** Levenshtein's distance over whole words. */
function tokenDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
