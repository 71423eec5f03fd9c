import type { Localized, SourceFile } from '../model/text.js';
import type { MemoryUnit, TranslationDocument } from '../model/translation.js';
import type { SchemaFinding } from '../schema/read.js';
import type { Loss } from './translation-losses.js';

/** A file format translations travel in. A new one is a file or folder beside this and a line in the registry. */
export interface TranslationFormat {
  readonly format: 'xliff' | 'xliff2' | 'po' | 'docx' | 'xlsx';
  readonly title: Localized;
  /** With their dots, lower-case; the first is the one to write. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** What does not survive the way out and back. Codes keep their ids everywhere: what they stand for is known from the draft. */
  readonly cannotCarry: readonly Loss[];
  /** The same bytes for the same document, whenever and wherever. */
  write(document: TranslationDocument, options?: TranslationWriteOptions): Written;
  /** Never throws for what the bytes hold. */
  read(bytes: Uint8Array, path: string): TranslationRead;
}

export interface TranslationWriteOptions {
  /** Written as the file's target language if the document has none. */
  readonly targetLang?: string;
  /** Only segments in state `open`, each with its source for a target: what OmegaT 3.6 shows as work to do. XLIFF 1.2 alone. */
  readonly openOnly?: boolean;
}

export interface Written {
  readonly bytes: Uint8Array;
  /** What this document has and the format cannot carry, a sentence each. */
  readonly lost: readonly Localized[];
}

export interface TranslationRead {
  /**
   * One for each part of the file (`<file>` in XLIFF). Ids are those of the file. Units and segments without an id, or with one that stands twice, are
   * not among them but in the findings. A code's `data` is empty where the file holds none: match codes by id.
   */
  readonly documents: readonly TranslationDocument[];
  /** Rule families `exchange/` and `input/`. Errors here mean that a part, or all, was not read. */
  readonly findings: readonly SchemaFinding[];
  /** The text that spans refer to, in formats that are text files. */
  readonly file?: SourceFile;
}

/** A file format for translation memories. */
export interface MemoryFormat {
  readonly format: 'tmx';
  readonly title: Localized;
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** The same bytes for the same units. `tags: 'omegat'`: codes as the short tags OmegaT compares with (`<g0>`, `<x1/>`). */
  write(units: readonly MemoryUnit[], options?: MemoryWriteOptions): Written;
  /** A unit for each source segment and each target language. Never throws for what the bytes hold. */
  read(bytes: Uint8Array, path: string, options?: MemoryReadOptions): MemoryRead;
}

export interface MemoryWriteOptions {
  readonly tags?: 'native' | 'omegat';
}

export interface MemoryReadOptions {
  /** BCP 47. Where a file does not say what its source language is (`*all*`), this one is. */
  readonly sourceLang?: string;
}

export interface MemoryRead {
  readonly units: readonly MemoryUnit[];
  readonly findings: readonly SchemaFinding[];
  readonly file?: SourceFile;
}
