import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

// A right address is no text for rules: what is left with an @ before a domain has a slip in it.
const mistyped = /(?<=[A-Za-z0-9._+-])(?:@|＠)[A-Za-z0-9-]{2,63}(?:(?:[,，。、;；]|\s?\.\s|\s\.|\.{2,})(?:com|org|net|cn|gov|edu|int|eu)(?![A-Za-z0-9])|(?<=＠[A-Za-z0-9-]{2,63})\.[A-Za-z]{2,})/gu;
const before = /[A-Za-z0-9._+-]{1,64}$/u;

/** training@example,org, desk＠example.org. */
export const mailAddress: Rule = {
  id: 'link/mail-address',
  severity: 'error',
  title: { zh: '写错的邮箱地址', en: 'Mistyped mail address' },
  why: {
    zh: '逗号、句号代替了点，或多了空格、用了全角＠，读者写的信就寄不到。',
    en: 'With a comma for the dot, a space or a full-width ＠ in it, readers’ mail does not arrive.',
  },
  examples: [
    { lang: 'zh', markdown: '报名请写信至training@example,org或desk＠example.org。\n', finds: [{ actual: 'training@example,org', expected: 'training@example.org' }, { actual: 'desk＠example.org', expected: 'desk@example.org' }] },
    { lang: 'en', markdown: 'Write to desk@example. org today.\n', finds: [{ actual: 'desk@example. org', expected: 'desk@example.org' }] },
    { lang: 'zh', markdown: '写信至desk@example.org，或关注@example，网址见example.org。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      if (!unit.text.includes('@') && !unit.text.includes('＠')) continue;
      for (const { 0: found, index } of unit.text.matchAll(mistyped)) {
        const start = index - (before.exec(unit.text.slice(Math.max(0, index - 64), index))?.[0].length ?? 0);
        const end = index + found.length;
        const actual = unit.text.slice(start, end);
        const expected = actual.replace('＠', '@').split(/[,，。、;；\s.]/u).filter(Boolean).join('.');
        yield inUnit(edition, unit, start, end, { message: { zh: `邮箱地址“${actual}”写错了，应为“${expected}”`, en: `Unexpected mail address “${actual}”, expected “${expected}”` }, expected: [expected] });
      }
    }
  },
};
