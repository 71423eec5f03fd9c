import type { Definition, Nodes, Parents, Root } from 'mdast';
import type { LeafBlock, LeafBlockType, LeafCode, LeafLink } from '../model/leaf-block.js';

const leafTypes: ReadonlySet<string> = new Set<LeafBlockType>([
  'heading', 'paragraph', 'tableRow', 'code', 'html', 'thematicBreak', 'definition', 'yaml',
]);
const containers: Readonly<Record<string, string>> = { listItem: 'li', blockquote: 'blockquote', table: 'table', footnoteDefinition: 'footnoteDefinition' };

/** The leaves of a tree in document order. */
export function leavesOf(tree: Root): LeafBlock[] {
  const definitions = new Map<string, Definition>();
  walk(tree, (node) => {
    // CommonMark §4.7: the first definition of a label counts.
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const blocks: LeafBlock[] = [];
  collect(tree, [], definitions, blocks);
  return blocks;
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
}

function collect(parent: Parents, around: readonly string[], definitions: ReadonlyMap<string, Definition>, blocks: LeafBlock[]): void {
  for (const node of parent.children) {
    if (leafTypes.has(node.type)) blocks.push(leafBlock(node, around, definitions));
    else if ('children' in node) collect(node, [...around, containerName(node)].filter(Boolean), definitions, blocks);
  }
}

function containerName(node: Parents): string {
  return node.type === 'list' ? (node.ordered ? 'ol' : 'ul') : (containers[node.type] ?? '');
}

function leafBlock(node: Nodes, around: readonly string[], definitions: ReadonlyMap<string, Definition>): LeafBlock {
  const links: LeafLink[] = [];
  const codes: LeafCode[] = [];
  const text = textOf(node, { text: '', links, codes, definitions }).text;
  if (node.type === 'definition') links.push({ kind: 'definition', url: node.url, at: 0 });
  const heading = node.type === 'heading' ? node.depth : undefined;
  return {
    type: node.type as LeafBlockType,
    ctx: heading === undefined ? around.join('/') : [...around, `h${heading}`].join('/'),
    depth: heading ?? around.length,
    text,
    links,
    codes,
    span: { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 },
  };
}

interface Gathering {
  text: string;
  readonly links: LeafLink[];
  readonly codes: LeafCode[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

function textOf(node: Nodes, into: Gathering): Gathering {
  const at = into.text.length;
  switch (node.type) {
    case 'link':
      into.links.push({ kind: 'link', url: node.url, at });
      break;
    case 'image':
      into.links.push({ kind: 'image', url: node.url, at });
      break;
    case 'linkReference':
    case 'imageReference':
      into.links.push({
        kind: node.type === 'linkReference' ? 'link' : 'image',
        url: into.definitions.get(node.identifier)?.url ?? `[${node.identifier}]`,
        at,
      });
      break;
    case 'inlineCode':
      into.codes.push({ value: node.value, at });
      break;
    case 'break':
      into.text += '\n';
      break;
    default:
  }
  if ('value' in node) into.text += node.value;
  else if ('alt' in node) into.text += node.alt ?? '';
  else if ('children' in node) {
    for (const [i, child] of node.children.entries()) {
      if (i > 0 && child.type === 'tableCell') into.text += ' | ';
      textOf(child, into);
    }
  }
  return into;
}
