import type { Image, InlineCode, Link, PhrasingContent, Strong, Emphasis, Text } from 'mdast';
import type { Span } from '../model/text.js';

/** What may have a meaning inside a block (CommonMark §6, GFM's addresses), and what is written otherwise than it reads. */
const inlineMark = /[`*_[\]<&\\~@|\t\0]|:\/\/|www\.|[ ]$|[ ]\n/i;
/** The same, one after the other. */
const inlineMarks = new RegExp(inlineMark.source, 'gi');
/** Code that needs no blank taken off, and no run of backticks. */
const code = /`((?! )[^`\n]*[^`\n ])`(?!`)/y;
/** What stands in the brackets of a link or picture: no mark. Footnotes and tasks begin otherwise. */
const label = /\[((?![ ^])[^[\]`*_<&\\~@|\n\t\0]+(?<! ))\]/.source;
/** An address that is written as it reads. */
const target = /(?:([\w/#?.:=%+,;$'~*@!-]+)|<((?! )[^<>&\\|\n\t\0]+(?<! ))>)/.source;
const link = new RegExp(String.raw`${label}\(${target}\)`, 'y');
/** A title holds nothing that is escaped. */
const picture = new RegExp(String.raw`!${label}\(${target}(?: "([^"&\\|\n\0]+)")?\)`, 'y');
const address = /:\/\/|www\./i;
/** Beside one of these a run of asterisks opens or closes, whatever stands on its other side. */
const letter = /[A-Za-z0-9\u4E00-\u9FFF]/;
const mailbox = /[A-Za-z0-9.+_-]/;

/**
 * The inlines of `[start, end)`, a block's content without white space at its edges: text, code, links, strong and emphasised text as prose has
 * them. Undefined where a mark could mean anything else: then the parser reads the block.
 */
export function plainInlines(text: string, start: number, end: number): PhrasingContent[] | undefined {
  const source = text.slice(start, end);
  return inlineMark.test(source) ? new InlineReader(text, start, end).read(source) : [plainText(text, start, end)];
}

class InlineReader {
  readonly #root: PhrasingContent[] = [];
  #into = this.#root;
  /** Where the open strong or emphasised text begins. */
  #opened = 0;
  /** Asterisks in a run: one number for the whole block. */
  #run = 0;
  /** Where the text that is not yet a node begins. */
  #from: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
  ) {
    this.#from = start;
  }

  read(source: string): PhrasingContent[] | undefined {
    inlineMarks.lastIndex = 0;
    for (let found = inlineMarks.exec(source); found; found = inlineMarks.exec(source)) {
      const at = this.start + found.index;
      const next = this.#mark(found[0], at);
      if (next === undefined) return undefined;
      inlineMarks.lastIndex = next - this.start;
    }
    if (this.#into !== this.#root) return undefined;
    this.#takeText(this.end);
    return this.#root;
  }

  /** @returns Where the mark ends; undefined if it is not certain what it means. */
  #mark(mark: string, at: number): number | undefined {
    const [before, after] = [at > this.start ? this.text.charAt(at - 1) : '', at + 1 < this.end ? this.text.charAt(at + 1) : ''];
    switch (mark) {
      case '`':
        return this.#code(at);
      case '[':
        return before === '!' ? this.#picture(at - 1) : this.#link(at);
      case '*':
        return this.#asterisks(at, before);
      case '&':
        return /[A-Za-z0-9#]/.test(after) ? undefined : at + 1;
      case '~':
        return after === '~' ? undefined : at + 1;
      case '@':
        return mailbox.test(before) ? undefined : at + 1;
      case '|':
        return at + 1;
      default:
        return undefined;
    }
  }

  #takeText(to: number): void {
    if (to > this.#from) this.#into.push(plainText(this.text, this.#from, to));
  }

  #code(at: number): number | undefined {
    code.lastIndex = at;
    const [whole, value] = code.exec(this.text) ?? [];
    if (whole === undefined || value === undefined || at + whole.length > this.end) return undefined;
    this.#takeText(at);
    this.#from = at + whole.length;
    this.#into.push({ type: 'inlineCode', value, position: place(at, this.#from) } satisfies InlineCode);
    return this.#from;
  }

  #link(at: number): number | undefined {
    link.lastIndex = at;
    const [whole, text = '', bare, enclosed = ''] = link.exec(this.text) ?? [];
    if (whole === undefined || at + whole.length > this.end || address.test(text)) return undefined;
    this.#takeText(at);
    this.#from = at + whole.length;
    const places = placesOf(at, text, bare, enclosed);
    this.#into.push({ type: 'link', title: null, url: bare ?? enclosed, children: [plainText(this.text, places.label.start, places.label.end)], position: place(at, this.#from), data: places } satisfies Link);
    return this.#from;
  }

  #picture(at: number): number | undefined {
    picture.lastIndex = at;
    const [whole, alt = '', bare, enclosed = '', title] = picture.exec(this.text) ?? [];
    if (whole === undefined || at < this.#from || at + whole.length > this.end || address.test(alt)) return undefined;
    this.#takeText(at);
    this.#from = at + whole.length;
    const caption = title === undefined ? undefined : { start: this.#from - title.length - 2, end: this.#from - 2 };
    this.#into.push({ type: 'image', title: title ?? null, url: bare ?? enclosed, alt, position: place(at, this.#from), data: { ...placesOf(at + 1, alt, bare, enclosed), ...(caption && { caption }) } } satisfies Image);
    return this.#from;
  }

  /** Runs of one length open and close in turn, each beside a letter on its inner side (CommonMark §6.2, rules 1–12). */
  #asterisks(at: number, before: string): number | undefined {
    const length = this.text.startsWith('**', at) ? 2 : 1;
    const after = this.text.charAt(at + length);
    if (at + length > this.end || after === '*' || (this.#run !== 0 && this.#run !== length)) return undefined;
    this.#run = length;
    if (this.#into === this.#root) {
      if (at + length === this.end || !letter.test(after)) return undefined;
      this.#takeText(at);
      this.#opened = at;
      this.#into = [];
    } else {
      if (!letter.test(before)) return undefined;
      this.#takeText(at);
      const children = this.#into;
      this.#into = this.#root;
      this.#into.push({ type: length === 2 ? 'strong' : 'emphasis', children, position: place(this.#opened, at + length) } satisfies Strong | Emphasis);
    }
    this.#from = at + length;
    return this.#from;
  }
}

/** Where the text and the address of a link stand whose bracket opens at `at` (see places.ts). */
function placesOf(at: number, text: string, bare: string | undefined, enclosed: string): { readonly label: Span; readonly target: Span } {
  const end = at + 1 + text.length;
  const start = end + (bare === undefined ? 3 : 2);
  return { label: { start: at + 1, end }, target: { start, end: start + (bare ?? enclosed).length } };
}

function plainText(text: string, start: number, end: number): Text {
  const value = text.slice(start, end);
  const pieces = [];
  for (let at = 0; at <= value.length; ) {
    const next = value.indexOf('\n', at);
    const to = next === -1 ? value.length : next;
    if (to > at) pieces.push({ at, source: start + at, length: to - at });
    at = to + 1;
  }
  // A line end alone between two marks has no pieces.
  return { type: 'text', value, position: place(start, end), ...(pieces.length > 0 && { data: { pieces } }) };
}

/** What begins another block than a paragraph (CommonMark §4, §5), or may; asterisks, a bracket and a backtick may begin its text. */
const blockMark = /[\s#>+\-=_|~<:\\]|\*(?!\*?[A-Za-z0-9\u4E00-\u9FFF])|```|\d{1,9}[.)]/y;

/** True if a line may begin another block than a paragraph. */
export function mayBeginBlock(text: string, line: number): boolean {
  blockMark.lastIndex = line;
  return blockMark.test(text);
}

/** Offsets alone are read of positions. */
export function place(start: number, end: number): NonNullable<Text['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}
