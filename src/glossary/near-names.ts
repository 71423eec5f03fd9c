import type { Known } from './known-names.js';
import type { SearchedText } from './searched-text.js';
import { END, identity, Trie } from './trie.js';
import { isBodyClass, isClass, reduce } from './word-classes.js';

/** A stretch that is a known name but for words of the same class. Offsets in the bare text. */
export interface NearName {
  readonly known: Known;
  readonly start: number;
  readonly end: number;
  /** The noun that says what kind of body it is differs. */
  readonly isOtherBody: boolean;
}

/** Finds names whose words were taken for others of their class. Cost is linear in the text whatever the number of names. */
export class NearNameFinder {
  readonly #names = new Trie<Known>();

  constructor(names: readonly Known[]) {
    for (const known of names) {
      const { text } = reduce(known.bare);
      let hasClass = false;
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        hasClass ||= isClass(unit) && (known.isLong || !isBodyClass(unit));
      }
      if (hasClass) this.#names.add(text, known);
    }
  }

  find(searched: SearchedText): NearName[] {
    const found: NearName[] = [];
    if (this.#names.isEmpty) return found;
    const bare = searched.bare.text;
    const { text, starts } = searched.reduced;
    const visit = (values: readonly Known[], from: number, to: number): void => {
      const [start, end] = [starts[from] ?? 0, starts[to] ?? 0];
      const stretch = bare.slice(start, end);
      for (const known of values) {
        if (known.bare === stretch) continue;
        const isOtherBody = changesBody(known.bare, stretch);
        if (known.isLong || !isOtherBody) found.push({ known, start, end, isOtherBody });
      }
    };
    let [second, third] = [text.charCodeAt(0) || END, text.charCodeAt(1) || END];
    for (let i = 0; i < text.length; i += 1) {
      const first = second;
      second = third;
      third = text.charCodeAt(i + 2) || END;
      if (this.#names.mayStart(first, second, third)) this.#names.walk(text, i, identity, visit);
    }
    return found;
  }
}

function changesBody(name: string, found: string): boolean {
  const [a, b] = [reduce(name), reduce(found)];
  return [...a.text].some((unit, i) => {
    if (!isBodyClass(unit.charCodeAt(0))) return false;
    return name.slice(a.starts[i], a.starts[i + 1]) !== found.slice(b.starts[i], b.starts[i + 1]);
  });
}
