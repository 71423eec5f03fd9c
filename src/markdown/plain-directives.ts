import type { Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { plainBlock } from './plain-blocks.js';
import { place, plainInlines } from './plain-inlines.js';
import { plainList } from './plain-lists.js';

/** A name, a label without blanks at its edges, and attributes in which nothing is escaped or means a class. More colons would nest too deep. */
const opening = /(:{3,9})([a-z]+)(?:\[((?! )[^[\]\n]+(?<! ))\])?(?:\{([^{}\n]*)\})?(?=\n)/y;
const attribute = /(?!class=)([a-z]{1,40})=(?:([\w.,-]{1,80})|"([^"&\n]{0,400})")(?: |$)/y;
const closing = /(:{3,9})(?=\n|$)/y;
const emptyLine = /[ \t]{0,80}(?:\n|$)/y;
const emptyLines = /(?:[ \t]{0,80}\n)*/y;

/**
 * The directive that begins at the left edge of a line, if all that stands in it can be read without the parser, and each end is an end to
 * one directive only: that of the innermost, with as many colons.
 */
export function plainDirective(text: string, start: number): ContainerDirective | undefined {
  const head = matchAt(opening, text, start);
  const attributes = head && attributesOf(head[4] ?? '');
  if (!head || !attributes) return undefined;
  const [line, colons = '', name = '', label] = head;
  const children: RootContent[] = [];
  if (label !== undefined) {
    const from = start + colons.length + name.length;
    const title = plainInlines(text, from + 1, from + 1 + label.length);
    if (!title) return undefined;
    children.push({ type: 'paragraph', data: { directiveLabel: true }, children: title, position: place(from, from + label.length + 2) } satisfies Paragraph);
  }
  for (let at = start + line.length + 1; ; ) {
    at += matchAt(emptyLines, text, at)?.[0].length ?? 0;
    const end = matchAt(closing, text, at)?.[1];
    if (end !== undefined) {
      if (end.length !== colons.length) return undefined;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- blocks alone are pushed
      return { type: 'containerDirective', name, attributes, children: children as ContainerDirective['children'], position: place(start, at + end.length) };
    }
    const block = at < text.length ? blockAt(text, at, colons.length) : undefined;
    if (!block) return undefined;
    children.push(block);
    at = (block.position?.end.offset ?? at) + 1;
  }
}

function blockAt(text: string, at: number, colons: number): RootContent | undefined {
  if (text.startsWith(':::', at)) {
    return text.startsWith(':'.repeat(colons), at) ? undefined : plainDirective(text, at);
  }
  const end = blockEnd(text, at);
  const block = plainBlock(text, at, end);
  if (block) return block;
  const next = end + 1 + (matchAt(emptyLines, text, end + 1)?.[0].length ?? 0);
  return plainList(text, at, end, text.slice(next, next + 12));
}

/** Where a stretch ends: before an empty line or a line of colons. */
function blockEnd(text: string, start: number): number {
  for (let at = start; ; ) {
    const lf = text.indexOf('\n', at);
    if (lf === -1) return text.length;
    if (text.startsWith(':::', lf + 1) || matchAt(emptyLine, text, lf + 1)) return lf;
    at = lf + 1;
  }
}

function attributesOf(written: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  for (let at = 0; at < written.length; ) {
    const [whole, key = '', bare, quoted = ''] = matchAt(attribute, written, at) ?? [];
    if (whole === undefined || Object.hasOwn(attributes, key)) return undefined;
    attributes[key] = bare ?? quoted;
    at += whole.length;
  }
  return attributes;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
