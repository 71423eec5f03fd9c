import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyConcepts, conceptOf } from '../exchange/concepts.fixture.js';
import type { GlossaryConcept } from '../exchange/glossary-concept.js';
import { addConcepts, updateConcepts } from '../glossary/edit-file.js';
import { glossarySchema } from '../schema/glossary.js';
import { readYaml } from '../schema/read.js';
import { applyEdits } from '../text/edits.js';
import { mergeConcepts } from './merge-glossary.js';

const pact = conceptOf({ id: 'pact', kind: 'initiative', en: { name: 'Fair Pact', abbr: 'FP' }, zh: { preferred: '公平公约', admitted: ['公约'], forbidden: [{ text: '公平协议', why: '误' }], former: [{ text: '旧约', until: '2020-01-01' }] } });
const merge = (ours: Partial<GlossaryConcept>, theirs: Partial<GlossaryConcept>, keepStatus = false) => mergeConcepts([{ ...pact, ...ours }], [{ ...pact, ...theirs }], keepStatus);

describe('a merge', () => {
  it('of a glossary with itself says nothing new', () => {
    fc.assert(fc.property(anyConcepts, (concepts) => {
      expect(mergeConcepts(concepts, concepts, false)).toEqual({ added: [], updates: [], conflicts: [], unchanged: concepts.length });
    }), { numRuns: 30 });
  });

  it('takes new concepts in as drafts, unless their status is to be kept', () => {
    const theirs = [conceptOf({ id: 'a', status: 'approved' })];
    expect(mergeConcepts([], theirs, false).added.map(({ status }) => status)).toEqual(['draft']);
    expect(mergeConcepts([], theirs, true).added.map(({ status }) => status)).toEqual(['approved']);
  });

  it('adds forms and sources to a draft and renames it, and takes nothing away', () => {
    const { updates, conflicts } = merge({}, {
      en: { name: 'Fair Pact' },
      zh: { preferred: '公平新约', admitted: ['公平公约', '新约'] },
      sources: [{ url: 'https://example.org/名' }],
    });
    expect(conflicts).toEqual([]);
    expect(updates).toEqual([{
      id: 'pact',
      preferred: { zh: '公平新约' },
      addForms: [{ lang: 'zh', list: 'admitted', form: '公平公约' }, { lang: 'zh', list: 'admitted', form: '新约' }],
      addSources: [{ url: 'https://example.org/名' }],
    }]);
  });

  it('lets a name and one of its admitted forms change places', () => {
    expect(merge({}, { zh: { preferred: '公约', admitted: ['公平公约'] } })).toMatchObject({ updates: [{ preferred: { zh: '公约' } }], conflicts: [] });
    expect(merge({}, { zh: { preferred: '公约', admitted: ['公平公约'] } }).updates[0]).not.toHaveProperty('addForms');
  });

  it('finds a concept without our id by its English name', () => {
    const { added, updates } = merge({}, { id: 'fair-pact', en: { name: 'fair pact', abbr: 'FP' }, zh: { preferred: '公平公约', admitted: ['新约'] } });
    expect(added).toEqual([]);
    expect(updates).toMatchObject([{ id: 'pact' }]);
  });

  it.each<[string, Partial<GlossaryConcept>, Partial<GlossaryConcept>, string]>([
    ['another name for what is approved', { status: 'approved' }, { zh: { preferred: '另名' } }, 'error'],
    ['another form for what is approved', { status: 'approved' }, { zh: { preferred: '公平公约', admitted: ['另名'] } }, 'error'],
    ['a forbidden form as the name', {}, { zh: { preferred: '公平协议' } }, 'error'],
    ['a forbidden form as admitted', {}, { zh: { preferred: '公平公约', admitted: ['公平协议'] } }, 'error'],
    ['an admitted form as forbidden', {}, { zh: { preferred: '公平公约', forbidden: ['公约'] } }, 'error'],
    ['the name as forbidden', {}, { zh: { preferred: '公平公约', forbidden: ['公平公约'] } }, 'error'],
    ['another kind', {}, { kind: 'treaty' }, 'warning'],
    ['a note', { note: '旧' }, { note: '新' }, 'warning'],
  ])('reports %s and changes nothing', (_name, ours, theirs, severity) => {
    const { added, updates, conflicts } = merge(ours, theirs);
    expect({ added, updates }).toEqual({ added: [], updates: [] });
    expect(conflicts).toMatchObject([{ id: 'pact', severity }]);
  });

  it('approves a draft only if statuses are kept, and never makes a draft of what is approved', () => {
    expect(merge({}, { status: 'approved' }).unchanged).toBe(1);
    expect(merge({}, { status: 'approved' }, true).updates).toEqual([{ id: 'pact', status: 'approved' }]);
    expect(merge({ status: 'approved' }, { status: 'draft' }, true).unchanged).toBe(1);
  });

  it('takes the first of two for one', () => {
    const { conflicts } = mergeConcepts([pact], [pact, { ...pact, id: 'other' }], false);
    expect(conflicts).toMatchObject([{ id: 'pact', severity: 'error' }]);
  });

  it('gives updates that can be written, whatever the two hold, and a second merge finds nothing to add', () => {
    fc.assert(fc.property(anyConcepts, anyConcepts, (ours, theirs) => {
      const drafts = ours.map((concept) => ({ ...concept, status: 'draft' as const }));
      const start = applyAll('version: 1\nconcepts: []\n', { added: drafts, updates: [] });
      const { added, updates } = mergeConcepts(drafts, theirs.map((concept, i) => ({ ...concept, id: drafts[i]?.id ?? concept.id })), false);
      // An id of theirs that ours gave to another concept is not what is tried here.
      fc.pre(new Set([...drafts, ...added].map(({ id }) => id)).size === drafts.length + added.length);
      const merged = conceptsOf(applyAll(start, { added, updates }));
      const again = mergeConcepts(merged, theirs.map((concept, i) => ({ ...concept, id: drafts[i]?.id ?? concept.id })), false);
      expect(again.added).toEqual([]);
      expect(again.updates).toEqual([]);
    }), { numRuns: 60 });
  });
});

function applyAll(text: string, { added, updates }: Pick<ReturnType<typeof mergeConcepts>, 'added' | 'updates'>): string {
  const file = { path: 'glossary.yml', text, bom: false };
  const edits = [updateConcepts(file, updates), addConcepts(file, added)].flatMap((part) => {
    if ('findings' in part) throw new Error(part.findings.map(({ message }) => message.en).join('; '));
    return part.edits;
  });
  return applyEdits(text, edits);
}

function conceptsOf(text: string): GlossaryConcept[] {
  return readYaml(text, glossarySchema, { family: 'glossary' }).value?.concepts ?? [];
}
