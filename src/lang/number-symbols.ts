import { canonicalDecimal, dateValue, type Quantity, type QuantityReader, timeValue, type Unit } from './numbers.js';

/** Digits with or without separators of thousands, as every language here writes them. One group. */
export const digits = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;

/** ISO 4217 codes of the signs written before an amount. A lone ¥ is the yuan here: the bulletin is a Chinese one. */
export const currencySigns: Readonly<Record<string, string>> = {
  US$: 'USD', $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'CNY', '￥': 'CNY', HK$: 'HKD', 'A$': 'AUD', 'C$': 'CAD', '₹': 'INR', '₩': 'KRW',
  USD: 'USD', EUR: 'EUR', GBP: 'GBP', CNY: 'CNY', RMB: 'CNY', JPY: 'JPY', CHF: 'CHF', HKD: 'HKD', AUD: 'AUD', CAD: 'CAD', INR: 'INR', KRW: 'KRW',
  R$: 'BRL', S$: 'SGD', NZ$: 'NZD', '฿': 'THB', '₽': 'RUB', '₫': 'VND', '₺': 'TRY', '₱': 'PHP', '₦': 'NGN',
  BRL: 'BRL', SGD: 'SGD', NZD: 'NZD', THB: 'THB', RUB: 'RUB', ZAR: 'ZAR', MXN: 'MXN', SEK: 'SEK', NOK: 'NOK', DKK: 'DKK', MYR: 'MYR', IDR: 'IDR', KES: 'KES',
};

/** Unit signs that stand in Latin letters in every language. */
export const unitSigns: Readonly<Record<string, Unit>> = {
  km: 'km', m: 'm', cm: 'cm', mm: 'mm', 'm²': 'm2', m2: 'm2', 'km²': 'km2', km2: 'km2', 'm³': 'm3', m3: 'm3', ha: 'ha',
  t: 't', kg: 'kg', g: 'g', mg: 'mg', L: 'litre', ml: 'ml', mL: 'ml', '°C': 'celsius', '℃': 'celsius', '°F': 'fahrenheit',
  W: 'W', kW: 'kW', KW: 'kW', MW: 'MW', GW: 'GW', TW: 'TW', Wh: 'Wh', kWh: 'kWh', KWh: 'kWh', MWh: 'MWh', GWh: 'GWh', TWh: 'TWh',
  kt: 'kt', Mt: 'Mt', Gt: 'Gt', ...carbon('kg'), ...carbon('t'), ...carbon('kt'), ...carbon('Mt'), ...carbon('Gt'),
  B: 'B', kB: 'kB', KB: 'kB', MB: 'MB', GB: 'GB', TB: 'TB', h: 'hour', min: 'minute', s: 'second',
};

/** Masses of carbon dioxide: tCO2e is a tonne of it. */
function carbon(unit: Unit): Record<string, Unit> {
  return Object.fromEntries(['CO2', 'CO₂'].flatMap((gas) => ['', 'e', 'eq', '-eq'].map((end) => [`${unit}${gas}${end}`, unit])));
}

/** One group for each key, the longest first, so that km² is not read as km. */
export function oneOf(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[$.*+?^()[\]{}|\\]/g, String.raw`\$&`))
    .join('|');
}

export function digitsValue(text: string): number {
  return Number(text.replaceAll(',', ''));
}

/** A quantity that takes the whole match. */
export function whole(match: RegExpExecArray, kind: Quantity['kind'], value: string | number | undefined, unit?: string): Quantity[] | undefined {
  if (value === undefined) return undefined;
  return [quantity(kind, value, match.index, match.index + match[0].length, unit)];
}

export function quantity(kind: Quantity['kind'], value: string | number, start: number, end: number, unit?: string): Quantity {
  const text = typeof value === 'number' ? canonicalDecimal(value) : value;
  return unit === undefined ? { kind, value: text, start, end } : { kind, value: text, unit, start, end };
}

/**
 * The two ends of a range, or its one number: `first` ends where it is found first in the match.
 * @param second Absent: the match is one quantity.
 */
export function ends(
  match: RegExpExecArray, kind: Quantity['kind'], first: { text: string; value: number | undefined }, second: { text: string; value: number } | undefined, unit?: string,
): Quantity[] | undefined {
  const start = match.index;
  const end = start + match[0].length;
  if (first.value === undefined) return undefined;
  if (!second) return [quantity(kind, first.value, start, end, unit)];
  const split = match[0].indexOf(first.text) + first.text.length;
  const from = start + match[0].indexOf(second.text, split);
  return [quantity(kind, first.value, start, start + split, unit), quantity(kind, second.value, from, end, unit)];
}

/** Readers for what is written the same way everywhere; they come first. */
export const symbolReaders: readonly QuantityReader[] = [
  // COP29, IPv6, COVID-19: parts of a name, no numbers. v1.2 is a version.
  {
    pattern: /(?<=[A-Za-z_]|[A-Z][A-Za-z]*-)[\d.]*\d(?:[A-Za-z\d_]|[-.][A-Za-z\d])*/y,
    read: (match) => {
      const before = match.input.slice(Math.max(0, match.index - 2), match.index);
      return /(?:^|[^A-Za-z])[vV]$/.test(before) && /^\d+(?:\.\d+)*$/.test(match[0]) ? whole(match, 'version', match[0]) : [];
    },
  },
  { pattern: /24\/7(?!\d)/y, read: () => [] },
  { pattern: /([1-9])\/([2-9]|10)(?![\d/%])/y, read: (m) => (Number(m[1]) < Number(m[2]) ? whole(m, 'fraction', `${m[1]}/${m[2]}`) : undefined) },
  { pattern: /\d+(?:\.\d+){2,}/y, read: (match) => whole(match, 'version', match[0]) },
  { pattern: /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y, read: (m) => whole(m, 'date', dateValue(Number(m[1]), Number(m[2]), Number(m[3]))) },
];

/** 10:30 without a word for the half of the day. */
export const clockReader: QuantityReader = {
  pattern: /(\d{1,2})[:：](\d{2})(?!\d)/y,
  read: (m) => whole(m, 'time', timeValue(Number(m[1]), Number(m[2]))),
};

/** 3D, 5G, 10YFP: names. Comes after every reader that knows units. */
export const nameReader: QuantityReader = { pattern: /\d[\d.]*[A-Za-z][A-Za-z\d]*/y, read: () => [] };

// Lengths as in RFC 5321 §4.5.3.1: without them a long word would cost the square of its length.
const address = /https?:\/\/[^\s\p{Script=Han}，。；）】》]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/giu;

/** The text with what is no prose taken out, and full-width digits and signs as ASCII; every offset stays. */
export function readable(text: string): string {
  // Few paragraphs hold an address, and all are asked.
  const withoutAddresses = text.includes('://') || text.includes('@') ? text.replace(address, (found) => '\uFFFC'.repeat(found.length)) : text;
  return withoutAddresses.replace(/[０-９％．]/gu, (sign) => (sign === '％' ? '%' : sign === '．' ? '.' : String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0)));
}
