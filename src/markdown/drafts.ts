import type { Inline, MapPiece } from '../model/edition.js';
import type { Span } from '../model/text.js';
import { cutPieces, type Places } from './flatten.js';
import type { HtmlPart } from './html.js';

/** A text node while it is still being put together. */
export interface DraftText {
  readonly type: 'text';
  value: string;
}

/** A raw HTML tag or comment among inlines. */
export interface TagMark {
  readonly type: 'tagMark';
  readonly part: HtmlPart;
  readonly raw: string;
  readonly pieces: readonly MapPiece[];
  readonly span?: Span;
}

/** An inline, or a raw HTML tag that still looks for its partner. */
export type Item = Inline | TagMark;

/** A text node with its places; `pieces` count from the node's own start. */
export function draft(places: Places, value: string, pieces: readonly MapPiece[]): DraftText {
  const node: DraftText = { type: 'text', value };
  if (pieces.length > 0) places.set(node, pieces);
  return node;
}

/** `[from, to)` of a text as a node of its own. */
export function cutText(places: Places, text: DraftText, from: number, to = text.value.length): DraftText {
  return draft(places, text.value.slice(from, to), cutPieces(places.get(text) ?? [], from, to));
}

/** Joins neighbouring texts and drops empty ones; two blanks that a comment or tag held apart become one. */
export function mergeTexts(places: Places, inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  let run: DraftText[] = [];
  const flush = (): void => {
    const [only] = run;
    if (run.length === 1 && only) merged.push(only);
    else if (run.length > 1) merged.push(joinRun(places, run));
    run = [];
  };
  for (const node of inlines) {
    if (node.type === 'text') {
      if (node.value !== '') run.push(node as DraftText);
      continue;
    }
    flush();
    merged.push(node);
  }
  flush();
  return merged;
}

function joinRun(places: Places, run: readonly DraftText[]): DraftText {
  const parts: string[] = [];
  const pieces: MapPiece[] = [];
  let length = 0;
  for (const text of run) {
    const skip = parts.at(-1)?.endsWith(' ') && text.value.startsWith(' ') ? 1 : 0;
    for (const piece of cutPieces(places.get(text) ?? [], skip, text.value.length, length)) pieces.push(piece);
    parts.push(text.value.slice(skip));
    length += text.value.length - skip;
  }
  return draft(places, parts.join(''), pieces);
}
