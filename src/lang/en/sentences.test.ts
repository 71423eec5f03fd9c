import { describe, expect, test } from 'vitest';
import { splitEnglishSentences } from './sentences.js';

const split = (text: string): string[] => splitEnglishSentences(text).map(({ start, end }) => text.slice(start, end));

describe('an English sentence', () => {
  test.each([
    ['ends at a full stop', 'The desk met. It agreed.', ['The desk met.', 'It agreed.']],
    ['goes on after a title', 'Mr. Li met Dr. Wang. They spoke.', ['Mr. Li met Dr. Wang.', 'They spoke.']],
    ['goes on inside a target number', 'Target 12.7.1 is met. Version 1.5 follows.', ['Target 12.7.1 is met.', 'Version 1.5 follows.']],
    ['goes on after e.g. and initials', 'Some cities (e.g. Lyon) and J. R. Smith agreed. Others did not.', ['Some cities (e.g. Lyon) and J. R. Smith agreed.', 'Others did not.']],
    ['goes on after No. and Fig.', 'See Fig. 3 and No. 4 of the series. Then stop.', ['See Fig. 3 and No. 4 of the series.', 'Then stop.']],
    ['takes its closing quote with it', 'He said “Yes.” She said “No!” They left.', ['He said “Yes.”', 'She said “No!”', 'They left.']],
    ['goes on after a quoted question', '“Why?” he asked. Nobody knew.', ['“Why?” he asked.', 'Nobody knew.']],
    ['may end in U.S. or p.m.', 'It works for the U.S. EPA. It ends at 3 p.m. The desk closes.', ['It works for the U.S. EPA.', 'It ends at 3 p.m.', 'The desk closes.']],
    ['goes on after a month', 'It opens on Jan. 5 in Paris. Come.', ['It opens on Jan. 5 in Paris.', 'Come.']],
    ['keeps the number of its heading', '1. Scope and aims. Next.', ['1. Scope and aims.', 'Next.']],
    ['ends at a line feed', 'First line\nSecond line', ['First line', 'Second line']],
    ['is not found in white space', ' \n ', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});
