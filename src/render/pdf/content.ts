import { Buffer } from 'node:buffer';
import type { CodeMap } from './code-map.js';
import { PdfStructureError } from './objects.js';

/*
 * Reads and rewrites the page descriptions that Skia writes (ISO 32000-1, §7.8.2, §14.6): which text stands in which marked content, and what is
 * painted outside of all of it.
 */

/** Marked content that belongs to a structure element. */
export interface MarkedContent {
  readonly mcid: number;
  /** The `BDC` operation with its operands, as offsets. */
  readonly open: Range;
  /** Its `EMC`. */
  close: Range;
  text: string;
  /** Shows text or a picture; else it only paints lines and fields. */
  shows: boolean;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Something painted that belongs to no structure element. */
export interface LooseContent extends Range {
  readonly text: boolean;
  /** Height above the lower edge of the page in points, for text. */
  readonly y: number;
}

export interface PageContent {
  readonly marked: readonly MarkedContent[];
  readonly loose: readonly LooseContent[];
  /** Fonts by resource name → codes that are shown, with their Unicode text if there is any. Code 0 is the box (.notdef). */
  readonly shown: ReadonlyMap<string, ReadonlyMap<number, string | undefined>>;
  /** Marked as artifact within marked content of the structure, or the other way round. */
  readonly mixed: boolean;
}

const building = new Set(['m', 're']);
const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const showing = new Set(['Tj', 'TJ', "'", '"']);

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Reads a page description. `fonts`: maps by resource name; a font without one maps nothing. */
export function readContent(source: string, fonts: ReadonlyMap<string, CodeMap>): PageContent {
  const scan = new Scan(fonts);
  const operands = new Operands(source);
  // By character codes: a page has some 20,000 words, and an expression takes four times as long.
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (isSpace(code)) {
      at += 1;
      continue;
    }
    const end = endOfWord(source, at, code);
    if (isOperator(source, at, end, code)) {
      scan.operation(source.slice(at, end), operands, { start: operands.count === 0 ? at : operands.start, end });
      operands.count = 0;
    } else operands.add(at, end);
    at = end;
  }
  return scan.end(source.length);
}

/** What stands before an operator, cut out when it is asked for. */
class Operands {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  count = 0;

  constructor(readonly source: string) {}

  add(start: number, end: number): void {
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.count += 1;
  }

  get start(): number {
    return this.#starts[0] ?? 0;
  }

  at(index: number): string {
    return index < this.count ? this.source.slice(this.#starts[index], this.#ends[index]) : '';
  }

  numbers(): number[] {
    return Array.from({ length: this.count }, (_, index) => Number(this.at(index)));
  }

  indexOf(word: string): number {
    for (let index = 0; index < this.count; index += 1) if (this.at(index) === word) return index;
    return -1;
  }
}

const [paren, unparen, less, greater, slash, backslash, bracket, unbracket] = [40, 41, 60, 62, 47, 92, 91, 93];

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0;
}

function isDelimiter(code: number): boolean {
  return isSpace(code) || code === slash || code === less || code === greater || code === bracket || code === unbracket || code === paren || code === unparen;
}

function endOfWord(source: string, start: number, code: number): number {
  let at = start + 1;
  if (code === paren) {
    while (at < source.length && source.charCodeAt(at) !== unparen) at += source.charCodeAt(at) === backslash ? 2 : 1;
    return at + 1;
  }
  if (code === less || code === greater) {
    if (source.charCodeAt(at) === code) return at + 1;
    return code === greater ? at : source.indexOf('>', at) + 1 || source.length;
  }
  if (code === bracket || code === unbracket || code === unparen) return at;
  while (at < source.length && !isDelimiter(source.charCodeAt(at))) at += 1;
  return at;
}

