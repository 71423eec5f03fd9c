import type { TextUnit } from '../../model/edition.js';
import type { LeafBlock } from '../../model/leaf-block.js';
import { alignSentences } from '../../translation/align.js';
import type { BlockPair, Pairing } from './pairing.js';

/** A sentence where it stands. */
export interface PlacedSentence {
  readonly unit: TextUnit;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Sentences that say the same; one side is empty where the other has nothing to say. */
export interface SentencePair {
  readonly source: readonly PlacedSentence[];
  readonly target: readonly PlacedSentence[];
}

/** The sentences of a pair of blocks side by side. */
export function sentencePairs({ source: a, target: b }: Pairing, { source, target }: BlockPair): readonly SentencePair[] {
  const [first, second] = [source.units, target.units];
  const aligned = alignSentences(first.map(asBlock), second.map(asBlock), { languages: { source: a.lang, target: b.lang } });
  const placed = (units: readonly TextUnit[], sentences: typeof aligned.source, indexes: readonly number[]): PlacedSentence[] =>
    indexes.flatMap((at) => {
      const sentence = sentences[at];
      const unit = sentence && units[sentence.block];
      return sentence && unit ? [{ unit, start: sentence.start, end: sentence.end, text: unit.text.slice(sentence.start, sentence.end) }] : [];
    });
  return aligned.pairs.map((each) => ({ source: placed(first, aligned.source, each.source), target: placed(second, aligned.target, each.target) }));
}

export function asBlock({ text, span = { start: 0, end: 0 } }: TextUnit): LeafBlock {
  return { type: 'paragraph', ctx: '', depth: 0, text, links: [], codes: [], span };
}
