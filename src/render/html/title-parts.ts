import { displayWidth } from '../../text/width.js';
import { unbreakable } from '../../text/wrap.js';

/** Cells of a title that fits into one line of the narrowest screen (280 px of text at 26 px type). */
const oneLine = 20;

const mixed = /\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han}/u;
const singleHan = /^[“‘《（]?\p{Script=Han}$/u;

/**
 * A title cut where a line may end: at the ends of words (Unicode's dictionary for the language) that line-breaking rules allow.
 * Browsers break Chinese anywhere between characters; a title once came out as 年度进/展报告.
 */
export function titleParts(text: string, tag: string): string[] {
  if (displayWidth(text) <= oneLine) return [text];
  const ends = new Set<number>();
  for (const { index } of new Intl.Segmenter(tag, { granularity: 'word' }).segment(text)) ends.add(index);
  const parts: string[] = [];
  let word = '';
  let at = 0;
  for (const piece of unbreakable(text)) {
    const starts = ends.has(at);
    if (parts.length > 0 && (!starts || isTied(word, piece))) parts[parts.length - 1] += piece;
    else parts.push(piece);
    word = starts ? piece : word + piece;
    at += piece.length;
  }
  return parts;
}

/**
 * The dictionary cuts 可持续 and 高级别 after their first character: a word of one stays with the next. And an element between Han
 * and Latin would take away the gap that `text-autospace` makes there.
 */
function isTied(before: string, after: string): boolean {
  return singleHan.test(before) || mixed.test(before.slice(-1) + after.slice(0, 1));
}