function isOperator(source: string, start: number, end: number, code: number): boolean {
  // A letter, ' or "; true, false and null are operands.
  if (!((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 39 || code === 34)) return false;
  if (end - start < 4) return true;
  const word = source.slice(start, end);
  return word !== 'true' && word !== 'false' && word !== 'null';
}

/** One step into marked content. */
interface Level {
  readonly marked?: MarkedContent;
  readonly artifact: boolean;
  readonly actualText: boolean;
}

class Scan {
  readonly #marked: MarkedContent[] = [];
  readonly #loose: LooseContent[] = [];
  readonly #shown = new Map<string, Map<number, string | undefined>>();
  readonly #levels: Level[] = [];
  readonly #matrices: Matrix[] = [];
  #matrix: Matrix = identity;
  #map: CodeMap = new Map();
  #codes = new Map<number, string | undefined>();
  #mixed = false;
  /** Where a path began that nothing has painted yet. */
  #path = -1;
  #text: { start: number; y: number } | undefined;

  constructor(readonly fonts: ReadonlyMap<string, CodeMap>) {}

  operation(name: string, operands: Operands, range: Range): void {
    if (name === 'Td') return;
    if (showing.has(name)) this.#show(operands);
    else if (name === 'BDC' || name === 'BMC') this.#begin(operands, range);
    else if (name === 'EMC') {
      const ended = this.#levels.pop();
      if (!ended) throw new PdfStructureError('marked content ends that never began');
      if (ended.marked) ended.marked.close = range;
    } else if (name === 'BT') this.#text = { start: range.start, y: NaN };
    else if (name === 'ET') this.#endText(range);
    else if (name === 'Tm' && this.#text && Number.isNaN(this.#text.y)) this.#text.y = height(this.#matrix, Number(operands.at(4)), Number(operands.at(5)));
    else if (name === 'Tf') this.#setFont(operands.at(0));
    else if (name === 'q') this.#matrices.push(this.#matrix);
    else if (name === 'Q') this.#matrix = this.#matrices.pop() ?? identity;
    else if (name === 'cm') this.#matrix = times(operands.numbers() as unknown as Matrix, this.#matrix);
    else if (name === 'Do' || name === 'sh') this.#paint(range.start, range.end, true);
    else if (name === 'BI') throw new PdfStructureError('a picture inside a page description');
    else if (building.has(name)) this.#path = this.#path < 0 ? range.start : this.#path;
    else if (painting.has(name)) this.#paint(this.#path < 0 ? range.start : this.#path, range.end, false);
    else if (name === 'n') this.#path = -1;
  }

  end(length: number): PageContent {
    if (this.#levels.length > 0) throw new PdfStructureError(`marked content without an end before byte ${length}`);
    return { marked: this.#marked, loose: this.#loose, shown: this.#shown, mixed: this.#mixed };
  }

  #begin(operands: Operands, open: Range): void {
    const at = operands.indexOf('/MCID');
    const actual = operands.indexOf('/ActualText');
    const artifact = operands.at(0) === '/Artifact';
    let marked: MarkedContent | undefined;
    if (at >= 0) {
      marked = { mcid: Number(operands.at(at + 1)), open, close: open, text: '', shows: false };
      this.#marked.push(marked);
    }
    if (actual >= 0) {
      const own = marked ?? this.#innermost();
      if (own && !this.#levels.some(({ actualText }) => actualText)) own.text += unicode(stringBytes(operands.at(actual + 1)));
    }
    if (artifact ? this.#innermost() !== undefined : marked !== undefined && this.#levels.some((level) => level.artifact)) this.#mixed = true;
    this.#levels.push({ ...(marked && { marked }), artifact, actualText: actual >= 0 });
  }

  #innermost(): MarkedContent | undefined {
    return this.#levels.findLast(({ marked }) => marked)?.marked;
  }

  #setFont(name: string): void {
    const font = name.slice(1);
    this.#map = this.fonts.get(font) ?? new Map();
    this.#codes = this.#shown.get(font) ?? new Map();
    this.#shown.set(font, this.#codes);
  }

  #show(operands: Operands): void {
    const own = this.#innermost();
    const silent = this.#levels.some(({ actualText }) => actualText);
    if (own) own.shows = true;
    for (let index = 0; index < operands.count; index += 1) {
      const word = operands.at(index);
      if (word.startsWith('<') && word.length > 2) {
        for (let digit = 1; digit + 4 < word.length; digit += 4) this.#glyph(Number.parseInt(word.slice(digit, digit + 4), 16), silent ? undefined : own);
      } else if (word.startsWith('(')) {
        const bytes = stringBytes(word);
        for (let byte = 0; byte + 1 < bytes.length; byte += 2) this.#glyph((bytes.charCodeAt(byte) << 8) | bytes.charCodeAt(byte + 1), silent ? undefined : own);
      }
    }
  }

  #glyph(code: number, own: MarkedContent | undefined): void {
    const text = this.#map.get(code);
    this.#codes.set(code, text);
    if (own && text !== undefined) own.text += text;
  }

  #endText({ end }: Range): void {
    if (this.#text && this.#levels.length === 0) this.#loose.push({ ...this.#text, end, text: true });
    this.#text = undefined;
  }

  #paint(start: number, end: number, shows: boolean): void {
    this.#path = -1;
    if (this.#levels.length === 0) this.#loose.push({ start, end, text: false, y: NaN });
    const own = this.#innermost();
    if (own && shows) own.shows = true;
  }
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

function height([, b, , d, , f]: Matrix, x: number, y: number): number {
  return x * b + y * d + f;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

/** Bytes of a string token (§7.3.4), one character each. */
function stringBytes(word: string): string {
  if (word.startsWith('<')) return Buffer.from(word.slice(1, -1), 'hex').toString('latin1');
  return word.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => (/^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8) & 255) : (escapes[code] ?? code)));
}

