import type { TextUnit } from '../model/edition.js';
import { type Word, wordRuns } from './english-words.js';
import { type Skeleton, skeleton } from './skeleton.js';
import { type Reduced, reduce } from './word-classes.js';

/** A text as names are searched in it. Each reading is made when first asked for: several finders ask for the same. */
export class SearchedText {
  #bare: Skeleton | undefined;
  #reduced: Reduced | undefined;
  #runs: Word[][] | undefined;

  constructor(readonly text: string) {}

  /** Without marks. */
  get bare(): Skeleton {
    return (this.#bare ??= skeleton(this.text));
  }

  /** Without marks, each word of a class as one unit. */
  get reduced(): Reduced {
    return (this.#reduced ??= reduce(this.bare.text));
  }

  /** The words of English names, in runs that no mark interrupts. */
  get runs(): readonly (readonly Word[])[] {
    return (this.#runs ??= wordRuns(this.text));
  }
}

const ofUnits = new WeakMap<TextUnit, SearchedText>();

/** The names of the glossary and those that a text defines itself are looked for in the same units. */
export function searchedText(unit: TextUnit): SearchedText {
  let searched = ofUnits.get(unit);
  if (!searched) {
    searched = new SearchedText(unit.text);
    ofUnits.set(unit, searched);
  }
  return searched;
}
