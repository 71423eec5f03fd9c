import type { Edit, Localized, Range, Span } from './text.js';

export type Severity = 'error' | 'warning' | 'info';

/** `family/name`, for example `term/forbidden`. */
export type RuleId = `${string}/${string}`;

export interface Related {
  readonly file: string;
  readonly range?: Range;
  readonly message: Localized;
}

/** What is wrong, where, what was expected, and what decides it. Made by the host from a {@link Finding}. */
export interface Diagnostic {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: Localized;
  readonly file: string;
  /** Absent for what concerns a whole file. */
  readonly range?: Range;
  /** The text found. */
  readonly actual?: string;
  /** The texts that would be right, best first. */
  readonly expected?: readonly string[];
  readonly related?: readonly Related[];
  /** Edits of this file, applied together or not at all. */
  readonly fix?: readonly Edit[];
  /** Address of the rule's page. */
  readonly help?: string;
}

/** Where a related fact stands: a span of a file that the host turns into a {@link Range}; or that range, of a file that is not read in this run. */
export interface Evidence {
  /** Absent: the file the finding is in. */
  readonly file?: string;
  readonly span?: Span;
  readonly range?: Range;
  readonly message: Localized;
}

/** What a rule reports: the host adds id, file, positions and, unless the finding sets it, the severity. */
export interface Finding {
  readonly message: Localized;
  readonly span?: Span;
  readonly severity?: Severity;
  readonly actual?: string;
  readonly expected?: readonly string[];
  readonly related?: readonly Evidence[];
  readonly fix?: readonly Edit[];
}
