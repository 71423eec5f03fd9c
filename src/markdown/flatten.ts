import type { Inline, MapPiece, TextUnit } from '../model/edition.js';
import { isAddressText } from './links.js';

/** Source places of text nodes, kept beside the model: `at` counts from the node's own start. */
export type Places = Map<Inline, readonly MapPiece[]>;

/** What stands for code, addresses and pictures in flattened text. */
export const placeholder = '\uFFFC';

type Flattened = Pick<TextUnit, 'text' | 'map' | 'links'>;

/**
 * The text of a run of inlines as checks read it, with its places in the source.
 * @param source The file's text: a piece that does not stand there letter by letter is left out.
 */
export function flatten(inlines: readonly Inline[], places: Places, source: string): Flattened {
  let text = '';
  const map: MapPiece[] = [];
  const links: { start: number; end: number; url: string }[] = [];
  const visit = (nodes: readonly Inline[]): void => {
    for (const node of nodes) {
      switch (node.type) {
        case 'text':
          for (const piece of places.get(node) ?? []) addPiece(map, { ...piece, at: piece.at + text.length }, source, node.value, piece.at);
          text += node.value;
          break;
        case 'code':
        case 'image':
          text += placeholder;
          break;
        case 'hardBreak':
          text += '\n';
          break;
        case 'footnoteRef':
          break;
        case 'link': {
          const start = text.length;
          if (isAddressText(plainText(node.children))) text += placeholder;
          else visit(node.children);
          if (text.length > start) links.push({ start, end: text.length, url: node.url });
          break;
        }
        default:
          visit(node.children);
      }
    }
  };
  visit(inlines);
  return { text, map, links };
}

function addPiece(map: MapPiece[], piece: MapPiece, source: string, value: string, at: number): void {
  if (!source.startsWith(value.slice(at, at + piece.length), piece.source)) return;
  const last = map.at(-1);
  if (last && last.at + last.length === piece.at && last.source + last.length === piece.source) {
    map[map.length - 1] = { ...last, length: last.length + piece.length };
  } else map.push(piece);
}

/** The visible letters of inlines, code and addresses included, line breaks as spaces. */
export function plainText(inlines: readonly Inline[]): string {
  let text = '';
  for (const node of inlines) {
    if (node.type === 'text' || node.type === 'code') text += node.value;
    else if (node.type === 'image') text += node.alt;
    else if (node.type === 'hardBreak') text += ' ';
    else if (node.type !== 'footnoteRef') text += plainText(node.children);
  }
  return text;
}

/** The pieces of `[from, to)` of a text, moved so that `from` becomes `at`. Costs the pieces it gives, not those there are. */
export function cutPieces(pieces: readonly MapPiece[], from: number, to: number, at = 0): MapPiece[] {
  const cut: MapPiece[] = [];
  for (let i = firstEndingAfter(pieces, from); i < pieces.length; i += 1) {
    const piece = pieces[i] as MapPiece;
    if (piece.at >= to) break;
    const start = Math.max(from, piece.at);
    const end = Math.min(to, piece.at + piece.length);
    if (end > start) cut.push({ at: start - from + at, source: piece.source + (start - piece.at), length: end - start });
  }
  return cut;
}

function firstEndingAfter(pieces: readonly MapPiece[], at: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle] as MapPiece;
    if (piece.at + piece.length > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