function unicode(bytes: string): string {
  return bytes.startsWith('\u00FE\u00FF') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes;
}

/** What the content becomes that no structure element owns. */
export interface ArtifactOptions {
  /** Height of the page and of its upper and lower margins, in points. */
  readonly height: number;
  readonly margin: number;
  /** Marked content that only decorates: it stops being a part of the structure. */
  readonly decoration: ReadonlySet<number>;
  /** Marked content that goes on with what was marked before it. */
  readonly joined: ReadonlySet<number>;
}

/** The same page description, with running heads, feet and decoration marked as artifacts (§14.8.2.2), and pieces of one element as one. */
export function markArtifacts(source: string, { marked, loose }: PageContent, options: ArtifactOptions): string {
  const changes: { start: number; end: number; text: string }[] = [];
  for (const [index, { mcid, open }] of marked.entries()) {
    const before = marked[index - 1]?.close;
    if (options.decoration.has(mcid)) changes.push({ ...open, text: '/Artifact <</Type /Layout>> BDC' });
    else if (options.joined.has(mcid) && before) changes.push({ start: before.start, end: before.end + 1, text: '' }, { start: open.start, end: open.end + 1, text: '' });
  }
  for (const [index, piece] of loose.entries()) {
    const properties = propertiesOf(piece, options);
    const before = loose[index - 1];
    const after = loose[index + 1];
    const joins = (other: LooseContent | undefined, from: number, to: number): boolean =>
      other !== undefined && propertiesOf(other, options) === properties && /^[\0\t\n\f\r ]*$/.test(source.slice(from, to));
    if (!joins(before, before?.end ?? 0, piece.start)) changes.push({ start: piece.start, end: piece.start, text: `/Artifact ${properties} BDC\n` });
    if (!joins(after, piece.end, after?.start ?? 0)) changes.push({ start: piece.end, end: piece.end, text: '\nEMC' });
  }
  changes.sort((a, b) => a.start - b.start);
  let result = '';
  let done = 0;
  for (const { start, end, text } of changes) {
    result += source.slice(done, start) + text;
    done = end;
  }
  return result + source.slice(done);
}

/** Text in the margins is a running head or foot (§14.8.2.2.2); all else is layout. */
function propertiesOf({ text, y }: LooseContent, { height: page, margin }: ArtifactOptions): string {
  if (text && y > page - margin) return '<</Type /Pagination /Subtype /Header>>';
  if (text && y < margin) return '<</Type /Pagination /Subtype /Footer>>';
  return '<</Type /Layout>>';
}
