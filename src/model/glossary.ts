import type { Severity } from './diagnostic.js';
import type { Lang, SourceFile, Span } from './text.js';

/** The bilingual terms of a workspace, ready to match: shorthand of the file written out. */
export interface Glossary {
  /** Absent for the empty glossary of a file checked without one. */
  readonly file?: SourceFile;
  readonly concepts: readonly Concept[];
}

/** One thing of the domain with its names in each language (TBX: conceptEntry). */
export interface Concept {
  readonly id: string;
  /** Open list: organisation, programme, document … */
  readonly kind: string;
  /** Findings about draft concepts are warnings, about approved ones errors. */
  readonly status: 'approved' | 'draft';
  readonly terms: Readonly<Record<Lang, TermSet>>;
  /** `required`: at its first mention in body text the name stands with its abbreviation. */
  readonly firstMention: 'required' | 'optional';
  /** The name stays in its own script in every language. */
  readonly doNotTranslate: boolean;
  /** For words that are only sometimes this term: one of `near` must stand in the same block, none of `not`. */
  readonly context: { readonly near: readonly string[]; readonly not: readonly string[] };
  /** The entry in the glossary file. */
  readonly span: Span;
}

/** The names of one concept in one language. */
export interface TermSet {
  readonly preferred: Form;
  readonly abbreviations: readonly Form[];
  readonly admitted: readonly Form[];
  readonly forbidden: readonly Form[];
  /** Former names: right only in issues dated within their validity. */
  readonly former: readonly Form[];
  /** Longer words that contain a form and are something else: they shield it from matching. */
  readonly guards: readonly Form[];
  /** What the house writes around the name. */
  readonly marks: 'none' | '《》' | '“”';
}

export interface Form {
  readonly text: string;
  readonly kind: FormKind;
  readonly span: Span;
  /** `after-declaration`: right once 以下简称… has introduced it; `title`: in headings, captions and front matter only. */
  readonly scope?: 'after-declaration' | 'title';
  /** For people: why the form is forbidden or limited. */
  readonly why?: string;
  /** Overrides the severity that follows from the concept's status. */
  readonly severity?: Severity;
  /** ISO dates, both inclusive. */
  readonly valid?: { readonly from?: string; readonly to?: string };
}

export type FormKind = 'preferred' | 'abbreviation' | 'admitted' | 'forbidden' | 'former' | 'guard';
