import type { Localized, SourceFile } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import type { Feature } from './features.js';
import type { GlossaryConcept } from './glossary-concept.js';
import type { SheetOptions } from './sheet-format.js';

/** A file format glossaries are exchanged in. A new one is a file or folder beside this and a line in the registry. */
export interface GlossaryFormat {
  readonly format: string;
  readonly title: Localized;
  /** With its dot, lower-case. */
  readonly extension: string;
  readonly mediaType: string;
  /** What does not survive the way out and back. */
  readonly cannotCarry: readonly Feature[];
  /** The same bytes for the same concepts, whenever and wherever. */
  write(concepts: readonly GlossaryConcept[], options?: SheetOptions): Exported;
  /** Never throws for what the bytes hold. */
  read(bytes: Uint8Array, path: string): Imported;
}

export interface Exported {
  readonly bytes: Uint8Array;
  /** What these concepts have and the format cannot carry, a sentence each. */
  readonly lost: readonly Localized[];
}

export interface Imported {
  /** Valid by the schema of `glossary.yml`, ids unique. */
  readonly concepts: readonly GlossaryConcept[];
  /** Each entry that was left out, and why; rule family `exchange/` (or `input/` for the encoding). */
  readonly findings: readonly SchemaFinding[];
  /** The text that spans refer to, in formats that are text files. */
  readonly file?: SourceFile;
}
