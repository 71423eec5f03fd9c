import { findDefinitions } from '../glossary/definitions.js';
import { longForm } from '../glossary/long-form.js';
import { titlesIn } from '../glossary/two-names.js';
import { skim } from '../markdown/skim.js';
import type { Lang, Range, SourceFile } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import { pageOf } from './page-address.js';

/**
 * What later issues are compared with: an edition's names, titles and links. Plain values that follow from the file's text and language
 * alone, so that they can be kept from run to run; with lines and columns, since the text is then not read again.
 */
export interface EditionFacts {
  /** NAME（ABBR） and ABBR（NAME）, in order. */
  readonly names: readonly NameFact[];
  /** Titles in 《》, each once. */
  readonly titles: readonly { readonly text: string; readonly range: Range }[];
  /** Web pages linked to in the body, each once, by {@link pageOf}. */
  readonly pages: readonly { readonly page: string; readonly range: Range }[];
}

export interface NameFact {
  readonly abbreviation: string;
  /** What stands before the bracket back to a mark that ends a name, or in the bracket. */
  readonly stretch: string;
  /** The name, as far as it can be told. */
  readonly name: string;
  /** Of the name. */
  readonly range: Range;
}

/** The facts of an earlier issue in one language. */
export interface EarlierEdition {
  /** The issue's id. */
  readonly issue: string;
  readonly file: string;
  readonly lang: Lang;
  readonly facts: EditionFacts;
}

export function factsOf(file: SourceFile, lang: Lang): EditionFacts {
  const { text, offsets, links } = skim(file);
  const lines = new LineIndex(file.text);
  const rangeOf = (start: number, end: number): Range => lines.range({ start: offsets[start] ?? 0, end: (offsets[end - 1] ?? 0) + 1 });
  const names = findDefinitions(text, () => false).flatMap(({ abbreviation, name }): NameFact[] => {
    const stretch = text.slice(name.start, name.end);
    const long = longForm(stretch, abbreviation, lang);
    return long ? [{ abbreviation, stretch, name: stretch.slice(long.start, long.end), range: rangeOf(name.start + long.start, name.start + long.end) }] : [];
  });
  const titles = new Map(titlesIn(text).toReversed().map((title) => [title.text, { text: title.text, range: rangeOf(title.start, title.end) }]));
  const pages = new Map(links.toReversed().flatMap(({ url, start, end }) => {
    const page = pageOf(url);
    return page === undefined ? [] : [[page, { page, range: lines.range({ start, end }) }] as const];
  }));
  return { names, titles: [...titles.values()].toReversed(), pages: [...pages.values()].toReversed() };
}
