import { isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { exactEdit, inOrder, inUnit } from '../scan.js';

/** Spaces between Han and Latin characters that the house style does not write. Both styles are in use; `keep` says nothing. */
export const spacing: Rule = {
  id: 'zh/spacing',
  severity: 'warning',
  title: { zh: '汉字与西文、数字之间的空格', en: 'Space between Han and Latin characters' },
  why: {
    zh: '同一份简报里应统一：体例为 none 时不留空格（网页和 PDF 会自动留出间隙），为 thin 时留一个窄空格（U+2009），为 keep 时不检查。全角标点旁不留空格。',
    en: 'One bulletin, one style: with `none` no space is typed (web and PDF output add the gap), with `thin` a thin space (U+2009), with `keep` nothing is checked. No space stands beside full-width marks.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', style: { spacing: 'none' }, markdown: '# 2024 年度回顾\n\n加入 SPP计划。\n', finds: [{ actual: ' ' }, { actual: ' ' }], fixed: '# 2024年度回顾\n\n加入SPP计划。\n' },
    { lang: 'zh', style: { spacing: 'none' }, markdown: '采购+里斯本会议， 代表们 交流经验。\n', finds: [{ actual: ' ' }, { actual: ' ' }], fixed: '采购+里斯本会议，代表们交流经验。\n' },
    { lang: 'zh', style: { spacing: 'thin' }, markdown: '加入SPP 计划。\n', finds: [{ actual: '入S' }, { actual: ' ', expected: '\u2009' }], fixed: '加入\u2009SPP\u2009计划。\n' },
    { lang: 'zh', style: { spacing: 'none' }, markdown: '加入One Planet network的SPP计划，见`npm ci` 的说明，*甲* 与乙。\n\n王某 李某\n', finds: [{ actual: ' ' }] },
    { lang: 'zh', markdown: '加入 SPP 计划。\n', finds: [] },
  ],
  *check({ edition, style }) {
    if (style.spacing === 'keep') return;
    for (const unit of edition.texts) {
      const found = [...unwanted(edition, unit, style.spacing), ...(style.spacing === 'thin' ? wanted(edition, unit) : [])];
      yield* inOrder(found);
    }
  },
};

const thinSpace = '\u2009';
const latin = /[\p{Script=Latin}\p{Nd}%+@&$€£#]/u;
// Marks that leave their own gap in the cell; “”‘’ … — are shared with Latin text and need one.
const wideMark = /[，。、；：！？（）《》〈〉「」『』【】]/u;

function* unwanted(edition: Edition, unit: TextUnit, style: 'none' | 'thin'): Generator<Finding> {
  const { text } = unit;
  for (const match of text.matchAll(/[ \u2009]+/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text[start - 1] ?? '';
    const after = text[end] ?? '';
    if (before === '' || after === '' || before === '\n' || after === '\n') continue;
    if (wideMark.test(before) || wideMark.test(after)) {
      if (before !== '\uFFFC' && after !== '\uFFFC') yield superfluous(edition, unit, start, end);
    } else if (isBetween(text, start, end)) {
      if (style === 'none') yield superfluous(edition, unit, start, end);
      else if (match[0] !== thinSpace) yield notThin(edition, unit, start, end);
    } else if (unit.role === 'body' && insideSentence(text, start, end)) yield superfluous(edition, unit, start, end);
  }
}

/** Han on one side, a Latin letter or digit on the other. */
function isBetween(text: string, start: number, end: number): boolean {
  return (isHanAt(text, start - 1) && latin.test(text[end] ?? '')) || (latin.test(text[start - 1] ?? '') && isHanAt(text, end));
}

/** A space between Han characters of a sentence; names side by side and titles are set apart by spaces. */
function insideSentence(text: string, start: number, end: number): boolean {
  return isHanAt(text, start - 1) && isHanAt(text, end) && /[，。；]/u.test(text) && (text.match(/\p{Script=Han} +\p{Script=Han}/gu)?.length ?? 0) === 1;
}

function* wanted(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const match of unit.text.matchAll(/\p{Script=Han}(?=[\p{Script=Latin}\p{Nd}])|[\p{Script=Latin}\p{Nd}%](?=\p{Script=Han})/gu)) {
    const start = match.index;
    const end = start + match[0].length + 1;
    const actual = unit.text.slice(start, end);
    const expected = `${match[0]}${thinSpace}${actual.slice(match[0].length)}`;
    // The edit takes in the first character alone: A中B has two places, one beside the other.
    const edit = exactEdit(edition, unit, start, end - 1, `${match[0]}${thinSpace}`);
    const finding = inUnit(edition, unit, start, end, {
      message: { zh: `“${actual}”之间应有窄空格（U+2009）`, en: `Unexpected “${actual}” without a gap, expected a thin space (U+2009) between` },
      expected: [expected],
    });
    yield edit ? { ...finding, fix: [edit] } : finding;
  }
}

function superfluous(edition: Edition, unit: TextUnit, start: number, end: number): Finding {
  const around = unit.text.slice(Math.max(0, start - 4), end + 4).trim();
  return inUnit(edition, unit, start, end, {
    message: { zh: `“${around}”中不应有空格`, en: `Unexpected space in “${around}”, expected none` },
    expected: [''],
    replacement: '',
  });
}

function notThin(edition: Edition, unit: TextUnit, start: number, end: number): Finding {
  const around = unit.text.slice(Math.max(0, start - 4), end + 4).trim();
  return inUnit(edition, unit, start, end, {
    message: { zh: `“${around}”中应为窄空格（U+2009）`, en: `Unexpected space in “${around}”, expected a thin space (U+2009)` },
    expected: [thinSpace],
    replacement: thinSpace,
  });
}
