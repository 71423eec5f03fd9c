/*
 * Skia places and shows every glyph by itself: `14.289 0 Td <04D4> Tj`. Glyphs of one line are shown together here, with the spacing between
 * them stated once (ISO 32000-1, §9.3.2) and what departs from it in between (§9.4.3); text objects that follow on each other become one,
 * whose lines are placed from one to the next. Places stay the same to a thousandth of an em.
 */

/** Advance of a glyph in thousandths of an em. */
export type WidthOf = (code: number) => number;

const block = /\bBT\n([\s\S]*?)\bET\b/g;
/** The next text object begins with a matrix of its own, which counts from the page, not from what went before (§9.4.2). */
const boundary = /\nET\nBT\n(?=\/[^\s/]+ [\d.]+ Tf\n[-\d. ]+ Tm\n)/g;
const step = /\/([^\s/]+) ([\d.]+) Tf\s*|(-?[\d.]+) (-?[\d.]+) Td\s*|<((?:[\dA-Fa-f]{4})+)> Tj\s*|1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm\s*|[^\n]*\n/gy;

/** A page description with shorter text; `fonts`: widths by resource name. */
export function joinShownText(source: string, fonts: ReadonlyMap<string, WidthOf>): string {
  return source.replace(boundary, '\n').replace(block, (_whole, body: string) => `BT\n${new Joiner(fonts).join(body)}ET`);
}

interface Glyph {
  readonly code: number;
  /** From where the line begins, in units of text space. */
  readonly x: number;
}

class Joiner {
  #font = '';
  #width: WidthOf | undefined;
  #size = 0;
  /** Where the line that was written begins on the page, if its matrix is the usual one. */
  #origin: { readonly x: number; readonly y: number } | undefined;
  #glyphs: Glyph[] = [];
  /** Where the text goes on, from where the line that was written begins. */
  #at = 0;
  /** Where the line begins after the last `Td` that was read. */
  #line = 0;
  #spacing = 0;
  #result = '';

  constructor(readonly fonts: ReadonlyMap<string, WidthOf>) {}

  join(body: string): string {
    for (const [whole, font, size, x, y, hex, left, top] of body.matchAll(step)) {
      if (hex !== undefined) this.#show(hex, whole);
      else if (x !== undefined && y !== undefined && Number(y) === 0) this.#at = this.#line += Number(x);
      else if (x !== undefined) {
        this.#flush();
        this.#nextLine(this.#line + Number(x), Number(y));
      }
      else if (left !== undefined) this.#place(Number(left), Number(top), whole);
      else if (font !== undefined) this.#setFont(font, Number(size), whole);
      else {
        this.#flush();
        // A matrix of its own begins a line of its own.
        if (/ Tm\s*$/.test(whole)) {
          this.#at = this.#line = 0;
          this.#origin = undefined;
        }
        this.#result += whole;
      }
    }
    this.#flush();
    // The spacing would go on in what is painted next.
    if (this.#spacing !== 0) this.#result += '0 Tc\n';
    return this.#result;
  }

  #setFont(font: string, size: number, whole: string): void {
    if (font === this.#font && size === this.#size) return;
    this.#flush();
    [this.#font, this.#width, this.#size] = [font, this.fonts.get(font), size];
    this.#result += whole;
  }

  /** The matrix that Skia gives each text: upright, with the page's y downwards. Of two on one line the second goes on with the first. */
  #place(x: number, y: number, whole: string): void {
    if (this.#origin?.y === y) {
      this.#at = this.#line = x - this.#origin.x;
      return;
    }
    this.#flush();
    if (this.#origin) this.#nextLine(x - this.#origin.x, this.#origin.y - y);
    else {
      this.#result += whole;
      this.#at = this.#line = 0;
      this.#origin = { x, y };
    }
  }

  #show(hex: string, whole: string): void {
    const width = this.#width;
    if (!width || this.#size === 0) {
      this.#moveTo(this.#at);
      this.#result += whole;
      return;
    }
    for (const [digits] of hex.matchAll(/.{4}/g)) {
      const code = Number.parseInt(digits, 16);
      this.#glyphs.push({ code, x: this.#at });
      this.#at += (width(code) / 1000) * this.#size;
    }
  }

  /** To another line, so far from where the one that was written begins. */
  #nextLine(x: number, y: number): void {
    this.#write(x, y);
    this.#at = this.#line = 0;
  }

  #moveTo(x: number): void {
    if (Math.abs(x) < 0.0005) return;
    const moved = this.#write(x, 0);
    this.#line -= moved;
    this.#at -= moved;
  }

  /** Writes a `Td`; how far it goes to the right, as a reader will see it. */
  #write(x: number, y: number): number {
    const [right, up] = [short(x), short(y)];
    this.#result += `${right} ${up} Td\n`;
    if (this.#origin) this.#origin = { x: this.#origin.x + Number(right), y: this.#origin.y - Number(up) };
    return Number(right);
  }

  #flush(): void {
    const glyphs = this.#glyphs;
    const width = this.#width;
    const [first] = glyphs;
    if (!first || !width) return;
    this.#glyphs = [];
    const size = this.#size;
    const gap = ({ code, x }: Glyph, next: Glyph): number => next.x - x - (width(code) / 1000) * size;
    const spacing = Number(short(commonest(glyphs.slice(1).map((glyph, index) => gap(glyphs[index] ?? glyph, glyph)))));
    const base = first.x;
    this.#moveTo(base);
    if (spacing !== this.#spacing) this.#result += `${short(spacing)} Tc\n`;
    this.#spacing = spacing;
    let written = 0;
    const parts: string[] = [];
    let text = '';
    for (const { code, x } of glyphs) {
      const adjust = Math.round(((written - (x - base)) * 1000) / size);
      if (adjust !== 0) {
        parts.push(`(${text})${adjust}`);
        text = '';
        written -= (adjust * size) / 1000;
      }
      text += escaped(code >> 8) + escaped(code & 255);
      written += (width(code) / 1000) * size + spacing;
    }
    this.#result += parts.length === 0 ? `(${text})Tj\n` : `[${parts.join('')}(${text})]TJ\n`;
  }
}

/** Of numbers that differ by rounding the one that comes most often. */
function commonest(numbers: readonly number[]): number {
  const counts = new Map<string, number>();
  for (const number of numbers) counts.set(number.toFixed(3), (counts.get(number.toFixed(3)) ?? 0) + 1);
  const [most = '0'] = [...counts].reduce<readonly [string?, number?]>((best, each) => (each[1] > (best[1] ?? 0) ? each : best), []);
  const alike = numbers.filter((number) => number.toFixed(3) === most);
  const mean = alike.reduce((sum, number) => sum + number, 0) / alike.length;
  return alike.length < 2 || Math.abs(mean) < 0.0005 ? 0 : mean;
}

/** Four decimals: a hundred glyphs are out of place by a hundredth of a unit at most. */
function short(value: number): string {
  return value.toFixed(4).replace(/\.?0+$/, '').replace(/^(-?)0\./, '$1.').replace(/^-?$/, '0');
}

/** A byte of a string (§7.3.4.2). A carriage return would be read as a line feed. */
function escaped(byte: number): string {
  const char = String.fromCharCode(byte);
  if (char === '\r') return String.raw`\r`;
  return char === '(' || char === ')' || char === '\\' ? `\\${char}` : char;
}
