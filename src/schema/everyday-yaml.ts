import { type EverydayNode, nodeAt, OpenList, OpenMap, Scratch } from './everyday-node.js';
import type { Path, PlacedNode } from './plain.js';

export interface EverydayYaml {
  readonly value: unknown;
  readonly root: EverydayNode;
  nodeAt(path: Path, what: 'value' | 'key'): PlacedNode | undefined;
}

/**
 * Reads the YAML that people write by hand: block maps and lists, `[ ]` and `{ }`, texts in one line, comments. Everything else, and
 * everything wrong, is not understood (`undefined`) and left to the `yaml` package, which also says what is wrong.
 *
 * It exists for speed (docs/decisions/0007): a glossary is read a tenth of the time of the general parser. What it understands it reads
 * as `yaml` does, value and place: a property test compares the two.
 */
export function readEverydayYaml(text: string, { placesLater = text.length > page } = {}): EverydayYaml | undefined {
  // A lone CR is a line end, and these characters need the general parser's care.
  if (/\r(?!\n)|[\uFEFF\u2028\u2029\u0085\0]/.test(text)) return undefined;
  const lines = linesOf(text);
  const reader = new EverydayReader(text, lines, !placesLater);
  const read = reader.read();
  if (!read) return undefined;
  let root = placesLater ? undefined : read;
  // Read again with the places, which the same text has.
  const placed = (): EverydayNode => (root ??= new EverydayReader(text, lines, true).read() as EverydayNode);
  const items = new Map<ItemPlace, EverydayNode | undefined>();
  const itemWith = (path: Path): EverydayNode | undefined => {
    const place = root ? undefined : reader.itemPlace(path);
    if (place && !items.has(place)) items.set(place, new EverydayReader(text, lines, true).readItem(place));
    return place && items.get(place);
  };
  return {
    value: read.value,
    get root() {
      return placed();
    },
    nodeAt(path, what) {
      // Of a glossary's concepts those are read again that something is told of.
      const item = path.length > 1 ? itemWith(path) : undefined;
      return item ? nodeAt(item, path.slice(2), what) : nodeAt(placed(), path, what);
    },
  };
}

/** In UTF-16 units. Of a longer text, a glossary, few places or none are asked for, and a node for each of its words is the dearest part of reading it. */
const page = 16_384;

interface Line {
  /** Offset of its first character that is no blank. */
  readonly start: number;
  readonly column: number;
  /** Offset behind its last character, the line end left out. */
  readonly end: number;
}

/** Deeper nesting is the general parser's to judge. */
const maxDepth = 32;
// Of UTF-16: a blank, quotes, and `, [ ] { } : #`.
const [blank, doubleQuote, singleQuote, comma, openBracket, closeBracket, openBrace, closeBrace, colon, hash] = [0x20, 0x22, 0x27, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d, 0x3a, 0x23];
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', '<<']);

/** Where an item of a list begins: its line, by number, and the offset and column of its dash. */
interface ItemPlace {
  readonly line: number;
  readonly at: number;
  readonly column: number;
}

/** Depth of the items of a list under a key of the outermost map. */
const itemDepth = 1;

class EverydayReader {
  /** What was read last, where no nodes are kept. */
  readonly #scratch: Scratch | undefined;
  /** The line that is read, and the offset in it. */
  #line = 0;
  #at = 0;
  /** Of the lists under keys of the outermost map, where no nodes are kept: where their items begin. */
  readonly #items = new Map<string, ItemPlace[]>();
  #outerKey = '';

  constructor(
    private readonly text: string,
    private readonly lines: readonly Line[],
    keepsNodes: boolean,
  ) {
    this.#scratch = keepsNodes ? undefined : new Scratch();
  }

  /** The item of such a list to which a path leads. */
  itemPlace([key, index]: Path): ItemPlace | undefined {
    return typeof index === 'number' ? this.#items.get(String(key))?.[index] : undefined;
  }

  /** One item of what `read` understood. */
  readItem({ line, at, column }: ItemPlace): EverydayNode | undefined {
    const first = this.lines[line];
    this.#line = line;
    this.#at = at;
    return first && this.#item(first, column, itemDepth);
  }

