import { linkWords } from '../lang/en/near-words.js';
import type { Word } from './english-words.js';

/** So many words of a name that lost its first or last one must be there: fewer are a phrase of its own (Sustainable Food Systems). */
const restWithEnd = 3;
const restWithStart = 4;

/**
 * A name without its first or its last word: Political Forum on Sustainable Development, United Nations General. What is left is all there, with its
 * capitals, and the neighbours are no words of a longer name.
 * @param place where in the run the whole name would begin
 */
export function clippedAt(name: readonly Word[], run: readonly Word[], place: number): { readonly from: number; readonly to: number } | undefined {
  const contents = name.flatMap(({ isLink }, i) => (isLink ? [] : [i]));
  if (contents.length <= restWithEnd) return undefined;
  const [second = 0, last = 0, lastButOne = 0] = [contents[1], contents.at(-1), contents.at(-2)];
  if (stands(name.slice(second), run, place + second) && !beginsName(run[place + second - 1]) && !goesOn(run, place + name.length, joining)) return { from: place + second, to: place + name.length };
  if (!stands(name.slice(0, lastButOne + 1), run, place)) return undefined;
  // Sustainable Consumption and was launched: the link word before the lost one may still be there.
  const ends = contents.length > restWithStart ? [last, lastButOne + 1] : [last].filter((end) => end > lastButOne + 1);
  const to = ends.find((end) => stands(name.slice(lastButOne + 1, end), run, place + lastButOne + 1) && !goesOn(run, place + end));
  return to === undefined ? undefined : { from: place, to: place + to };
}

function stands(words: readonly Word[], run: readonly Word[], at: number): boolean {
  return words.every(({ stem, isLink, isCapital }, i) => {
    const found = run[at + i];
    return found?.stem === stem && (isLink || !isCapital || found.isCapital);
  });
}

function beginsName(word: Word | undefined): boolean {
  return word !== undefined && word.isCapital && !word.isLink;
}

/** Words that make one name of two: Environmental Protection Agency of Ghana, but not Political Forum on Sustainable Development in New York. */
const joining: ReadonlySet<string> = new Set(['of', 'for', 'and', 'on']);

/** A name goes on behind this place, be it after one of the link words: Economic Planning and Trade. */
function goesOn(run: readonly Word[], at: number, links = linkWords): boolean {
  const next = run[at];
  return beginsName(next && links.has(next.stem) ? run[at + 1] : next);
}
