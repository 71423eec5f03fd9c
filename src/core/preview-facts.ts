import { formsOf, type Matcher } from '../glossary/matcher.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Concept } from '../model/glossary.js';
import type { Lang, Localized, Span } from '../model/text.js';
import { sha256 } from '../text/hash.js';
import { fromSource, toSource } from '../text/source-map.js';

/** A finding as the page shows it. */
export interface ShownProblem {
  /** The same finding has the same id as long as it stands at the same place. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly file: string;
  /** 1-based; absent for what concerns a whole file. */
  readonly line?: number;
  readonly column?: number;
  readonly start?: number;
  readonly end?: number;
  readonly expected: readonly string[];
  readonly related: readonly { readonly file: string; readonly line?: number; readonly message: Localized }[];
  readonly fixable: boolean;
  /** The words it is about with those around them, to be found in an output. */
  readonly quote?: Quote;
}

export interface Quote {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** A name of the glossary in a draft. */
export interface ShownTerm extends Span {
  readonly text: string;
  readonly concept: string;
  /** A form that is not to be used. */
  readonly wrong: boolean;
}

/** An entry of the glossary as the page shows it. */
export interface ShownConcept {
  readonly kind: string;
  readonly status: Concept['status'];
  readonly names: Readonly<Record<Lang, string>>;
  readonly abbreviations: readonly string[];
  readonly forbidden: readonly { readonly text: string; readonly why?: string }[];
}

export function idOf({ file, rule, range, actual, message, fix }: Diagnostic): string {
  return sha256(JSON.stringify([file, rule, range?.offset, range?.endOffset, actual, message.en, fix])).slice(0, 16);
}

export function shownProblem(diagnostic: Diagnostic, editions: readonly Edition[]): ShownProblem {
  const { rule, severity, message, file, range, expected = [], related = [], fix } = diagnostic;
  const edition = editions.find((each) => each.file.path === file);
  const quote = edition && range && quoteOf(edition, { start: range.offset, end: range.endOffset });
  return {
    id: idOf(diagnostic),
    rule,
    severity,
    message,
    file,
    ...(range && { line: range.line, column: range.column, start: range.offset, end: range.endOffset }),
    expected,
    related: related.map((fact) => ({ file: fact.file, ...(fact.range && { line: fact.range.line }), message: fact.message })),
    fixable: fix !== undefined,
    ...(quote && { quote }),
  };
}

/** Enough to tell the third 可持续采购 of a page from the first. */
const around = 16;

function quoteOf({ texts }: Edition, place: Span): Quote | undefined {
  for (const { text, map } of texts) {
    const part = fromSource(map, place);
    if (!part || text.trim() === '') continue;
    // What is no letter, a space or the gap between two, shows at its neighbours.
    const isBare = text.slice(part.start, part.end).trim() === '';
    const start = isBare ? Math.max(0, part.start - 1) : part.start;
    const end = isBare ? Math.min(text.length, part.end + 1) : part.end;
    return { before: text.slice(Math.max(0, start - around), start), text: text.slice(start, end), after: text.slice(end, end + around) };
  }
  return undefined;
}

export function shownTerms({ texts, lang }: Edition, matcher: Matcher): ShownTerm[] {
  const terms = texts.flatMap(({ text, map }) =>
    matcher.match(text).flatMap(({ start, end, readings }) => {
      const own = readings.filter(({ form, lang: of }) => form.kind !== 'guard' && (of === lang || form.kind === 'abbreviation'));
      const [first] = own;
      const place = first && toSource(map, start, end);
      return place ? [{ ...place, text: text.slice(start, end), concept: first.concept.id, wrong: own.every(({ form }) => form.kind === 'forbidden') }] : [];
    }),
  );
  return terms.sort((a, b) => a.start - b.start);
}

/** The entries that stand in these drafts. */
export function shownConcepts(concepts: readonly Concept[], terms: readonly ShownTerm[]): Record<string, ShownConcept> {
  const used = new Set(terms.map(({ concept }) => concept));
  return Object.fromEntries(
    concepts.filter(({ id }) => used.has(id)).map((concept) => {
      const forms = (['zh', 'en'] as const).flatMap((lang) => formsOf(concept, lang));
      const shown: ShownConcept = {
        kind: concept.kind,
        status: concept.status,
        names: { zh: concept.terms.zh.preferred.text, en: concept.terms.en.preferred.text },
        abbreviations: [...new Set(forms.filter(({ kind }) => kind === 'abbreviation').map(({ text }) => text))],
        forbidden: forms.filter(({ kind }) => kind === 'forbidden').map(({ text, why }) => ({ text, ...(why !== undefined && { why }) })),
      };
      return [concept.id, shown];
    }),
  );
}
