import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { accept, refused } from './accept.js';
import { configSchema } from './config.js';
import { glossarySchema } from './glossary.js';
import { issueSchema } from './issue.js';
import { mailSchema } from './mail.js';

const concept = {
  id: 'fao',
  kind: 'organisation',
  status: 'approved',
  en: { name: 'Food and Agriculture Organization', abbr: ['FAO'], admitted: ['FAO'], marks: 'none' },
  zh: { preferred: '粮农组织', admitted: [{ text: '粮农', scope: 'title' }], forbidden: [{ text: '农粮组织', why: '倒字', severity: 'error', until: '2020-01-01' }], marks: '《》' },
  firstMention: 'required',
  doNotTranslate: false,
  valid: { from: '2010-01-01', to: '2020-12-31' },
  context: { near: ['组织'] },
  sources: [{ url: 'https://example.org/a', date: '2024-02-29' }],
  note: '注',
};
const samples: readonly [name: string, schema: z.ZodType, value: unknown][] = [
  ['glossary.yml', glossarySchema, { version: 1, concepts: [concept, { id: 'x', kind: 'y', en: { name: 'X' }, zh: { preferred: '甲' } }] }],
  ['spp.yml', configSchema, { version: 1, languages: ['zh', 'en'], source: 'en', rules: { 'term/forbidden': 'warning' } }],
  ['issue.yml', issueSchema, { issue: 9, year: 2022, date: '2022-09-30' }],
  ['mail.yml', mailSchema, {}],
];

const strange = fc.constantFrom(undefined, null, '', ' ', '甲', 'none', 'draft', '2022-02-30', '2001-01-01', 'http://', 0, 1, 9, true, false, [], ['甲'], [''], [null], {}, { text: '甲' }, { text: '甲', until: '2001-01-01', valid: { to: '2001-01-01' } }, { from: '2011-01-01', to: '2010-01-01' }, { 多: 1 });

/** The value with something else at a place in it: put in, taken out, or added under a key. */
function changed(value: unknown, steps: readonly number[], by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const [step = 0, ...rest] = steps;
  const keys = [...Object.keys(value), 'note', '多'];
  const key = keys[step % keys.length] ?? '';
  if (Array.isArray(value)) return step % 7 === 0 ? by : value.map((item: unknown, i) => (i === step % value.length ? changed(item, rest, by) : item));
  const inner: unknown = (value as Record<string, unknown>)[key];
  const next = rest.length === 0 || step % 11 === 0 ? by : changed(inner, rest, by);
  const { [key]: _, ...others } = value as Record<string, unknown>;
  return next === undefined ? others : { ...others, [key]: next };
}

test.each(samples)('%s is judged as zod judges it', (_, schema, value) => {
  const verdicts = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: 1, maxLength: 6 }), strange, (steps, by) => {
      const given = changed(value, steps, by);
      const judged = schema.safeParse(given);
      verdicts[judged.success ? 'taken' : 'refused'] += 1;
      expect(accept(schema, given), JSON.stringify(given)).toEqual(judged.success ? judged.data : refused);
    }),
    { numRuns: 400 },
  );
  expect(schema.safeParse(value).success).toBe(true);
  expect(verdicts.taken).toBeGreaterThan(0);
  expect(verdicts.refused).toBeGreaterThan(20);
});

test.each([
  [z.email(), 'x'],
  [z.coerce.string(), 1],
  [z.record(z.string(), z.string()), { a: 'x' }],
  [z.uint32(), 1],
  [z.number().multipleOf(2), 1],
  [z.string().regex(/x/gu), 'x'],
])('what is rare is asked of zod', (schema, value) => {
  const judged = schema.safeParse(value);
  for (let time = 0; time < 2; time += 1) expect(accept(schema, value)).toEqual(judged.success ? judged.data : refused);
});

const numbers = [0, 1, 1.5, 2, 3, 80, 2 ** 53, -1, NaN, Infinity, '1', null];
test.each([
  [z.string().min(2).max(3), ['', 'x', 'xy', 'xyz', 'xyzä', 1]],
  [z.array(z.string()).min(1), [[], ['x'], 'x']],
  [z.int(), numbers],
  [z.int().min(1).max(3), numbers],
  [z.number().int().positive(), numbers],
  [z.number().lt(3).gt(1), numbers],
  [z.string().transform((text) => text.length), ['xyz', 1]],
  [z.string().transform((text, context) => (text === '' ? void context.issues.push({ code: 'custom', input: text, message: '' }) : text)), ['', 'x']],
  [z.strictObject({ a: z.string().nullable().optional(), b: z.int().default(1) }), [{}, { a: undefined }, { a: 'x', b: undefined }, { b: null }, { c: undefined }]],
  [z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(9)), ['x', '1', '10']],
])('bounds and what is made of a value: schema %#', (schema: z.ZodType, values) => {
  const verdicts = values.map((value) => schema.safeParse(value));
  expect(values.map((value) => accept(schema, value))).toEqual(verdicts.map(({ success, data }) => (success ? data : refused)));
  expect(verdicts.some(({ success }) => success)).toBe(true);
  expect(verdicts.some(({ success }) => !success)).toBe(true);
});
