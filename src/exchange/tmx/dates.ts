/** ISO 8601 to TMX's `20240307T120000Z`; undefined for what is no day. `isExact`: it comes back as it was. */
export function toTmxDate(iso: string): { readonly text: string; readonly isExact: boolean } | undefined {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z)?$/.exec(iso) ?? [];
  if (date === undefined) return undefined;
  const text = `${date.replaceAll('-', '')}T${(time ?? '00:00:00').replaceAll(':', '')}Z`;
  return { text, isExact: fromTmxDate(text) === iso };
}

export function fromTmxDate(text: string): string | undefined {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text.trim()) ?? [];
  return y === undefined ? undefined : `${y}-${m}-${d}T${h}:${min}:${s}Z`;
}
