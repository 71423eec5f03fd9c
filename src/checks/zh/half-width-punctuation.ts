import { isCjkPunctuation } from '../../lang/characters.js';
import { fullWidth } from '../../lang/zh/punctuation.js';
import { isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { asHabit, isAdvice, editOf, inOrder, inUnit, isHabit } from '../scan.js';

/** A comma, full stop, colon … of English beside Chinese text. */
export const halfWidthPunctuation: Rule = {
  id: 'zh/half-width-punctuation',
  severity: 'warning',
  title: { zh: '中文里的半角标点', en: 'Half-width punctuation in Chinese text' },
  why: {
    zh: '半角标点夹在汉字之间过窄、偏低，是输入法没有切换的痕迹。数字、时间、网址和英文句子不受影响。',
    en: 'Half-width marks between Han characters sit too low and too tight, a trace of the wrong input mode. Numbers, times, addresses and English sentences are not meant.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', kind: 'issue', markdown: '编辑:王某, 汇编制作.\n', finds: [{ actual: ':' }, { actual: ',' }, { actual: '.' }], fixed: '编辑：王某，汇编制作。\n' },
    { lang: 'zh', kind: 'issue', markdown: '已有26项工程采用，平均减排23.5%.\n', finds: [{ actual: '.', expected: '。' }], fixed: '已有26项工程采用，平均减排23.5%。\n' },
    { lang: 'zh', kind: 'issue', markdown: '采用SPP,推动转型;你准备好了吗?\n', finds: [{ actual: ',' }, { actual: ';' }, { actual: '?' }], fixed: '采用SPP，推动转型；你准备好了吗？\n' },
    { lang: 'zh', markdown: '1.会议10:30开始，见https://example.org/a；指标12.7.1有1,200份，Yahoo!的Node.js和“少买”（Buy Less, Buy Better）。\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const found = new Map<string, Finding[]>();
    const right = new Map<string, number>();
    for (const unit of chineseTexts(edition)) {
      for (const { 0: mark, index } of unit.text.matchAll(marks)) {
        if (fullWidth[mark] === undefined) right.set(mark, (right.get(mark) ?? 0) + 1);
        else if (standsInChinese(unit.text, index)) {
          const findings = found.get(mark) ?? [];
          if (findings.length === 0) found.set(mark, findings);
          findings.push(said(edition, unit, index));
        }
      }
    }
    const all = [...found.values()].flat();
    // In a file from elsewhere the marks together are the habit.
    if (isAdvice(all.length, bulletin.kind)) {
      yield* asHabit(inOrder(all), { zh: `中文里有${all.length}处半角标点，应为全角`, en: `Unexpected half-width punctuation in ${all.length} places of a Chinese text, expected full-width marks` });
      return;
    }
    const slips: Finding[] = [];
    for (const [mark, findings] of found) {
      const expected = fullWidth[mark] ?? mark;
      if (isHabit(findings.length, right.get(expected) ?? 0, bulletin.kind)) {
        slips.push(...asHabit(findings, { zh: `全文有${findings.length}处半角“${mark}”，中文里应为全角“${expected}”`, en: `Unexpected half-width “${mark}” in ${findings.length} places of a Chinese text, expected “${expected}”` }));
      } else for (const each of findings) slips.push(each);
    }
    yield* inOrder(slips);
  },
};

const marks = /[,.;:?!，。；：？！]/g;

/** Marks that can stand between Latin letters or digits and a Han character without being the Chinese sentence's own: 1.总则, Inc.的, Yahoo!的. */
const needsHanBefore = new Set('.?!:');

function standsInChinese(text: string, at: number): boolean {
  const mark = text[at] ?? '';
  const next = text[at + 1];
  // Runs such as ... or ?! have their own rules or are meant.
  if (/[.,;:?!]/u.test(next ?? '') || /[.,;:?!]/u.test(text[at - 1] ?? '')) return false;
  const beforeHan = isHanAt(text, text[at + 1] === ' ' ? at + 2 : at + 1);
  const afterClosing = /[”’》）」』】]/u.test(text[at - 1] ?? '') && (beforeHan || isHanAt(text, at - 2));
  const afterHan = isHanAt(text, at - 1) || afterClosing;
  if (afterHan) {
    if (mark === '.' && /[\p{L}\p{Nd}_]/u.test(next ?? '') && !isHanAt(text, at + 1)) return false;
    // :smile: of chat programs.
    if (mark === ':' && /^:[a-z_]+:/u.test(text.slice(at, at + 30))) return false;
    return true;
  }
  if (mark === '.' && endsSentence(text, at)) return true;
  if (needsHanBefore.has(mark) || !beforeHan) return false;
  return /[\p{L}\p{Nd}%\uFFFC]/u.test(text[at - 1] ?? '');
}

/** 平均减排23.5%. at the end of a block that has Chinese marks before. */
function endsSentence(text: string, at: number): boolean {
  return at === text.trimEnd().length - 1 && /[\d%％）]/u.test(text[at - 1] ?? '') && /[，。；]/u.test(text);
}

function said(edition: Edition, unit: TextUnit, at: number): Finding {
  const mark = unit.text[at] ?? '';
  const expected = fullWidth[mark] ?? mark;
  const finding = inUnit(edition, unit, at, at + 1, {
    message: { zh: `中文里出现半角“${mark}”，应为全角“${expected}”`, en: `Unexpected half-width “${mark}” in Chinese text, expected “${expected}”` },
    expected: [expected],
  });
  // The space that English typing puts behind a mark goes with it.
  const spaced = unit.text[at + 1] === ' ' && unit.text[at + 2] !== undefined && !isCjkPunctuation(unit.text[at + 2] ?? '');
  const edit = (spaced && editOf(edition, unit, at, at + 2, expected)) || editOf(edition, unit, at, at + 1, expected);
  return edit ? { ...finding, fix: [edit] } : finding;
}
