/** A text without what names may be written with or without: white space, quotes, book marks, commas inside a name. */
export interface Skeleton {
  readonly text: string;
  /** Offset in the full text of each unit of `text`. */
  readonly offsets: Int32Array;
}

const loose = /[\s\u00A0\u200B-\u200D\u2060\uFEFF“”‘’"'《》〈〉「」『』·、—–-]/u;

let looseUnits: Uint8Array | undefined;

/** 1 for each unit that is left out. Above U+303F nothing is but the mark of byte order. */
function looseTable(): Uint8Array {
  looseUnits ??= Uint8Array.from({ length: tableSize }, (_, unit) => (loose.test(String.fromCharCode(unit)) ? 1 : 0));
  return looseUnits;
}

const tableSize = 0x3040;
const BOM = 0xfeff;

/** Strips marks, so that 全球“建筑突破”倡议 and “全球建筑突破”倡议 compare as names, not as typography. */
export function skeleton(text: string): Skeleton {
  return new Stripped(text);
}

class Stripped implements Skeleton {
  readonly text: string;
  readonly #full: string;
  #offsets: Int32Array | undefined;

  constructor(full: string) {
    this.#full = full;
    let bare = '';
    let copied = 0;
    for (let i = 0; i < full.length; i += 1) {
      if (!isLoose(full.charCodeAt(i))) continue;
      bare += full.slice(copied, i);
      copied = i + 1;
    }
    this.text = bare + full.slice(copied);
  }

  // Asked for where something is found only.
  get offsets(): Int32Array {
    if (this.text.length === this.#full.length) return counting(this.text.length);
    if (!this.#offsets) {
      this.#offsets = new Int32Array(this.text.length);
      let length = 0;
      for (let i = 0; i < this.#full.length; i += 1) {
        if (isLoose(this.#full.charCodeAt(i))) continue;
        this.#offsets[length] = i;
        length += 1;
      }
    }
    return this.#offsets;
  }
}

let counted = new Int32Array(0);

/** 0, 1, 2 … for at least so many: the offsets of a text that nothing was taken out of. */
function counting(length: number): Int32Array {
  if (counted.length < length) counted = Int32Array.from({ length: length * 2 }, (_, i) => i);
  return counted;
}

function isLoose(unit: number): boolean {
  return unit < tableSize ? looseTable()[unit] === 1 : unit === BOM;
}
