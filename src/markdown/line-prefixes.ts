interface Prefix {
  /** Containers around the line's content. */
  readonly depth: number;
  /** Offset of the content in the line. */
  readonly content: number;
  /** A list item, footnote or directive begins here: a block of its own. */
  readonly opensBlock: boolean;
  /** What of these begins or ends here; in a directive each item is a block of several parts. */
  readonly opens: 'directive' | 'item' | 'directiveItem' | undefined;
  /** Quotes that begin here. */
  readonly newQuotes: number;
  readonly footnote: boolean;
}

const bullet = /(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/y;
const footnoteMark = /\[\^[^\]\s]+\]:[ \t]?/y;
const directiveFence = /^(:{3,})(.*)$/s;

/** Follows which containers (quotes, list items, footnotes, directives) are open from line to line, without parsing. */
export class LinePrefixes {
  /** Columns at which the content of the open list items begins. */
  #items: number[] = [];
  /** Colons of the open directives' fences. */
  readonly #directives: number[] = [];
  #blank = false;
  /** Quotes around the last line. */
  #quotes = 0;

  read(line: string): Prefix {
    let at = 0;
    let column = 0;
    let quotes = 0;
    let opened = 0;
    let footnote = false;
    const blank = line.trim() === '';
    for (;;) {
      while (line[at] === ' ' || line[at] === '\t') {
        column += line[at] === '\t' ? 4 - (column % 4) : 1;
        at += 1;
      }
      if (!blank) this.#leave(column, opened);
      if (line[at] === '>') {
        quotes += 1;
        at += 1;
        column += 1;
        continue;
      }
      // Four columns beyond the content are a continued paragraph or code, never a new item.
      if (column - (this.#items.at(-1) ?? 0) >= 4) break;
      const length = this.#markerAt(line, at, opened > 0);
      if (length > 0) {
        footnote ||= line[at] === '[';
        at += length;
        column += length;
        opened += 1;
        this.#items.push(column + 1);
        continue;
      }
      break;
    }
    const opensDirective = this.#directive(line.slice(at));
    this.#blank = blank;
    const newQuotes = Math.max(0, quotes - this.#quotes);
    this.#quotes = quotes;
    const opens = opensDirective ? 'directive' : opened === 0 ? undefined : this.#directives.length > 0 ? 'directiveItem' : 'item';
    return { depth: quotes + this.#items.length + this.#directives.length, content: at, opensBlock: opens !== undefined, opens, newQuotes, footnote };
  }

  /** Items whose content begins right of the line's own are over, unless the line goes on with their paragraph. */
  #leave(column: number, opened: number): void {
    if (opened > 0) return;
    while (this.#items.length > 0 && column < (this.#items.at(-1) ?? 0)) this.#items.pop();
  }

  #markerAt(line: string, at: number, nested: boolean): number {
    bullet.lastIndex = at;
    const item = bullet.exec(line);
    if (item) {
      // A number other than 1 cannot interrupt a paragraph (CommonMark §5.3): it is an item only in a list or after an empty line.
      const interrupts = item[1] === undefined || Number(item[1]) === 1;
      return interrupts || nested || this.#items.length > 0 || this.#blank ? item[0].length : 0;
    }
    footnoteMark.lastIndex = at;
    return footnoteMark.exec(line)?.[0].length ?? 0;
  }

  #directive(content: string): boolean {
    const fence = directiveFence.exec(content);
    if (!fence) return false;
    const colons = (fence[1] ?? '').length;
    if ((fence[2] ?? '').trim() !== '') this.#directives.push(colons);
    else {
      const open = this.#directives.findIndex((each) => colons >= each);
      if (open !== -1) this.#directives.length = open;
    }
    return true;
  }
}
