import type { Nodes, Parents, PhrasingContent } from 'mdast';
import type { Language } from '../lang/language.js';
import type { SourceFile, Span } from '../model/text.js';
import { sha256 } from '../text/hash.js';
import { findDanger } from './guard.js';
import { bodyTree } from './body-tree.js';
import type { SourceParts } from './places.js';
import { readFrontMatter } from './front-matter.js';
import { flattenInlines } from './segment-flat.js';
import type { Mark } from './segment-model.js';
import { normalize } from '../text/normalize.js';

/** A paragraph, heading or cell of a draft as its reader sees it, each letter with its place: what a Word paragraph is compared with. */
export interface DraftLeaf {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell';
  /** Of a heading, 1–6; else 0. */
  readonly depth: number;
  readonly span: Span;
  /** What goes if it is deleted: its list item where it is the item's first paragraph, the quote where it stands alone in one. */
  readonly whole: Span;
  /** The list it belongs to and the block at the left edge, by where they begin and end. */
  readonly list?: Span;
  readonly top: Span;
  /** It may not be moved or deleted by itself: it stands in a footnote, or only in some formats. */
  readonly fixed: boolean;
  readonly text: string;
  /** Where each UTF-16 unit of `text` begins and ends in the file. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Links, emphasis and tags around letters `[start, end)` of `text`. */
  readonly pairs: readonly LeafPair[];
}

export interface LeafPair {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  /** The opening and the closing markup in the file. */
  readonly open: Span;
  readonly close: Span;
  readonly url?: string;
  /** Where the address stands; absent for reference links. */
  readonly target?: Span;
}

/** The leaves of a draft in order; none if it cannot be parsed. */
export function draftLeaves(file: SourceFile, language: Language): DraftLeaf[] {
  if (findDanger(file.text)) return [];
  const { bodyStart } = readFrontMatter(file);
  const tree = bodyTree(file, bodyStart);
  const leaves: DraftLeaf[] = [];
  for (const child of tree.children) collect(child, { top: spanOf(child) }, file.text, language, leaves);
  return leaves;
}

/** Index of the first leaf that begins within a span, by bisection, since it is asked for every paragraph of a document; −1 if none does. */
export function leafWithin(leaves: readonly DraftLeaf[], { start, end }: Span): number {
  let [low, high] = [0, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.span.start ?? 0) >= start) high = middle;
    else low = middle + 1;
  }
  return (leaves[low]?.span.start ?? end) < end ? low : -1;
}

/** What a leaf is known by in a Word document: the hash of its Markdown. */
export function rawHash(text: string, { span }: Pick<DraftLeaf, 'span'>): string {
  return shortHash(text.slice(span.start, span.end));
}

/** What Word keeps of a paragraph's words, whatever it does to blanks. */
export function textHash(text: string): string {
  return shortHash(plainWords(text));
}

export function plainWords(text: string): string {
  return normalize(text, 'NFC').replace(/[\s\u00A0]+/gu, ' ').trim();
}

function shortHash(text: string): string {
  return sha256(text).slice(0, 10);
}

interface Around {
  readonly top: Span;
  readonly fixed?: boolean;
  readonly whole?: Span;
  readonly list?: Span;
}

function collect(node: Nodes, around: Around, text: string, language: Language, leaves: DraftLeaf[]): void {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'tableCell':
      leaves.push(leafOf(node, around, text, language));
      return;
    case 'list':
      for (const item of node.children) children(item, { ...fixedOf(around), list: spanOf(node) }, text, language, leaves);
      return;
    case 'footnoteDefinition':
      return children(node, { top: around.top, fixed: true }, text, language, leaves);
    case 'containerDirective':
      return children(node, { top: around.top, fixed: around.fixed === true || /^(?:only|仅限)$/u.test(node.name) }, text, language, leaves);
    default:
      if ('children' in node) children(node, fixedOf(around), text, language, leaves);
  }
}

