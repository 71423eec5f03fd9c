import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { type PdfDict, PdfName, PdfReader, PdfRef, PdfStream, PdfStructureError, PdfText, type PdfValue, isArray, isDict, textOf } from './objects.js';
import { unfilterRows } from './predictors.js';
import { type NumberedObject, tableRow, writePacked } from './write.js';

/** A heading of the outline with the headings below it flattened after it; `level` counts from 1. */
export interface OutlineItem {
  /** Number of its object. */
  readonly number: number;
  readonly level: number;
  readonly title: string;
}

/**
 * A PDF as Chromium writes it, with one cross-reference table and every object in the open; or as we do, with objects packed in streams.
 * Another form is refused, not guessed at.
 * Objects are parsed when they are asked for; those that nobody changes go into the new file as they are.
 */
export class PdfDocument {
  readonly trailer: PdfDict;
  readonly #source: string;
  readonly #places: ReadonlyMap<number, number>;
  /** Where packed objects are: the stream, and how many stand before. */
  readonly #packed: ReadonlyMap<number, Packed>;
  readonly #unpacked = new Map<number, readonly string[]>();
  readonly #ends: ReadonlyMap<number, number>;
  readonly #parsed = new Map<number, PdfValue>();
  readonly #changed = new Map<number, PdfValue>();
  readonly #removed = new Set<number>();
  /** Highest number given, once one was. */
  #last: number | undefined;

  /** @throws {PdfStructureError} */
  constructor(readonly bytes: Uint8Array) {
    this.#source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#source.slice(-64));
    if (!tail) throw new PdfStructureError('no startxref at the end');
    const start = Number(tail[1]);
    const { places, packed, trailer } = this.#source.startsWith('xref', start) ? { packed: new Map<number, Packed>(), ...readTable(this.#source, start) } : readTableStream(this.#source, start, bytes);
    if (trailer.has('Prev') || trailer.has('XRefStm') || trailer.has('Encrypt')) throw new PdfStructureError('more than one part, or encrypted');
    this.trailer = trailer;
    this.#places = places;
    this.#packed = packed;
    // An object reaches to where the next one, or the table, begins.
    const sorted = [...places].sort((a, b) => a[1] - b[1]);
    this.#ends = new Map(sorted.map(([number], index) => [number, sorted[index + 1]?.[1] ?? start]));
  }

