import type { Html } from 'mdast';
import type { Block, MapPiece } from '../model/edition.js';
import { cutText, draft, type DraftText, type Item, type TagMark } from './drafts.js';
import { cutPieces } from './flatten.js';
import { type HtmlPart, isBlockTag, readHtml } from './html.js';
import { finishInlines } from './inlines.js';
import { paragraphBlocks } from './paragraphs.js';
import { outsideSafeSet } from './raw-html-finding.js';
import { type Reading, type Scope, spanned, spanOf } from './reading.js';
import { decodeReferences, reference } from './references.js';

/** A block of raw HTML as the paragraphs its reader would see: tags that begin or end a block in a browser do so here. */
export function readHtmlBlock(node: Html, reading: Reading, scope: Scope): Block[] {
  const pieces = piecesOf(node, reading);
  const span = spanOf(reading, node);
  // The tags are judged together below; which of them lack a partner is told by the paragraphs.
  const quiet: Reading = { ...reading, rawHtml: [] };
  const blocks: Block[] = [];
  const tags: TagMark[] = [];
  let group: Item[] = [];
  const flush = (): void => {
    for (const block of paragraphBlocks(finishInlines(group, quiet, scope), quiet, scope, span)) blocks.push(block);
    group = [];
  };
  for (const part of readHtml(node.value)) {
    if (part.kind === 'text') {
      for (const text of readText(node.value.slice(part.start, part.end), cutPieces(pieces, part.start, part.end), reading, group.length === 0)) group.push(text);
      continue;
    }
    const mark = markOf(node.value, part, pieces);
    tags.push(mark);
    if ('name' in part && isBlockTag(part.name)) {
      flush();
      if (part.name === 'hr') blocks.push({ type: 'break', ...spanned(mark.span) });
    } else group.push(mark);
  }
  flush();
  for (const tag of outsideSafeSet(tags, 'tag')) reading.rawHtml.push(tag);
  reading.rawHtml.push(...quiet.rawHtml.filter(({ what }) => what === 'unpaired').slice(0, 1));
  return blocks;
}

function markOf(html: string, part: HtmlPart, pieces: readonly MapPiece[]): TagMark {
  const own = cutPieces(pieces, part.start, part.end);
  const [first] = own;
  const last = own.at(-1);
  const span = first && last ? { start: first.source, end: last.source + last.length } : undefined;
  return { type: 'tagMark', part, raw: html.slice(part.start, part.end), pieces: own, ...spanned(span) };
}

/** Text between tags, character references decoded (inside HTML blocks the parser leaves them). */
function readText(html: string, pieces: readonly MapPiece[], reading: Reading, first: boolean): DraftText[] {
  const whole = draft(reading.places, html, pieces);
  const texts: DraftText[] = [];
  let from = first ? html.length - html.trimStart().length : 0;
  for (const match of html.matchAll(reference)) {
    texts.push(cutText(reading.places, whole, from, match.index), draft(reading.places, decodeReferences(match[0]), []));
    from = match.index + match[0].length;
  }
  return [...texts, cutText(reading.places, whole, from)];
}

/** Where the block's value stands in the file: line by line, since quotes and lists put a prefix before each. */
function piecesOf(node: Html, reading: Reading): MapPiece[] {
  const span = spanOf(reading, node);
  if (!span) return [];
  const { text } = reading.file;
  if (text.startsWith(node.value, span.start)) return [{ at: 0, source: span.start, length: node.value.length }];
  const pieces: MapPiece[] = [];
  const source = text.slice(span.start, span.end);
  let at = 0;
  let from = 0;
  for (const line of node.value.split(/(?<=\n)/)) {
    const found = source.indexOf(line.trimEnd(), from);
    if (found === -1) break;
    const length = line.trimEnd().length;
    if (length > 0) pieces.push({ at, source: span.start + found, length });
    at += line.length;
    from = found + length;
  }
  return pieces;
}
