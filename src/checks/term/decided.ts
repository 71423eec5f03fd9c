import { editDistance } from '../../glossary/edit-distance.js';
import { type Place, namesInForce } from '../../glossary/edition-terms.js';
import type { Evidence, Severity } from '../../model/diagnostic.js';
import type { Concept, Glossary } from '../../model/glossary.js';
import type { Lang, Localized } from '../../model/text.js';
import { toSource } from '../../text/source-map.js';

/** Draft terms warn, approved terms err (design: the editor has not confirmed a draft). */
export function severityOf(concept: Concept): Severity {
  return concept.status === 'approved' ? 'error' : 'warning';
}

/** The glossary's entry that decides. */
export function decidedBy(glossary: Glossary, concept: Concept): readonly Evidence[] {
  if (!glossary.file) return [];
  const abbreviation = concept.terms.en.abbreviations[0]?.text ?? concept.id;
  return [{ file: glossary.file.path, span: concept.span, message: { zh: `术语表 · ${abbreviation}`, en: `Glossary · ${abbreviation}` } }];
}

/** Another place of the same edition that a finding rests on. */
export function evidenceAt({ unit, start, end }: Place, message: Localized): Evidence {
  const span = toSource(unit.map, start, end) ?? unit.span;
  return { message, ...(span && { span }) };
}

/** The names that would be right, the preferred ones first, each once. */
export function rightNames(concepts: readonly Concept[], lang: Lang): string[] {
  const preferred = concepts.map((concept) => concept.terms[lang].preferred.text);
  const others = concepts.flatMap((concept) => namesInForce(concept, lang).map((form) => form.text));
  return [...new Set([...preferred, ...others])];
}

/** Names in the order in which they resemble what was written: of several right ones the writer most likely meant the first. */
export function nearestFirst(written: string, names: readonly string[]): string[] {
  return names.map((name) => ({ name, distance: editDistance(written, name) })).sort((a, b) => a.distance - b.distance).map(({ name }) => name);
}
