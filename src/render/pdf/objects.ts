import { Buffer } from 'node:buffer';

/*
 * PDF objects (ISO 32000-1, §7.3) as values. Numbers keep no more than JavaScript's precision, which Skia's few digits never exceed.
 */

export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | readonly PdfValue[] | PdfDict | PdfStream;

/** `/Name`. */
export class PdfName {
  constructor(readonly name: string) {}
}

/** A string: bytes, one character each (latin1). */
export class PdfText {
  constructor(readonly bytes: string) {}
}

/** `12 0 R`. */
export class PdfRef {
  constructor(readonly number: number) {}
}

export type PdfDict = ReadonlyMap<string, PdfValue>;

export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    /** As stored: still encoded. */
    readonly bytes: Uint8Array,
  ) {}
}

/** The file is not built as expected. Never the reader's to guess: a broken PDF must not leave. */
export class PdfStructureError extends Error {
  override readonly name = 'PdfStructureError';
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** The text of a string: UTF-16 with its mark, else PDFDocEncoding, of which Skia uses the ASCII part. */
export function textOf(value: PdfText): string {
  const { bytes } = value;
  if (!bytes.startsWith('\u00FE\u00FF')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

/** A text string of any characters (§7.9.2.2). */
export function pdfText(text: string): PdfText {
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0020-\u007E]*$/.test(text)) return new PdfText(text);
  return new PdfText(`\u00FE\u00FF${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`);
}

const space = /[\0\t\n\f\r ]/;
const delimiterOrSpace = /[\0\t\n\f\r ()<>[\]{}/%]/;

/** Reads objects out of a file's bytes from a place on. */
export class PdfReader {
  constructor(
    /** The file as latin1: one character a byte. */
    private readonly source: string,
    private at: number,
  ) {}

  /** The object `number 0 obj … endobj` that starts here. `lengthOf` finds a stream's length when it is a reference. */
  indirect(number: number, bytes: Uint8Array, lengthOf: (ref: PdfRef) => number): PdfValue {
    this.#expect(String(number));
    this.#expect('0');
    this.#expect('obj');
    const value = this.value();
    const keyword = this.#token();
    if (keyword === 'endobj') return value;
    if (keyword !== 'stream' || !isDict(value)) throw this.#unexpected(keyword);
    // §7.3.8.1: the keyword is followed by CR LF or LF.
    if (this.source[this.at] === '\r') this.at += 1;
    if (this.source[this.at] !== '\n') throw this.#unexpected('stream');
    const start = this.at + 1;
    const length = value.get('Length');
    const size = length instanceof PdfRef ? lengthOf(length) : length;
    if (typeof size !== 'number' || start + size > bytes.length) throw this.#unexpected('Length');
    this.at = start + size;
    this.#expect('endstream');
    this.#expect('endobj');
    return new PdfStream(value, bytes.subarray(start, start + size));
  }

  /** The next object. */
  value(): PdfValue {
    this.#skip();
    const char = this.source[this.at];
    if (char === '/') return this.#name();
    if (char === '(') return this.#literal();
    if (char === '[') return this.#array();
    if (char === '<') return this.source[this.at + 1] === '<' ? this.#dict() : this.#hex();
    const word = this.#token();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(word)) throw this.#unexpected(word);
    return this.#reference(word) ?? Number(word);
  }

  /** Skips white space and gives the word that stands here. */
  word(): string {
    return this.#token();
  }

  get position(): number {
    return this.at;
  }

  #reference(word: string): PdfRef | undefined {
    if (!/^\d+$/.test(word)) return undefined;
    const rest = /^[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(this.source.slice(this.at, this.at + 24));
    if (!rest) return undefined;
    if (rest[1] !== '0') throw this.#unexpected(rest[0]);
    this.at += rest[0].length;
    return new PdfRef(Number(word));
  }

  #name(): PdfName {
    this.at += 1;
    const start = this.at;
    while (this.at < this.source.length && !delimiterOrSpace.test(this.source[this.at] ?? '')) this.at += 1;
    const name = this.source.slice(start, this.at);
    return new PdfName(name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
  }

  #array(): readonly PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.#skip();
      if (this.source[this.at] === ']') {
        this.at += 1;
        return values;
      }
      values.push(this.value());
    }
  }

  #dict(): PdfDict {
    this.at += 2;
    const dict = new Map<string, PdfValue>();
    for (;;) {
      this.#skip();
      if (this.source.startsWith('>>', this.at)) {
        this.at += 2;
        return dict;
      }
      if (this.source[this.at] !== '/') throw this.#unexpected(this.source[this.at] ?? 'end of file');
      const { name } = this.#name();
      dict.set(name, this.value());
    }
  }

  #hex(): PdfText {
    const end = this.source.indexOf('>', this.at);
    if (end < 0) throw this.#unexpected('<');
    const digits = this.source.slice(this.at + 1, end).replace(/[\0\t\n\f\r ]/g, '');
    if (/[^0-9A-Fa-f]/.test(digits)) throw this.#unexpected('<');
    this.at = end + 1;
    // An odd last digit counts as if a zero followed (§7.3.4.3).
    return new PdfText(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1'));
  }

  #literal(): PdfText {
    let text = '';
    let depth = 0;
    for (let at = this.at; at < this.source.length; at += 1) {
      const char = this.source[at] ?? '';
      if (char === '\\') {
        const octal = /^[0-7]{1,3}/.exec(this.source.slice(at + 1, at + 4))?.[0];
        if (octal === undefined) {
          at += 1;
          text += unescape(this.source[at] ?? '');
        } else {
          at += octal.length;
          text += String.fromCharCode(Number.parseInt(octal, 8) & 255);
        }
        continue;
      }
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      if (depth === 0) {
        this.at = at + 1;
        return new PdfText(text.slice(1));
      }
      text += char;
    }
    throw this.#unexpected('(');
  }

  #token(): string {
    this.#skip();
    const start = this.at;
    while (this.at < this.source.length && !delimiterOrSpace.test(this.source[this.at] ?? '')) this.at += 1;
    if (this.at === start) throw this.#unexpected(this.source[start] ?? 'end of file');
    return this.source.slice(start, this.at);
  }

  #expect(word: string): void {
    const found = this.#token();
    if (found !== word) throw this.#unexpected(found);
  }

  #skip(): void {
    for (;;) {
      while (space.test(this.source[this.at] ?? '')) this.at += 1;
      if (this.source[this.at] !== '%') return;
      while (this.at < this.source.length && this.source[this.at] !== '\n' && this.source[this.at] !== '\r') this.at += 1;
    }
  }

  #unexpected(what: string): PdfStructureError {
    return new PdfStructureError(`unexpected “${what}” at byte ${this.at}`);
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

function unescape(char: string): string {
  return escapes[char] ?? char;
}
