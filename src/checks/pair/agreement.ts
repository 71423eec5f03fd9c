import { type Quantity, quantityKey } from '../../lang/numbers.js';

/**
 * True if one quantity is told by another in the other language. A date may leave its year to the text around it, a year stand in a whole date,
 * and whether a number counts, orders or measures is often said otherwise (2,018 pages, 第2018页); the value is not.
 */
export function isToldBy(a: Quantity, b: Quantity): boolean {
  if (quantityKey(a) === quantityKey(b)) return true;
  const [first, second] = [calendarOf(a), calendarOf(b)];
  if (first && second) return isWithin(first, second);
  const [x, y] = [amountOf(a), amountOf(b)];
  if (!x || !y) return false;
  // 2015年 is a year, 2015个月 a span of time: the units differ although one is not written.
  if ((isYear(a) && isSpan(b)) || (isYear(b) && isSpan(a))) return false;
  if (x.unit === undefined || y.unit === undefined || x.unit === y.unit) return isSame(x.value, y.value);
  const [[timesX, unitX] = [1, x.unit], [timesY, unitY] = [1, y.unit]] = [inSmaller[x.unit], inSmaller[y.unit]];
  return unitX === unitY && isSame(x.value * timesX, y.value * timesY);
}

function isYear({ kind, value }: Quantity): boolean {
  return kind === 'number' && /^(?:1[89]|20)\d{2}$/u.test(value);
}

function isSpan({ kind, unit = '' }: Quantity): boolean {
  return kind === 'measure' && /^(?:month|week|day|hour|minute|second)$/u.test(unit);
}

/** The same figure in another unit or currency: 5 million dollars, 500万欧元. */
export function isInOtherUnit(a: Quantity, b: Quantity): boolean {
  const [x, y] = [amountOf(a), amountOf(b)];
  return x?.unit !== undefined && y?.unit !== undefined && x.unit !== y.unit && x.unit !== '' && y.unit !== '' && isSame(x.value, y.value) && !isToldBy(a, b);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(a);
}

/** Two that stand for each other where neither agrees with anything: dates, or numbers of one kind. */
export function areRivals(a: Quantity, b: Quantity): boolean {
  if (a.kind === b.kind) return true;
  if (calendarOf(a) && calendarOf(b)) return true;
  const loose = new Set(['number', 'ordinal', 'measure', 'money', 'percent', 'version', 'fraction']);
  return loose.has(a.kind) && loose.has(b.kind);
}

interface Calendar {
  readonly year?: string;
  readonly month?: string;
  readonly day?: string;
  readonly part?: string;
}

function calendarOf({ kind, value }: Quantity): Calendar | undefined {
  switch (kind) {
    case 'date':
      return dateOf(value);
    case 'fiscalYear':
    case 'decade':
      return { year: value.slice(0, 4) };
    case 'period': {
      const [, year, part] = /^(?:(\d{4})-)?(.+)$/u.exec(value) ?? [];
      return { ...(year !== undefined && { year }), ...(part !== undefined && { part }) };
    }
    case 'number':
      return /^(?:1[5-9]|2[01])\d{2}$/u.test(value) ? { year: value } : undefined;
    default:
      return undefined;
  }
}

/** `2022-07-12`, `2022-07`, `07-12`, `07`, `03-mid`, `2024-early`. */
function dateOf(value: string): Calendar {
  const parts = value.split('-');
  const year = /^\d{4}$/u.test(parts[0] ?? '') ? parts.shift() : undefined;
  const month = /^\d{2}$/u.test(parts[0] ?? '') ? parts.shift() : undefined;
  const [last] = parts;
  const isDay = last !== undefined && /^\d{2}$/u.test(last);
  return {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(last !== undefined && (isDay ? { day: last } : { part: last })),
  };
}

/** True if a date says no more than another: its year may stand elsewhere, and the end of a year be told as the year. */
function isWithin(a: Calendar, b: Calendar): boolean {
  if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return false;
  if (a.month === undefined) {
    const differs = a.part !== undefined && b.part !== undefined && b.month === undefined && a.part !== b.part;
    return !differs && (a.year === undefined ? a.part === b.part : b.year !== undefined);
  }
  return a.month === b.month && (a.day === undefined || a.day === b.day) && (a.part === undefined || a.part === b.part);
}

interface Amount {
  readonly value: number;
  readonly unit?: string;
}

/** In the smaller unit, so that 24 hours are a day. */
const inSmaller: Readonly<Record<string, readonly [factor: number, unit: string]>> = {
  hour: [60, 'minute'], day: [1440, 'minute'], week: [10_080, 'minute'], year: [12, 'month'],
  km: [1000, 'm'], cm: [0.01, 'm'], mm: [0.001, 'm'], t: [1000, 'kg'], kt: [1e6, 'kg'], Mt: [1e9, 'kg'], Gt: [1e12, 'kg'], g: [0.001, 'kg'], mg: [1e-6, 'kg'],
  kW: [1000, 'W'], MW: [1e6, 'W'], GW: [1e9, 'W'], TW: [1e12, 'W'], kWh: [1000, 'Wh'], MWh: [1e6, 'Wh'], GWh: [1e9, 'Wh'], TWh: [1e12, 'Wh'],
};

function amountOf({ kind, value, unit }: Quantity): Amount | undefined {
  switch (kind) {
    case 'number':
    case 'ordinal':
    case 'several':
      return { value: Number(value) };
    case 'version':
      return /^\d+(?:\.\d+)?$/u.test(value) ? { value: Number(value) } : undefined;
    case 'percent':
      return { value: Number(value), unit: unit ?? 'percent' };
    case 'fraction': {
      const [over = 0, under = 1] = value.split('/').map(Number);
      return { value: (100 * over) / under, unit: 'percent' };
    }
    case 'money':
      return { value: Number(value), unit: unit ?? '' };
    case 'measure':
      return { value: Number(value), ...(unit !== 'times' && { unit: unit ?? '' }) };
    default:
      return undefined;
  }
}
