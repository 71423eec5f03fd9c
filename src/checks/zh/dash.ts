import { isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { asHabit, inUnit, isAdvice, isHabit } from '../scan.js';

/** A dash that is not the two-cell —— (GB/T 15834—2011, 4.10), or a —— where a range wants one cell (4.13). */
export const dash: Rule = {
  id: 'zh/dash',
  severity: 'warning',
  title: { zh: '不规范的破折号', en: 'Irregular dash' },
  why: {
    zh: '中文破折号占两格“——”，前后不空格；年份、数字之间的连接号占一格“—”（GB/T 15834）。',
    en: 'The Chinese dash takes two cells, ——, without spaces; between years and numbers a range takes one, — (GB/T 15834).',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '关键在于采购--政府的大宗支出。\n', finds: [{ actual: '--', expected: '——' }], fixed: '关键在于采购——政府的大宗支出。\n' },
    { lang: 'zh', markdown: '关键在于采购 — 政府的大宗支出。\n', finds: [{ actual: ' — ' }], fixed: '关键在于采购——政府的大宗支出。\n' },
    { lang: 'zh', markdown: '2018——2022年战略规划\n', finds: [{ actual: '——', expected: '—' }], fixed: '2018—2022年战略规划\n' },
    { lang: 'zh', markdown: '—SPP计划协调组\n', finds: [{ actual: '—' }], fixed: '——SPP计划协调组\n' },
    { lang: 'zh', markdown: '宜可城——地方可持续发展协会的2018—2022年规划，北京—上海，One Planet -- procure with care。\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const found: Finding[] = [];
    let right = 0;
    for (const unit of chineseTexts(edition)) {
      for (const match of unit.text.matchAll(/(?:(?<! ) +)?(?:-{2,}|[—–]+) */gu)) {
        const finding = judge(edition, unit, match.index, match[0]);
        if (finding) found.push(finding);
        else if (match[0] === '——') right += 1;
      }
    }
    if (!isAdvice(found.length, bulletin.kind) && !isHabit(found.length, right)) yield* found;
    else yield* asHabit(found, { zh: `全文有${found.length}处不规范的破折号，应为“——”`, en: `Unexpected dashes in ${found.length} places of a Chinese text, expected “——”` });
  },
};

function judge(edition: Edition, unit: TextUnit, start: number, found: string): Finding | undefined {
  const end = start + found.length;
  const { text } = unit;
  const bare = found.trim();
  if (/^\d$/u.test(text[start - 1] ?? '') && /^\d$/u.test(text[end] ?? '')) {
    return bare === '——' || bare === '--' ? said(edition, unit, start, end, '—') : undefined;
  }
  const left = start === 0 || isHanAt(text, start - 1) || /[”》）]/u.test(text[start - 1] ?? '');
  // A signature may begin with a Latin name.
  const right = isHanAt(text, end) || (start === 0 ? /[“《（\p{Script=Latin}]/u : /[“《（]/u).test(text[end] ?? '');
  if (!left || !right || bare === '——') return undefined;
  // A one-cell dash between words joins places, times and parts (北京—上海); with spaces around it is the English dash.
  const joins = bare === '—' || bare === '–';
  if (joins && start > 0 && found === bare) return undefined;
  return said(edition, unit, start, end, '——');
}

function said(edition: Edition, unit: TextUnit, start: number, end: number, expected: string): Finding {
  const actual = unit.text.slice(start, end);
  return inUnit(edition, unit, start, end, {
    message:
      expected === '—'
        ? { zh: `数字之间的连接号“${actual}”应为“—”`, en: `Unexpected dash “${actual}” in a range, expected “—”` }
        : { zh: `破折号“${actual}”不规范，应为“——”`, en: `Unexpected dash “${actual}”, expected “——”` },
    expected: [expected],
    replacement: expected,
  });
}
