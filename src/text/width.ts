import { eastAsianWidth } from 'get-east-asian-width';

/** Terminal cells a text takes: a Han character is two, a combining mark none (Unicode UAX #11; ambiguous marks such as “” are one). */
export function displayWidth(text: string): number {
  let cells = 0;
  for (let i = 0; i < text.length; i += 1) {
    const width = plainWidth(text.charCodeAt(i));
    // Anything else may join with its neighbours (emoji, combining marks).
    if (width === undefined) return clusterWidth(text);
    cells += width;
  }
  return cells;
}

/** What {@link clusterWidth} needs. Made when first asked for: the emoji pattern alone takes as long as reading the settings. */
let tools: { readonly segmenter: Intl.Segmenter; readonly invisible: RegExp; readonly leading: RegExp; readonly emoji: RegExp } | undefined;

/** The sum over what people see as characters, colours left out. Equal to the `string-width` package, which makes its patterns at import. */
function clusterWidth(text: string): number {
  tools ??= {
    segmenter: new Intl.Segmenter(),
    invisible: new RegExp(String.raw`^(?:\p{Default_Ignorable_Code_Point}|\p{Control}|\p{Mark}|\p{Surrogate})+$`, 'v'),
    leading: new RegExp(String.raw`^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Mark}\p{Surrogate}]+`, 'v'),
    emoji: new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v'),
  };
  const { segmenter, invisible, leading, emoji } = tools;
  let cells = 0;
  // In parts: the segmenter takes the square of a text's length.
  const parts = text.replaceAll(colour, '').match(/[^]{1,1000}(?![\uDC00-\uDFFF])/g) ?? [];
  for (const { segment } of parts.flatMap((part) => [...segmenter.segment(part)])) {
    if (invisible.test(segment)) continue;
    if (emoji.test(segment)) cells += 2;
    else {
      const [base, ...joined] = segment.replace(leading, '');
      cells += base === undefined ? 0 : eastAsianWidth(base.codePointAt(0) ?? 0);
      // Half-width kana with their marks are one character in two cells.
      for (const mark of joined) if (/[\uFF00-\uFFEF]/.test(mark)) cells += eastAsianWidth(mark.codePointAt(0) ?? 0);
    }
  }
  return cells;
}

// Select Graphic Rendition, as the reporters write it.
const colour = /\u001B\[[\d;]*m/g;

/** `text` with spaces up to `cells`; longer texts stay as they are. */
export function padToWidth(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - displayWidth(text)));
}

/** Cells of what bulletins consist of: ASCII, Han, full-width marks, quotation marks, dashes, ellipses. A hundredth of the time of looking at clusters. */
function plainWidth(unit: number): 0 | 1 | 2 | undefined {
  if (unit >= 0x20 && unit < 0x7f) return 1;
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) return 2;
  if ((unit >= 0x3001 && unit <= 0x3020) || (unit >= 0xff01 && unit <= 0xff5e)) return 2;
  if ((unit >= 0x2013 && unit <= 0x2014) || (unit >= 0x2018 && unit <= 0x201d) || unit === 0x2026 || unit === 0xb7) return 1;
  // The word joiner that keeps a dash with its text.
  if (unit === 0x2060) return 0;
  return undefined;
}
