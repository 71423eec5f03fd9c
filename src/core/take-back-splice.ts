import type { DraftLeaf, LeafPair } from '../markdown/draft-leaves.js';
import { escapeText } from '../markdown/write-draft.js';
import type { Edit } from '../model/text.js';
import { textChanges, type TextChange } from '../text/changes.js';
import type { CopyParagraph } from './take-back-copy.js';

/** Edits of the draft that make a leaf's words those of the copy; markup stays where it is. */
export function spliceWords(leaf: DraftLeaf, copy: CopyParagraph, changes: readonly TextChange[]): Edit[] {
  return changes.flatMap((change) => spliceOne(leaf, copy, change));
}

function spliceOne(leaf: DraftLeaf, copy: CopyParagraph, change: TextChange): Edit[] {
  const text = written(leaf, change.text);
  const { start, end } = change;
  if (start === end) {
    const at = insertionPoint(leaf, copy, change);
    return [{ offset: at, endOffset: at, text }];
  }
  const [whole, ...rest] = pieces(leaf, start, end);
  if (!whole) return [];
  return [{ offset: whole.start, endOffset: whole.end, text }, ...rest.map((piece) => ({ offset: piece.start, endOffset: piece.end, text: '' }))];
}

/** What is removed of the source: markup between the letters stays, unless all that it marks goes. */
function pieces(leaf: DraftLeaf, start: number, end: number): { start: number; end: number }[] {
  const inside = leaf.pairs.filter((pair) => pair.start >= start && pair.end <= end && pair.end > pair.start);
  const kept = leaf.pairs.filter((pair) => !inside.includes(pair)).flatMap(({ open, close }) => [open, close]);
  const ranges: { start: number; end: number }[] = [];
  const add = (from: number, to: number): void => {
    const last = ranges.at(-1);
    const isApart = last === undefined || kept.some((mark) => mark.start >= last.end && mark.end <= from && mark.end > mark.start);
    if (isApart) ranges.push({ start: from, end: to });
    else last.end = Math.max(last.end, to);
  };
  for (let i = start; i < end; i += 1) {
    for (const { open } of inside.filter((pair) => pair.start === i)) add(open.start, open.end);
    add(leaf.from[i] ?? 0, leaf.to[i] ?? 0);
    for (const { close } of inside.filter((pair) => pair.end === i + 1)) add(close.start, close.end);
  }
  return ranges;
}

/** Between markup where the copy has it: inside a link or bold words if the new letters are part of them, outside if not. */
function insertionPoint(leaf: DraftLeaf, copy: CopyParagraph, { start, at }: TextChange): number {
  const opening = leaf.pairs.filter((pair) => pair.start === start && pair.end > start && isPart(pair, copy, at));
  if (opening.length > 0) return Math.max(...opening.map(({ open }) => open.end));
  const closing = leaf.pairs.filter((pair) => pair.end === start && pair.start < start && !isPart(pair, copy, at));
  if (start > 0) return Math.max(leaf.to[start - 1] ?? leaf.span.end, ...closing.map(({ close }) => close.end));
  // At the very start, before all that opens there.
  return Math.min(leaf.from[0] ?? leaf.span.end, ...leaf.pairs.filter((pair) => pair.start === 0).map(({ open }) => open.start));
}

/** Whether the copy's letter has the format of a pair; what Word knows nothing of goes on as before. */
function isPart({ type, end }: LeafPair, { links, formats }: CopyParagraph, at: number): boolean {
  switch (type) {
    case 'link':
      return links[at] !== undefined;
    case 'bold':
      return formats[at]?.bold === true;
    case 'italic':
      return formats[at]?.italic === true;
    case 'strike':
      return formats[at]?.strike === true;
    default:
      return end > 0 && at > 0;
  }
}

function written(leaf: DraftLeaf, text: string): string {
  const escaped = escapeText(text.replaceAll('\n', '\u0000'), leaf.kind === 'cell');
  return escaped.replaceAll('\u0000', leaf.kind === 'cell' || leaf.kind === 'heading' ? ' ' : '\\\n');
}

export interface LinkEdits {
  readonly edits: readonly Edit[];
  /** Links that the copy no longer has: their text as it stands. */
  readonly lost: readonly string[];
}

/** Addresses that were changed in the copy, and gaps that were filled. */
export function spliceLinks(leaf: DraftLeaf, copy: CopyParagraph, changes: readonly TextChange[]): LinkEdits {
  const edits: Edit[] = [];
  const lost: string[] = [];
  for (const { start, end, type, url = '', target } of leaf.pairs) {
    if (type !== 'link' || !target) continue;
    const at = survivor(start, end, changes);
    if (at === undefined) continue;
    const now = copy.links[at];
    const isGap = url.startsWith('todo:');
    const isOwn = /^(?:https?:|mailto:)/iu.test(url);
    if (now === undefined) {
      if (isOwn) lost.push(leaf.text.slice(start, end));
    } else if ((isGap || isOwn) && sameAddress(now) !== sameAddress(url) && /^(?:https?:\/\/|mailto:)[^\s<>]+$/iu.test(now)) {
      edits.push({ offset: target.start, endOffset: target.end, text: now.replace(/[()]/gu, encodeURIComponent) });
    }
  }
  return { edits, lost };
}

/** Where the first letter of `[start, end)` that was not changed stands in the copy. */
function survivor(start: number, end: number, changes: readonly TextChange[]): number | undefined {
  for (let i = start; i < end; i += 1) {
    if (changes.some((change) => i >= change.start && i < change.end)) continue;
    return i + changes.filter((change) => change.end <= i).reduce((sum, change) => sum + change.text.length - (change.end - change.start), 0);
  }
  // Words all new, link as it was: it stands where they stand.
  const over = changes.find((change) => change.start <= start && change.end >= end && change.text !== '');
  return over?.at;
}

/** Word writes addresses its own way. */
function sameAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}

/** Changes of a leaf's words; none if only blanks differ. */
export function changesOf(leaf: DraftLeaf, copy: CopyParagraph): TextChange[] {
  return textChanges(leaf.text, copy.text);
}
