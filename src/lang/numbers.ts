/** What a number in a text means, read from the words of one language. */
export type QuantityKind =
  /** A count, a calendar year, a number of a chapter. */
  | 'number'
  /** `unit`: none; 21st century is the ordinal 21. */
  | 'ordinal'
  /** `value` in per cent; `unit` is `point` for percentage points. */
  | 'percent'
  /** `value` as `2/3`. */
  | 'fraction'
  /** `unit` is the ISO 4217 code. */
  | 'money'
  /** `unit` is a key of {@link Unit}. */
  | 'measure'
  /** `2022-07-12`, `2022-07`, `07-12`, `07`; `early`, `mid`, `late` instead of a day or month: `03-mid`, `2024-early`. */
  | 'date'
  /** `15:30` on the 24-hour clock. */
  | 'time'
  /** `Q3`, `2024-Q3`; halves of a year `H1`, `2024-H1`. */
  | 'period'
  /** `2024`, `2023/2024`. */
  | 'fiscalYear'
  /** The first year: `1990`. */
  | 'decade'
  /** An indefinite many: `100` for hundreds of, 数百. */
  | 'several'
  /** `12.7.1`, as written. */
  | 'version';

/** Equal quantities have equal `kind`, `value` and `unit` whatever the language. The ends of a range are two quantities. */
export interface Quantity {
  readonly kind: QuantityKind;
  /** Canonical: decimal digits without separators, unless the kind says otherwise. */
  readonly value: string;
  readonly unit?: string;
  /** Offsets in the text that was read; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** One string for each meaning: equal quantities have equal keys. */
export function quantityKey({ kind, value, unit }: Pick<Quantity, 'kind' | 'value' | 'unit'>): string {
  return unit === undefined ? `${kind}:${value}` : `${kind}:${value}:${unit}`;
}

/** Units that both languages name. Those of area, mass … are not converted: 15 mu is not 1 ha, and neither is 15亩. */
export type Unit =
  | 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second'
  | 'km' | 'm' | 'cm' | 'mm' | 'mile' | 'foot' | 'inch'
  | 'm2' | 'ft2' | 'km2' | 'm3' | 'ha' | 'mu' | 'acre'
  | 't' | 'kt' | 'Mt' | 'Gt' | 'kg' | 'g' | 'mg' | 'pound' | 'litre' | 'ml'
  | 'celsius' | 'fahrenheit' | 'times'
  | 'W' | 'kW' | 'MW' | 'GW' | 'TW' | 'Wh' | 'kWh' | 'MWh' | 'GWh' | 'TWh'
  | 'B' | 'kB' | 'MB' | 'GB' | 'TB';

/**
 * A decimal as canonical digits. Arithmetic on doubles is exact to 15 digits, which is what the rounding keeps: 1.15 × 10⁸ is 115000000,
 * not 114999999.99999999.
 */
export function canonicalDecimal(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** A calendar date or part of one; undefined if there is no such month or day. */
export function dateValue(year: number | undefined, month: number, day: number | 'early' | 'mid' | 'late' | undefined): string | undefined {
  if (month < 1 || month > 12) return undefined;
  // A leap year, so that 29 February without a year is a day.
  if (typeof day === 'number' && (day < 1 || day > new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate())) return undefined;
  const parts = [year === undefined ? '' : String(year).padStart(4, '0'), two(month), typeof day === 'number' ? two(day) : (day ?? '')];
  return parts.filter(Boolean).join('-');
}

/** The year in which a range of days begins whose end alone names one: 30 December – 2 January 2025 begins in 2024. */
export function startYear(endYear: number | undefined, firstMonth: number | undefined, lastMonth: number | undefined): number | undefined {
  if (endYear === undefined) return undefined;
  return (firstMonth ?? 0) > (lastMonth ?? 12) ? endYear - 1 : endYear;
}

/** Time of day; undefined if there is no such time. */
export function timeValue(hour: number, minute: number): string | undefined {
  return hour <= 24 && minute <= 59 ? `${two(hour)}:${two(minute)}` : undefined;
}

/** 2023 and 24 or 2024 of a year that spans two: `2023/2024`; undefined unless one follows the other. */
export function yearPair(first: string, second: string): string | undefined {
  const end = second.length === 2 ? first.slice(0, 2) + second : second;
  return Number(end) === Number(first) + 1 ? `${first}/${end}` : undefined;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** What a pattern of several steps gives: the match that begins at a place, if any. */
export interface QuantityMatcher {
  exec(text: string, at: number): RegExpExecArray | null;
}

/** A way to read quantities: a sticky pattern and what its match means; no result lets the next reader try. */
export interface QuantityReader {
  readonly pattern: RegExp | QuantityMatcher;
  /**
   * Strings in small letters, one of which stands in every text with a match. Without them the pattern is not even compiled: the forty of a
   * language take longer to compile than to run over an issue.
   */
  readonly hints?: readonly string[];
  /** Parts of the match with their meaning, offsets within the match. `match.index` is where it stands in `match.input`. */
  readonly read: (match: RegExpExecArray) => readonly Quantity[] | undefined;
}

/**
 * All quantities of a text in order, without overlap: the first reader that understands what stands at a place takes it.
 * @param mayStart Places where a quantity can begin; a global pattern that matches one character.
 */
export function readQuantities(text: string, mayStart: RegExp, readers: readonly QuantityReader[]): Quantity[] {
  const found: Quantity[] = [];
  // A character beyond Latin-1 in every text: V8 compiles each pattern once for texts that have one and once for those that have none.
  const subject = `${text}\uFFFC`;
  mayStart.lastIndex = 0;
  let start = mayStart.exec(subject);
  const lower = start ? text.toLowerCase() : '';
  const possible = start ? readers.filter(({ hints }) => hints?.some((hint) => lower.includes(hint)) ?? true) : [];
  for (; start; start = mayStart.exec(subject)) {
    for (const { pattern, read } of possible) {
      if (pattern instanceof RegExp) pattern.lastIndex = start.index;
      const match = pattern.exec(subject, start.index);
      const quantities = match && match[0] !== '' ? read(match) : undefined;
      if (!match || !quantities) continue;
      found.push(...quantities);
      mayStart.lastIndex = match.index + match[0].length;
      break;
    }
  }
  return found;
}

/** Paragraphs of some issues; in a longer text those that are asked for again have been forgotten and are read again. */
const mostRemembered = 2000;

/** Reads each text once: the alignment of two editions and the rules over them ask for the same paragraphs. */
export function remembering(read: (text: string) => readonly Quantity[]): (text: string) => readonly Quantity[] {
  const known = new Map<string, readonly Quantity[]>();
  return (text) => {
    let quantities = known.get(text);
    if (!quantities) {
      quantities = read(text);
      if (known.size >= mostRemembered) known.clear();
      known.set(text, quantities);
    }
    return quantities;
  };
}
