import type { PhrasingContent } from 'mdast';
import { findDanger } from './guard.js';
import { parseMarkdown } from './processor.js';

/** A line of text as inlines: Markdown's links and emphasis are read, all else is text. */
export function readInlines(text: string): PhrasingContent[] {
  if (!/[*_[\]`<~\\&]|https?:|www\./u.test(text) || findDanger(text)) return [{ type: 'text', value: text }];
  // A letter before it keeps what begins the line from being a list or heading.
  const [only, ...more] = parseMarkdown(`x ${text}`).children;
  if (only?.type !== 'paragraph' || more.length > 0) return [{ type: 'text', value: text }];
  const [first, ...rest] = only.children;
  return first?.type === 'text' ? [...(first.value.length > 2 ? [{ type: 'text', value: first.value.slice(2) } as const] : []), ...rest] : [{ type: 'text', value: text }];
}
