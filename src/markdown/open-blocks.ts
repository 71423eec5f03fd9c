/** A code fence, raw HTML or directive at the beginning of a line, perhaps in lists, quotes and footnotes. */
const opener = /^([ \t>]*(?:[-+*][ \t]+|\d+[.)][ \t]+|\[\^[^\]\s]+\]:[ \t]*)*)(<|:::|```|~~~)/;
const directiveStart = /^(:{3,})\p{L}[\p{L}\p{N}-]*(?:\[[^[\]\\`*_<&\n]*\])?(?:\{[\w\p{L}=., -]*\})?[ \t]*$/u;
const directiveEnd = /^(:{3,})[ \t]*$/;
const fence = /^(`{3,}|~{3,})([^`]*)$/;
/** Raw HTML that an empty line ends, and addresses in angle brackets (CommonMark §4.6, conditions 6 and 7; §6.5); comments that end on their line. */
const closedByEmptyLine = /^<(?:\/?(?!(?:script|pre|style|textarea)\b)[a-z]|!--(?!-?>).*-->)/i;

/**
 * Follows what stays open across empty lines: fences and directives at the left edge. Whatever else might stay open makes all the rest
 * unclear, and so does all that could be meant otherwise: to call something open costs time only, to call it closed would be wrong.
 */
export class OpenBlocks {
  #unclear = false;
  #fence: string | undefined;
  /** Colons of the directives that are open, the outermost first. */
  readonly #directives: number[] = [];

  get none(): boolean {
    return this.#fence === undefined && this.#directives.length === 0 && !this.#unclear;
  }

  get unclear(): boolean {
    return this.#unclear;
  }

  /** @param group Lines without an empty one between them. */
  read(group: string): void {
    let mayOpen = true;
    for (const line of group.split(/\r?\n/)) {
      mayOpen = this.#line(line, mayOpen);
      if (this.#unclear) return;
    }
  }

  /** @returns Whether a directive may begin on the next line with certainty: none begins inside a paragraph. */
  #line(line: string, mayOpen: boolean): boolean {
    if (this.#fence !== undefined) {
      const [run = ''] = /^(?:`+|~+)(?=[ \t]*$)/.exec(line) ?? [];
      if (run.length >= this.#fence.length && run[0] === this.#fence[0]) this.#fence = undefined;
      else if (/^\s+(?:`{3}|~{3})/.test(line)) this.#unclear = true;
      return true;
    }
    const [, before, mark] = opener.exec(line) ?? [];
    if (mark === undefined) return false;
    if (mark === '<') {
      if (!closedByEmptyLine.test(line.slice(before?.length))) this.#unclear = true;
      return false;
    }
    if (before !== '') this.#unclear = true;
    else if (mark === ':::') return this.#directive(line, mayOpen);
    else {
      const [, run] = fence.exec(line) ?? [];
      // A directive ends inside of a fence too: its fence is looked for first.
      if (run === undefined || this.#directives.length > 0) this.#unclear = true;
      else this.#fence = run;
    }
    return false;
  }

  #directive(line: string, mayOpen: boolean): boolean {
    const [, end] = directiveEnd.exec(line) ?? [];
    if (end !== undefined) {
      // The outermost is asked first. Where none is so short, the line is text.
      const ended = this.#directives.findIndex((colons) => colons <= end.length);
      if (ended === -1) return false;
      this.#directives.length = ended;
      return true;
    }
    const [, start] = directiveStart.exec(line) ?? [];
    if (start === undefined || !mayOpen) this.#unclear = true;
    else this.#directives.push(start.length);
    return true;
  }
}
