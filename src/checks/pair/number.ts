import { type Quantity, quantityKey } from '../../lang/numbers.js';
import { languageOf } from '../../lang/registry.js';
import { type EditionTerms, termsIn } from '../../glossary/edition-terms.js';
import type { Finding } from '../../model/diagnostic.js';
import type { TextUnit } from '../../model/edition.js';
import type { Lang } from '../../model/text.js';
import { areRivals, isInOtherUnit, isToldBy } from './agreement.js';
import { inTarget, placeIn } from './findings.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Pairing, type Side, sure } from './pairing.js';
import { isUntranslated } from './untranslated.js';

const source = {
  lang: 'en',
  markdown: 'On 12 July 2022, the second consultation brought together 75 representatives. About 15 per cent of the US$1.5 billion is spent from 2018 to 2022, see section 4.\n',
} as const;

/** Numbers, dates, amounts that the two languages tell differently, read for what they mean. */
export const number: PairRule = {
  id: 'pair/number',
  severity: 'error',
  title: { zh: '数字、日期或数量与原文不符', en: 'Number, date or amount that disagrees with the source' },
  why: {
    zh: '错一位数、错一天，就是错误的事实。按含义比较：1.5 billion 即15亿，second 即第二，75 即七十五。',
    en: 'One wrong digit or day is a wrong fact. They are compared by what they mean: 15亿 is 1.5 billion, 第二 is second, 七十五 is 75.',
  },
  examples: [
    {
      source,
      lang: 'zh',
      markdown: '2022年7月13日，第三次协商会议有七十五名代表参加。2018年至2022年支出15亿美元的51%左右，见第4节。\n',
      finds: [{ actual: '2022年7月13日', expected: '12 July 2022' }, { actual: '第三', expected: 'second' }, { actual: '51%', expected: '15 per cent' }],
    },
    { source, lang: 'zh', markdown: '第二次协商会议有75名代表参加。2018年至2022年支出15亿美元的15%左右，见第4节。\n', finds: [{ expected: '12 July 2022' }] },
    { source, lang: 'zh', markdown: '2022年7月12日，第二次协商会议有七十五名代表参加。2018—2022年支出15亿美元的百分之十五左右，见第4节。\n', finds: [] },
    {
      source: { lang: 'en', markdown: 'The fund grants US$5 million, and the buildings use 100 kWh instead of the former 100 kWh a day; in 2015 emissions fell by 3 percentage points.\n' },
      lang: 'zh',
      markdown: '该基金拨款500万欧元，建筑每天用电100千瓦时，而非以往的100兆瓦时；2015年排放下降3%。\n',
      finds: [{ actual: '500万欧元', expected: 'US$5 million' }, { actual: '100兆瓦时', expected: '100 kWh' }, { actual: '3%', expected: '3 percentage points' }],
    },
    {
      source: { lang: 'en', markdown: 'Brazil spends R$30 million, Thailand 2,000 baht and the Philippines ₱4 million; 1.2 Mt of carbon dioxide, 120 tCO2e, are saved.\n' },
      lang: 'zh',
      markdown: '巴西支出3000万雷亚尔，泰国支出2000泰铢，菲律宾支出400万比索；减少二氧化碳120万吨，二氧化碳当量120吨。\n',
      finds: [],
    },
    {
      source: { lang: 'zh', markdown: '本轮数据收集将于2022年10月16日截止，101个国家参加。\n' },
      lang: 'en',
      markdown: 'Data collection for this round, in which 110 countries take part, closes on 16 October.\n',
      finds: [{ actual: '110', expected: '101' }],
    },
  ],
  *check({ pairing, terms }) {
    const open = pairing.pairs.map((pair) => (isPaired(pair) ? openIn(pairing, pair, terms) : undefined));
    for (const [index, pair] of pairing.pairs.entries()) {
      const here = open[index];
      if (!here) continue;
      // A sentence that went to the block beside takes its numbers along.
      const near = [open[index - 1], open[index + 1]].flatMap((each) => each ?? []);
      const from = here.from.filter((each) => !near.some(({ to }) => to.some((other) => isToldBy(each, other))));
      const to = here.to.filter((each) => !near.some(({ from: other }) => other.some((one) => isToldBy(each, one))));
      yield* report(pairing, pair, once(from), once(to));
    }
  },
};

/** Each quantity once. */
function once(stated: readonly Stated[]): Stated[] {
  return stated.filter((each, i) => stated.findIndex((other) => quantityKey(other) === quantityKey(each)) === i);
}

