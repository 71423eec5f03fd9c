import type { Quantity } from '../numbers.js';
import { findEnglishQuantities } from './numbers.js';

/** Figures of one sentence that contradict each other: rose from 58 % to 34 %, 80 % and the remaining 30 %, between 5 and 3 million. */
export interface FigureFault {
  readonly start: number;
  readonly end: number;
  readonly kind: 'course' | 'range' | 'share' | 'rest';
  /** What would follow from the other figures, if that can be told. */
  readonly expected?: string;
}

/** Nearly no paragraph holds one of the figures that are compared: to read all of its quantities takes a hundred times as long. */
const mayHold = /\b(?:from|[Bb]etween)\b[^.;]{0,60}\d|\d[^\s,]{0,4}(?: [ap]\.?m\.?)?,? ?(?:to\b|until\b|[–—-])|\bthe (?:remaining|other) \S*\d/;
const up = /\b(?:rose|rises?|risen|increas(?:e|es|ed|ing)|grew|grows?|grown|growth|climbed|went up|up)\b/;
const down = /\b(?:fell|fallen|falls?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|dropp(?:ed|ing)|drops?|reduc(?:e|es|ed|ing|tion)|lowered|shrank|cut|down)\b/;
const roughly = String.raw`(?:about |around |some |nearly |almost |over |just |only |under |more than |less than |at least )?`;
const fromBefore = new RegExp(String.raw`\bfrom (?:an? [a-z]+ of )?${roughly}$`);
const betweenBefore = new RegExp(String.raw`\b[Bb]etween ${roughly}$`);
const toBetween = new RegExp(String.raw`^(?: ?%| per cent| percent)?(?: [a-z]+){0,4}(?: (?:in|on|at)(?: [A-Za-z]+){0,2} \d{4}(?: [a-z]+)?)?,? (?:to|down to|up to) (?:an? [a-z]+ of )?${roughly}$`);
const andBetween = new RegExp(String.raw`^(?: ?%| per cent| percent)?(?: [a-z]+){0,2} and ${roughly}$`);

export function findFigureFaults(text: string): FigureFault[] {
  if (!mayHold.test(text)) return [];
  const all = findEnglishQuantities(text);
  const faults: FigureFault[] = [];
  for (const [i, first] of all.entries()) {
    const before = text.slice(Math.max(0, first.start - 90), first.start);
    const fault = rangeOf(text, all, i, before) ?? timesOf(text, all, i) ?? restOf(text, all, i, before);
    if (fault) faults.push(fault);
  }
  return faults;
}

const isYear = ({ kind, value }: Quantity): boolean => kind === 'number' && /^(?:1[89]|20|21)\d\d$/.test(value);
const isMeasured = ({ kind }: Quantity): boolean => kind === 'number' || kind === 'percent' || kind === 'money' || kind === 'measure';
const written = (text: string, { start, end }: Quantity): string => text.slice(start, end);

/** The quantity that `joint` joins to the first: of the same kind, or the unit stands behind the second alone. */
function joined(text: string, all: readonly Quantity[], i: number, joint: RegExp): Quantity | undefined {
  const first = all[i];
  if (!first) return undefined;
  return all.slice(i + 1, i + 3).find((second) => isMeasured(second) && joint.test(text.slice(first.end, second.start)) && (first.kind === second.kind ? first.unit === second.unit : first.kind === 'number'));
}

function rangeOf(text: string, all: readonly Quantity[], i: number, before: string): FigureFault | undefined {
  const first = all[i];
  if (!first || !isMeasured(first)) return undefined;
  if (betweenBefore.test(before)) {
    const last = joined(text, all, i, andBetween);
    return last && Number(first.value) > Number(last.value) && isComparable(text, first, last) ? { start: first.start, end: last.end, kind: 'range' } : undefined;
  }
  if (!fromBefore.test(before)) return undefined;
  const last = joined(text, all, i, toBetween);
  if (!last || !isComparable(text, first, last) || (isYear(first) && isYear(last))) return undefined;
  const clause = before.split(/[.;:!?,] /).at(-1) ?? '';
  const [rises, falls] = [up.test(clause), down.test(clause)];
  const [a, b] = [Number(first.value), Number(last.value)];
  if ((rises && !falls && a > b) || (falls && !rises && a < b)) return { start: first.start, end: last.end, kind: 'course' };
  if (/\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\b/.test(clause) && a > b) return { start: first.start, end: last.end, kind: 'range' };
  return shareOf(text, all, first, last);
}

/** 2–3 million: the magnitude behind the second is the first one's too. */
function isComparable(text: string, first: Quantity, last: Quantity): boolean {
  const magnitude = /\b(?:hundred|thousand|million|billion|trillion|bn|mn|m|k)\b/;
  return first.kind === last.kind ? magnitude.test(written(text, first)) === magnitude.test(written(text, last)) || first.kind === 'percent' : !magnitude.test(written(text, last));
}

/** From 19 to 7 hours, a reduction of 83 per cent. */
function shareOf(text: string, all: readonly Quantity[], first: Quantity, last: Quantity): FigureFault | undefined {
  const share = all[all.indexOf(last) + 1];
  if (!share || share.kind !== 'percent' || share.unit === 'point' || first.kind === 'percent' || Number(first.value) === 0) return undefined;
  if (!/^(?: [a-z]+){0,3}(?: in \d{4})?[,;] (?:which is |that is )?an? (?:increase|rise|growth|gain|reduction|decrease|fall|drop|decline|cut|saving) of (?:about |around |some |nearly |almost |over |more than )?$/.test(text.slice(last.end, share.start))) return undefined;
  const right = (100 * Math.abs(Number(last.value) - Number(first.value))) / Number(first.value);
  return Math.abs(right - Number(share.value)) > Math.max(1.5, right * 0.06) ? { start: share.start, end: share.end, kind: 'share', expected: String(Math.round(right)) } : undefined;
}

/** 80 % …; the remaining 30 %. */
function restOf(text: string, all: readonly Quantity[], i: number, before: string): FigureFault | undefined {
  const [rest, whole] = [all[i], all[i - 1]];
  if (!rest || !whole || rest.kind !== 'percent' || whole.kind !== 'percent' || !/\bthe (?:remaining|other) $/.test(before)) return undefined;
  const between = text.slice(whole.end, rest.start);
  const isAlone = !all.slice(0, i - 1).some((each) => each.kind === 'percent' && !/[.!?] /.test(text.slice(each.end, whole.start)));
  if (!isAlone || /[.!?] /.test(between) || between.length > 140) return undefined;
  const right = 100 - Number(whole.value);
  return Math.abs(right - Number(rest.value)) > 0.5 ? { start: rest.start, end: rest.end, kind: 'rest', expected: String(right) } : undefined;
}

const until = /^,? ?(?:to|until|–|—|-) ?$/;

/** May 2025 to September 2024; 3 p.m. to 1 p.m. */
function timesOf(text: string, all: readonly Quantity[], i: number): FigureFault | undefined {
  const [first, last] = [all[i], all[i + 1]];
  if (!first || !last || first.kind !== last.kind || !until.test(text.slice(first.end, last.start))) return undefined;
  const isWrong = first.kind === 'date' ? /^\d{4}-\d\d$/.test(first.value) && /^\d{4}-\d\d$/.test(last.value) && first.value > last.value : first.kind === 'time' && first.value > last.value && first.value <= '18:00' && last.value >= '07:00';
  return isWrong ? { start: first.start, end: last.end, kind: 'range' } : undefined;
}
