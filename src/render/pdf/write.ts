import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { PdfName, PdfRef, PdfStream, PdfStructureError, PdfText, type PdfDict, type PdfValue } from './objects.js';
import { filterRows } from './predictors.js';

/** One numbered object, as a value or, if it was not touched, as the bytes between `obj` and `endobj` that were read. */
export type NumberedObject = { readonly number: number; readonly value: PdfValue } | { readonly number: number; readonly bytes: Uint8Array };

/**
 * A whole file: header, objects by number, cross-reference table, trailer (ISO 32000-1, §7.5). Same input, same bytes.
 * @param version `1.4` … `1.7`
 */
export function writeFile(version: string, objects: readonly NumberedObject[], trailer: PdfDict): Uint8Array {
  // Four bytes above 127 tell programs that the file is binary (§7.5.2).
  const parts: Uint8Array[] = [Buffer.from(`%PDF-${version}\n%\u00D3\u00EB\u00E9\u00E1\n`, 'latin1')];
  let position = parts[0]?.length ?? 0;
  const places = new Map<number, number>();
  for (const object of [...objects].sort((a, b) => a.number - b.number)) {
    places.set(object.number, position);
    const body = 'bytes' in object ? object.bytes : bytesOf(object.value);
    for (const part of [Buffer.from(`${object.number} 0 obj\n`), body, Buffer.from('\nendobj\n')]) {
      parts.push(part);
      position += part.length;
    }
  }
  const size = Math.max(...places.keys()) + 1;
  const rows = ['0000000000 65535 f \n'];
  for (let number = 1; number < size; number += 1) {
    const place = places.get(number);
    // A number that is not used stands in the table as free (§7.5.4).
    rows.push(place === undefined ? '0000000000 00001 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`);
  }
  const end = serialize(new Map([...trailer, ['Size', size]]));
  parts.push(Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n${end}\nstartxref\n${position}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

/** Bytes of a row of the table in a stream. */
export const tableRow = 7;

/** Objects in one stream, about 50 KB unpacked: a bulletin has some 700, and in one stream they take a tenth less than in four. */
const together = 1000;

/**
 * The same with all objects but streams packed into object streams, and the table in a stream (§7.5.7, §7.5.8): a tenth of the bytes
 * where tags and links are many. PDF 1.5 and later.
 */
export function writePacked(version: string, objects: readonly NumberedObject[], trailer: PdfDict): Uint8Array {
  const sorted = [...objects].sort((a, b) => a.number - b.number);
  const loose = sorted.filter((object) => !isStream(object));
  const own = sorted.filter(isStream);
  let last = sorted.at(-1)?.number ?? 0;
  const rows = new Map<number, readonly [kind: number, place: number, index: number]>();
  for (let start = 0; start < loose.length; start += together) {
    const group = loose.slice(start, start + together);
    last += 1;
    for (const [index, { number }] of group.entries()) rows.set(number, [2, last, index]);
    own.push({ number: last, value: packedStream(group) });
  }
  const parts: Uint8Array[] = [Buffer.from(`%PDF-${version}\n%\u00D3\u00EB\u00E9\u00E1\n`, 'latin1')];
  let position = parts[0]?.length ?? 0;
  for (const object of own) {
    rows.set(object.number, [1, position, 0]);
    for (const part of [Buffer.from(`${object.number} 0 obj\n`), bodyOf(object), Buffer.from('\nendobj\n')]) {
      parts.push(part);
      position += part.length;
    }
  }
  const table = last + 1;
  rows.set(table, [1, position, 0]);
  parts.push(Buffer.from(`${table} 0 obj\n`), bytesOf(tableStream(rows, table + 1, trailer)), Buffer.from(`\nendobj\nstartxref\n${position}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function isStream(object: NumberedObject): boolean {
  return 'value' in object ? object.value instanceof PdfStream : /\sendstream\s*$/.test(Buffer.from(object.bytes.subarray(-20)).toString('latin1'));
}

function bodyOf(object: NumberedObject): Uint8Array {
  return 'bytes' in object ? object.bytes : bytesOf(object.value);
}

function packed(bytes: Uint8Array, entries: readonly (readonly [string, PdfValue])[]): PdfStream {
  return new PdfStream(new Map<string, PdfValue>([...entries, ['Filter', new PdfName('FlateDecode')]]), deflateSync(bytes, { level: 9, memLevel: 9 }));
}

function packedStream(group: readonly NumberedObject[]): PdfStream {
  const bodies = group.map((object) => Buffer.concat([bodyOf(object), Buffer.from('\n')]));
  let at = 0;
  const places = group.map(({ number }, index) => {
    const place = `${number} ${at}`;
    at += bodies[index]?.length ?? 0;
    return place;
  });
  const head = Buffer.from(`${places.join(' ')}\n`);
  return packed(Buffer.concat([head, ...bodies]), [['Type', new PdfName('ObjStm')], ['N', group.length], ['First', head.length]]);
}

/** Rows of 1, 4 and 2 bytes; a number that is not used stands as free. Most differ from the one above by one: filtered they take a sixth. */
function tableStream(rows: ReadonlyMap<number, readonly [number, number, number]>, size: number, trailer: PdfDict): PdfStream {
  const bytes = Buffer.alloc(tableRow * size);
  bytes.writeUInt16BE(65_535, 5);
  for (const [number, [kind, place, index]] of rows) {
    bytes.writeUInt8(kind, tableRow * number);
    bytes.writeUInt32BE(place, tableRow * number + 1);
    bytes.writeUInt16BE(index, tableRow * number + 5);
  }
  const parameters = new Map<string, PdfValue>([['Predictor', 15], ['Columns', tableRow]]);
  return packed(filterRows(bytes, tableRow, tableRow), [...trailer, ['Type', new PdfName('XRef')], ['Size', size], ['W', [1, 4, 2]], ['DecodeParms', parameters]]);
}

function bytesOf(value: PdfValue): Uint8Array {
  if (!(value instanceof PdfStream)) return Buffer.from(serialize(value), 'latin1');
  const dict = new Map([...value.dict, ['Length', value.bytes.length]]);
  return Buffer.concat([Buffer.from(`${serialize(dict)} stream\n`, 'latin1'), value.bytes, Buffer.from('\nendstream')]);
}

/** A value as it stands in a file, one character a byte. */
function serialize(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return decimal(value);
  if (value instanceof PdfName) return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
  if (value instanceof PdfRef) return `${value.number} 0 R`;
  if (value instanceof PdfText) return text(value.bytes);
  if (value instanceof PdfStream) throw new PdfStructureError('a stream must be an object of its own');
  if (value instanceof Map) return `<<${[...(value as PdfDict)].map(([key, entry]) => `${serialize(new PdfName(key))} ${serialize(entry)}`).join('\n')}>>`;
  return `[${(value as readonly PdfValue[]).map(serialize).join(' ')}]`;
}

/** No exponents (§7.3.3). */
function decimal(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/\.?0+$/, '');
}

function text(bytes: string): string {
  if (/[^ -~]/.test(bytes)) return `<${Buffer.from(bytes, 'latin1').toString('hex')}>`;
  return `(${bytes.replace(/[\\()]/g, (char) => `\\${char}`)})`;
}
