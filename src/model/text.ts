/** A sentence for people, in both languages of the tool's messages. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** An editorial language of a bulletin: a BCP 47 primary subtag that `lang/` knows. */
export type Lang = 'zh' | 'en';

/** Offsets in UTF-16 code units into a {@link SourceFile}'s `text`; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place for people and machines: 1-based lines and columns (columns in UTF-16 units, as in unist), offsets as in {@link Span}. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly offset: number;
  readonly endOffset: number;
}

/** A text file as read: decoded, without its byte-order mark, line ends untouched. */
export interface SourceFile {
  /** As shown to people and written in JSON: relative to the working folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** True if the file began with a UTF-8 byte-order mark; it is written back. */
  readonly bom: boolean;
}

/** Replace `[offset, endOffset)` of a file's text by `text`. */
export interface Edit {
  readonly offset: number;
  readonly endOffset: number;
  readonly text: string;
}
