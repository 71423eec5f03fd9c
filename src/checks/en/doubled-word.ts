import { mayStandTwice } from '../../lang/en/spelling.js';
import type { Rule } from '../rule.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
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
    { lang: 'en', markdown: 'It saves water a year a year, of the of the budget.\n', finds: [{ actual: 'a year a year', expected: 'a year' }, { actual: 'of the of the', expected: 'of the' }], fixed: 'It saves water a year, of the budget.\n' },
    { lang: 'en', markdown: 'More and more and more of it, little by little by little, again and again and again; New York New York.\n', finds: [] },
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
      yield* phrases(edition, unit);
    }
  },
};

/** a year a year: two or three words twice. “more and more and more” and what is capitalised may be meant. */
const doubledPhrase = /(?<![\p{L}\p{Nd}’'-])(\p{Ll}+(?: \p{Ll}+){1,2}) \1(?![\p{L}\p{Nd}’'-])/gu;

function* phrases(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const { 0: found, 1: once = '', index: start } of unit.text.matchAll(doubledPhrase)) {
    const words = once.split(' ');
    if (words.includes('and') || words.includes('by') || new Set(words).size < words.length) continue;
    yield inUnit(edition, unit, start, start + found.length, { message: { zh: `“${once}”重复了一次`, en: `Unexpected doubled “${once}”` }, expected: [once], replacement: once });
  }
}
