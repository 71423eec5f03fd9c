import { expect, test } from 'vitest';
import type { RuleId } from '../model/diagnostic.js';
import { withoutRepeats } from './repeats.js';

const message = { zh: '有误', en: 'Unexpected' };
const at = (rule: RuleId, start: number, end: number, file = 'zh.md') => ({ rule, file, finding: { message, span: { start, end } } });

test('of two rules that see one fault the one that says more stays, whatever their order', () => {
  const name = at('pair/name', 10, 18);
  expect(withoutRepeats([at('pair/term', 12, 14), name])).toEqual([name]);
  expect(withoutRepeats([name, at('pair/term', 10, 18)])).toEqual([name]);
});

test('findings at other places, in other files and of rules that see different faults stay', () => {
  const found = [at('pair/name', 10, 18), at('pair/term', 18, 20), at('pair/term', 12, 14, 'en.md'), at('term/expired', 30, 40), at('term/name-before-abbreviation', 30, 40), { ...at('pair/link', 0, 5), finding: { message } }];
  expect(withoutRepeats(found)).toEqual(found);
});
