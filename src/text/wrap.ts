import { displayWidth, plainWidth, widthBetween } from './width.js';

/*
 * Lines of Chinese text: GB/T 15834-2011 §5.1 (no closing mark, dash or ellipsis at a line's start, no opening mark at its end, —— and ……
 * undivided) and the W3C's Requirements for Chinese Text Layout §3.1.4. Unlike UAX #14 it keeps numbers with their Han units and
 * treats “” as marks of the text they stand in.
 */

// Marks that never start a line, even after a space; U+2060 and the no-break spaces join what stands beside them.
const neverFirst = /^[，。、；：？！）》〉」』】〕〗］｝”’％‰℃°·～—―…⋯‥–ー々〻\u00A0\u202F\u2060\uFEFF]/u;
const neverLast = /[（《〈「『【〔〖［｛“‘￥＄№\u00A0\u202F\u2060\uFEFF]$/u;
// The same for marks that have other uses after a space (.gitignore) or before one (C#).
const notFirstBeside = /^[.,;:!?)\]}%/>]/;
const notLastBeside = /[(\x5B{$£€¥§#@<]$/;

const wide = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFE10-\uFE1F\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6‘’“”·`;
const number = String.raw`\d+(?:[.,:/]\d+)*`;
const latinUnit = String.raw`(?:°C|℃|%|[kMGT]?Wh?|[kmc]?m[²³]?|[kKMG]B|k?g|t|ha|l)(?![\p{Script=Latin}\p{N}])`;
const hanUnit = String.raw`[多余几]?(?:平方公里|平方米|立方米|个百分点|百分点|摄氏度|公里|公斤|公顷|千米|千克|千瓦|[万亿]+(?:美元|欧元|元|吨|人)?|(?!第)\p{Script=Han})`;
const token = new RegExp(
  [
    String.raw`${number}(?:[–~～-]${number})*(?: ?${latinUnit}|${hanUnit})?`,
    '[—―]+|[…⋯‥]+',
    String.raw`\p{Emoji_Presentation}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*`,
    `[${wide}][\\p{M}\\uFE00-\\uFE0F]*`,
    // An apostrophe within a word is no quotation mark.
    String.raw`(?:[^ \t${wide}—―…⋯‥]|(?<=\p{Script=Latin})’(?=\p{Script=Latin}))+`,
  ].join('|'),
  'gu',
);

const wideStart = new RegExp(`^[${wide}—―…⋯‥\\p{Emoji_Presentation}]`, 'u');
const wideEnd = new RegExp(`[${wide}—―…⋯‥\\p{Emoji_Presentation}][\\p{M}\\uFE00-\\uFE0F]*$`, 'u');

/**
 * Breaks a text into lines of at most `width` cells; only what cannot be divided (an address, a long word) is longer.
 * A line feed in the text is a line break. Spaces at breaks are dropped, every other character is kept.
 * @param first cells the first line may take, if fewer stand free there.
 */
export function wrap(text: string, width: number, first: number = width): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) fill(paragraph.replaceAll('\t', ' '), width, lines.length === 0 ? first : width, lines);
  return lines;
}

function fill(text: string, width: number, first: number, lines: string[]): void {
  // Most titles and captions are one line: that is seen at once.
  if (text.length <= first && displayWidth(text) <= first) {
    lines.push(withoutSpacesAround(text));
    return;
  }
  // The line that is being filled, by its ends in the text.
  let from = 0;
  let to = 0;
  let used = 0;
  let limit = first;
  let isEmpty = true;
  const clusters = new Clusters(text);
  while (clusters.next()) {
    const { start } = clusters;
    const cells = widthBetween(text, start, clusters.end);
    const gap = start - to;
    if (!isEmpty && used + gap + cells <= limit) used += gap + cells;
    else {
      if (!isEmpty) {
        lines.push(text.slice(from, to));
        limit = width;
      }
      from = start;
      used = cells + clusters.skip(limit - cells);
      isEmpty = false;
    }
    to = clusters.end;
  }
  lines.push(text.slice(from, to));
}

/** Not `trim`, which takes no-break spaces, too. */
function withoutSpacesAround(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === space) start += 1;
  while (end > start && text.charCodeAt(end - 1) === space) end -= 1;
  return text.slice(start, end);
}

/** What no line break can divide, in order; spaces stand between. Tells only the ends: a text has thousands. */
class Clusters {
  start = 0;
  end = 0;
  /** Where the next one begins and where it has been read to; -1 before the first. */
  #begun = -1;
  #read = 0;
  #at = 0;
  /** True where not even a Han character may begin a line after what stands last. */
  #held = false;

  constructor(private readonly text: string) {}

  /** Goes to the next one; false if there is none. */
  next(): boolean {
    const { text } = this;
    while (this.#at < text.length) {
      const before = this.#at;
      const unit = text.charCodeAt(before);
      if (unit === space) {
        this.#at += 1;
        // A space lets a line end where a mark beside it would not.
        if (this.#begun >= 0) this.#held = neverLast.test(text.charAt(this.#read - 1));
        continue;
      }
      let divides: boolean;
      const han = isHanUnit(unit);
      // What Chinese text mostly consists of, without asking six expressions for each character: a fifth of the time.
      if (this.#begun >= 0 && (han || isClosing(unit)) && !isMark(text.charCodeAt(before + 1))) {
        divides = han && !this.#held;
        this.#at += 1;
        this.#held = false;
      } else {
        this.#at = plainWordEnd(text, before) || tokenEnd(text, before);
        divides = this.#begun >= 0 && canBreakBefore(text, this.#begun, this.#read, before, this.#at);
        this.#held = openers.test(text.charAt(this.#at - 1));
      }
      const isNext = divides && this.#tell();
      if (this.#begun < 0) this.#begun = before;
      this.#read = this.#at;
      if (isNext) return true;
    }
    return this.#begun >= 0 && this.#tell();
  }

  /**
   * Goes on to the last place within `room` cells where a line may break for certain, which most of a line lies before: between two Han
   * characters far from any digit, or two words of English. Gives the cells gone over, 0 if there is no such place; `end` is then that of what was gone over.
   */
  skip(room: number): number {
    const { text } = this;
    let cells = 0;
    let digit = this.#at;
    let sure = -1;
    let gone = 0;
    let before = text.charCodeAt(this.end - 1);
    for (let at = this.end; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const width = plainWidth(unit);
      if (width === undefined) break;
      if (unit >= 0x30 && unit <= 0x39) digit = at;
      const isBreak = isHanUnit(before) ? isHanUnit(unit) && at - digit > longestUnit && !isMark(text.charCodeAt(at + 1)) : before === space && isLetter(unit) && isLetter(text.charCodeAt(at - 2));
      if (isBreak && at > this.#at) {
        sure = at;
        gone = cells;
      }
      cells += width;
      if (cells > room) break;
      before = unit;
    }
    if (sure < 0) return 0;
    // A space before a word is none of what was gone over.
    const spaces = text.charCodeAt(sure - 1) === space ? 1 : 0;
    this.#at = sure;
    this.#begun = -1;
    this.#held = false;
    this.end = sure - spaces;
    return gone - spaces;
  }

  #tell(): true {
    this.start = this.#begun;
    this.end = this.#read;
    this.#begun = -1;
    return true;
  }
}

const space = 0x20;

/** Han characters, at most, that belong to a number before them: 多个百分点. */
const longestUnit = 6;

/** What English text mostly consists of: where a word of ASCII ends that a letter begins and a space or the text's end ends; 0 for anything else. */
function plainWordEnd(text: string, start: number): number {
  if (!isLetter(text.charCodeAt(start))) return 0;
  let at = start + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === space) break;
    if (unit < space || unit > 0x7e) return 0;
    at += 1;
  }
  return at;
}

function tokenEnd(text: string, start: number): number {
  token.lastIndex = start;
  return token.test(text) ? token.lastIndex : text.length;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** ，。、；：？！）》: marks that never start a line and are no part of a longer token. */
function isClosing(unit: number): boolean {
  return unit === 0xff0c || unit === 0x3002 || unit === 0x3001 || unit === 0xff1b || unit === 0xff1a || unit === 0xff1f || unit === 0xff01 || unit === 0xff09 || unit === 0x300b;
}

/** Whatever the next character is, no line breaks after these: `neverLast` and `notLastBeside` for one that is Han. */
const openers = /[（《〈「『【〔〖［｛“‘￥＄№\u00A0\u202F\u2060\uFEFF\x5B({$£€¥§#@<]/;

function isHanUnit(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

/** True for what may belong to the character before it: anything but ASCII, Han and their marks. */
function isMark(unit: number): boolean {
  return !(unit < 0x300 || isHanUnit(unit) || (unit >= 0x3001 && unit <= 0x3020) || (unit >= 0xff01 && unit <= 0xff5e) || Number.isNaN(unit));
}

/** Whether a line may end with what ends at `end` and the next begin with what stands from `next` to `nextEnd`. */
function canBreakBefore(text: string, start: number, end: number, next: number, nextEnd: number): boolean {
  const spaced = next > end;
  // Two words of English; no mark that holds the next to it is ASCII.
  if (spaced && text.charCodeAt(end - 1) < 0x7f && isLetter(text.charCodeAt(next))) return true;
  // Only the end matters, and a text without breaks may be as long as a book.
  return canBreak(text.slice(Math.max(start, end - 12), end), text.slice(next, nextEnd), spaced);
}

function canBreak(before: string, after: string, spaced: boolean): boolean {
  if (neverFirst.test(after) || neverLast.test(before)) return false;
  if (spaced) return true;
  if (notFirstBeside.test(after) || notLastBeside.test(before)) return false;
  // Without a space, a break needs a character that is a word by itself at one side.
  return wideStart.test(after) || wideEnd.test(before);
}

/** The pieces of a line of text between which it may be broken, spaces left out of account; joined they are the text. */
export function unbreakable(text: string): string[] {
  const pieces: string[] = [];
  const spaced = text.replaceAll('\t', ' ');
  const clusters = new Clusters(spaced);
  let done = 0;
  while (clusters.next()) {
    pieces.push(spaced.slice(done, clusters.end));
    done = clusters.end;
  }
  return pieces;
}

/** Lines with a mark before the first and as many blanks before the others. */
export function hang(lines: readonly string[], mark: string): string[] {
  const blank = ' '.repeat(displayWidth(mark));
  return lines.map((line, index) => (line === '' && index > 0 ? '' : (index === 0 ? mark : blank) + line));
}