function fixedOf({ top, fixed }: Around): Around {
  return { top, ...(fixed === true && { fixed }) };
}

/** The first paragraph of an item stands for the item, a quote's only one for the quote. */
function children(parent: Parents, around: Around, text: string, language: Language, leaves: DraftLeaf[]): void {
  parent.children.forEach((child, i) => {
    const stands = (parent.type === 'listItem' && i === 0) || (parent.type === 'blockquote' && parent.children.length === 1);
    collect(child, { ...fixedOf(around), ...(around.list && i === 0 && { list: around.list }), ...(stands && { whole: spanOf(parent) }) }, text, language, leaves);
  });
}

function leafOf(node: Extract<Nodes, { type: 'heading' | 'paragraph' | 'tableCell' }>, { top, whole, list, fixed }: Around, source: string, language: Language): DraftLeaf {
  const flat = flattenInlines(node.children, source, language);
  const result: { text: string; from: number[]; to: number[] } = { text: '', from: [], to: [] };
  const moved: number[] = [];
  const alone = new Map(flat.marks.filter(({ width }) => width === 1).map((mark) => [mark.at, mark]));
  for (let i = 0; i <= flat.text.length; i += 1) {
    moved[i] = result.text.length;
    const mark = alone.get(i);
    if (mark) expand(mark, source, result);
    else if (i < flat.text.length) append(result, flat.text[i] ?? '', flat.from[i] ?? 0, flat.to[i] ?? 0);
  }
  const span = spanOf(node);
  return {
    kind: node.type === 'heading' ? 'heading' : node.type === 'tableCell' ? 'cell' : list && whole ? 'item' : 'paragraph',
    depth: node.type === 'heading' ? node.depth : 0,
    span,
    whole: whole ?? span,
    top,
    fixed: fixed === true || node.type === 'tableCell',
    ...(list && whole && { list }),
    ...result,
    pairs: pairsOf(flat.marks, moved, targets(node.children)),
  };
}

function append(into: { text: string; from: number[]; to: number[] }, letter: string, from: number, to: number): void {
  into.text += letter;
  into.from.push(from);
  into.to.push(to);
}

/** Code and bare addresses are read letter by letter; pictures have none. */
function expand({ code, span }: Mark, source: string, into: { text: string; from: number[]; to: number[] }): void {
  const shown = code.type === 'image' ? '' : code.type === 'break' ? '\n' : (code.equiv ?? '');
  const at = source.indexOf(shown, span.start);
  const isLiteral = shown !== '' && shown !== '\n' && at !== -1 && at + shown.length <= span.end;
  for (let i = 0; i < shown.length; i += 1) append(into, shown[i] ?? '', isLiteral ? at + i : span.start, isLiteral ? at + i + 1 : span.end);
}

function pairsOf(marks: readonly Mark[], moved: readonly number[], addresses: ReadonlyMap<number, Span>): LeafPair[] {
  const closings = new Map(marks.flatMap((mark) => (mark.code.kind === 'close' ? [[mark.code.id, mark] as const] : [])));
  return marks.flatMap((open): LeafPair[] => {
    const close = open.code.kind === 'open' ? closings.get(open.code.id) : undefined;
    if (!close) return [];
    const target = addresses.get(open.span.start);
    return [{ start: moved[open.at] ?? 0, end: moved[close.at] ?? 0, type: open.code.type, open: open.span, close: close.span, ...(open.url !== undefined && { url: open.url }), ...(target && { target }) }];
  });
}

/** Where the addresses of links stand, by where the links begin. */
function targets(nodes: readonly PhrasingContent[], found = new Map<number, Span>()): Map<number, Span> {
  for (const node of nodes) {
    const target = (node.data as SourceParts | undefined)?.target;
    if (node.type === 'link' && target) found.set(spanOf(node).start, target);
    if ('children' in node) targets(node.children, found);
  }
  return found;
}

function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
