import type { Templates } from '../templates.js';
import type { InlineElement, InlineStyles } from './inline.js';

const elements: readonly InlineElement[] = ['a', 'strong', 'em', 'del', 'code', 'sup', 'sub', 'kbd', 'mark', 'small', 'u', 'abbr'];

const known = new WeakMap<Templates, InlineStyles>();

/**
 * Reads the partial `inline`: lines `element: declarations`; lines of other elements say nothing. It has no view, so that a theme's says
 * the same in every issue.
 */
export function inlineStylesOf(templates: Templates): InlineStyles {
  let styles = known.get(templates);
  if (!styles) known.set(templates, (styles = read(templates.render('inline', {}))));
  return styles;
}

function read(sheet: string): InlineStyles {
  const styles: Partial<Record<InlineElement, { style: string }>> = {};
  for (const line of sheet.split('\n')) {
    const [, name, style] = /^\s*([a-z]+)\s*:\s*(\S.*?)\s*$/.exec(line) ?? [];
    const element = elements.find((candidate) => candidate === name);
    if (element !== undefined && style !== undefined) styles[element] = { style };
  }
  return styles;
}
