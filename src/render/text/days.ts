/** A day or range in the shortest ISO form that can be read: 2024-03-07–08, 2024-03-30–04-02. */
export function dayRangeShown(start: string, end: string): string {
  if (start === end) return start;
  if (start.slice(0, 7) === end.slice(0, 7)) return `${start}–${end.slice(8)}`;
  return start.slice(0, 4) === end.slice(0, 4) ? `${start}–${end.slice(5)}` : `${start}–${end}`;
}
