import { eastAsianWidth } from 'get-east-asian-width';

/** Terminal cells a text takes: a Han character is two, a combining mark none (Unicode UAX #11; ambiguous marks such as “” are one). */
export function displayWidth(text: string): number {
  return widthBetween(text, 0, text.length);
}

/** The same of a part of a text, without cutting it out. */
export function widthBetween(text: string, start: number, end: number): number {
  let cells = 0;
  for (let i = start; i < end; i += 1) {
    const width = plainWidth(text.charCodeAt(i));
    // Anything else may join with its neighbours (emoji, combining marks).
    if (width === undefined) return clusterWidth(text.slice(start, end));
    cells += width;
  }
  return cells;
}

/** What {@link glyphWidth} needs. Made when first asked for: the emoji pattern alone takes as long as reading the settings. */
let patterns: { readonly invisible: RegExp; readonly leading: RegExp; readonly emoji: RegExp } | undefined;
let segmenter: Intl.Segmenter | undefined;

// Nothing here joins with a neighbour but the accents, each of which belongs to what stands before it.
const accented = /^[ -~\u00A0-\u00AC\u00AE-\u03FF\u0400-\u0482\u048A-\u052F\u2010-\u2027\u3000-\u3029\u3041-\u3096\u309B-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uFF01-\uFF60]*$/;
const accents = /[^\u0300-\u036F]?[\u0300-\u036F]*/g;

/** True for a text of letters, Han and their marks: all of it can be seen, and its characters are told apart at sight. */
export function isEveryday(text: string): boolean {
  return accented.test(text);
}

/** What people see as characters (UAX #29). In parts, which may cut one that is very long: the segmenter takes the square of a text's length. */
export function* glyphs(text: string): Generator<string> {
  if (isEveryday(text)) {
    for (const [glyph] of text.matchAll(accents)) if (glyph !== '') yield glyph;
    return;
  }
  segmenter ??= new Intl.Segmenter();
  for (const [part] of text.matchAll(/[^]{1,1000}(?![\uDC00-\uDFFF])/g)) for (const { segment } of segmenter.segment(part)) yield segment;
}

/** The sum over what people see as characters, colours left out. Equal to the `string-width` package, which makes its patterns at import. */
function clusterWidth(text: string): number {
  let cells = 0;
  // Of marks heaped on one letter some are enough: they take no cells.
  const heaped = text.replaceAll(colour, '').replaceAll(/\p{Mn}{9,}/gu, (marks) => marks.slice(0, 8));
  for (const glyph of glyphs(heaped)) cells += glyphWidth(glyph);
  return cells;
}

/** Widths that were worked out: a text repeats its characters, and the patterns take some microseconds for each. */
const known = new Map<string, number>();
const mostKnown = 10_000;

/** Cells of one cluster. */
export function glyphWidth(glyph: string): number {
  const plain = glyph.length === 1 ? plainWidth(glyph.charCodeAt(0)) : undefined;
  if (plain !== undefined) return plain;
  let cells = known.get(glyph);
  if (cells !== undefined) return cells;
  cells = workOut(glyph);
  if (known.size >= mostKnown) known.clear();
  // Not the freaks, which would keep a text's memory.
  if (glyph.length < 20) known.set(glyph, cells);
  return cells;
}

function workOut(glyph: string): number {
  patterns ??= {
    invisible: new RegExp(String.raw`^(?:\p{Default_Ignorable_Code_Point}|\p{Control}|\p{Mark}|\p{Surrogate})+$`, 'v'),
    leading: new RegExp(String.raw`^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Mark}\p{Surrogate}]+`, 'v'),
    emoji: new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v'),
  };
  const { invisible, leading, emoji } = patterns;
  if (invisible.test(glyph)) return 0;
  if (emoji.test(glyph)) return 2;
  const [base, ...joined] = glyph.replace(leading, '');
  let cells = base === undefined ? 0 : eastAsianWidth(base.codePointAt(0) ?? 0);
  // Half-width kana with their marks are one character in two cells.
  for (const mark of joined) if (/[\uFF00-\uFFEF]/.test(mark)) cells += eastAsianWidth(mark.codePointAt(0) ?? 0);
  return cells;
}

// Select Graphic Rendition, as the reporters write it.
const colour = /\u001B\[[\d;]*m/g;

/** `text` with spaces up to `cells`; longer texts stay as they are. */
export function padToWidth(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - displayWidth(text)));
}

/** Cells of what bulletins consist of: ASCII, Han, full-width marks, quotation marks, dashes, ellipses. A hundredth of the time of looking at clusters. */
export function plainWidth(unit: number): 0 | 1 | 2 | undefined {
  if (unit >= 0x20 && unit < 0x7f) return 1;
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) return 2;
  if ((unit >= 0x3001 && unit <= 0x3020) || (unit >= 0xff01 && unit <= 0xff5e)) return 2;
  if ((unit >= 0x2013 && unit <= 0x2014) || (unit >= 0x2018 && unit <= 0x201d) || unit === 0x2026 || unit === 0xb7) return 1;
  // The word joiner that keeps a dash with its text.
  if (unit === 0x2060) return 0;
  return undefined;
}
