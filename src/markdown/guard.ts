import type { Localized, Span } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { addLine, type BlockCost, costOf, newBlock, tableCells } from './block-cost.js';
import { LinePrefixes } from './line-prefixes.js';

/** Why a text is not parsed. */
interface Danger {
  readonly kind: 'size' | 'depth';
  readonly what: Localized;
  readonly span: Span;
}

// A year's bulletins together have under 1 MB; the parser takes about 1.5 s and 200 MB of memory for each MB of prose.
const maxLength = 12_000_000;
const maxLines = 400_000;
/** Quotes, list items and footnotes: each is some 20 KB of the parser's memory, a tenth of a millisecond of its time, and as much in all formats. */
const maxItems = 30_000;
/** What else counts among them, by the time it takes to be made in all formats. */
const weights = { item: 1, heading: 2, directive: 2, directiveItem: 4, picture: 4 };
/** Targets of links that stand apart (`[a]: https://…`): a text that has any is read by micromark whole, and each keeps some 40 KB. */
const maxDefinitions = 10_000;
/** Cells of tables, of which a row has no more than the table's head. */
const maxCells = 60_000;
/** Quotes, lists, directives and footnotes inside each other. Each is two nodes of the tree at most. */
const maxNesting = 100;
/** Nesting of the tree: containers, and inlines in them. All that walk it may recurse so deep. */
export const maxDepth = 250;
/** Nanoseconds, as measured on a common machine in 2025. Real bulletins cost less than a thousandth. */
const maxCost = 4e9;

/**
 * What would take the parser too long or overflow its stack, found in one pass; undefined if the text may be parsed.
 * micromark needs the square of some counts inside one block (brackets, emphasis marks, unclosed HTML), so those are estimated, generously
 * enough that no text written for people comes near. Nothing is escaped or cut to make a text acceptable: it is refused.
 */
export function findDanger(text: string): Danger | undefined {
  if (text.length > maxLength) return tooLarge({ zh: `${text.length} 个字符`, en: `${text.length} characters` }, { zh: `${maxLength} 个`, en: `${maxLength}` });
  return new Survey(text).run();
}

class Survey {
  readonly #text: string;
  readonly #prefixes = new LinePrefixes();
  /** Inside HTML blocks and directives a fence may be none: then code is weighed as text, which errs on the safe side. */
  readonly #fences: boolean;
  #fence = '';
  #block: BlockCost = newBlock(0);
  #costliest = { cost: 0, start: 0, end: 0 };
  #total = 0;
  #footnotes = 0;
  #definitions = 0;
  #items = 0;
  #cells = 0;
  /** Lines that are not blank. */
  #written = 0;
  #table = false;
  #lastLine = '';

  constructor(text: string) {
    this.#text = text;
    this.#fences = !/^[ \t>]*(?:<|:::)/m.test(text);
  }

