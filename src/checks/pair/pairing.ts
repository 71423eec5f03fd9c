import type { Edition, HeadingUse, ImageUse, LinkUse, TextUnit } from '../../model/edition.js';
import type { LeafBlock } from '../../model/leaf-block.js';

/** Blocks of one file with all that stands in them. */
export interface Side {
  readonly blocks: readonly LeafBlock[];
  readonly units: readonly TextUnit[];
  readonly links: readonly LinkUse[];
  readonly images: readonly ImageUse[];
  readonly headings: readonly HeadingUse[];
}

/** Blocks that say the same; one side is empty where the other file has nothing to say. */
export interface BlockPair {
  readonly source: Side;
  readonly target: Side;
  /** Probability that the pair is right, 0–1. */
  readonly score: number;
}

/** Two editions side by side. */
export interface Pairing {
  readonly source: Edition;
  readonly target: Edition;
  /** In the order of the source; what only the target has after the block it follows. Every leaf block of both files stands in one pair. */
  readonly pairs: readonly BlockPair[];
}

/** Below this the blocks may not belong together: a rule speaks only of what stands nowhere near either. */
export const sure = 0.8;

/** What stands alone is doubted only for fear that a neighbour says it too; so much is enough where none says more than its own. */
export const likely = 0.5;

export function isPaired({ source, target }: BlockPair): boolean {
  return source.blocks.length > 0 && target.blocks.length > 0;
}
