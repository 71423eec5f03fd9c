import { expect, test } from 'vitest';
import { mistypedWords } from './mistyped-words-data.js';
import { findMistypedWords } from './mistyped-words.js';

const rows = mistypedWords.split(' ').map((row) => row.split('-'));

test('every row is a word of two characters between wrong ones', () => {
  const broken = rows.filter(([before = '', word = '', after = '', ...more]) => more.length > 0 || !/^\p{Script=Han}{2}$/u.test(word) || !/^\p{Script=Han}+$/u.test(before + after));
  expect(broken).toEqual([]);
  expect(new Set(rows.map(([, word]) => word)).size).toBe(rows.length);
});

test('no wrong pair is one of the words', () => {
  const words = rows.map(([, word = '']) => word);
  expect([...findMistypedWords(words.join('，'))]).toEqual([]);
});

test('every wrong pair is found, with the word it stands for', () => {
  const pairs = rows.flatMap(([before = '', word = '', after = '']) => [...[...before].map((wrong) => [wrong + word.slice(1), word]), ...[...after].map((wrong) => [word.slice(0, 1) + wrong, word])]);
  // Twice as many slots as pairs keep the search short.
  expect(pairs.length).toBeLessThan(0x8000);
  const missed = pairs.filter(([wrong = '', word = '']) => ![...findMistypedWords(`。${wrong}。`)].some((found) => found.start === 1 && found.right.includes(word)));
  expect(missed).toEqual([]);
});

test('a wrong pair is found wherever it stands, and what stands at the seam of two words is left alone', () => {
  expect([...findMistypedWords('尊守')]).toEqual([{ start: 0, wrong: '尊守', right: ['遵守'] }]);
  expect([...findMistypedWords('尊')]).toEqual([]);
  expect([...findMistypedWords('')]).toEqual([]);
  expect([...findMistypedWords('摸清家底，参数聚集，请求行为人出具，旧衣经过分拣')]).toEqual([]);
});
