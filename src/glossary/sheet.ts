import type { Localized, Span } from '../model/text.js';

/** A table as people fill it in a spreadsheet: every cell a text. What the formats of `exchange/` write and read. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** A cell for each column. */
  readonly rows: readonly (readonly string[])[];
}

export interface SheetColumn {
  /** What the first row says; a reader takes it, and the titles, in any case. */
  readonly key: string;
  readonly title: Localized;
  /** In characters of the standard font. */
  readonly width?: number;
  /** The only values a cell may have, besides none. */
  readonly options?: readonly string[];
  /** Cells hold days, YYYY-MM-DD: spreadsheets make numbers of them. */
  readonly isDay?: true;
}

/** A row as read back. */
export interface SheetRow {
  /** 1-based: the sheet's row, the text file's line. The first holds the titles. */
  readonly number: number;
  /** By column key; trimmed; columns without a text are absent. */
  readonly cells: ReadonlyMap<string, SheetCell>;
}

export interface SheetCell {
  readonly text: string;
  /** Where it stands, in formats that are text files. */
  readonly span?: Span;
}
