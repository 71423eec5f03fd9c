import type { Nodes, Root, RootContent } from 'mdast';
import type { Span } from '../model/text.js';
import type { SourceParts } from './places.js';
import { plainRuns } from './plain-runs.js';
import { parseMarkdown } from './processor.js';

/** UTF-16 units. micromark keeps some 250 bytes of events for each until a parse ends (measured: 2.8 GB for 11 MB in one go). */
const stretchLength = 1_000_000;

/**
 * Parses a body of any length into one tree. Plain paragraphs are read without the parser, and a long text is parsed in stretches, where
 * that cannot change its meaning. Only offsets (not lines and columns) of the tree's positions are right.
 */
export function parseBody(text: string, stretch = stretchLength): Root {
  const children: RootContent[] = [];
  for (const { span, blocks } of plainRuns(text) ?? [{ span: { start: 0, end: text.length } }]) {
    for (const child of blocks ?? parseStretch(text, span, stretch)) children.push(child);
  }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: text.length } } };
}

function parseStretch(text: string, { start, end }: Span, stretch: number): RootContent[] {
  const source = start === 0 && end === text.length ? text : text.slice(start, end);
  const cuts = source.length > 2 * stretch ? findCuts(source, stretch) : [];
  return [0, ...cuts].flatMap((from, index, starts) => {
    const tree = parseMarkdown(source.slice(from, starts[index + 1]));
    if (start + from > 0) shiftTree(tree, start + from);
    return tree.children;
  });
}

/**
 * Where a new parse may begin: at a line that starts with a letter or `#` at the left edge after an empty line, for there every list, quote,
 * table and paragraph is over. Not behind anything that can stay open across empty lines (code fences, raw HTML, directives), and
 * nowhere at all if there are definitions, which count for the whole text.
 */
function findCuts(text: string, stretch: number): number[] {
  if (text.includes(']:')) return [];
  const open = /^[ \t>]*(?:[-+*][ \t]+|\d+[.)][ \t]+)*(?:<|:::|```|~~~)/m.exec(text)?.index ?? text.length;
  const cuts: number[] = [];
  const boundary = /(?:\r?\n)[ \t]*\r?\n(?=[\p{L}#])/gu;
  for (let from = stretch; from < open; ) {
    boundary.lastIndex = from;
    const found = boundary.exec(text);
    if (!found || boundary.lastIndex >= open) break;
    cuts.push(boundary.lastIndex);
    from = boundary.lastIndex + stretch;
  }
  return cuts;
}

function shiftTree(tree: Root, by: number): void {
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.position?.start.offset !== undefined) node.position.start.offset += by;
    if (node.position?.end.offset !== undefined) node.position.end.offset += by;
    const data = node.data as SourceParts | undefined;
    for (const part of ['label', 'target', 'caption'] as const) {
      const span = data?.[part];
      if (data && span) data[part] = { start: span.start + by, end: span.end + by };
    }
    if (node.type === 'text' && node.data?.pieces) node.data.pieces = node.data.pieces.map((piece) => ({ ...piece, source: piece.source + by }));
    if ('children' in node) for (const child of node.children) stack.push(child);
  }
}
