import { expect, it } from 'vitest';
import { fieldsOf, partialPurposes } from './partial-facts.js';
import { templateTargets } from './theme.js';
import { shippedTemplates } from './sample.fixture.js';

it('says what each shipped partial draws, and of no other', () => {
  const names = [...shippedTemplates().keys()].flatMap((path) => /(?:^|\/)([a-z]+)\/([a-z-]+)\.hbs$/.exec(path)?.slice(1, 3).join('/') ?? []);
  expect(names.filter((name) => !templateTargets.some((target) => name.startsWith(`${target}/`)))).toEqual([]);
  const drawn = new Set(names.map((name) => name.slice(name.indexOf('/') + 1)));
  expect([...drawn].sort()).toEqual(Object.keys(partialPurposes).sort());
});

it.each([
  ['{{title}} {{#each items}}{{html}}{{../label}}{{else}}{{none}}{{/each}}', ['title', 'items', 'label', 'none']],
  ['{{#if (eq kind "x")}}{{@words.contents}}{{> other part}}{{/if}}', ['kind', 'part']],
  ['{{#with a}}{{b}}{{/with}}{{#each this}}{{x}}{{/each}}{{block this}}', ['a']],
  ['{{#if}', []],
])('reads the fields of %s', (source, fields) => {
  expect(fieldsOf(source)).toEqual(fields);
});
