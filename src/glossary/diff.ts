import type { Concept, Form, FormKind, Glossary } from '../model/glossary.js';
import type { Lang } from '../model/text.js';
import { formsOf } from './matcher.js';

export interface GlossaryDiff {
  readonly added: readonly Concept[];
  readonly removed: readonly Concept[];
  /** In the order of the new glossary. */
  readonly changed: readonly ConceptChange[];
}

export interface ConceptChange {
  readonly before: Concept;
  readonly after: Concept;
  readonly forms: readonly FormChange[];
  readonly facts: readonly FactChange[];
}

/** A form that came, went, or stands elsewhere now. */
export interface FormChange {
  readonly lang: Lang;
  readonly text: string;
  /** Absent: the form is new. */
  readonly before?: FormKind;
  /** Absent: the form is gone. The same as `before`: its scope, reason, severity or dates changed. */
  readonly after?: FormKind;
}

export interface FactChange {
  readonly name: 'id' | 'kind' | 'status' | 'firstMention' | 'doNotTranslate' | 'near' | 'not' | 'marks';
  /** Of which language's names, where that matters. */
  readonly lang?: Lang;
  readonly before: string;
  readonly after: string;
}

/** What changed from one glossary to another. Concepts are the same by id; one whose two names came back under another id was renamed. */
export function diffGlossaries(before: Glossary, after: Glossary): GlossaryDiff {
  const old = new Map(before.concepts.map((concept) => [concept.id, concept]));
  const ids = new Set(after.concepts.map(({ id }) => id));
  const gone = new Map(before.concepts.filter(({ id }) => !ids.has(id)).map((concept) => [namesOf(concept), concept]));
  const added: Concept[] = [];
  const changed: ConceptChange[] = [];
  for (const concept of after.concepts) {
    const own = old.get(concept.id) ?? gone.get(namesOf(concept));
    if (!own) {
      added.push(concept);
      continue;
    }
    if (own.id !== concept.id) gone.delete(namesOf(concept));
    const [forms, facts] = [formChanges(own, concept), factChanges(own, concept)];
    if (forms.length + facts.length > 0) changed.push({ before: own, after: concept, forms, facts });
  }
  const renamed = new Set(changed.map((change) => change.before.id));
  return { added, removed: before.concepts.filter(({ id }) => !ids.has(id) && !renamed.has(id)), changed };
}

function namesOf({ terms }: Concept): string {
  return `${terms.en.preferred.text}\n${terms.zh.preferred.text}`;
}

function formChanges(before: Concept, after: Concept): FormChange[] {
  return (['en', 'zh'] as const).flatMap((lang) => {
    const [old, now] = [ownForms(before, lang), ownForms(after, lang)];
    const gone = [...old].filter(([key]) => !now.has(key)).map(([, form]) => form);
    const changes: FormChange[] = [];
    for (const [key, form] of now) {
      const same = old.get(key);
      if (same) {
        if (detailsOf(same) !== detailsOf(form)) changes.push({ lang, text: form.text, before: form.kind, after: form.kind });
        continue;
      }
      // The same text in another place: a form that was admitted is forbidden now.
      const moved = gone.findIndex(({ text }) => text === form.text);
      const from = moved < 0 ? undefined : gone.splice(moved, 1)[0];
      changes.push({ lang, text: form.text, ...(from && { before: from.kind }), after: form.kind });
    }
    return [...changes, ...gone.map(({ text, kind }) => ({ lang, text, before: kind }))];
  });
}

/** By kind and text. Abbreviations that Chinese takes over from English are English. */
function ownForms(concept: Concept, lang: Lang): Map<string, Form> {
  const english = lang === 'zh' ? new Set(concept.terms.en.abbreviations) : new Set<Form>();
  return new Map(formsOf(concept, lang).filter((form) => !english.has(form)).map((form) => [`${form.kind}\n${form.text}`, form]));
}

function detailsOf({ scope, why, severity, valid }: Form): string {
  return JSON.stringify([scope, why, severity, valid?.from, valid?.to]);
}

function factChanges(before: Concept, after: Concept): FactChange[] {
  const facts = (concept: Concept): [FactChange['name'], string, Lang?][] => [
    ['id', concept.id],
    ['kind', concept.kind],
    ['status', concept.status],
    ['firstMention', concept.firstMention],
    ['doNotTranslate', String(concept.doNotTranslate)],
    ['near', concept.context.near.join(' | ')],
    ['not', concept.context.not.join(' | ')],
    ['marks', concept.terms.en.marks, 'en'],
    ['marks', concept.terms.zh.marks, 'zh'],
  ];
  const old = facts(before);
  return facts(after).flatMap(([name, value, lang], i) => {
    const was = old[i]?.[1] ?? '';
    return was === value ? [] : [{ name, ...(lang && { lang }), before: was, after: value }];
  });
}
