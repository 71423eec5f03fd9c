import fc from 'fast-check';
import { glossarySchema } from '../schema/glossary.js';
import type { GlossaryConcept } from './glossary-concept.js';

// What formats trip over: separators, quotes, formulas, markup, escapes, characters outside the BMP, invisible ones.
export const pieces = ['采购', '“公约”', '《声明》', 'SPP', 'a', ' ', '|', '[', ']', '[why=x]', ';', '\\', '\\n', '\n', '\r\n', '\t', ',', '"', '""', "'", '=', '+1', '-', '@', '＝', '<b>', '&amp;', ']]>', '_x0041_', '_', '{', '}', '# ', ': ', '\u{20000}', '😀', '\u00A0', '\u200B', '\uFEFF', '\u0007', '\u001B[31m', 'http://x', '2024-03-07', '45358', 'é'];

/** Holds at least one letter however a format trims or cleans it. */
const text = fc.tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 4 }), fc.constantFrom('名', 'N'), fc.array(fc.constantFrom(...pieces), { maxLength: 4 })).map(([a, b, c]) => a.join('') + b + c.join(''));
const day = fc.tuple(fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const period = fc.oneof(fc.record({ from: day }), fc.record({ to: day }), fc.tuple(day, day).map((days) => ({ from: days.toSorted()[0] ?? '', to: days.toSorted()[1] ?? '' })));
const address = fc.constantFrom('https://example.org/', 'https://example.org/采购?a=1&b=%20|x;y[1]', 'http://example.org/a"b');

const details = { scope: fc.constantFrom('after-declaration', 'title'), why: text, severity: fc.constantFrom('error', 'warning', 'info') };
const form = fc.oneof(text, fc.record({ text, ...details, until: day }, { requiredKeys: ['text'] }), fc.record({ text, ...details, valid: period }, { requiredKeys: ['text'] }));
const forms = fc.array(form, { maxLength: 3 });
const names = { abbr: fc.oneof(text, fc.array(text, { maxLength: 3 })), admitted: forms, forbidden: forms, former: forms, guard: forms, marks: fc.constantFrom('none', '《》', '“”') };

const concept = fc.record(
  {
    kind: text,
    status: fc.constantFrom('approved', 'draft'),
    en: fc.record({ name: text, ...names }, { requiredKeys: ['name'] }),
    zh: fc.record({ preferred: text, ...names }, { requiredKeys: ['preferred'] }),
    firstMention: fc.constantFrom('required', 'optional'),
    doNotTranslate: fc.boolean(),
    valid: period,
    context: fc.record({ near: fc.array(text, { maxLength: 2 }), not: fc.array(text, { maxLength: 2 }) }),
    sources: fc.array(fc.record({ url: address, title: text, date: day }, { requiredKeys: [] }), { maxLength: 3 }),
    note: text,
  },
  { requiredKeys: ['kind', 'en', 'zh'] },
);

/** Valid concepts of every shape, ids like `10yfp` among them. */
export const anyConcepts: fc.Arbitrary<GlossaryConcept[]> = fc
  .array(concept, { maxLength: 4 })
  .map((list) => glossarySchema.parse({ version: 1, concepts: list.map((each, i) => ({ ...each, id: i % 2 === 0 ? `1${i}-term` : `term-${i}` })) }).concepts);

/** The same concept in one way of writing: texts trimmed, forms without details as texts, abbreviations as a list, empty things left out. */
export function canonical(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'abbr' ? [value.trim()] : value.trim();
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item)).filter((item) => typeof item !== 'object' || item === null || Object.keys(item).length > 0);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, canonical(item, name)] as const).filter(([, item]) => item !== undefined && item !== 'none' && item !== false);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === 'text' ? only[1] : Object.fromEntries(entries);
}

/** A concept as it stands in `glossary.yml`, defaults added. */
export function conceptOf(values: Record<string, unknown> & { id: string }): GlossaryConcept {
  const [parsed] = glossarySchema.parse({ version: 1, concepts: [{ kind: 'concept', en: { name: 'Public Procurement' }, zh: { preferred: '公共采购' }, ...values }] }).concepts;
  if (!parsed) throw new Error('the schema gives a concept for each');
  return parsed;
}
