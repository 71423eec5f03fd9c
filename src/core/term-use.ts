import { buildTermIndex, readTerms } from '../glossary/edition-terms.js';
import type { SuggestFrom } from '../glossary/suggest.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import type { Concept, Form } from '../model/glossary.js';
import type { TextUnit } from '../model/edition.js';
import type { Lang, Range, Span } from '../model/text.js';
import { toSource } from '../text/source-map.js';
import type { Target } from './inputs.js';
import { loadBulletin } from './load.js';
import type { Sources } from './sources.js';
import type { Workspace } from './workspace.js';

/** The editions of several bulletins with their terms, read but not checked. */
export interface ReadEditions {
  readonly editions: readonly SuggestFrom[];
  /** Ids of the bulletins, in the order read; those without a readable edition too. */
  readonly issues: readonly string[];
  /** Input that could not be read. */
  readonly problems: readonly Diagnostic[];
}

/** Reads bulletins of one workspace for what they say of its terms. */
export async function readEditions(files: Files, workspace: Workspace, targets: readonly Target[], signal: AbortSignal, langs?: readonly Lang[]): Promise<ReadEditions> {
  const index = buildTermIndex(workspace.glossary, workspace.matcher);
  const editions: SuggestFrom[] = [];
  const issues: string[] = [];
  const problems: Diagnostic[] = [];
  for (const target of targets) {
    signal.throwIfAborted();
    const { bulletin, findings, problems: unread, whole } = await loadBulletin(files, workspace, target, langs);
    if (!issues.includes(bulletin.id)) issues.push(bulletin.id);
    problems.push(...unread);
    // What keeps a draft from being read is told; what is wrong in it is the affair of `check`.
    const fatal = whole ? [] : findings.filter(({ rule, finding }) => /^(?:input|config)\//.test(rule) && (finding.severity ?? 'error') === 'error');
    problems.push(...fatal.map((each) => workspace.sources.diagnose(each, 'error')));
    for (const edition of bulletin.editions) editions.push({ issue: bulletin.id, edition, terms: readTerms(edition, index, bulletin.info.date) });
  }
  return { editions, issues, problems };
}

/** One place where a text names a concept. */
export interface UsePlace {
  readonly issue: string;
  readonly file: string;
  /** Absent for text that has no place of its own in the file. */
  readonly range?: Range;
  readonly text: string;
  /** Absent for a text that is near a name and none of its forms. */
  readonly form?: Form;
}

/** Where concepts are named, wrong forms and near variants too, in document order by edition. */
export function placesOf(concepts: readonly Concept[], editions: readonly SuggestFrom[], { sources }: Workspace): Map<Concept, UsePlace[]> {
  const places = new Map<Concept, UsePlace[]>(concepts.map((concept) => [concept, []]));
  for (const from of editions) {
    const found = [...placesIn(from, sources)].sort((a, b) => (a.place.range?.offset ?? 0) - (b.place.range?.offset ?? 0));
    for (const { concept, place } of found) places.get(concept)?.push(place);
  }
  return places;
}

function* placesIn({ issue, edition, terms }: SuggestFrom, sources: Sources): Iterable<{ concept: Concept; place: UsePlace }> {
  const file = edition.file.path;
  const placeOf = ({ unit, start, end }: Span & { readonly unit: TextUnit }): UsePlace => {
    const span = toSource(unit.map, start, end);
    const range = span && sources.range(file, span);
    return { issue, file, text: unit.text.slice(start, end), ...(range && { range }) };
  };
  for (const mention of terms.mentions) {
    for (const [i, { concept, form }] of mention.readings.entries()) {
      const isFirst = mention.readings.findIndex((other) => other.concept === concept) === i;
      if (form.kind !== 'guard' && isFirst) yield { concept, place: { ...placeOf(mention), form } };
    }
  }
  for (const variant of terms.variants) yield { concept: variant.concept, place: placeOf(variant) };
}
