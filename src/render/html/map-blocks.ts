import type { BlockView, ItemView } from './views.js';

/** Blocks with a medium's own facts added to each, however deep: the blocks within one are done before it, in reading order. */
export function mapBlocks<T extends BlockView>(blocks: readonly BlockView[], change: (block: BlockView) => T): T[] {
  const within = (inner: readonly BlockView[]): T[] => mapBlocks(inner, change);
  const item = (view: ItemView): ItemView => ({ ...view, blocks: within(view.blocks) });
  return blocks.map((block) => {
    switch (block.type) {
      case 'list':
      case 'actions':
      case 'partners':
        return change({ ...block, items: block.items.map(item) });
      case 'quote':
      case 'media':
      case 'note':
        return change({ ...block, blocks: within(block.blocks) });
      case 'events':
        return change({ ...block, events: block.events.map((event) => ({ ...event, blocks: within(event.blocks) })) });
      default:
        return change(block);
    }
  });
}