/** A quantity where it stands. */
interface Stated extends Quantity {
  readonly unit0: TextUnit;
  readonly text: string;
  /** Part of a name: it proves, but is not asked for. */
  readonly named: boolean;
}

interface Open {
  readonly from: readonly Stated[];
  readonly to: readonly Stated[];
}

function statedIn({ units }: Side, lang: Lang, terms: EditionTerms): Stated[] {
  return units.flatMap((unit0) => {
    const names = termsIn(terms, unit0).mentions;
    return languageOf(lang).findQuantities(unit0.text).map((quantity): Stated => ({
      ...quantity,
      value: fullYear(quantity, unit0.text) ?? quantity.value,
      unit0,
      text: unit0.text.slice(quantity.start, quantity.end),
      named: names.some(({ start, end }) => start <= quantity.start && quantity.end <= end),
    }));
  });
}

/** The year that ends 2018–22; undefined for anything else. */
function fullYear({ kind, value, start }: Quantity, text: string): string | undefined {
  const [, century, year] = (kind === 'number' && /^\d\d$/u.test(value) && /(?<!\d)(1[5-9]|2[01])(\d\d)\s?[-–—/]\s?$/u.exec(text.slice(0, start))) || [];
  return century !== undefined && value > (year ?? '') ? century + value : undefined;
}

/** What either side says and the other does not. */
function openIn(pairing: Pairing, pair: BlockPair, terms: { readonly source: EditionTerms; readonly target: EditionTerms }): Open {
  const { source: { lang }, target } = pairing;
  const [from, to] = [statedIn(pair.source, lang, terms.source), statedIn(pair.target, isUntranslated(pairing, pair) ? lang : target.lang, terms.target)];
  const [fromOdd, toOdd] = inOtherUnits(from, to);
  return {
    from: from.filter((each) => !each.named && (fromOdd.has(each) || (!to.some((other) => isToldBy(each, other)) && !isWritten(each, pair.target, to)))),
    to: to.filter((each) => !each.named && (toOdd.has(each) || (!from.some((other) => isToldBy(each, other)) && !isWritten(each, pair.source, from)))),
  };
}

/**
 * Of figures told several times the one whose unit changed: 100 kWh … 100 kWh, 100千瓦时……100兆瓦时. What is told as often on both sides is left alone,
 * and so is a figure that stands without a unit beside: it may be that one.
 */
function inOtherUnits(from: readonly Stated[], to: readonly Stated[]): readonly [ReadonlySet<Stated>, ReadonlySet<Stated>] {
  const odd: [Set<Stated>, Set<Stated>] = [new Set(), new Set()];
  for (const found of to) {
    if (from.some((wanted) => quantityKey(wanted) === quantityKey(found) || (wanted.unit !== undefined && isToldBy(wanted, found)))) continue;
    const wanted = from.find((each) => isInOtherUnit(each, found) && !odd[0].has(each));
    const times = (stated: readonly Stated[]): number => stated.filter((each) => wanted && quantityKey(each) === quantityKey(wanted)).length;
    if (!wanted || times(from) <= times(to)) continue;
    odd[0].add(wanted);
    odd[1].add(found);
  }
  return odd;
}

/** True if the digits stand on the other side in a form that is read as no quantity: section 69b, React 18.x, code. */
function isWritten({ kind, value, text }: Stated, { units, blocks }: Side, stated: readonly Stated[]): boolean {
  if (kind === 'date') return units.some((unit) => [...unit.text.matchAll(numericDate)].some(([date]) => isSameDate(value, date)));
  if (kind === 'money' || !/^\d[\d.]*\d$/u.test(value) || !/\d/u.test(text)) return false;
  const digits = new RegExp(String.raw`(?<![\d.])${value.replaceAll('.', String.raw`\.`)}(?!\d)`, 'gu');
  if (blocks.some(({ codes }) => codes.some((code) => code.value.search(digits) >= 0))) return true;
  return units.some((unit) => [...unit.text.matchAll(digits)].some(({ index }) => !stated.some((each) => each.unit0 === unit && each.start <= index && index < each.end)));
}

/** 04/25/2024: which part is the day, no reader of one language can tell. */
const numericDate = /(?<![\d/.-])\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?![\d/.-])/gu;

function isSameDate(value: string, date: string): boolean {
  const parts = new Set(date.split(/[/.-]/u).map(Number));
  return value.split('-').every((part) => parts.has(Number(part)));
}

