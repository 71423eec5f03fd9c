import type { Severity } from '../../model/diagnostic.js';
import type { Lang, Localized } from '../../model/text.js';
import type { SegmentState, UnitKind } from '../../model/translation.js';

/** What a reviewer sees of one translation. */
export interface ReviewSheet {
  /** The folder name, or the lone file's name. */
  readonly id: string;
  readonly languages: { readonly source: Lang; readonly target: Lang };
  /** Drafts as shown to people; `target` is empty if there is none. */
  readonly files: { readonly source: string; readonly target: string };
  readonly groups: readonly ReviewGroup[];
  /** Findings that stand beside no pair, and sentences whose source is gone. */
  readonly loose: readonly ReviewFinding[];
  /** Of both drafts and the record: decisions about other versions are refused. */
  readonly stamp: string;
}

/** A section or article, the front matter or the foreword: what is signed off together. */
export interface ReviewGroup {
  readonly kind: 'front' | 'foreword' | 'section';
  /** Of a section: its heading in both languages. */
  readonly title?: { readonly source: string; readonly target: string };
  /** 1 or 2. */
  readonly level: number;
  readonly units: readonly ReviewUnit[];
}

/** A block: its sentences stand together. */
export interface ReviewUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly pairs: readonly ReviewPair[];
}

export interface ReviewPair {
  readonly id: string;
  readonly state: SegmentState;
  readonly source: readonly Run[];
  /** Empty: there is none, or the sentence before says it too (`isCovered`). */
  readonly target: readonly Run[];
  readonly isCovered: boolean;
  /** Of a changed one: what the target translates, with what went. */
  readonly former?: readonly Run[];
  readonly terms: readonly ReviewTerm[];
  readonly findings: readonly ReviewFinding[];
  readonly comment?: string;
  /** Where an unreviewed translation is from, if not from people. */
  readonly by?: string;
  /** 1-based, in the drafts. */
  readonly lines: { readonly source?: number; readonly target?: number };
}

/** A piece of text with all that is to be seen of it. */
export interface Run {
  readonly text: string;
  readonly looks: readonly Look[];
}

export type Look = 'bold' | 'italic' | 'strike' | 'link' | 'code' | 'term' | 'missing' | 'finding' | 'added' | 'removed';

/** A concept that the source of a pair names. */
export interface ReviewTerm {
  readonly concept: string;
  /** As it stands in the source. */
  readonly said: string;
  /** The names in the target language, the preferred one first. */
  readonly names: readonly string[];
  readonly avoid: readonly string[];
  readonly isDraft: boolean;
  /** None of its names stands in the translation. */
  readonly isMissing: boolean;
}

export interface ReviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Localized;
  /** For those beside no pair: `zh.md:12`. */
  readonly place?: string;
}
