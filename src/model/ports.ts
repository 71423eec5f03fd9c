import type { Localized } from './text.js';

/** A printing browser, seen from the inside: `io/browser` implements it, `render` drives it. */
export interface Printer {
  /** Product and version, for the manifest: `Chromium 143.0.7499.4 (npm)`. */
  readonly version: Promise<string>;
  /**
   * Opens one self-contained document. It can load nothing: no file, no address.
   * @throws {EnvironmentError} when there is no browser or it dies.
   */
  open(html: string, signal?: AbortSignal): Promise<PrintPage>;
}

export interface PrintPage {
  /** Addresses the document asked for and did not get, so far. */
  readonly refused: readonly string[];
  /** Sets the text of every element whose `data-page-of` equals a key: page numbers in the contents. */
  fill(texts: Readonly<Record<string, string>>): Promise<void>;
  /** Sets a custom property (`--name`) of the document's root. */
  setProperty(name: string, value: string): Promise<void>;
  /** Prints with the document's own `@page` size, tagged and with outline. */
  print(): Promise<Uint8Array>;
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
