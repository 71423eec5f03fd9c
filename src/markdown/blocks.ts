import type { Code, Heading, List, RootContent, Table } from 'mdast';
import type { Block, ListItem, TableCell } from '../model/edition.js';
import { readDirective, reportStrayFence } from './directives.js';
import { isUnseen, readHeading } from './headings.js';
import { readHtmlBlock } from './html-blocks.js';
import { readInlines } from './inlines.js';
import { paragraphBlocks } from './paragraphs.js';
import { addText, type Reading, type Scope, spanned, spanOf } from './reading.js';

/** The blocks of some sibling nodes. Definitions, footnotes and comments give none: they are read elsewhere or not at all. */
export function readBlocks(nodes: readonly RootContent[], reading: Reading, scope: Scope): Block[] {
  return nodes.flatMap((node, index) => readBlock(node, nodes, index, reading, scope));
}

/** The blocks of `siblings[index]`; several for a run of pictures or a malformed directive. */
export function readBlock(node: RootContent, siblings: readonly RootContent[], index: number, reading: Reading, scope: Scope): Block[] {
  const span = spanOf(reading, node);
  switch (node.type) {
    case 'paragraph':
      reportStrayFence(node, reading);
      return paragraphBlocks(readInlines(node.children, reading, scope), reading, scope, span);
    case 'heading':
      return [readInnerHeading(node, siblings, index, reading, scope)];
    case 'list':
      return [readList(node, reading, scope)];
    case 'blockquote': {
      const inside: Scope = { ...scope, role: scope.role === 'footnote' ? 'footnote' : 'quote', flow: false };
      return [{ type: 'quote', blocks: readBlocks(node.children, reading, inside), ...spanned(span) }];
    }
    case 'table':
      return [readTable(node, reading, scope)];
    case 'code':
      return [readCode(node, reading)];
    case 'thematicBreak':
      return [{ type: 'break', ...spanned(span) }];
    case 'html':
      return isUnseen(node) ? [] : readHtmlBlock(node, reading, scope);
    case 'containerDirective':
      return readDirective(node, reading, scope, readBlocks);
    default:
      return [];
  }
}

function readInnerHeading(node: Heading, siblings: readonly RootContent[], index: number, reading: Reading, scope: Scope): Block {
  const children = readHeading(node, siblings, index, reading, scope);
  const depth = Math.min(6, Math.max(3, node.depth + scope.deepen)) as 3;
  return { type: 'heading', depth, id: `h${reading.headings.length}`, children, ...spanned(spanOf(reading, node)) };
}

function readList(node: List, reading: Reading, scope: Scope): Extract<Block, { type: 'list' }> {
  const inside: Scope = { ...scope, role: scope.role === 'footnote' ? 'footnote' : 'item', flow: false };
  const items = node.children.map(
    (item): ListItem => ({
      blocks: readBlocks(item.children, reading, inside),
      ...(typeof item.checked === 'boolean' ? { checked: item.checked } : {}),
      ...spanned(spanOf(reading, item)),
    }),
  );
  const loose = node.spread === true || node.children.some((item) => item.spread === true);
  return { type: 'list', ordered: node.ordered === true, start: node.start ?? 1, loose, items, ...spanned(spanOf(reading, node)) };
}

/** A table with all rows of one width: GFM leaves cells out at the end of a row, and what stands beyond the head must not be lost. */
function readTable(node: Table, reading: Reading, scope: Scope): Block {
  const inside: Scope = { ...scope, role: scope.role === 'footnote' ? 'footnote' : 'cell', flow: false };
  const width = node.children.reduce((most, row) => Math.max(most, row.children.length), 0);
  const rows = node.children.map((row) => {
    const cells = row.children.map((cell): TableCell => {
      const children = readInlines(cell.children, reading, inside);
      const span = spanOf(reading, cell);
      addText(reading, children, inside, span);
      return { children, ...spanned(span) };
    });
    while (cells.length < width) cells.push({ children: [] });
    return cells;
  });
  const align = Array.from({ length: width }, (_, column) => node.align?.[column] ?? null);
  return { type: 'table', align, rows, ...spanned(spanOf(reading, node)) };
}

function readCode(node: Code, reading: Reading): Block {
  const info = [node.lang, node.meta].filter(Boolean).join(' ');
  // Line ends become LF: the same text must give the same output from a CRLF file.
  const value = node.value.replace(/\r\n?/g, '\n');
  return { type: 'code', value, ...(info === '' ? {} : { info }), ...spanned(spanOf(reading, node)) };
}
