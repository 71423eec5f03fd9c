import type { Diagnostic, Severity } from './diagnostic.js';
import type { Edition, TextRole } from './edition.js';
import type { Span } from './text.js';

/** Two editions side by side, with what a proof-reader has to look at. */
export interface Parallel {
  readonly source: Edition;
  readonly target: Edition;
  /** In the order of the source; what only the target has after what it follows. */
  readonly rows: readonly ParallelRow[];
  /** Of either file, where no row holds them. */
  readonly elsewhere: readonly Diagnostic[];
}

/** Texts that say the same; one side is empty where the other has nothing to say. */
export interface ParallelRow {
  readonly source: readonly ParallelText[];
  readonly target: readonly ParallelText[];
  readonly diagnostics: readonly Diagnostic[];
  /** The texts may not belong together. */
  readonly doubtful: boolean;
}

export interface ParallelText {
  readonly role: TextRole | 'code';
  /** Of a heading, 1–6; else 0. */
  readonly level: number;
  /** Emphasis and links gone, code and addresses as they stand in the file. */
  readonly text: string;
  /** Parts of `text`; they may overlap. */
  readonly marks: readonly ParallelMark[];
}

export type ParallelMark = Span &
  (
    | { readonly kind: 'difference'; readonly severity: Severity }
    /** A name of the glossary, with its names in the other language. */
    | { readonly kind: 'term'; readonly names: readonly string[] }
    | { readonly kind: 'link'; readonly url: string }
  );
