import type { SheetCell } from '../../glossary/sheet.js';
import type { Localized } from '../../model/text.js';
import { decode } from '../../text/decode.js';
import type { RawRow } from '../sheet-rows.js';
import { readXml, type XmlHandlers } from '../xml-reader.js';
import { unescapeCell } from './text.js';
import { Archive } from './unzip.js';

type Problem = { readonly problem: Localized };

/** Beyond this a file is no glossary, whatever it is. */
const maxRows = 200_000;
const maxColumns = 256;

/**
 * The cells of a workbook's first sheet. Formulas, macros, links and everything else are left unread; of a formula the value last computed is taken.
 */
export function readWorkbook(bytes: Uint8Array): { rows: RawRow[] } | Problem {
  const archive = Archive.open(bytes);
  if ('problem' in archive) return archive;
  const part = findSheet(archive);
  if (typeof part !== 'string') return part;
  const texts = sharedTexts(archive);
  if ('problem' in texts) return texts;
  return readSheet(archive, part, texts);
}

/** Reads one part; a part that does not exist is undefined. */
function readPart(archive: Archive, name: string, handlers: XmlHandlers): true | undefined | Problem {
  const bytes = archive.read(name);
  if (bytes === undefined) return undefined;
  if ('problem' in bytes) return bytes;
  const decoded = decode(bytes, name);
  if ('finding' in decoded) return { problem: decoded.finding.message };
  const problem = readXml(decoded.file.text, handlers);
  if (!problem) return true;
  return { problem: { zh: `${name}：${problem.message.zh}`, en: `${name}: ${problem.message.en}` } };
}

const nothing: XmlHandlers = { open: () => undefined, text: () => undefined, close: () => undefined };

/** The part that holds the first sheet, as workbook and relationships name it. */
function findSheet(archive: Archive): string | Problem {
  let id: string | undefined;
  const workbook = readPart(archive, 'xl/workbook.xml', {
    ...nothing,
    open: (name, attributes) => {
      if (name === 'sheet') id ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  if (workbook === undefined) return { problem: { zh: '压缩包里没有 xl/workbook.xml，不是 .xlsx 工作簿', en: 'Found no xl/workbook.xml in the archive, expected an .xlsx workbook' } };
  if (workbook !== true) return workbook;
  let target = 'worksheets/sheet1.xml';
  const relations = readPart(archive, 'xl/_rels/workbook.xml.rels', {
    ...nothing,
    open: (name, { Id, Target, TargetMode }) => {
      if (name === 'Relationship' && Id === id && TargetMode !== 'External' && Target !== undefined) target = Target;
    },
  });
  if (typeof relations === 'object') return relations;
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Texts that cells refer to by number; readings of Chinese and Japanese characters (rPh) are no part of them. */
function sharedTexts(archive: Archive): readonly string[] | Problem {
  const texts: string[] = [];
  let current = '';
  let isText = false;
  let phonetic = 0;
  const read = readPart(archive, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      if (name === 'si') texts.push(unescapeCell(current));
      else if (name === 'rPh') phonetic -= 1;
      isText = false;
    },
  });
  return typeof read === 'object' ? read : texts;
}

function readSheet(archive: Archive, part: string, texts: readonly string[]): { rows: RawRow[] } | Problem {
  const reader = new SheetReader(texts);
  const read = readPart(archive, part, reader);
  if (read === undefined) return { problem: { zh: `压缩包里没有 ${part}，工作簿不完整`, en: `Found no ${part} in the archive: the workbook is incomplete` } };
  if (read !== true) return read;
  if (reader.isTooLong) return { problem: { zh: `工作表超过 ${maxRows} 行，未读取`, en: `Found more than ${maxRows} rows in the sheet, not read` } };
  return { rows: reader.rows };
}

class SheetReader implements XmlHandlers {
  readonly rows: RawRow[] = [];
  isTooLong = false;
  #cells = new Map<number, SheetCell>();
  #row = 0;
  #column = -1;
  #type = '';
  #value = '';
  /** Elements whose text is the cell's: v, or t within is. */
  #inside = '';
  #phonetic = 0;

  constructor(private readonly texts: readonly string[]) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = Number(attributes['r'] ?? this.#row + 1);
      this.#column = -1;
      this.#cells = new Map();
    } else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column + 1;
      this.#type = attributes['t'] ?? 'n';
      this.#value = '';
    } else if (name === 'rPh') this.#phonetic += 1;
    this.#inside = name === 'v' || (name === 't' && this.#phonetic === 0) ? name : '';
  }

  text(text: string): void {
    if (this.#inside !== '') this.#value += text;
  }

  close(name: string): void {
    this.#inside = '';
    if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  #endCell(): void {
    // An error such as #REF! says nothing the sheet's author meant.
    if (this.#value === '' || this.#type === 'e' || this.#column >= maxColumns) return;
    const text = this.#type === 's' ? (this.texts[Number(this.#value)] ?? '') : this.#type === 'b' ? String(this.#value === '1') : unescapeCell(this.#value);
    this.#cells.set(this.#column, { text });
  }

  #endRow(): void {
    if (this.#cells.size === 0) return;
    if (this.rows.length < maxRows) this.rows.push({ number: this.#row, cells: this.#cells });
    else this.isTooLong = true;
  }
}

/** `AB12` → 27; undefined without a place. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
