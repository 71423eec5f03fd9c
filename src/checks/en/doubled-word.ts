import { mayStandTwice } from '../../lang/en/spelling.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** The same word twice in a row. */
export const doubledWord: Rule = {
  id: 'en/doubled-word',
  severity: 'warning',
  title: { zh: '英文里重复的单词', en: 'Doubled word' },
  why: {
    zh: '“the the”多半跨在行尾，通读时看不见。',
    en: 'A “the the” usually sits across a line end, where readers do not see it.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'Members of the the network met.\n', finds: [{ actual: 'the the', expected: 'the' }], fixed: 'Members of the network met.\n' },
    { lang: 'en', markdown: 'Members of the\nThe network met.\n', finds: [{ actual: 'the The' }] },
    { lang: 'en', markdown: 'We knew that that was so. He had had it. New York, New York. Baden Baden. We log in in Paris. A very very long day. 10 10.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      let end = 0;
      // The second word is looked at without being taken: it may begin the next pair.
      for (const match of unit.text.matchAll(/(?<![\p{L}\p{Nd}’'-])(\p{Script=Latin}+)(?= +(\p{Script=Latin}+)(?![\p{L}\p{Nd}’'-]))( +)/gu)) {
        const [, first = '', second = '', gap = ''] = match;
        if (match.index < end || first.toLowerCase() !== second.toLowerCase() || mayStandTwice(first, second)) continue;
        end = match.index + first.length + gap.length + second.length;
        yield inUnit(edition, unit, match.index, end, {
          message: { zh: `单词“${first}”重复`, en: `Unexpected doubled word “${first}”` },
          expected: [first],
          ...(first === second && { replacement: first }),
        });
      }
    }
  },
};
