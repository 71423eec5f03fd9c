import { type DefinitionMention, type EditionTerms, isBody, type Mention } from '../../glossary/edition-terms.js';
import { languageOf } from '../../lang/registry.js';
import type { TextUnit } from '../../model/edition.js';
import type { Concept } from '../../model/glossary.js';
import type { Lang } from '../../model/text.js';

/** How one edition introduces and uses a concept that must be introduced (`firstMention: required`). Body text only. */
export interface Usage {
  readonly concept: Concept;
  /** Its full name outside definitions, in document order. */
  readonly names: readonly Mention[];
  /** Its abbreviation outside definitions, in document order. */
  readonly abbreviations: readonly Mention[];
  /** NAME（ABBR） and ABBR（NAME）, in document order. */
  readonly definitions: readonly DefinitionMention[];
}

type Draft = { -readonly [key in 'names' | 'abbreviations']: Mention[] } & { definitions: DefinitionMention[] };

/** Usages of the concepts that must be introduced and are named in the edition. */
export function usagesOf(terms: EditionTerms): Usage[] {
  const drafts = new Map<Concept, Draft>();
  const draft = (concept: Concept): Draft => {
    const known = drafts.get(concept) ?? { names: [], abbreviations: [], definitions: [] };
    drafts.set(concept, known);
    return known;
  };
  for (const definition of terms.definitions) {
    if (isBody(definition.unit)) for (const concept of definition.concepts) if (mustIntroduce(concept, terms.lang)) draft(concept).definitions.push(definition);
  }
  const isPart = partOfDefinition(terms);
  for (const mention of terms.mentions) {
    if (!isBody(mention.unit) || isPart(mention)) continue;
    for (const { concept, form } of mention.readings) {
      if (!mustIntroduce(concept, terms.lang)) continue;
      if (form.kind === 'abbreviation') draft(concept).abbreviations.push(mention);
      else if (form.kind === 'preferred' || (form.kind === 'admitted' && !form.scope)) draft(concept).names.push(mention);
    }
  }
  return [...drafts].map(([concept, usage]) => ({ concept, ...usage }));
}

/** Asked for, and not done by the name itself (ICLEI – Local Governments for Sustainability). */
function mustIntroduce({ firstMention, terms }: Concept, lang: Lang): boolean {
  const abbreviations = terms.en.abbreviations.map((form) => form.text);
  return firstMention === 'required' && abbreviations.length > 0 && !abbreviations.some((text) => terms[lang].preferred.text.includes(text));
}

/** True for a mention that is the abbreviation of a definition, or the name that belongs to it. A long text has as many definitions as mentions. */
function partOfDefinition({ definitions }: EditionTerms): (mention: Mention) => boolean {
  const inside = new Map<TextUnit, Map<number, DefinitionMention>>();
  const nameEnds = new Map<TextUnit, Set<number>>();
  for (const definition of definitions) {
    const { unit, start, end, name } = definition;
    const places = inside.get(unit) ?? new Map<number, DefinitionMention>();
    const ends = nameEnds.get(unit) ?? new Set<number>();
    for (let at = start; at <= end; at += 1) places.set(at, definition);
    for (let at = name.end - 2; at <= name.end; at += 1) ends.add(at);
    inside.set(unit, places);
    nameEnds.set(unit, ends);
  }
  return ({ unit, start, end }) => {
    const around = inside.get(unit)?.get(start);
    return (around !== undefined && end <= around.end) || nameEnds.get(unit)?.has(end) === true;
  };
}

/** How a first mention reads: 全称（缩写）, Full Name (ABBR). */
export function introduction(name: string, abbreviation: string, lang: Lang): string {
  const [open, close] = languageOf(lang).words.brackets;
  return `${name}${open}${abbreviation}${close}`;
}
