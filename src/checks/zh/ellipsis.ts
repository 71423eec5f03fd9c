import { isCjkPunctuation } from '../../lang/characters.js';
import { isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { asHabit, inUnit, isHabit } from '../scan.js';

/** Anything but …… where Chinese text trails off (GB/T 15834—2011, 4.11). */
export const ellipsis: Rule = {
  id: 'zh/ellipsis',
  severity: 'warning',
  title: { zh: '不规范的省略号', en: 'Irregular ellipsis' },
  why: {
    zh: '中文省略号是占两格的六点“……”（GB/T 15834）；三个句点或单个“…”看起来像没写完。',
    en: 'The Chinese ellipsis is six dots in two cells, …… (GB/T 15834); three full stops or a single … look unfinished.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '声明强调“协同解决退化问题...”，网络也关注。\n', finds: [{ actual: '...', expected: '……' }], fixed: '声明强调“协同解决退化问题……”，网络也关注。\n' },
    { lang: 'zh', markdown: '木材、水泥…都在其中。循环。。。\n', finds: [{ actual: '…' }, { actual: '。。。' }], fixed: '木材、水泥……都在其中。循环……\n' },
    { lang: 'zh', markdown: '木材、水泥……都在其中。Wait...then go. 范围是`0...9`和0...9。\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const found: Finding[] = [];
    let right = 0;
    for (const unit of chineseTexts(edition)) {
      for (const match of unit.text.matchAll(/\.{3,}|。{3,}|．{2,}|・{3,}|·{3,}|…+/gu)) {
        const start = match.index;
        const end = start + match[0].length;
        if (match[0] === '……') right += 1;
        else if (standsInChinese(unit.text, start, end)) found.push(report(edition, unit, start, end));
      }
    }
    if (!isHabit(found.length, right, bulletin.kind)) yield* found;
    else yield* asHabit(found, { zh: `全文有${found.length}处不规范的省略号，应为“……”`, en: `Unexpected ellipses in ${found.length} places of a Chinese text, expected “……”` });
  },
};

function report(edition: Edition, unit: TextUnit, start: number, end: number): Finding {
  const actual = unit.text.slice(start, end);
  return inUnit(edition, unit, start, end, {
    message: { zh: `省略号“${actual}”不规范，应为“……”`, en: `Unexpected ellipsis “${actual}”, expected “……”` },
    expected: ['……'],
    replacement: '……',
  });
}

/** Han or a Chinese mark right before it; or at the start, right after it. */
function standsInChinese(text: string, start: number, end: number): boolean {
  if (start === 0) return isHanAt(text, end);
  return isHanAt(text, start - 1) || isCjkPunctuation(text[start - 1] ?? '');
}
