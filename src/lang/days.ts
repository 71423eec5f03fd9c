/** A calendar day as ISO 8601, or undefined if there is no such day (31 June). `month` is 1–12. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Year, month (1–12) and day of an ISO 8601 day. */
export function splitDay(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day };
}

/** A range of days in order; undefined if an end is no day or the end comes first. */
export function dayRange(start: string | undefined, end: string | undefined): { start: string; end: string } | undefined {
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}
