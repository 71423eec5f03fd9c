import { isCjkPunctuation } from '../../lang/characters.js';
import { isHanAt } from '../../lang/zh/script.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import { toSource } from '../../text/source-map.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** Two asterisks and more that no partner makes bold: CommonMark §6.2 leaves them in the text. */
export const strayEmphasis: Rule = {
  id: 'structure/stray-emphasis',
  severity: 'warning',
  title: { zh: '没有成对的加粗星号', en: 'Asterisks of bold text without a partner' },
  why: {
    zh: '加粗要在文字两侧各写两个星号，星号内侧不留空格；缺一侧，星号就会原样印出来。真要印星号，写成 \\*\\*。',
    en: 'Bold text has two asterisks on both sides, with no blank inside; where one side lacks them, they are printed as they are. To print asterisks, write \\*\\*.',
  },
  examples: [
    { lang: 'zh', markdown: '会议通过了**《部长宣言》，与会代表表示欢迎。\n', finds: [{ actual: '**' }] },
    { lang: 'zh', markdown: '** 宣言 **由联合国通过。\n', finds: [{ actual: '**' }] },
    { lang: 'zh', markdown: '会议通过了**《部长宣言》**，见`src/**`和src/**/*.md；5**2是25，注\\*\\*不印。\n', finds: [] },
    { lang: 'en', markdown: 'The **declaration ** was adopted.\n', finds: [{ actual: '**' }, { actual: '**' }] },
    { lang: 'en', markdown: 'The **declaration** was adopted; pass **kwargs and **options to it, 2**3 is 8.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      if (!unit.text.includes('**')) continue;
      for (const { 0: actual, index } of unit.text.matchAll(/(?<![*/\\])\*{2,3}(?![*/\\])/gu)) {
        if (!isMeant(unit.text, index, index + actual.length) || isEscaped(edition, unit, index)) continue;
        yield inUnit(edition, unit, index, index + actual.length, {
          message: { zh: `“${actual}”没有成对，会原样印出来`, en: `Unexpected “${actual}” without a partner: it will be printed` },
        });
      }
    }
  },
};

/** Beside Chinese; in English only where a mark that could open stands before one that could not: 2**3 and **kwargs are text. */
function isMeant(text: string, start: number, end: number): boolean {
  const isChineseAt = (at: number): boolean => isHanAt(text, at) || isCjkPunctuation(text[at] ?? '');
  if (isChineseAt(start - 1) || isChineseAt(end)) return true;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const opens = /(?:^|\s)$/u.test(before) && /^\p{L}/u.test(after);
  const ends = /[\p{L}\s]$/u.test(before) && /^(?:[\s.,;:]|$)/u.test(after);
  return (opens && /[\p{L}\s]\*{2,3}(?:[\s.,;:]|$)/u.test(after)) || (ends && /(?:^|\s)\*{2,3}\p{L}/u.test(before));
}

function isEscaped({ file }: Edition, { map }: TextUnit, at: number): boolean {
  const span = toSource(map, at, at + 1);
  return span === undefined || file.text[span.start - 1] === '\\' || file.text[span.start] === '\\';
}
