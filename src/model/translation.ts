import type { Lang } from './text.js';

/**
 * What goes out to translators and comes back: units of text with inline markup as codes. `markdown` takes them from a file and splices them back,
 * `translation` matches and remembers them, `exchange` writes and reads them in the formats of CAT tools.
 */
export interface TranslationDocument {
  /** The source file, relative to the workspace, with `/`: `issues/issue-9/en.md`. */
  readonly original: string;
  readonly sourceLang: Lang | (string & {});
  /** Absent in a file that does not say. */
  readonly targetLang?: Lang | (string & {});
  readonly units: readonly TranslationUnit[];
  readonly notes?: readonly Note[];
}

/** A block's text (heading, paragraph, list item, cell), or a string that stands alone (caption, alternative text, front matter, label). */
export interface TranslationUnit {
  /** Unique in the document, stable under edits elsewhere. ASCII letters, digits, `.`, `_`, `-`. */
  readonly id: string;
  readonly kind: UnitKind;
  /** In the order of the source: sentences, each with its own target and state. */
  readonly segments: readonly Segment[];
  /** Not to be translated: carried for the reader's sake. */
  readonly fixed?: true;
  /** Text between segments that nobody translates (XLIFF 2: `ignorable`), in files that keep it apart. */
  readonly between?: readonly Between[];
  readonly notes?: readonly Note[];
}

export interface Between {
  /** It stands before the segment of this index; at the end if there is none. */
  readonly before: number;
  readonly source: Content;
  readonly target?: Content;
}

export type UnitKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'quote' | 'caption' | 'alt' | 'title' | 'meta' | 'label' | 'other';

/** A sentence: the unit of memory, staleness and review. */
export interface Segment {
  /** Unique in the document, stable under edits elsewhere. The same alphabet as a unit's. */
  readonly id: string;
  readonly source: Content;
  /** Absent: not translated. */
  readonly target?: Content;
  readonly state: SegmentState;
  /** For a changed segment: the source that the target translates. */
  readonly formerSource?: Content;
  readonly notes?: readonly Note[];
}

/** `open`: no translation. `changed`: the source changed since. `translated`: not yet reviewed. `reviewed`: signed off. */
export type SegmentState = 'open' | 'changed' | 'translated' | 'reviewed';

export interface Note {
  readonly text: string;
  /** Who says so, as their tool names them. */
  readonly from?: string;
}

/** Text and codes in reading order; no empty strings, no two strings side by side. */
export type Content = readonly (string | Code)[];

/** Inline markup that a translator moves but does not change. */
export interface Code {
  readonly kind: 'open' | 'close' | 'alone';
  /** Opening and closing code of a pair share it; otherwise unique in the unit. A target uses its source's ids. */
  readonly id: string;
  readonly type: CodeType;
  /** What it stands for, as written in the file: `**`, `](https://example.org)`, `` `code` ``. */
  readonly data: string;
  /** What a reader of plain text sees in its place: the words of inline code, nothing for emphasis. */
  readonly equiv?: string;
}

export type CodeType = 'bold' | 'italic' | 'strike' | 'link' | 'image' | 'code' | 'break' | 'footnote' | 'html' | 'other';

/** One entry of the translation memory. */
export interface MemoryUnit {
  readonly sourceLang: string;
  readonly targetLang: string;
  readonly source: Content;
  readonly target: Content;
  /** The sources before and after it in its document, as plain text: what tells an in-context match. */
  readonly before?: string;
  readonly after?: string;
  /** Where it was learned: `issues/issue-9/zh.md`. */
  readonly origin?: string;
  /** ISO 8601, as the file says. */
  readonly changed?: string;
  readonly by?: string;
  readonly reviewed?: boolean;
  readonly notes?: readonly Note[];
}
