import { expect, test } from 'vitest';
import { diffGlossaries } from './diff.js';
import { glossaryOf } from '../exchange/editions.fixture.js';

const before = glossaryOf(`
- { id: a, kind: body, en: { name: Alpha Body, abbr: AB }, zh: { preferred: 甲机构, admitted: [甲, 乙], forbidden: [{ text: 丙, why: 旧 }] } }
- { id: b, kind: body, en: { name: Beta Body }, zh: { preferred: 乙机构 } }
- { id: old-id, kind: body, en: { name: Gamma Body }, zh: { preferred: 丙机构 } }
- { id: same, kind: body, en: { name: Delta Body }, zh: { preferred: 丁机构 } }`);
const after = glossaryOf(`
- { id: same, kind: body, en: { name: Delta Body }, zh: { preferred: 丁机构 } }
- { id: new-id, kind: body, en: { name: Gamma Body }, zh: { preferred: 丙机构, marks: “” } }
- { id: a, kind: body, status: approved, en: { name: Alpha Body, abbr: [AB, ABC] }, zh: { preferred: 乙, admitted: [{ text: 甲, scope: title }], forbidden: [{ text: 丙, why: 新 }, 甲机构] }, context: { near: [机构] } }
- { id: c, kind: body, en: { name: Epsilon Body }, zh: { preferred: 戊机构 } }`);

test('tells what came, what went and what changed, form by form', () => {
  const { added, removed, changed } = diffGlossaries(before, after);
  expect(added.map(({ id }) => id)).toEqual(['c']);
  expect(removed.map(({ id }) => id)).toEqual(['b']);
  expect(changed.map(({ forms, facts, ...concepts }) => ({ id: concepts.after.id, forms, facts }))).toEqual([
    { id: 'new-id', forms: [], facts: [{ name: 'id', before: 'old-id', after: 'new-id' }, { name: 'marks', lang: 'zh', before: 'none', after: '“”' }] },
    {
      id: 'a',
      forms: [
        { lang: 'en', text: 'ABC', after: 'abbreviation' },
        { lang: 'zh', text: '乙', before: 'admitted', after: 'preferred' },
        { lang: 'zh', text: '甲', before: 'admitted', after: 'admitted' },
        { lang: 'zh', text: '丙', before: 'forbidden', after: 'forbidden' },
        { lang: 'zh', text: '甲机构', before: 'preferred', after: 'forbidden' },
      ],
      facts: [{ name: 'status', before: 'draft', after: 'approved' }, { name: 'near', before: '', after: '机构' }],
    },
  ]);
});

test('a glossary does not differ from itself, and the way back mirrors the way there', () => {
  expect(diffGlossaries(before, before)).toEqual({ added: [], removed: [], changed: [] });
  const back = diffGlossaries(after, before);
  expect([back.added.map(({ id }) => id), back.removed.map(({ id }) => id), back.changed.length]).toEqual([['b'], ['c'], 2]);
});
