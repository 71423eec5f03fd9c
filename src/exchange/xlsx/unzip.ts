import { Inflate } from 'fflate';
import type { Localized } from '../../model/text.js';

/** One file of an archive. Sizes in bytes, as its directory declares them. */
interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly isEncrypted: boolean;
  /** Where its local header begins. */
  readonly offset: number;
}

export interface Limits {
  readonly entries: number;
  /** Bytes of all that is read from one archive. */
  readonly total: number;
  /** Unpacked to packed bytes, for what unpacks to more than 1 MiB. Deflate can reach 1032; spreadsheets stay under 100. */
  readonly ratio: number;
}

// A workbook of 50,000 concepts has 40 MB of XML.
const standard: Limits = { entries: 1000, total: 128 * 1024 * 1024, ratio: 200 };
const mebibyte = 1024 * 1024;
// What one step may unpack before it is counted again: 16 MiB at Deflate's best.
const step = 16 * 1024;

/** Reads single files of a zip archive (PKWARE APPNOTE 6.3) into memory, within limits that declared sizes cannot talk around. */
export class Archive {
  #read = 0;

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: Limits,
  ) {}

  static open(bytes: Uint8Array, limits: Limits = standard): Archive | { problem: Localized } {
    // Office keeps documents with a password, and .xls, in OLE containers ([MS-CFB] §2.2).
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { problem: { zh: '这是旧格式（.xls）或有密码的工作簿；请去掉密码，另存为 .xlsx', en: 'Found an old (.xls) or password-protected workbook, expected .xlsx without a password' } };
    const entries = directory(bytes, limits);
    return 'problem' in entries ? entries : new Archive(bytes, entries, limits);
  }

  /** Paths of all files, as the directory names them. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** The unpacked bytes; undefined if there is no such file. */
  read(name: string): Uint8Array | { problem: Localized } | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    if (entry.isEncrypted) return { problem: { zh: '工作簿已加密；请去掉密码后重存', en: 'Found an encrypted workbook, expected one without a password' } };
    const data = this.#data(entry);
    if (!data || (entry.method !== 0 && entry.method !== 8)) return damaged;
    const unpacked = entry.method === 0 ? data : this.#inflate(data);
    if (unpacked instanceof Uint8Array) this.#read += unpacked.length;
    return this.#read > this.limits.total ? tooLarge(this.limits) : unpacked;
  }

  #data({ offset, packed }: Entry): Uint8Array | undefined {
    const view = viewOf(this.bytes);
    if (offset + 30 > this.bytes.length || view.getUint32(offset, true) !== 0x04034b50) return undefined;
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    return start + packed <= this.bytes.length ? this.bytes.subarray(start, start + packed) : undefined;
  }

  #inflate(data: Uint8Array): Uint8Array | { problem: Localized } {
    const parts: Uint8Array[] = [];
    let size = 0;
    const inflate = new Inflate((part) => {
      size += part.length;
      parts.push(part);
    });
    for (let at = 0; at < data.length || at === 0; at += step) {
      try {
        inflate.push(data.subarray(at, at + step), at + step >= data.length);
      } catch {
        // fflate throws for every flaw of the data.
        return damaged;
      }
      if (this.#read + size > this.limits.total) return tooLarge(this.limits);
      if (size > mebibyte && size > data.length * this.limits.ratio) return tooDense(this.limits);
    }
    const whole = new Uint8Array(size);
    let end = 0;
    for (const part of parts) {
      whole.set(part, end);
      end += part.length;
    }
    return whole;
  }
}

/** The central directory, found from the archive's end. */
function directory(bytes: Uint8Array, limits: Limits): ReadonlyMap<string, Entry> | { problem: Localized } {
  const view = viewOf(bytes);
  const end = findEnd(bytes, view);
  if (end === undefined) return { problem: { zh: '不是 .xlsx 文件：没有 zip 目录，或文件被截断', en: 'Found no zip directory, expected an .xlsx file (or the file is cut off)' } };
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.entries) return { problem: { zh: `压缩包内有 ${count} 个文件，上限为 ${limits.entries}`, en: `Found ${count} files in the archive, expected at most ${limits.entries}` } };
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return damaged;
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  const declared = [...entries.values()].find(({ size, packed }) => size > mebibyte && size > packed * limits.ratio);
  return declared ? tooDense(limits) : entries;
}

/** The end record stands before a comment of at most 65,535 bytes. */
function findEnd(bytes: Uint8Array, view: DataView): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const damaged = { problem: { zh: '.xlsx 文件已损坏，无法读取；请在表格软件中打开后重存', en: 'Found a damaged .xlsx file, not read; open it in a spreadsheet program and save it again' } };

function tooLarge({ total }: Limits): { problem: Localized } {
  const size = Math.round(total / mebibyte);
  return { problem: { zh: `工作簿解压后超过 ${size} MB，未读取；请拆成几个文件`, en: `Found more than ${size} MB in the workbook, not read; split it into several files` } };
}

function tooDense({ ratio }: Limits): { problem: Localized } {
  return { problem: { zh: `压缩比超过 ${ratio} 倍，疑为压缩炸弹，未读取`, en: `Found data packed more than ${ratio} times, as in a zip bomb; not read` } };
}
