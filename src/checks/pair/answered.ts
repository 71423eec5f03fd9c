import type { EditionTerms } from '../../glossary/edition-terms.js';
import { speaksOfTranslating } from '../../lang/reference.js';
import { conceptsIn, isDistinct, namedIn } from './counted.js';
import { proseWeight } from './measure.js';
import type { TextUnit } from '../../model/edition.js';
import { type BlockPair, isPaired, type Pairing } from './pairing.js';
import type { LoneRun } from './place.js';

/** A note of whoever translated, at the beginning or the end: credits, a proviso. It has no like in the other language. */
export function isCredit({ pairs }: Pairing, { pairs: lone, from, to }: LoneRun, side: 'source' | 'target'): boolean {
  const isText = (pair: BlockPair): boolean => isPaired(pair) && proseWeight(pair[side]) >= leastText;
  if (pairs.slice(0, from).some(isText) && pairs.slice(to + 1).some(isText)) return false;
  return lone.length <= mostCredits && speaksOfTranslating(lone[0]?.[side].blocks.map(({ text }) => text).join(' ') ?? '');
}

/** Blocks of a note. */
const mostCredits = 6;
/** A title may stand before it, or what a page imports. In Latin letters. */
const leastText = 60;

/**
 * What the other side alone has at the same place, and says about as much: a free translation rather than two faults. A name of the glossary
 * that stands in neither of the two is no matter of freedom.
 */
export function isAnswered({ pairs }: Pairing, { pairs: lone, from, to }: LoneRun, side: 'source' | 'target', terms: { readonly source: EditionTerms; readonly target: EditionTerms }): boolean {
  const other = side === 'source' ? 'target' : 'source';
  let [start, end] = [from, to];
  while (start > 0 && !isPaired(pairs[start - 1] as BlockPair)) start -= 1;
  while (end < pairs.length - 1 && !isPaired(pairs[end + 1] as BlockPair)) end += 1;
  const there = pairs.slice(start, end + 1).reduce((sum, pair) => sum + proseWeight(pair[other]), 0);
  const here = lone.reduce((sum, pair) => sum + proseWeight(pair[side]), 0);
  if (there <= 0.4 * here || there >= 2.5 * here) return false;
  const units = (at: 'source' | 'target', all: readonly BlockPair[]): TextUnit[] => all.flatMap((pair) => pair[at].units);
  const answer = new Set(conceptsIn(terms[other], units(other, pairs.slice(start, end + 1))));
  const named = namedIn(terms[side], units(side, lone), []).filter(({ text }) => isDistinct(text));
  return named.every(({ concepts }) => concepts.some((concept) => answer.has(concept)));
}
