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
  const parts = plainRuns(text) ?? [{ span: { start: 0, end: text.length } }];
  const parsed = parseTogether(text, parts.filter(({ blocks }) => blocks === undefined).map(({ span }) => span), stretch);
  const children: RootContent[] = [];
  for (const { span, blocks } of parts) for (const child of blocks ?? parsed.get(span) ?? []) children.push(child);
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: text.length } } };
}

/** A paragraph of its own: whatever stands before it ends there, as it does before the plain blocks that it stands for. */
const between = '\n\nx\n\n';

/** The blocks of stretches that lie apart, parsed in one go: a definition in one of them counts in all. */
function parseTogether(text: string, spans: readonly Span[], stretch: number): ReadonlyMap<Span, readonly RootContent[]> {
  const [only] = spans;
  if (only === undefined) return new Map();
  if (only.start === 0 && only.end === text.length) return new Map([[only, parseStretches(text, stretch)]]);
  const blocks = new Map<Span, RootContent[]>();
  const children = parseStretches(spans.map(({ start, end }) => text.slice(start, end)).join(between), stretch);
  let from = 0;
  let at = 0;
  for (const span of spans) {
    const end = from + span.end - span.start;
    const own: RootContent[] = [];
    for (; at < children.length; at += 1) {
      const child = children[at];
      if (child === undefined || offsetOf(child) >= end) break;
      shiftTree(child, span.start - from);
      own.push(child);
    }
    blocks.set(span, own);
    // What stands between them is left out.
    at += 1;
    from = end + between.length;
  }
  return blocks;
}

function offsetOf({ position }: RootContent): number {
  return position?.start.offset ?? 0;
}

function parseStretches(source: string, stretch: number): RootContent[] {
  const cuts = source.length > 2 * stretch ? findCuts(source, stretch) : [];
  return [0, ...cuts].flatMap((from, index, starts) => {
    const { children } = parseMarkdown(source.slice(from, starts[index + 1]));
    for (const child of children) shiftTree(child, from);
    return children;
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

function shiftTree(tree: RootContent, by: number): void {
  if (by === 0) return;
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
