import { Buffer } from 'node:buffer';
import type { Localized } from '../../../model/text.js';
import { decoded, type PdfDocument } from '../document.js';
import { type PdfDict, PdfName, PdfStream, type PdfValue } from '../objects.js';
import { type Page, readPages } from '../pages.js';
import { type Element, Structure } from '../structure.js';
import { type TextOf, textReader } from '../tags.js';

/** One requirement of a standard that a program can decide. One entry in a list; its fault is planted in the test beside. */
export interface StandardRule {
  /** Unique, a word or two: names its test. */
  readonly id: string;
  /** Clause of the standard. */
  readonly clause: string;
  /** What holds in a sound file. */
  readonly title: Localized;
  /** Places that break it: a few words each, or none for the whole file. */
  check(file: FileView): Iterable<string>;
}

/** A finished file, read back. */
export interface FileView {
  readonly document: PdfDocument;
  readonly catalog: PdfDict;
  readonly pages: readonly Page[];
  readonly structure: Structure;
  /** All structure elements in reading order. */
  readonly elements: readonly Element[];
  readonly text: TextOf;
  /** XMP packet; empty without one. */
  readonly xmp: string;
}

/** @throws {PdfStructureError} */
export function viewOf(document: PdfDocument): FileView {
  const { catalog } = document;
  const pages = readPages(document);
  const structure = new Structure(document);
  const metadata = document.resolve(catalog.get('Metadata'));
  const xmp = metadata instanceof PdfStream ? Buffer.from(decoded(metadata)).toString('utf8') : '';
  return { document, catalog, pages, structure, elements: [...structure.root.all()], text: textReader(pages), xmp };
}

/** The place of a file that is one. */
export const wholeFile = '';

export function nameOf(value: PdfValue | undefined): string {
  return value instanceof PdfName ? value.name : '';
}

/** One place if a condition does not hold. */
export function unless(holds: boolean, place: string = wholeFile): readonly string[] {
  return holds ? [] : [place];
}

/** BCP 47, as far as its shape goes. */
export function isLanguage(tag: string | undefined): boolean {
  return tag !== undefined && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(tag);
}

/** A few words to find a place by. */
export function excerpt(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
