import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { editOf, inUnit } from '../scan.js';

/** Chinese that the translation left standing, and full-width marks, in an English text. */
export const leftoverChinese: Rule = {
  id: 'en/leftover-chinese',
  severity: 'error',
  title: { zh: '英文里漏译的中文和全角标点', en: 'Untranslated Chinese and full-width marks in English' },
  why: {
    zh: '英文读者看不懂漏译的中文；全角标点在英文里留下一大块空白。中文原名可放进括号或引号。',
    en: 'Readers of the English edition cannot read what was not translated, and full-width marks tear holes into a line. A Chinese name may stand in brackets or quotation marks.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'The 秘书处 met in Paris.\n', finds: [{ actual: '秘书处' }] },
    { lang: 'en', markdown: 'The Secretariat met，and agreed。\n', finds: [{ actual: '，', expected: ', ' }, { actual: '。', expected: '.' }], fixed: 'The Secretariat met, and agreed.\n' },
    { lang: 'en', markdown: 'The Environmental Development Center (环境发展中心, EDC) and “同一个地球” met; see the [中文版](https://example.org/zh).\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const match of unit.text.matchAll(/\p{Script=Han}(?:[\p{Script=Han}\p{Nd}，、。；：“”《》（）]*\p{Script=Han})?/gu)) {
        if (!isGloss(unit, match.index, match.index + match[0].length)) yield chinese(edition, unit, match.index, match[0]);
      }
      for (const match of unit.text.matchAll(/[，。；：！？、（）]/gu)) {
        if (!besideHan(unit.text, match.index)) yield mark(edition, unit, match.index);
      }
    }
  },
};

const enclosures = ['()', '（）', '“”', '‘’', '""', "''", '《》', '[]'].map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);

/** In brackets, quotation marks or title marks, or the whole of a link's text or of a table cell: a name given in its own script. */
function isGloss({ text, links, role }: TextUnit, start: number, end: number): boolean {
  if (links.some((link) => link.start <= start && end <= link.end)) return true;
  if (role === 'cell' && text.trim().length === end - start) return true;
  const before = text.slice(Math.max(0, start - 80), start);
  const closers = new Set(text.slice(end, end + 80));
  return enclosures.some(([open, close]) => {
    const opened = before.lastIndexOf(open);
    return opened >= 0 && !before.includes(close, opened + 1) && closers.has(close);
  });
}

function chinese(edition: Edition, unit: TextUnit, start: number, found: string): Finding {
  const shown = found.length > 20 ? `${found.slice(0, 20)}…` : found;
  return inUnit(edition, unit, start, start + found.length, {
    message: { zh: `英文里漏译了“${shown}”，应译成英文，或作为原名放进括号`, en: `Unexpected Chinese “${shown}” in English text, expected a translation, or brackets around a name` },
  });
}

const halfWidth: Readonly<Record<string, string>> = { '，': ',', '。': '.', '；': ';', '：': ':', '！': '!', '？': '?', '、': ',', '（': '(', '）': ')' };

function besideHan(text: string, at: number): boolean {
  return /\p{Script=Han}/u.test(text.slice(Math.max(0, at - 2), at + 3));
}

function mark(edition: Edition, unit: TextUnit, at: number): Finding {
  const { text } = unit;
  const found = text[at] ?? '';
  const half = halfWidth[found] ?? found;
  const spaceBefore = half === '(' && /[\p{L}\p{Nd}]/u.test(text[at - 1] ?? '') ? ' ' : '';
  const spaceAfter = half !== '(' && /[\p{L}\p{Nd}]/u.test(text[at + 1] ?? '') ? ' ' : '';
  const expected = spaceBefore + half + spaceAfter;
  const edit = editOf(edition, unit, at, at + 1, expected);
  return {
    ...inUnit(edition, unit, at, at + 1, {
      severity: 'warning',
      message: { zh: `英文里出现全角“${found}”，应为“${half}”`, en: `Unexpected full-width “${found}” in English text, expected “${half}”` },
      expected: [expected],
    }),
    ...(edit && { fix: [edit] }),
  };
}
