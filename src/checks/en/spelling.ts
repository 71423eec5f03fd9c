import { houseSpelling } from '../../lang/en/spelling.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** British or American spelling against the house style. Names keep theirs. */
export const spelling: Rule = {
  id: 'en/spelling',
  severity: 'warning',
  title: { zh: '英式与美式拼写', en: 'British or American spelling' },
  why: {
    zh: '一份简报用一种拼写（体例 `english: british` 或 `american`）。机构名等专名保持原样；英式体例也接受牛津拼法 -ize。',
    en: 'One bulletin, one spelling (style `english: british` or `american`). Names keep their own, as in World Health Organization; British style accepts Oxford -ize.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', style: { english: 'british' }, markdown: 'Centers analyze labor conditions.\n', finds: [{ actual: 'Centers', expected: 'Centres' }, { actual: 'analyze' }, { actual: 'labor' }], fixed: 'Centres analyse labour conditions.\n' },
    { lang: 'en', style: { english: 'american' }, markdown: 'The programme is organised by the United Nations Environment Programme.\n', finds: [{ actual: 'programme', expected: 'program' }, { actual: 'organised' }], fixed: 'The program is organized by the United Nations Environment Programme.\n' },
    { lang: 'en', style: { english: 'british' }, markdown: 'The Center for Sustainable Procurement organizes a computer program with the World Health Organization.\n', finds: [] },
    { lang: 'en', markdown: 'Color and colour.\n', finds: [] },
  ],
  *check({ edition, style }) {
    if (style.english === 'any') return;
    for (const unit of edition.texts) {
      for (const match of unit.text.matchAll(/(?<![\p{L}\p{Nd}])\p{Lu}?\p{Ll}{3,}(?![\p{L}\p{Nd}])/gu)) {
        const word = match[0];
        const right = houseSpelling(word.toLowerCase(), style.english);
        if (right === undefined || isName(unit.text, match.index, word)) continue;
        const expected = /^\p{Lu}/u.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
        yield inUnit(edition, unit, match.index, match.index + word.length, {
          message: {
            zh: `“${word}”应拼作“${expected}”（体例：${style.english === 'british' ? '英式' : '美式'}）`,
            en: `Unexpected spelling “${word}”, expected “${expected}” (house style: ${style.english})`,
          },
          expected: [expected],
          replacement: expected,
        });
      }
    }
  },
};

/** A capitalised word that does not begin a sentence, or that is followed by another or by “of”, “for”: part of a name. */
function isName(text: string, start: number, word: string): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  const before = text.slice(Math.max(0, start - 3), start);
  if (start > 0 && !/(?:[.!?:]["”’)]? |\n|^["“‘(])$/u.test(before)) return true;
  return /^ (?:of|for|on|and)? ?\p{Lu}/u.test(text.slice(start + word.length));
}
