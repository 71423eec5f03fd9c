import type { Concept, Form, Glossary } from '../model/glossary.js';
import type { Lang } from '../model/text.js';
import { nearest } from '../text/nearest.js';
import { fold } from './fold.js';
import { formsOf } from './matcher.js';

/** A concept that answers a query, with the form that matched best. */
export interface FoundConcept {
  readonly concept: Concept;
  readonly form: Form;
  readonly lang: Lang;
}

/**
 * Concepts with a form (of any kind and language) or an id that is, begins with or contains the query, best first; where there is none,
 * those of the form the query most likely mistypes. Case, kinds of dashes and of spaces, and marks around the query do not count. An empty query finds nothing.
 */
export function findConcepts(glossary: Glossary, query: string): FoundConcept[] {
  // The marks the house writes around a name are no part of it.
  const wanted = fold(query.trim().replace(/^[《“"]|[》”"]$/gu, ''));
  if (wanted === '') return [];
  const found = rank(glossary, wanted);
  if (found.length > 0) return found;
  const meant = nearest(wanted, allForms(glossary).map(({ form }) => fold(form.text)));
  return meant === undefined ? [] : rank(glossary, meant).filter(({ form }) => fold(form.text) === meant);
}

function allForms(glossary: Glossary): FoundConcept[] {
  return glossary.concepts.flatMap((concept) => (['zh', 'en'] as const).flatMap((lang) => formsOf(concept, lang).map((form) => ({ concept, form, lang }))));
}

function rank(glossary: Glossary, wanted: string): FoundConcept[] {
  const best = new Map<Concept, { found: FoundConcept; rank: number }>();
  for (const found of allForms(glossary)) {
    const own = Math.min(closeness(fold(found.form.text), wanted), closeness(found.concept.id, wanted));
    const known = best.get(found.concept);
    if (own < Infinity && (!known || own < known.rank)) best.set(found.concept, { found, rank: own });
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank).map(({ found }) => found);
}

function closeness(text: string, wanted: string): number {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  return text.includes(wanted) ? 2 : Infinity;
}
