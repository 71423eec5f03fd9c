import type { TextUnit } from '../model/edition.js';
import type { Concept, Form, Glossary } from '../model/glossary.js';
import type { Lang, Span } from '../model/text.js';
import type { EditionTerms } from './edition-terms.js';

/** The terms of one edition and the issue it belongs to. */
export interface ReadEdition {
  /** The issue's id, or a lone file's name. */
  readonly issue: string;
  readonly terms: EditionTerms;
}

/** How often and where a concept is named. */
export interface TermUse {
  readonly concept: Concept;
  /** Over all editions; near variants are not in it. */
  readonly total: number;
  /** Issues that use it, in the order given. */
  readonly byIssue: ReadonlyMap<string, number>;
  /** Forms that occur, the most frequent first. */
  readonly forms: readonly { readonly form: Form; readonly lang: Lang; readonly count: number }[];
  /** Texts that look like its name and are none of its forms, the most frequent first. */
  readonly variants: readonly { readonly text: string; readonly count: number }[];
}

/** The use of every concept, unused ones too, the most used first; in equal cases in the order of the glossary. */
export function countUse(glossary: Glossary, editions: readonly ReadEdition[]): TermUse[] {
  const tallies = new Map<Concept, Tally>(glossary.concepts.map((concept) => [concept, { byIssue: new Map(), forms: new Map(), variants: new Map() }]));
  for (const { issue, terms } of editions) {
    const wrong = new Map<TextUnit, Span[]>();
    for (const variant of terms.variants) wrong.set(variant.unit, [...(wrong.get(variant.unit) ?? []), variant]);
    for (const { unit, start, end, readings } of terms.mentions) {
      // 公约 within a wrongly written 循环与公平信息技术公约 names nothing by itself.
      if (wrong.get(unit)?.some((variant) => variant.start <= start && variant.end >= end) === true) continue;
      // A shared form counts for each concept it may stand for, once.
      for (const [i, { concept, form, lang }] of readings.entries()) {
        const tally = tallies.get(concept);
        if (!tally || form.kind === 'guard' || readings.findIndex((other) => other.concept === concept) !== i) continue;
        add(tally.byIssue, issue);
        // Forms are counted by their text: the date of an issue makes a copy of a former name that was in force.
        const key = `${lang}\n${form.text}`;
        const known = tally.forms.get(key);
        if (known) known.count += 1;
        else tally.forms.set(key, { form, lang, count: 1 });
      }
    }
    for (const { concept, unit, start, end } of terms.variants) {
      const tally = tallies.get(concept);
      if (tally) add(tally.variants, unit.text.slice(start, end));
    }
  }
  return [...tallies].map(([concept, tally]) => toUse(concept, tally)).sort((a, b) => b.total - a.total);
}

interface Tally {
  readonly byIssue: Map<string, number>;
  readonly forms: Map<string, { form: Form; lang: Lang; count: number }>;
  readonly variants: Map<string, number>;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function toUse(concept: Concept, { byIssue, forms, variants }: Tally): TermUse {
  const byCount = (a: { count: number }, b: { count: number }): number => b.count - a.count;
  return {
    concept,
    total: [...byIssue.values()].reduce((sum, count) => sum + count, 0),
    byIssue,
    forms: [...forms.values()].sort(byCount),
    variants: [...variants].map(([text, count]) => ({ text, count })).sort(byCount),
  };
}