  /** Numbers of all objects, ascending. */
  get numbers(): readonly number[] {
    return [...new Set([...this.#places.keys(), ...this.#packed.keys(), ...this.#changed.keys()])].filter((number) => !this.#removed.has(number)).sort((a, b) => a - b);
  }

  /** An object by number. */
  object(number: number): PdfValue {
    const known = this.#changed.get(number) ?? this.#parsed.get(number);
    if (known !== undefined) return known;
    const inside = this.#packed.get(number);
    if (inside) return this.#unpack(number, inside);
    const at = this.#places.get(number);
    // A reference to an object that is not there is one to null (§7.3.10).
    if (at === undefined) return null;
    const value = new PdfReader(this.#source, at).indirect(number, this.bytes, (ref) => {
      const length = this.object(ref.number);
      if (typeof length !== 'number') throw new PdfStructureError(`length of stream ${number} is no number`);
      return length;
    });
    this.#parsed.set(number, value);
    return value;
  }

  #unpack(number: number, { stream, index }: Packed): PdfValue {
    let bodies = this.#unpacked.get(stream);
    if (!bodies) this.#unpacked.set(stream, (bodies = packedBodies(this.object(stream))));
    const body = bodies[index];
    if (body === undefined) throw new PdfStructureError(`object ${number} is not where it is said to be`);
    const value = new PdfReader(body, 0).value();
    this.#parsed.set(number, value);
    return value;
  }

  /** The value itself, or what it refers to. */
  resolve(value: PdfValue | undefined): PdfValue {
    return value instanceof PdfRef ? this.object(value.number) : (value ?? null);
  }

  /** A dictionary that must be there. */
  dict(value: PdfValue | undefined, what: string): PdfDict {
    const found = this.resolve(value);
    if (!isDict(found)) throw new PdfStructureError(`no ${what}`);
    return found;
  }

  get catalog(): PdfDict {
    return this.dict(this.trailer.get('Root'), 'catalog');
  }

  /** Replaces an object, or adds one under a new number. */
  set(number: number, value: PdfValue): void {
    this.#removed.delete(number);
    this.#changed.set(number, value);
  }

  /** Takes out an object that nothing refers to any more. */
  remove(number: number): void {
    this.#changed.delete(number);
    this.#removed.add(number);
  }

  /** Adds an object. */
  add(value: PdfValue): PdfRef {
    this.#last ??= this.numbers.at(-1) ?? 0;
    const number = (this.#last += 1);
    this.set(number, value);
    return new PdfRef(number);
  }

  /** Object numbers of the pages, in order. */
  pages(): readonly number[] {
    const pages: number[] = [];
    const visit = (value: PdfValue | undefined, depth: number): void => {
      if (!(value instanceof PdfRef) || depth > 50) throw new PdfStructureError('page tree');
      const node = this.dict(value, 'page');
      const kids = this.resolve(node.get('Kids'));
      if (isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
      else pages.push(value.number);
    };
    visit(this.catalog.get('Pages'), 0);
    return pages;
  }

  /** Named places of the document (§12.3.2.3) and their pages, counted from 1. */
  destinations(): ReadonlyMap<string, number> {
    const pageOf = new Map(this.pages().map((number, index) => [number, index + 1]));
    const found = new Map<string, number>();
    const entry = this.catalog.get('Dests');
    if (entry === undefined) return found;
    for (const [name, value] of this.dict(entry, 'Dests')) {
      const place = this.resolve(value);
      const page = isArray(place) ? place[0] : undefined;
      const number = page instanceof PdfRef ? pageOf.get(page.number) : undefined;
      if (number === undefined) throw new PdfStructureError(`destination “${name}” has no page`);
      found.set(name, number);
    }
    return found;
  }

  /** The outline in reading order. */
  outline(): readonly OutlineItem[] {
    const items: OutlineItem[] = [];
    const seen = new Set<number>();
    const visit = (value: PdfValue | undefined, level: number): void => {
      for (let next = value; next instanceof PdfRef; ) {
        if (seen.has(next.number)) throw new PdfStructureError('outline in a circle');
        seen.add(next.number);
        const item = this.dict(next, 'outline item');
        const title = this.resolve(item.get('Title'));
        items.push({ number: next.number, level, title: title instanceof PdfText ? textOf(title) : '' });
        visit(item.get('First'), level + 1);
        next = item.get('Next');
      }
    };
    const root = this.resolve(this.catalog.get('Outlines'));
    if (isDict(root)) visit(root.get('First'), 1);
    return items;
  }

  /** All streams and dictionaries of a `/Type`, by number. */
  *ofType(type: string): Generator<readonly [number, PdfDict]> {
    // The word must stand in the object, so most need not be parsed.
    for (const number of this.numbers) {
      const at = this.#places.get(number);
      const end = this.#ends.get(number);
      if (at !== undefined && end !== undefined && !this.#changed.has(number) && !this.#source.slice(at, Math.min(end, at + 2000)).includes(`/${type}`)) continue;
      const value = this.object(number);
      const dict = value instanceof PdfStream ? value.dict : value;
      const name = isDict(dict) ? dict.get('Type') : undefined;
      if (isDict(dict) && name instanceof PdfName && name.name === type) yield [number, dict];
    }
  }

  /** The file with all changes, packed. */
  write(version: string, trailer: PdfDict): Uint8Array {
    const objects = this.numbers.map((number): NumberedObject => {
      const changed = this.#changed.get(number);
      return changed === undefined ? { number, bytes: this.#body(number) } : { number, value: changed };
    });
    return writePacked(version, objects, trailer);
  }

  /** What stands between `obj` and `endobj`. */
  #body(number: number): Uint8Array {
    const at = this.#places.get(number) ?? 0;
    const end = this.#source.lastIndexOf('endobj', this.#ends.get(number));
    const start = this.#source.indexOf('obj', at) + 3;
    if (end < start) throw new PdfStructureError(`object ${number} has no end`);
    const trimmed = (this.#source[start] === '\n' ? 1 : 0) + start;
    return this.bytes.subarray(trimmed, this.#source[end - 1] === '\n' ? end - 1 : end);
  }
}

/** The decoded bytes of a stream with no filter or Flate alone. */
export function decoded(stream: PdfStream): Uint8Array {
  const filter = stream.dict.get('Filter');
  if (filter === undefined) return stream.bytes;
  if (filter instanceof PdfName && filter.name === 'FlateDecode' && !stream.dict.has('DecodeParms')) return inflateSync(stream.bytes);
  throw new PdfStructureError('a stream of an unknown filter');
}

interface Packed {
  readonly stream: number;
  readonly index: number;
}

/** The objects of an object stream (§7.5.7), unread. */
function packedBodies(stream: PdfValue): readonly string[] {
  const count = stream instanceof PdfStream ? stream.dict.get('N') : undefined;
  const first = stream instanceof PdfStream ? stream.dict.get('First') : undefined;
  if (!(stream instanceof PdfStream) || typeof count !== 'number' || typeof first !== 'number') throw new PdfStructureError('no object stream');
  const text = Buffer.from(decoded(stream)).toString('latin1');
  const places = text.slice(0, first).trim().split(/\s+/).map(Number);
  return Array.from({ length: count }, (_, index) => text.slice(first + (places[2 * index + 1] ?? 0), first + (places[2 * index + 3] ?? text.length)));
}

/** A table in a stream (§7.5.8), as `writePacked` writes it: filtered rows of 1, 4 and 2 bytes. */
function readTableStream(source: string, start: number, bytes: Uint8Array): { places: Map<number, number>; packed: Map<number, Packed>; trailer: PdfDict } {
  const number = /^\d+/.exec(source.slice(start, start + 12))?.[0];
  if (number === undefined) throw new PdfStructureError('no cross-reference table');
  const stream = new PdfReader(source, start).indirect(Number(number), bytes, () => -1);
  if (!(stream instanceof PdfStream) || JSON.stringify(stream.dict.get('W')) !== '[1,4,2]') throw new PdfStructureError('no cross-reference table');
  const bare = unfilterRows(inflateSync(stream.bytes), tableRow, tableRow);
  if (!bare) throw new PdfStructureError('broken cross-reference table');
  const rows = Buffer.from(bare);
  const places = new Map<number, number>();
  const packed = new Map<number, Packed>();
  for (let row = 0; tableRow * row < rows.length; row += 1) {
    const place = rows.readUInt32BE(tableRow * row + 1);
    const kind = rows.readUInt8(tableRow * row);
    if (kind === 1) places.set(row, place);
    if (kind === 2) packed.set(row, { stream: place, index: rows.readUInt16BE(tableRow * row + 5) });
  }
  return { places, packed, trailer: stream.dict };
}

function readTable(source: string, start: number): { places: Map<number, number>; trailer: PdfDict } {
  const reader = new PdfReader(source, start);
  if (reader.word() !== 'xref') throw new PdfStructureError('no cross-reference table');
  const places = new Map<number, number>();
  for (;;) {
    const first = reader.word();
    if (first === 'trailer') break;
    const count = Number(reader.word());
    if (!/^\d+$/.test(first) || !Number.isInteger(count)) throw new PdfStructureError('broken cross-reference table');
    for (let index = 0; index < count; index += 1) {
      const place = Number(reader.word());
      const generation = reader.word();
      const kind = reader.word();
      if (kind === 'n' && generation === '00000') places.set(Number(first) + index, place);
      else if (kind !== 'f') throw new PdfStructureError('broken cross-reference table');
    }
  }
  const trailer = reader.value();
  if (!isDict(trailer)) throw new PdfStructureError('no trailer');
  return { places, trailer };
}
