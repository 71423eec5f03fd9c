import type { Localized } from './text.js';

/** A printing browser, seen from the inside: `io/browser` implements it, `render` drives it. */
export interface Printer {
  /** Product and version, for the manifest: `Chromium 143.0.7499.4 (npm)`. */
  readonly version: Promise<string>;
  /**
   * Opens one document. It can load nothing but what stands in it and the files it is given: no file of the machine, no address.
   * @param files by the relative address under which the document asks for them. A name stands for one content as long as the printer lives.
   * @throws {EnvironmentError} when there is no browser or it dies.
   */
  open(html: string, signal?: AbortSignal, files?: PageFiles): Promise<PrintPage>;
  readonly kept?: Keep;
}

/** Finished files that the same browser made before. Absent: nothing is kept. */
export interface Keep {
  /** By a digest of all that a file was made of; without starting the browser. */
  recall(key: string): Promise<Uint8Array | undefined>;
  /** Only of files without a fault. */
  keep(key: string, file: Uint8Array): Promise<void>;
}

export type PageFiles = ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>;

export interface PrintPage {
  /** Addresses the document asked for and did not get, so far. */
  readonly refused: readonly string[];
  /** Sets the text of every element whose `data-page-of` equals a key: page numbers in the contents. */
  fill(texts: Readonly<Record<string, string>>): Promise<void>;
  /** Sets a custom property (`--name`) of the document's root. */
  setProperty(name: string, value: string): Promise<void>;
  /** Prints with the document's own `@page` size, tagged and with outline. */
  print(): Promise<Uint8Array>;
  /** Prints the same pages with everything in its place and nothing drawn, to see where things stand: in a tenth of the time. */
  printBlank(): Promise<Uint8Array>;
  /** The upper left corner as a PNG; what the document leaves free is transparent. CSS pixels; `scale`: pixels for one of them. */
  draw(size: { readonly width: number; readonly height: number; readonly scale: number }): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The machine lacks something the user can install or allow: exit code 3. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(
    /** What is missing, and the one command that helps. */
    readonly said: Localized,
    options?: ErrorOptions,
  ) {
    super(said.en, options);
  }
}