  read(): EverydayNode | undefined {
    const [first] = this.lines;
    // Markers of documents and directives are not everyday.
    if (!first || /^(?:---|\.\.\.|%)/m.test(this.text)) return undefined;
    this.#at = first.start;
    const root = this.#block(first.column, -1, 0);
    // A text alone is mostly a slip (title：…), which the general reader explains.
    return root && this.#line >= this.lines.length && root.items ? root : undefined;
  }

  /** What begins at the reader's place, `column` letters into its line; it belongs to something at column `parent`. */
  #block(column: number, parent: number, depth: number): EverydayNode | undefined {
    const line = this.lines[this.#line];
    if (!line || depth > maxDepth) return undefined;
    if (this.#isItem(line)) return this.#list(column, depth);
    return this.#keyEnd(line) === undefined ? this.#inline(line, parent, depth) : this.#map(column, depth);
  }

  /** A value that ends with its line. */
  #inline(line: Line, parent: number, depth: number): EverydayNode | undefined {
    const opening = this.text[this.#at];
    const isFlow = opening === '[' || opening === '{';
    const node = isFlow ? this.#flow(parent, depth) : opening === '"' || opening === "'" ? this.#quoted(line.end) : this.#plain(line.end);
    if (!node) return undefined;
    const last = this.lines[this.#line];
    if (!last || !isRest(this.text, node.range[1], last.end)) return undefined;
    this.#line += 1;
    const next = this.lines[this.#line];
    // A line set deeper continues this one.
    return next && next.column > parent ? undefined : node;
  }

  #list(column: number, depth: number): EverydayNode | undefined {
    const list = new OpenList(this.#scratch);
    const start = this.#at;
    for (let isFirst = true; ; isFirst = false) {
      const line = this.lines[this.#line];
      if (!line || (!isFirst && line.column < column)) break;
      if (!isFirst) {
        if (line.column > column) return undefined;
        this.#at = line.start;
        if (!this.#isItem(line)) break;
      }
      if (depth === itemDepth && this.#scratch) this.#items.get(this.#outerKey)?.push({ line: this.#line, at: this.#at, column });
      const item = this.#item(line, column, depth);
      if (!item) return undefined;
      list.add(item);
    }
    return list.close(start);
  }

  /** The item whose dash is at the reader's place. */
  #item(line: Line, column: number, depth: number): EverydayNode | undefined {
    const inner = skipBlanks(this.text, this.#at + 1, line.end);
    return this.#valueFrom(line, inner, column, column + inner - this.#at, depth);
  }

  #map(column: number, depth: number): EverydayNode | undefined {
    const map = new OpenMap(this.#scratch);
    const start = this.#at;
    for (let isFirst = true; ; isFirst = false) {
      const line = this.lines[this.#line];
      if (!line || (!isFirst && line.column < column)) break;
      if (!isFirst) {
        if (line.column > column) return undefined;
        this.#at = line.start;
        if (this.#isItem(line)) return undefined;
      }
      const keyEnd = this.#keyEnd(line);
      const key = keyEnd === undefined ? undefined : this.#key(keyEnd);
      const name = key?.value as string;
      if (!key || keyEnd === undefined || map.has(name)) return undefined;
      if (depth === 0) this.#items.set((this.#outerKey = name), []);
      const value = this.#valueFrom(line, skipBlanks(this.text, keyEnd + 1, line.end), column, undefined, depth);
      if (!value) return undefined;
      map.add(name, key, value);
    }
    return map.close(start);
  }

  /**
   * The value behind a key or the dash of an item, at offset `inner`, or on the lines below.
   * @param innerColumn For an item: where a map or list in the same line begins.
   */
  #valueFrom(line: Line, inner: number, column: number, innerColumn: number | undefined, depth: number): EverydayNode | undefined {
    if (inner < line.end && !isComment(this.text, inner)) {
      this.#at = inner;
      if (innerColumn !== undefined) return this.#block(innerColumn, column, depth + 1);
      return this.#inline(line, column, depth);
    }
    this.#line += 1;
    const next = this.lines[this.#line];
    if (!next) return undefined;
    this.#at = next.start;
    // A list may stand right below its key.
    const isBelow = next.column > column || (innerColumn === undefined && next.column === column && this.#isItem(next));
    return isBelow ? this.#block(next.column, next.column > column ? column : column - 1, depth + 1) : undefined;
  }

  #isItem({ end }: Line): boolean {
    return this.text[this.#at] === '-' && (this.#at + 1 === end || this.text[this.#at + 1] === ' ');
  }

  /** Offset of the colon behind a key that begins at the reader's place. */
  #keyEnd({ end }: Line): number | undefined {
    const opening = this.text[this.#at];
    if (opening === '"' || opening === "'") {
      const quoted = this.#quoted(end);
      return quoted && this.#isColon(quoted.range[1], end) ? quoted.range[1] : undefined;
    }
    if (opening === '[' || opening === '{' || opening === '#') return undefined;
    for (let at = this.#at; at < end; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === colon && this.#isColon(at, end)) return at;
      if (code === hash && this.text[at - 1] === ' ') return undefined;
    }
    return undefined;
  }

  #isColon(at: number, end: number): boolean {
    return this.text[at] === ':' && (at + 1 === end || this.text[at + 1] === ' ');
  }

  #key(end: number): EverydayNode | undefined {
    const opening = this.text[this.#at];
    const key = opening === '"' || opening === "'" ? this.#quoted(end) : this.#plain(end);
    if (!key || key.range[1] !== end || end - this.#at > 200) return undefined;
    // What is no text as a value is text, as written, as a key.
    const name = typeof key.value === 'string' ? key.value : key.value === null ? undefined : key.source;
    return name === undefined || forbiddenKeys.has(name) ? undefined : this.#node(key.range[0], key.range[1], name, key.source);
  }

  /** A text without quotes, up to a comment or `end`. */
  #plain(end: number): EverydayNode | undefined {
    const start = this.#at;
    // Searched in the line alone: the next comment may be a megabyte away.
    const comment = this.text.slice(start, end).indexOf(' #');
    let stop = comment >= 0 ? start + comment : end;
    while (stop > start && this.text[stop - 1] === ' ') stop -= 1;
    return this.#scalar(start, stop);
  }

  #scalar(start: number, stop: number): EverydayNode | undefined {
    const source = this.text.slice(start, stop);
    // A Han character begins nothing but a text.
    const isHan = source.charCodeAt(0) >= 0x2e80;
    if (source === '' || (isHan ? /:(?: |$)|[\u0000-\u001F\u007F]/ : noScalar).test(source)) return undefined;
    const value = !isHan && mayBeNoText.test(source) ? scalarValue(source) : source;
    return value === undefined ? undefined : this.#node(start, stop, value, source);
  }

  #node(start: number, end: number, value: unknown, source: string | undefined): EverydayNode {
    return this.#scratch?.fill(start, end, value, source) ?? { range: [start, end], source, value };
  }

  #quoted(end: number): EverydayNode | undefined {
    const start = this.#at;
    const quote = this.text[start] ?? '';
    const line = this.text.slice(start, end);
    let close = line.indexOf(quote, 1);
    if (quote === "'") while (close >= 0 && line[close + 1] === "'") close = line.indexOf("'", close + 2);
    if (close < 0) return undefined;
    const source = line.slice(1, close);
    if (quote === '"' && source.includes('\\')) return undefined;
    if (source.includes('\t')) return undefined;
    const value = quote === "'" ? source.replaceAll("''", "'") : source;
    return this.#node(start, start + close + 1, value, value);
  }

  /** `[ ]` or `{ }`; lines inside are set deeper than column `parent`. */
  #flow(parent: number, depth: number): EverydayNode | undefined {
    if (depth > maxDepth) return undefined;
    const start = this.#at;
    const isList = this.text.charCodeAt(start) === openBracket;
    const closing = isList ? closeBracket : closeBrace;
    const open = isList ? new OpenList(this.#scratch) : new OpenMap(this.#scratch);
    this.#at += 1;
    for (let isFirst = true; ; isFirst = false) {
      if (!this.#flowGap(parent)) return undefined;
      if (this.text.charCodeAt(this.#at) === closing && (isFirst || isList)) break;
      const item = this.#flowValue(parent, depth, !isList);
      if (!item) return undefined;
      if (open instanceof OpenList) open.add(item);
      else if (!this.#flowPair(item, open, parent, depth)) return undefined;
      if (!this.#flowGap(parent)) return undefined;
      const next = this.text.charCodeAt(this.#at);
      if (next === closing) break;
      if (next !== comma) return undefined;
      this.#at += 1;
    }
    return open.close(start, this.#at + 1);
  }

  #flowPair(key: EverydayNode, map: OpenMap, parent: number, depth: number): boolean {
    const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
    if (key.items || key.value === null || this.text.charCodeAt(this.#at) !== colon || this.text.charCodeAt(this.#at + 1) !== blank) return false;
    if (forbiddenKeys.has(name) || map.has(name)) return false;
    this.#at += 1;
    if (!this.#flowGap(parent)) return false;
    const value = this.#flowValue(parent, depth, false);
    if (value) map.add(name, key, value);
    return value !== undefined;
  }

  #flowValue(parent: number, depth: number, isKey: boolean): EverydayNode | undefined {
    const line = this.lines[this.#line];
    const opening = this.text.charCodeAt(this.#at);
    if (!line) return undefined;
    let node: EverydayNode | undefined;
    if (opening === openBracket || opening === openBrace) {
      return isKey ? undefined : this.#through(this.#flow(parent, depth + 1));
    }
    if (opening === doubleQuote || opening === singleQuote) node = this.#quoted(line.end);
    else {
      let stop = this.#flowTextEnd(line.end, isKey);
      // A text that goes on in the next line, and a colon before a bracket.
      if (stop === line.end || this.text.charCodeAt(stop - 1) === colon || isComment(this.text, stop)) return undefined;
      while (stop > this.#at && this.text.charCodeAt(stop - 1) === blank) stop -= 1;
      if (stop === this.#at) return undefined;
      node = this.#scalar(this.#at, stop);
    }
    return this.#through(node);
  }

  /** Where a text inside brackets ends, at the latest at `end`. */
  #flowTextEnd(end: number, isKey: boolean): number {
    for (let at = this.#at; at < end; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === comma || code === openBracket || code === closeBracket || code === openBrace || code === closeBrace) return at;
      if (code === colon && isKey && this.text.charCodeAt(at + 1) === blank) return at;
      if (code === hash && isComment(this.text, at)) return at;
    }
    return end;
  }

  #through(node: EverydayNode | undefined): EverydayNode | undefined {
    if (node) this.#at = node.range[1];
    return node;
  }

  /** Goes over blanks, line ends and comments inside brackets; false where the file ends or a line is not set deep enough. */
  #flowGap(parent: number): boolean {
    for (;;) {
      const line = this.lines[this.#line];
      if (!line) return false;
      this.#at = skipBlanks(this.text, this.#at, line.end);
      if (this.#at < line.end && !isComment(this.text, this.#at)) return true;
      this.#line += 1;
      const next = this.lines[this.#line];
      if (!next || next.column <= Math.max(parent, 0)) return false;
      this.#at = next.start;
    }
  }
}

/** Lines that hold more than blanks and a comment. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const stop = feed < 0 ? text.length : feed;
    const end = stop > from && text[stop - 1] === '\r' ? stop - 1 : stop;
    let start = from;
    while (start < end && text[start] === ' ') start += 1;
    if (start < end && text[start] !== '#') lines.push({ start, column: start - from, end });
    from = stop + 1;
  }
  return lines;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === blank) at += 1;
  return at;
}

function isComment(text: string, at: number): boolean {
  return text.charCodeAt(at) === hash && (at === 0 || text[at - 1] === ' ' || text[at - 1] === '\n');
}

/** Nothing but blanks and a comment up to the end of the line. */
function isRest(text: string, from: number, end: number): boolean {
  const at = skipBlanks(text, from, end);
  return at >= end || (at > from && text[at] === '#');
}

const noScalar = /^[[\]{},#&*!|>'"%@`]|^[-?:](?: |$)|:(?: |$)|[\u0000-\u001F\u007F]/;

/** Numbers, `null`, `true` and `false` begin so. */
const mayBeNoText = /^[-+.\d~NnTtFf]/;

/** YAML 1.2.2, section 10.3.2 (core schema); undefined for numbers in the rarer notations. */
function scalarValue(source: string): unknown {
  if (/^(?:~|null|Null|NULL)$/.test(source)) return null;
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(source)) return /^t/i.test(source);
  if (/^(?:0|[1-9]\d{0,14})$/.test(source)) return Number(source);
  return /^(?:[-+.]?\d[\d.eE+-]*|0[xo][\da-fA-F]+|[-+]?\.(?:inf|Inf|INF|\d+.*)|\.(?:nan|NaN|NAN))$/.test(source) && !/^\d{4}-\d\d-\d\d$/.test(source) ? undefined : source;
}
