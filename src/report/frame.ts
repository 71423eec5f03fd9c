import { displayWidth, glyphs as glyphsOf, glyphWidth, isEveryday } from '../text/width.js';
import { visible } from './visible.js';

/** A line of a file and the marks under its part, both at most `width` cells wide. */
export interface Frame {
  readonly text: string;
  /** Spaces up to the part; one cell of a Han character is two. */
  readonly indent: number;
  /** Cells of the part that are shown, at least one. */
  readonly cells: number;
}

interface Glyph {
  readonly shown: string;
  readonly cells: number;
  /** UTF-16 offset in the line. */
  readonly at: number;
}

const tab = '    ';
const cut = '…';

/**
 * Shows `[start, end)` (UTF-16 offsets) of a line with as much of its surroundings as fits. Longer lines are cut with … on the sides;
 * of a part wider than the frame the beginning is shown.
 */
export function frameLine(line: string, start: number, end: number, width: number): Frame {
  // A line may be megabytes long; every glyph shown takes at least one cell, so nothing beyond `width` units matters.
  const from = Math.max(0, start - width);
  const to = Math.min(line.length, Math.min(end, start + width) + width);
  const glyphs = split(line.slice(from, to), from);
  const first = glyphs.findLastIndex(({ at }) => at <= start);
  const part = Math.max(0, start >= to ? glyphs.length : first);
  const after = Math.max(part, glyphs.findIndex(({ at }) => at >= end) === -1 ? glyphs.length : glyphs.findIndex(({ at }) => at >= end));
  const isWhole = from === 0 && to === line.length && cellsOf(glyphs) <= width;
  const [left, right] = isWhole ? [0, glyphs.length] : room(glyphs, part, after, width - 2);
  const before = from > 0 || left > 0 ? cut : '';
  const behind = to < line.length || right < glyphs.length ? cut : '';
  const show = (a: number, b: number): string => glyphs.slice(a, b).map(({ shown }) => shown).join('');
  return {
    text: before + show(left, right) + behind,
    indent: displayWidth(before) + cellsOf(glyphs.slice(left, part)),
    cells: Math.max(1, cellsOf(glyphs.slice(part, Math.min(after, right)))),
  };
}

/** The glyphs to show around a part: half of what is left over on each side, and more on one side where the other needs less. */
function room(glyphs: readonly Glyph[], part: number, after: number, width: number): [number, number] {
  let left = part;
  let right = part;
  let cells = 0;
  const fits = (glyph: Glyph | undefined): glyph is Glyph => glyph !== undefined && cells + glyph.cells <= width;
  const takeRight = (): boolean => {
    const glyph = glyphs[right];
    if (!fits(glyph)) return false;
    cells += glyph.cells;
    right += 1;
    return true;
  };
  const takeLeft = (): boolean => {
    const glyph = glyphs[left - 1];
    if (!fits(glyph)) return false;
    cells += glyph.cells;
    left -= 1;
    return true;
  };
  for (let index = part; index < after; index += 1) if (!takeRight()) return [left, right];
  for (let more = true; more; ) {
    const onLeft = takeLeft();
    more = takeRight() || onLeft;
  }
  return [left, right];
}

function split(text: string, offset: number): Glyph[] {
  const isPlain = isEveryday(text);
  const glyphs: Glyph[] = [];
  let at = offset;
  for (const glyph of glyphsOf(text)) {
    const shown = glyph === '\t' ? tab : isPlain || isJoined(glyph) ? glyph : visible(glyph);
    glyphs.push({ shown, cells: shown === glyph ? glyphWidth(glyph) : displayWidth(shown), at });
    at += glyph.length;
  }
  return glyphs;
}

/** An emoji put together with U+200D is one sign, not a hidden character. */
function isJoined(segment: string): boolean {
  return segment.includes('\u200D') && /^\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*)+$/u.test(segment);
}

function cellsOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { cells }) => sum + cells, 0);
}