function* report(pairing: Pairing, pair: BlockPair, from: readonly Stated[], to: readonly Stated[]): Generator<Finding> {
  const left = [...to];
  const lost: Stated[] = [];
  for (const wanted of from) {
    const at = left.findIndex((found) => areRivals(wanted, found));
    const found = at < 0 ? undefined : left.splice(at, 1)[0];
    if (found && isTold(wanted, found)) yield changed(pairing, found, wanted);
    else if (!found && isPrecise(wanted) && pair.score >= sure) lost.push(wanted);
  }
  for (const wanted of lost) yield missing(pairing, pair, wanted);
  if (pair.score >= sure) for (const found of left) if (isPrecise(found)) yield added(pairing, pair, found);
}

/** One, two, both: small numbers in words come and go in translation. Numbers that order or measure do not. */
function isTold(a: Stated, b: Stated): boolean {
  // Thousands, 数万: as vague as they are, not ten times as much.
  if (a.kind === 'several' || b.kind === 'several') return a.kind === b.kind;
  if (a.kind === 'ordinal' && b.kind === 'ordinal') return true;
  if (a.kind !== b.kind) return hasDigits(a) && hasDigits(b);
  return hasDigits(a) || hasDigits(b) || a.kind !== 'number' || [a, b].every(({ value }) => Number(value) > 1);
}

function hasDigits({ text }: Stated): boolean {
  return /\d/u.test(text);
}

/** Told so exactly that a translation keeps it. */
function isPrecise(stated: Stated): boolean {
  const { kind, value, unit0, start, end } = stated;
  const before = unit0.text.slice(0, start);
  if (before.endsWith('/') || unit0.text[end] === '/') return false;
  // React 18: part of a name that Chinese says again.
  if (kind === 'number' && /\p{Script=Han}/u.test(unit0.text) && /\p{Script=Latin} ?$/u.test(before)) return false;
  if (kind === 'several' || kind === 'fraction') return false;
  if (kind === 'date') return value.length > 2;
  if (kind === 'money' || kind === 'percent') return hasDigits(stated);
  return hasDigits(stated) && (value.replaceAll(/\D/gu, '').length > 1 || (kind === 'measure' && value !== '1'));
}

function changed(pairing: Pairing, found: Stated, wanted: Stated): Finding {
  return inTarget(pairing, placeIn(found.unit0, found.start, found.end), placeIn(wanted.unit0, wanted.start, wanted.end), {
    message: { zh: `此处为“${found.text}”，原文为“${wanted.text}”`, en: `Unexpected “${found.text}”, expected “${wanted.text}” as in the source` },
    actual: found.text,
    expected: [wanted.text],
  });
}

function missing(pairing: Pairing, pair: BlockPair, wanted: Stated): Finding {
  const [unit, start, end] = placeOf(pairing, pair, wanted);
  return inTarget(pairing, unit ? placeIn(unit, start, end) : undefined, placeIn(wanted.unit0, wanted.start, wanted.end), {
    message: { zh: `此处缺少原文的“${wanted.text}”`, en: `Expected “${wanted.text}” of the source here` },
    expected: [wanted.text],
  });
}

/** The sentence of the target that stands as far into its block as the number does in the source. */
function placeOf({ source: a, target: b }: Pairing, pair: BlockPair, { unit0, start }: Stated): [TextUnit | undefined, number, number] {
  const { units } = pair.target;
  const unit = units[Math.min(units.length - 1, pair.source.units.indexOf(unit0))];
  if (!unit) return [undefined, 0, 0];
  const sentences = languageOf(b.lang).splitSentences(unit.text);
  const before = languageOf(a.lang).splitSentences(unit0.text);
  const nth = before.findIndex((sentence) => start < sentence.end);
  const at = before.length === sentences.length ? nth : sentences.findIndex((sentence) => (unit.text.length * start) / unit0.text.length < sentence.end);
  const sentence = sentences[Math.max(0, at)] ?? { start: 0, end: unit.text.length };
  return [unit, sentence.start, sentence.end];
}

function added(pairing: Pairing, pair: BlockPair, found: Stated): Finding {
  const because = pair.source.units[0]?.span;
  return inTarget(pairing, placeIn(found.unit0, found.start, found.end), because, {
    severity: 'warning',
    message: { zh: `原文没有“${found.text}”`, en: `Unexpected “${found.text}”, which the source does not have` },
    actual: found.text,
  });
}
