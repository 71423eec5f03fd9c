import type { Language } from '../lang/language.js';
import type { Inline, MapPiece } from '../model/edition.js';
import type { DraftText } from './drafts.js';
import { cutPieces, type Places } from './flatten.js';

const lineEnd = /\r\n|\n|\r/g;

/**
 * Replaces the soft line breaks of a block by what its language puts there, in place. The letters on both sides may stand in
 * different inlines (`**公约**⏎的`), so the block is walked as one line.
 */
export function joinSoftBreaks(inlines: readonly Inline[], language: Language, places: Places): void {
  const leaves = [...leavesOf(inlines)];
  // What follows each leaf, found from the end so that the walk stays linear.
  const nextLetters: string[] = Array.from({ length: leaves.length });
  let next = '';
  for (let i = leaves.length - 1; i >= 0; i -= 1) {
    nextLetters[i] = next;
    next = firstLetter(leaves[i]) ?? next;
  }
  let before = '';
  leaves.forEach((leaf, i) => {
    if (leaf.type === 'text') {
      if (/[\n\r]/.test(leaf.value)) joinLeaf(leaf as DraftText, before, nextLetters[i] ?? '', language, places);
      before = lastCharacter(leaf.value) || before;
    } else if (leaf.type === 'code') before = lastCharacter(leaf.value) || before;
    else if (leaf.type === 'image') before = '\uFFFC';
    else before = '';
  });
}

function joinLeaf(leaf: DraftText, before: string, after: string, language: Language, places: Places): void {
  const pieces = places.get(leaf) ?? [];
  const { value } = leaf;
  const parts: string[] = [];
  const moved: MapPiece[] = [];
  let length = 0;
  let left = before;
  let from = 0;
  const take = (to: number): void => {
    for (const piece of cutPieces(pieces, from, to, length)) moved.push(piece);
    const part = value.slice(from, to);
    parts.push(part);
    length += part.length;
    left = lastCharacter(part) || left;
  };
  for (const match of value.matchAll(lineEnd)) {
    let start = match.index;
    let end = start + match[0].length;
    while (start > from && isBlank(value[start - 1])) start -= 1;
    while (isBlank(value[end])) end += 1;
    take(Math.max(from, start));
    const right = firstCharacter(value.slice(end, end + 2)) || after;
    const joint = left === '' || right === '' ? '' : language.joinLines(left, right);
    parts.push(joint);
    length += joint.length;
    from = end;
  }
  take(value.length);
  leaf.value = parts.join('');
  places.set(leaf, moved);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** A string's soft breaks joined: alternative texts and titles. */
export function joinLines(text: string, language: Language): string {
  const leaf: DraftText = { type: 'text', value: text };
  joinSoftBreaks([leaf], language, new Map());
  return leaf.value;
}

/** Text, code, pictures and hard breaks in order; a footnote mark hides no neighbour. */
function* leavesOf(inlines: readonly Inline[]): Generator<Extract<Inline, { type: 'text' | 'code' | 'image' | 'hardBreak' }>> {
  for (const node of inlines) {
    if (node.type === 'text' || node.type === 'code' || node.type === 'image' || node.type === 'hardBreak') yield node;
    else if (node.type !== 'footnoteRef') yield* leavesOf(node.children);
  }
}

function firstLetter(leaf: Inline | undefined): string | undefined {
  if (leaf?.type === 'text') return firstCharacter(leaf.value.trimStart()) || undefined;
  if (leaf?.type === 'code') return firstCharacter(leaf.value) || undefined;
  return leaf?.type === 'image' ? '\uFFFC' : '';
}

function firstCharacter(text: string): string {
  const code = text.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function lastCharacter(text: string): string {
  const last = text.slice(-2);
  const code = last.codePointAt(0);
  return code !== undefined && code > 0xffff ? last : text.slice(-1);
}
