import type { Heading, Nodes } from 'mdast';
import type { Inline } from '../model/edition.js';
import { plainText } from './flatten.js';
import { readHtml } from './html.js';
import { readInlines } from './inlines.js';
import { addText, type Reading, type Scope, spanned, spanOf } from './reading.js';

/** Reads a heading and notes it. `siblings[index]` is the heading. */
export function readHeading(node: Heading, siblings: readonly Nodes[], index: number, reading: Reading, scope: Scope): readonly Inline[] {
  const span = spanOf(reading, node);
  const inlines = readInlines(node.children, reading, { ...scope, role: 'heading' });
  addText(reading, inlines, { ...scope, role: 'heading' }, span);
  reading.headings.push({ depth: node.depth, text: plainText(inlines).trim(), ...spanned(span), empty: isEmpty(node.depth, siblings, index) });
  return inlines;
}

/** True if nothing that shows stands before the next heading of the same or a higher level. */
function isEmpty(depth: number, siblings: readonly Nodes[], index: number): boolean {
  for (let i = index + 1; i < siblings.length; i += 1) {
    const next = siblings[i];
    if (!next || isUnseen(next)) continue;
    return next.type === 'heading' && next.depth <= depth;
  }
  return true;
}

/** Definitions and comments show nothing where they stand. */
export function isUnseen(node: Nodes): boolean {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return true;
  return node.type === 'html' && readHtml(node.value).every((part) => part.kind === 'comment' || (part.kind === 'text' && node.value.slice(part.start, part.end).trim() === ''));
}
