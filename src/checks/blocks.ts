import { plainText } from '../markdown/flatten.js';
import type { Block, Edition, ListItem, TextUnit } from '../model/edition.js';

/** Every run of blocks that stand side by side, outer runs before those inside them. */
export function* blockRuns(edition: Edition): Generator<readonly Block[]> {
  yield* runsIn(edition.foreword);
  for (const { blocks, articles } of edition.sections) {
    yield* runsIn(blocks);
    for (const article of articles) yield* runsIn(article.blocks);
  }
  for (const { blocks } of edition.footnotes) yield* runsIn(blocks);
}

function* runsIn(blocks: readonly Block[]): Generator<readonly Block[]> {
  if (blocks.length > 0) yield blocks;
  for (const block of blocks) {
    if (block.type === 'list' || block.type === 'partners') for (const item of block.items) yield* runsIn(item.blocks);
    else if (block.type === 'events') for (const event of block.events) yield* runsIn(event.blocks);
    else if ('blocks' in block) yield* runsIn(block.blocks);
  }
}

type Paragraph = Extract<Block, { type: 'paragraph' }>;
export type List = Extract<Block, { type: 'list' }>;

export function* listsOf(edition: Edition): Generator<List> {
  for (const run of blockRuns(edition)) for (const block of run) if (block.type === 'list') yield block;
}

/** The paragraph of an item that holds nothing else. */
export function onlyParagraph({ blocks }: ListItem): Paragraph | undefined {
  const [first] = blocks;
  return blocks.length === 1 && first?.type === 'paragraph' ? first : undefined;
}

/** The visible text of a paragraph, code and addresses written out. */
export function textOf(block: Paragraph): string {
  return plainText(block.children);
}

/** Finds the text unit of a block by its place; undefined for a tree without positions. */
export function unitFinder(edition: Edition): (block: Block) => TextUnit | undefined {
  const byStart = new Map<number, TextUnit>();
  for (const unit of edition.texts) if (unit.span && !byStart.has(unit.span.start)) byStart.set(unit.span.start, unit);
  return ({ span }) => (span ? byStart.get(span.start) : undefined);
}
