import { isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { exactEdit, inOrder, inUnit } from '../scan.js';

/** Text with more joints of Han and digits or letters than a slip or two could hide among. */
const tight = 'SPP计划和IGPN网络2024年发布12份指南，其中3份由FAO与UNEP编写，供20多个国家的80余名人员使用。\n\n';

/** Spaces between Han and Latin characters that the house style does not write. Both styles are in use; with `keep` a text is held to its own. */
export const spacing: Rule = {
  id: 'zh/spacing',
  severity: 'warning',
  title: { zh: '汉字与西文、数字之间的空格', en: 'Space between Han and Latin characters' },
  why: {
    zh: '同一份简报里应统一：体例为 none 时不留空格（网页和 PDF 会自动留出间隙），为 thin 时留一个窄空格（U+2009），为 keep 时依原文：全文都不留空格而偶有几处的，报这几处。全角标点旁不留空格。',
    en: 'One bulletin, one style: with `none` no space is typed (web and PDF output add the gap), with `thin` a thin space (U+2009), with `keep` as the text does: in one that writes none, the few there are are reported. No space stands beside full-width marks.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', style: { spacing: 'none' }, markdown: '# 2024 年度回顾\n\n加入 SPP计划。\n', finds: [{ actual: ' ' }, { actual: ' ' }], fixed: '# 2024年度回顾\n\n加入SPP计划。\n' },
    { lang: 'zh', style: { spacing: 'none' }, markdown: '采购+里斯本会议， 代表们 交流经验。\n', finds: [{ actual: ' ' }, { actual: ' ' }], fixed: '采购+里斯本会议，代表们交流经验。\n' },
    { lang: 'zh', style: { spacing: 'thin' }, markdown: '加入SPP 计划。\n', finds: [{ actual: '入S' }, { actual: ' ', expected: '\u2009' }], fixed: '加入\u2009SPP\u2009计划。\n' },
    { lang: 'zh', style: { spacing: 'none' }, markdown: '加入One Planet network的SPP计划，见`npm ci` 的说明，*甲* 与乙。\n\n王某 李某\n', finds: [{ actual: ' ' }] },
    {
      lang: 'zh',
      markdown: `# 运用采购 推动绿色制冷\n\n${tight}《运用采购推动绿色制冷》于2024 年出版。 各国采用。\n`,
      finds: [{ actual: ' ' }, { actual: ' ' }, { actual: ' ' }],
      fixed: `# 运用采购推动绿色制冷\n\n${tight}《运用采购推动绿色制冷》于2024年出版。各国采用。\n`,
    },
    { lang: 'zh', markdown: `# 第一章 总则\n\n${tight}王某 李某。\n\n社会 and 环境。\n`, finds: [] },
    { lang: 'zh', markdown: '加入 SPP 计划。 于2024 年出版。\n', finds: [] },
  ],
  *check({ edition, style }) {
    if (style.spacing === 'keep') {
      if (isTight(edition)) yield* slips(edition);
      return;
    }
    for (const unit of edition.texts) {
      const found = [...unwanted(edition, unit, style.spacing), ...(style.spacing === 'thin' ? wanted(edition, unit) : [])];
      yield* inOrder(found);
    }
  },
};

const joints = /[一-鿿] {0,2}[A-Za-z\d]|[A-Za-z\d%] {0,2}[一-鿿]/g;
/** Fewer joints tell no habit. */
const fewJoints = 12;

/** True for a text that writes Han and Latin characters together, one joint in ten at most aside. */
function isTight({ texts }: Edition): boolean {
  if (!texts.some(({ text }) => text.includes(' '))) return false;
  let [together, apart] = [0, 0];
  for (const { text } of texts) {
    for (const [joint] of text.matchAll(joints)) {
      if (joint.length === 2) together += 1;
      else apart += 1;
    }
  }
  return together >= fewJoints && apart * 10 <= together;
}

/** The spaces of a text that writes none. */
function* slips(edition: Edition): Generator<Finding> {
  const all = edition.texts.map(({ text }) => text).join('\n');
  for (const unit of edition.texts) {
    const { text } = unit;
    if (!text.includes(' ')) continue;
    for (const { 0: space, index: start } of text.matchAll(/(?<=\S) (?=\S)/gu)) {
      const end = start + space.length;
      if (isLatinWord(text, start, end) || label.test(text.slice(0, Math.min(start, 12)))) continue;
      const [before, after] = [text[start - 1] ?? '', text[end] ?? ''];
      const isMark = /[，。；：！？、]/u.test(before) && (isHanAt(text, end) || /[“《（\p{L}\d]/u.test(after));
      if (isMark || (isBetween(text, start, end) && isPlain(edition, unit, start, end)) || isJoinedElsewhere(text, start, end, all)) yield superfluous(edition, unit, start, end);
    }
  }
}

/** Beside a link or emphasis a space may keep the markup readable. */
function isPlain(edition: Edition, unit: TextUnit, start: number, end: number): boolean {
  return exactEdit(edition, unit, start - 1, end + 1, '') !== undefined;
}

/** What numbers or dates a paragraph is set apart from it: 第三章 总则. */
const label = /^(?:第[一二三四五六七八九十百零\d]+[条章节款]|[一二三四五六七八九十]+、|\d+[./-][\d./-]*)$/u;

/** 社会 and 环境: the word is the fault (zh/leftover-english), and its spaces go with it. */
function isLatinWord(text: string, start: number, end: number): boolean {
  return /^[a-z]+ +\p{Script=Han}/u.test(text.slice(end, end + 20)) || /\p{Script=Han} +[a-z]+$/u.test(text.slice(Math.max(0, start - 20), start));
}

/** 公共采购 推动绿色: the same characters stand together in another place. */
function isJoinedElsewhere(text: string, start: number, end: number, all: string): boolean {
  const before = /(?:\p{Script=Han}{2}|[》”]\p{Script=Han}?)$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0];
  const after = /^(?:\p{Script=Han}{2}|[《“])/u.exec(text.slice(end, end + 3))?.[0];
  return before !== undefined && after !== undefined && all.includes(before + after);
}

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
