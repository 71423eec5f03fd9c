import { numeral, numeralValue } from './numbers-numeral.js';

/** A number of things as a sentence says it: 汇集了全球40多个国家. */
export interface Count {
  /** Of the number. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** What is counted: the measure word and the beginning of the noun. */
  readonly what: string;
  /** Where its sentence begins, as far as it is looked at. */
  readonly from: number;
  /** What stands before it in its sentence, without 约 and the like. */
  readonly before: string;
}

// 年, 月, 日, 元 and units of measure are no counts of things that a text may say twice with other words between.
const counted = new RegExp(String.raw`${numeral}(?<odd>[多余]?)(?<what>(?:个|家|名|位|项|种|份|座|所|场|类)\p{Script=Han}{2})`, 'gu');
/** Cheap, and false of most paragraphs. */
const mayCount = /[\d十百千万亿两二三四五六七八九][多余]?[个家名位项种份座所场类]/;
/** A name further before a number is said of something else. */
const reach = 80;
/** A count behind these is one of a series or a part. */
const notWhole = /(?:第|前|后|其中|另有?|每|各|又|新增|增加|减少|有|的)$/u;

/** Counts of two or more things, in order. */
export function* countsIn(text: string): Generator<Count> {
  if (!mayCount.test(text)) return;
  for (const { 1: number = '', index, groups } of text.matchAll(counted)) {
    const value = numeralValue(number);
    if (value === undefined || value < 2) continue;
    const from = sentenceStart(text, index);
    const before = withoutMargin(text.slice(from, index));
    if (!notWhole.test(before)) yield { start: index, end: index + number.length, value, what: groups?.['what'] ?? '', from, before };
  }
}

function sentenceStart(text: string, index: number): number {
  let at = index;
  while (at > 0 && index - at < reach && !'。！？；\n'.includes(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Without 约, 近 and what else leaves the number as it is. */
function withoutMargin(text: string): string {
  let end = text.length;
  while (end > 0 && '约近逾超过共达'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
