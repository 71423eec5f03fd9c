import { displayWidth } from '../../text/width.js';
import { unbreakable } from '../../text/wrap.js';

/** Cells of a title that fits into one line of the narrowest screen (280 px of text at 26 px type). */
const oneLine = 20;

const mixed = /\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han}/u;
const ordinal = /第[一二三四五六七八九十百\d]+$/u;
const singleHan = /^[“‘《（]?\p{Script=Han}$/u;

/**
 * A title cut where a line may end: at the ends of words (Unicode's dictionary for the language) that line-breaking rules allow.
 * Browsers break Chinese anywhere between characters; a title once came out as 年度进/展报告.
 */
export function titleParts(text: string, tag: string, terms?: ReadonlySet<string>): readonly string[] {
  if (displayWidth(text) <= oneLine) return [text];
  const names = [...(terms ?? [])].filter((name) => displayWidth(name) <= longestName && text.includes(name));
  const key = JSON.stringify([tag, text, ...names]);
  const known = cutTitles.get(key) ?? cut(text, tag, names);
  if (cutTitles.size >= remembered) cutTitles.clear();
  cutTitles.set(key, known);
  return known;
}

/** Cells of a name that fits into a line of a telephone with room for what stands before it; longer ones have to break somewhere. */
const longestName = 24;

/** Each title stands in several places of several media, and the dictionary is slow. */
const cutTitles = new Map<string, readonly string[]>();
const remembered = 500;

function cut(text: string, tag: string, names: readonly string[]): string[] {
  const ends = new Set<number>();
  for (const { index } of segmenterFor(tag).segment(text)) ends.add(index);
  for (const name of names) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) for (let at = start + 1; at < start + name.length; at += 1) ends.delete(at);
  }
  const parts: string[] = [];
  let word = '';
  let at = 0;
  for (const piece of unbreakable(text)) {
    // 第二 and its 轮 are two words to the dictionary.
    const starts = ends.has(at) && !ordinal.test(word);
    if (parts.length > 0 && (!starts || isTied(word, piece))) parts[parts.length - 1] += piece;
    else parts.push(piece);
    word = starts ? piece : word + piece;
    at += piece.length;
  }
  return parts;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Opening the dictionary takes longer than a title. */
function segmenterFor(tag: string): Intl.Segmenter {
  const known = segmenters.get(tag) ?? new Intl.Segmenter(tag, { granularity: 'word' });
  segmenters.set(tag, known);
  return known;
}

/** Cells of a title of 20 px that fit into a line of a telephone (375 px less the column's edges). */
const telephone = 32;

/**
 * The same for media that count every mark: only as many cuts as lines are needed on a telephone, so that the lines are of like length
 * wherever it breaks.
 */
export function titlePhrases(text: string, tag: string, terms?: ReadonlySet<string>): string[] {
  const total = displayWidth(text);
  const lines = Math.ceil(total / telephone);
  if (lines < 2) return [text];
  const phrases: string[] = [''];
  let before = 0;
  for (const part of titleParts(text, tag, terms)) {
    const width = displayWidth(part);
    // A word goes where its middle lies.
    const line = Math.min(lines - 1, Math.floor(((before + width / 2) * lines) / total));
    if (line >= phrases.length) phrases.push('');
    phrases[phrases.length - 1] += part;
    before += width;
  }
  return phrases;
}

/**
 * The dictionary cuts 可持续 and 高级别 after their first character: a word of one stays with the next. And an element between Han
 * and Latin would take away the gap that `text-autospace` makes there.
 */
function isTied(before: string, after: string): boolean {
  return singleHan.test(before) || mixed.test(before.slice(-1) + after.slice(0, 1));
}