  run(): Danger | undefined {
    const { length } = this.#text;
    let lines = 0;
    for (let start = 0; start < length; ) {
      const end = this.#lineEnd(start);
      lines += 1;
      if (lines > maxLines) return tooLarge({ zh: `超过 ${maxLines} 行`, en: `more than ${maxLines} lines` }, { zh: `${maxLines} 行`, en: `${maxLines} lines` });
      const depth = this.#line(this.#text.slice(start, end), start);
      if (depth > maxNesting) return tooDeep({ start, end: Math.min(end, start + 80) });
      if (this.#items > maxItems) return tooLarge(tooMany, { zh: `${maxItems} 个`, en: `${maxItems}` });
      if (this.#definitions > maxDefinitions) return tooLarge({ zh: `超过 ${maxDefinitions} 个单列的链接地址`, en: `more than ${maxDefinitions} definitions of links` }, { zh: `${maxDefinitions} 个`, en: `${maxDefinitions}` });
      if (this.#cells > maxCells) return tooLarge({ zh: `表格超过 ${maxCells} 格`, en: `more than ${maxCells} cells of tables` }, { zh: `${maxCells} 格`, en: `${maxCells}` });
      start = end + 1;
    }
    this.#close(length);
    // Each footnote definition makes micromark look through all before it.
    this.#total += 300 * this.#footnotes ** 2;
    return this.#total > maxCost ? tooCostly(this.#costliest) : undefined;
  }

  #lineEnd(start: number): number {
    const lf = this.#text.indexOf('\n', start);
    return lf === -1 ? this.#text.length : lf;
  }

  /** Weighs one line; returns how deep containers nest there. */
  #line(line: string, start: number): number {
    const { depth, content, opensBlock, opens, newQuotes, footnote } = this.#prefixes.read(line);
    if (footnote) this.#footnotes += 1;
    this.#items += newQuotes + (opens ? weights[opens] : 0);
    const body = line.slice(content);
    if (this.#insideFence(body, content)) return depth;
    const isHeading = /^#{1,6}[ \t]/.test(body);
    if (isHeading) this.#items += weights.heading;
    if (body.includes('![')) this.#items += weights.picture * pictures(body);
    const blank = body.trim() === '';
    if (!blank) this.#written += 1;
    // At each underlined heading micromark copies the events of all that stands before it.
    if (/^[ \t]*(?:=+|-+)[ \t]*$/.test(body) && this.#lastLine.trim() !== '') this.#total += 300 * this.#written;
    if (blank || opensBlock || this.#table || isHeading) this.#close(start);
    if (!footnote && /^ {0,3}\[[^\]]+\]:/.test(body)) this.#definitions += 1;
    if (blank) this.#table = false;
    else if (!this.#table && body.includes('-') && tableCells(body, true) > 0 && tableCells(body, true) === tableCells(this.#lastLine, false)) this.#table = true;
    if (this.#table) this.#cells += tableCells(body, false);
    this.#lastLine = body;
    if (blank) return depth;
    if (this.#block.lines === 0) this.#block.start = start;
    addLine(this.#block, body);
    return depth;
  }

  #insideFence(body: string, content: number): boolean {
    if (!this.#fences) return false;
    const mark = content <= 3 ? (/^(`{3,}|~{3,})/.exec(body)?.[1] ?? '') : '';
    if (this.#fence !== '') {
      if (mark.startsWith(this.#fence) && body.trim() === mark) this.#fence = '';
      return true;
    }
    if (mark === '' || (mark.startsWith('`') && body.slice(mark.length).includes('`'))) return false;
    this.#fence = mark;
    return true;
  }

  #close(at: number): void {
    const cost = costOf(this.#block);
    this.#total += cost;
    if (cost > this.#costliest.cost) this.#costliest = { cost, start: this.#block.start, end: at };
    this.#block = newBlock(at);
  }
}

/** At most so many: what is begun and never ends is weighed as brackets. */
function pictures(line: string): number {
  return Math.min(line.split('![').length, line.split(']').length) - 1;
}

const tooMany: Localized = {
  zh: `超过 ${maxItems} 个引用、列表项和脚注（标题和指令的首尾行各算 ${weights.heading} 个，图片和指令中的列表项各算 ${weights.picture} 个）`,
  en: `more than ${maxItems} quotes, list items and footnotes (a heading and a line that begins or ends a directive count as ${weights.heading}, a picture and an item in a directive as ${weights.picture})`,
};

function tooLarge(found: Localized, limit: Localized): Danger {
  return {
    kind: 'size',
    span: { start: 0, end: 0 },
    what: {
      zh: `文件太大：${found.zh}，上限为${limit.zh}；请分成几个文件`,
      en: `Unexpected size: ${found.en}, expected at most ${limit.en}; divide the file`,
    },
  };
}

export function tooDeep(span: Span): Danger {
  return {
    kind: 'depth',
    span,
    what: {
      zh: `嵌套过深：引用、列表、指令或强调超过 ${maxNesting} 层，未解析；请检查此处的重复符号`,
      en: `Unexpected nesting: quotes, lists, directives or emphasis more than ${maxNesting} deep; not parsed. Look for repeated marks here`,
    },
  };
}

function tooCostly(span: Span): Danger {
  return {
    kind: 'depth',
    span: { start: span.start, end: Math.min(span.end, span.start + 80) },
    what: {
      zh: '这一段的括号、强调、HTML 或脚注符号过多且没有配对，无法在合理时间内解析；请拆分或删去重复符号',
      en: 'Unexpected number of brackets, emphasis marks, HTML or footnote marks in one block; it cannot be parsed in reasonable time. Divide it or delete repeated marks',
    },
  };
}

export function dangerFinding({ kind, what, span }: Danger): SchemaFinding {
  return { rule: kind === 'size' ? 'input/too-large' : 'input/too-deep', severity: 'error', message: what, span };
}
