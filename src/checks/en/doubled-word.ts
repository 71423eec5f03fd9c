import { mayStandTwice } from '../../lang/en/spelling.js';
import type { Rule } from '../rule.js';
import { isTied, type Word, wordsIn } from '../../lang/en/word-scan.js';
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
      yield* doubled(edition, unit);
      yield* phrases(edition, unit);
    }
  },
};

function* doubled(edition: Edition, unit: TextUnit): Generator<Finding> {
  const words = wordsIn(unit);
  for (let i = 1; i < words.length; i += 1) {
    const [first, second] = [words[i - 1], words[i]];
    if (!first || !second || first.lower !== second.lower || mayStandTwice(first.text, second.text)) continue;
    if (isTied(unit.text, first) || isTied(unit.text, second) || /[^ ]/u.test(unit.text.slice(first.end, second.start))) continue;
    i += 1;
    yield inUnit(edition, unit, first.start, second.end, {
      message: { zh: `单词“${first.text}”重复`, en: `Unexpected doubled word “${first.text}”` },
      expected: [first.text],
      ...(first.text === second.text && { replacement: first.text }),
    });
  }
}

/** a year a year: two or three words twice. “more and more and more” and what is capitalised may be meant. */
function* phrases(edition: Edition, unit: TextUnit): Generator<Finding> {
  const words = wordsIn(unit);
  for (let i = 0; i < words.length; i += 1) {
    for (const length of [2, 3]) {
      if (!standsTwice(words, i, length)) continue;
      const [start, middle, end] = [words[i]?.start ?? 0, words[i + length - 1]?.end ?? 0, words[i + 2 * length - 1]?.end ?? 0];
      const once = unit.text.slice(start, middle);
      yield inUnit(edition, unit, start, end, { message: { zh: `“${once}”重复了一次`, en: `Unexpected doubled “${once}”` }, expected: [once], replacement: once });
      i += 2 * length - 1;
      break;
    }
  }
}

function standsTwice(words: readonly Word[], from: number, length: number): boolean {
  const seen = new Set<string>();
  for (let i = from; i < from + length; i += 1) {
    const [word, again] = [words[i], words[i + length]];
    if (word === undefined || word.text !== again?.text || word.text !== word.lower || !again.isNext || (i > from && !word.isNext)) return false;
    if (word.text === 'and' || word.text === 'by') return false;
    seen.add(word.text);
  }
  return seen.size === length;
}
