import type { Nodes, Parents } from 'mdast';
import type { SourceFile, Span } from '../model/text.js';
import { treeOfUnits } from './segments.js';

/** A block that holds blocks. */
export interface Container extends Span {
  /** `ul`, `ol`, `li`, `blockquote`, `table`, `tr`, `footnoteDefinition`, or a directive's name. */
  readonly name: string;
}

/** Where a place of a file stands among its blocks. */
export interface BlockPlace {
  /** From the outside inwards; a directive ends behind its closing fence. */
  readonly containers: readonly Container[];
  /** The paragraph, heading, cell … that holds the place. */
  readonly block: Span;
}

/** Finds the blocks around offsets of a file; nothing for a place outside of all, as in the front matter. Parses once. */
export function blockFinder(file: SourceFile): (offset: number) => BlockPlace | undefined {
  const root = treeOfUnits(file);
  return (offset) => {
    const containers: Container[] = [];
    let parent: Parents = root;
    for (;;) {
      const child: Nodes | undefined = parent.children.find(({ position }) => (position?.start.offset ?? Infinity) <= offset && offset <= (position?.end.offset ?? -1));
      if (!child) return undefined;
      const span = { start: child.position?.start.offset ?? 0, end: child.position?.end.offset ?? 0 };
      const name = nameOf(child);
      if (name === undefined || !('children' in child)) return { containers, block: span };
      containers.push({ ...span, name });
      parent = child;
    }
  };
}

/** Undefined for a block that holds no blocks. */
function nameOf(node: Nodes): string | undefined {
  switch (node.type) {
    case 'list':
      return node.ordered ? 'ol' : 'ul';
    case 'listItem':
      return 'li';
    case 'tableRow':
      return 'tr';
    case 'containerDirective':
      return node.name;
    case 'blockquote':
    case 'table':
    case 'footnoteDefinition':
      return node.type;
    default:
      return undefined;
  }
}
