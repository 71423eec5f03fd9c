import type { InlineElement, InlineStyles } from './inline.js';

const elements: readonly InlineElement[] = ['a', 'strong', 'em', 'del', 'code', 'sup', 'sub', 'kbd', 'mark', 'small', 'u', 'abbr'];

/** Reads a rendered partial `inline`: lines `element: declarations`; lines of other elements say nothing. */
export function readInlineStyles(sheet: string): InlineStyles {
  const styles: Partial<Record<InlineElement, { style: string }>> = {};
  for (const line of sheet.split('\n')) {
    const [, name, style] = /^\s*([a-z]+)\s*:\s*(\S.*?)\s*$/.exec(line) ?? [];
    const element = elements.find((candidate) => candidate === name);
    if (element !== undefined && style !== undefined) styles[element] = { style };
  }
  return styles;
}
