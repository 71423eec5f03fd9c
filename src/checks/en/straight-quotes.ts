import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** Typewriter quotation marks and apostrophes: a matter of the house's taste. */
export const straightQuotes: Rule = {
  id: 'en/straight-quotes',
  severity: 'info',
  optional: true,
  title: { zh: '英文直引号', en: 'Straight quotation marks' },
  why: {
    zh: '排版讲究的英文用弯引号“ ”和撇号’。默认不检查，在 spp.yml 的 rules 中开启。',
    en: 'Set English uses curly quotation marks and apostrophes. Off unless `rules:` in spp.yml names it.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'The linear "take, make, waste" system is the network\'s concern.\n', finds: [{ actual: '"', expected: '“' }, { actual: '"', expected: '”' }, { actual: "'", expected: '’' }], fixed: 'The linear “take, make, waste” system is the network’s concern.\n' },
    { lang: 'en', markdown: 'The “take, make, waste” system is 13" wide; see `"code"`.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const match of unit.text.matchAll(/["']/gu)) {
        const at = match.index;
        const before = unit.text[at - 1] ?? ' ';
        // 13" and 5' are measures.
        if (/\d/u.test(before) && !/\p{L}/u.test(unit.text[at + 1] ?? ' ')) continue;
        const opens = /[\s([{—–“‘]/u.test(before);
        const expected = match[0] === '"' ? (opens ? '“' : '”') : opens ? '‘' : '’';
        yield inUnit(edition, unit, at, at + 1, {
          message: { zh: `直引号应为“${expected}”`, en: `Unexpected straight ${match[0]}, expected ${expected}` },
          expected: [expected],
          replacement: expected,
        });
      }
    }
  },
};
