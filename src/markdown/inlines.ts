import type { Image as ImageNode, ImageReference, Link as LinkNode, LinkReference, PhrasingContent, Text } from 'mdast';
import type { Image, Inline, MapPiece } from '../model/edition.js';
import { findAddresses, runOf } from './addresses.js';
import { cutText, draft, type DraftText, type Item } from './drafts.js';
import { cutPieces, plainText } from './flatten.js';
import { findGaps } from './gaps.js';
import { readHtml } from './html.js';
import { pairTags } from './inline-html.js';
import { makeImage, makeLink } from './link-nodes.js';
import { moved, type Reading, type Scope, spanned, spanOf } from './reading.js';
import { joinSoftBreaks } from './softbreaks.js';

/** The inlines of one block, soft breaks joined. Links and pictures are noted in the reading; the caller adds the block's text. */
export function readInlines(nodes: readonly PhrasingContent[], reading: Reading, scope: Scope): readonly Inline[] {
  return finishInlines(itemsOf(nodes, reading, scope, false), reading, scope);
}

/** Turns the items of one block into its inlines. */
export function finishInlines(items: readonly Item[], reading: Reading, scope: Scope): readonly Inline[] {
  const inlines = pairTags(items, reading, scope);
  joinSoftBreaks(inlines, reading.language, reading.places);
  return trimBlanks(inlines, reading);
}

/** A comment or tag at the edge of a block leaves the blank that set it off. */
function trimBlanks(inlines: readonly Inline[], reading: Reading): readonly Inline[] {
  const [first, last] = [inlines[0], inlines.at(-1)];
  const begins = first?.type === 'text' && isBlankAt(first.value, 0);
  const ends = last?.type === 'text' && isBlankAt(last.value, last.value.length - 1);
  if (!begins && !ends) return inlines;
  const trimmed = [...inlines];
  if (begins) trimmed[0] = cutText(reading.places, first, /^[ \t]*/.exec(first.value)?.[0].length ?? 0);
  const ending = trimmed.at(-1);
  if (ends && ending?.type === 'text') {
    let end = ending.value.length;
    while (isBlankAt(ending.value, end - 1)) end -= 1;
    trimmed[trimmed.length - 1] = cutText(reading.places, ending, 0, end);
  }
  return trimmed;
}

function isBlankAt(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}

function itemsOf(nodes: readonly PhrasingContent[], reading: Reading, scope: Scope, inLink: boolean): readonly Item[] {
  const items = nodes.flatMap((node) => itemOf(node, reading, scope, inLink));
  return inLink ? items : findGaps(items, reading).flatMap((item): readonly Item[] => (item.type === 'text' ? linkAddresses(item, reading, scope) : [item]));
}

function itemOf(node: PhrasingContent, reading: Reading, scope: Scope, inLink: boolean): readonly Item[] {
  const { places } = reading;
  const inside = (nodes: readonly PhrasingContent[], within = inLink): readonly Inline[] =>
    pairTags(itemsOf(nodes, reading, scope, within), reading, scope);
  switch (node.type) {
    case 'text':
      return [draft(places, node.value, textPieces(node, reading))];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ type: node.type, children: inside(node.children) }];
    case 'inlineCode':
      return [{ type: 'code', value: node.value.replace(/\r\n|\n|\r/g, ' ') }];
    case 'break':
      return [{ type: 'hardBreak' }];
    case 'html':
      return htmlItems(node.value, spanOf(reading, node)?.start, reading);
    case 'link':
    case 'linkReference':
      return readLink(node, reading, scope, inside(node.children, true));
    case 'image':
    case 'imageReference':
      return [readImage(node, reading, scope)];
    case 'footnoteReference': {
      const label = node.label ?? node.identifier;
      const number = reading.footnotes.refer(node.identifier);
      return number === undefined ? [draft(places, `[^${label}]`, [])] : [{ type: 'footnoteRef', label, number }];
    }
    default:
      // Text and leaf directives, the only other inlines, are switched off in the parser.
      return [];
  }
}

/** A text node's pieces in the file. The parser takes the blank after a task's `[x]` off the value: the pieces still count it. */
function textPieces(node: Text, reading: Reading): MapPiece[] {
  const { shift } = reading;
  const start = node.position?.start.offset;
  if (shift === undefined || start === undefined) return [];
  const pieces = node.data?.pieces ?? [];
  const lost = pieces[0] && pieces[0].source < start ? 1 : 0;
  return cutPieces(pieces, lost, node.value.length + lost).map((piece) => ({ ...piece, source: piece.source + shift }));
}

/** Raw HTML as items; `at` is where it begins in the file. */
function htmlItems(html: string, at: number | undefined, reading: Reading): Item[] {
  return readHtml(html).map((part): Item => {
    const raw = html.slice(part.start, part.end);
    const span = at === undefined ? undefined : { start: at + part.start, end: at + part.end };
    const pieces = span ? [{ at: 0, source: span.start, length: raw.length }] : [];
    return part.kind === 'text' ? draft(reading.places, raw, pieces) : { type: 'tagMark', part, raw, pieces, ...spanned(span) };
  });
}

/** Bare addresses of a text as links. */
function linkAddresses(text: DraftText, reading: Reading, scope: Scope): Inline[] {
  const addresses = findAddresses(text.value);
  const inlines: Inline[] = [];
  let from = 0;
  for (const { start, end, url } of addresses) {
    const span = runOf(reading.places.get(text) ?? [], start, end);
    const children = [cutText(reading.places, text, start, end)];
    inlines.push(cutText(reading.places, text, from, start), makeLink(reading, scope, { url, span, targetSpan: span }, children));
    from = end;
  }
  return addresses.length === 0 ? [text] : [...inlines, cutText(reading.places, text, from)];
}

function readLink(node: LinkNode | LinkReference, reading: Reading, scope: Scope, children: readonly Inline[]): Inline[] {
  const span = spanOf(reading, node);
  if (node.type === 'link') {
    const parts = { targetSpan: moved(reading, node.data?.target), titleSpan: moved(reading, node.data?.caption) };
    return [makeLink(reading, scope, { url: node.url, title: node.title, span, ...parts }, children)];
  }
  const definition = reading.definitions.get(node.identifier);
  if (!definition) return [...children];
  const source = { url: definition.url, title: definition.title, span, targetSpan: moved(reading, definition.data?.target) };
  return [makeLink(reading, scope, source, children)];
}

function readImage(node: ImageNode | ImageReference, reading: Reading, scope: Scope): Image {
  const target = node.type === 'image' ? node : reading.definitions.get(node.identifier);
  return makeImage(reading, scope, {
    url: target?.url ?? '',
    alt: node.alt ?? '',
    title: target?.title,
    span: spanOf(reading, node),
    altSpan: moved(reading, node.data?.label),
    titleSpan: moved(reading, target?.data?.caption),
  });
}

/** True for inlines that show nothing: blanks left over from comments and tags. */
export function isBlank(inlines: readonly Inline[]): boolean {
  return plainText(inlines).trim() === '' && !inlines.some(showsWithoutText);
}

function showsWithoutText(node: Inline): boolean {
  if (node.type === 'image' || node.type === 'footnoteRef') return true;
  return 'children' in node && node.children.some(showsWithoutText);
}
