import type { Inline } from '../../model/edition.js';

/** The words of inlines, without markup and notes. */
export function plainText(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'code') text += node.value;
    else if (node.type === 'image') text += node.alt;
    else if (node.type === 'hardBreak') text += ' ';
    else if ('children' in node) text += plainText(node.children);
  }
  return text;
}
