import { expect, test } from 'vitest';
import { isMadeOf } from './outline.js';

test.each([
  ['Food Group meets', 'Food Group meets'],
  ['Food Group meetsFood Group meets', 'Food Group meets'],
  ['Food Food Group meets', 'Food Group meets'],
  ['FoodFood Group Group meets', 'Food Group meets'],
  ['FoodFoodFood Group Group meets meets', 'Food Group meets'],
])('“%s” can be what the browser made of “%s”', (title, heading) => {
  expect(isMadeOf(title, heading)).toBe(true);
});

test.each([
  ['Food Group', 'Food Group meets'],
  ['Food Group meets twice', 'Food Group meets'],
  ['Food Group meetsGroup', 'Food Group meets'],
  ['Another heading', 'Food Group meets'],
  ['', 'Food Group meets'],
])('“%s” cannot be “%s”', (title, heading) => {
  expect(isMadeOf(title, heading)).toBe(false);
});

test('a heading of one letter, over and over, does not take for ever', () => {
  expect(isMadeOf('a'.repeat(700), 'a'.repeat(200))).toBe(true);
});
