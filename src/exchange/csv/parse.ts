import type { SheetCell } from '../../glossary/sheet.js';
import type { Localized } from '../../model/text.js';
import type { SchemaFinding } from '../../schema/read.js';
import { rowFinding, type RawRow } from '../sheet-rows.js';

/** Splits a text into records (RFC 4180); CR, LF and CRLF end one. A record that breaks the rules is a finding and left out. */
export function parseCsv(text: string): { rows: RawRow[]; findings: SchemaFinding[] } {
  return new CsvParser(text).parse();
}

class CsvParser {
  readonly #findings: SchemaFinding[] = [];
  readonly #separator: string;
  #at = 0;
  #line = 1;

  constructor(private readonly text: string) {
    this.#separator = separatorOf(text);
  }

  parse(): { rows: RawRow[]; findings: SchemaFinding[] } {
    const rows: RawRow[] = [];
    while (this.#at < this.text.length) {
      const row = this.#record();
      if (row) rows.push(row);
    }
    return { rows, findings: this.#findings };
  }

  #record(): RawRow | undefined {
    const number = this.#line;
    const start = this.#at;
    const cells = new Map<number, SheetCell>();
    const before = this.#findings.length;
    for (let position = 0; ; position += 1) {
      cells.set(position, this.text[this.#at] === '"' ? this.#quoted(number) : this.#bare());
      if (this.text[this.#at] !== this.#separator) break;
      this.#at += 1;
    }
    const span = { start, end: this.#at };
    this.#endLine();
    return this.#findings.length > before ? undefined : { number, cells, span };
  }

  #bare(): SheetCell {
    const start = this.#at;
    while (this.#at < this.text.length && !this.#endsCell(this.text[this.#at])) this.#at += 1;
    return { text: unguard(this.text.slice(start, this.#at)), span: { start, end: this.#at } };
  }

  #quoted(number: number): SheetCell {
    const open = this.#at;
    let text = '';
    for (this.#at += 1; ; ) {
      const close = this.text.indexOf('"', this.#at);
      if (close < 0) {
        this.#fail(number, open, this.text.length, { zh: '双引号没有结束；内容中的双引号应写两个', en: 'Found no end of a double quote; a double quote inside a cell is written twice' });
        return { text: '' };
      }
      text += this.text.slice(this.#at, close);
      this.#at = close + 1;
      if (this.text[this.#at] !== '"') break;
      text += '"';
      this.#at += 1;
    }
    const span = { start: open + 1, end: this.#at - 1 };
    this.#line += linesIn(this.text.slice(open, this.#at));
    if (this.#at < this.text.length && !this.#endsCell(this.text[this.#at])) {
      const from = this.#at;
      this.#bare();
      this.#fail(number, from, this.#at, { zh: '结束的双引号之后还有内容；内容中的双引号应写两个', en: 'Found text after a closing double quote; a double quote inside a cell is written twice' });
    }
    return { text: unguard(text), span };
  }

  #fail(number: number, start: number, end: number, message: Localized): void {
    this.#findings.push(rowFinding({ number }, message, { span: { start, end } }));
    if (end === this.text.length) this.#at = end;
  }

  #endsCell(character: string | undefined): boolean {
    return character === this.#separator || character === '\n' || character === '\r';
  }

  #endLine(): void {
    if (this.text[this.#at] === '\r') this.#at += 1;
    if (this.text[this.#at] === '\n') this.#at += 1;
    this.#line += 1;
  }
}

/** Excel writes semicolons where the comma is the decimal mark, and tabs as “Unicode text”: what the first line holds most of, outside quotes. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

function linesIn(text: string): number {
  return text.split(/\r\n|[\r\n]/).length - 1;
}

/** Takes off the apostrophe {@link guard} sets. */
function unguard(text: string): string {
  return /^'+[=+\-@＝＋－＠\t\r\n]/u.test(text) ? text.slice(1) : text;
}

/**
 * A spreadsheet runs a cell that begins like a formula (OWASP: CSV injection; full-width signs count in Chinese and Japanese settings).
 * An apostrophe before it makes it text. Texts that begin with apostrophes and such a sign get one more, so that it can be taken off again.
 */
export function guard(text: string): string {
  return /^'*[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text;
}
