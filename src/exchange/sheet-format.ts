import type { Sheet, SheetColumn, SheetRow } from '../glossary/sheet.js';
import type { Localized, SourceFile } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';

/** A file format for tables. */
export interface SheetFormat {
  readonly format: string;
  readonly title: Localized;
  /** With its dot, lower-case. */
  readonly extension: string;
  readonly mediaType: string;
  /** The same bytes for the same sheet, whenever and wherever. */
  write(sheet: Sheet, options?: SheetOptions): Uint8Array;
  /** Rows with at least one text, and what is wrong with the file or with single rows (which are then left out). Never throws for what the bytes hold. */
  read(bytes: Uint8Array, path: string, columns: readonly SheetColumn[]): SheetRead;
}

export interface SheetOptions {
  /** Formats that are text: begin with a byte-order mark (default). Excel takes a CSV file without one for the system's old encoding. */
  readonly bom?: boolean;
}

export interface SheetRead {
  readonly rows: readonly SheetRow[];
  readonly findings: readonly SchemaFinding[];
  /** The text that spans refer to, in formats that are text files. */
  readonly file?: SourceFile;
}
