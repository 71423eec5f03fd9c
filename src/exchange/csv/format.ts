import type { Sheet } from '../../glossary/sheet.js';
import { decode } from '../../text/decode.js';
import { legalXml } from '../../text/xml.js';
import { nameCells } from '../sheet-rows.js';
import type { SheetFormat, SheetOptions, SheetRead } from '../sheet-format.js';
import { guard, parseCsv } from './parse.js';

/** Comma-separated values (RFC 4180): UTF-8, CRLF, quotes where needed, cells guarded against being run as formulas. */
export const csv: SheetFormat = {
  format: 'csv',
  title: { zh: 'CSV 表格（逗号分隔）', en: 'CSV table (comma-separated values)' },
  extension: '.csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  write,
  read,
};

function write({ columns, rows }: Sheet, { bom = true }: SheetOptions = {}): Uint8Array {
  const records = [columns.map(({ key }) => key), ...rows];
  const text = records.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
  return new TextEncoder().encode((bom ? '\uFEFF' : '') + text);
}

function cell(text: string): string {
  // Nobody types them; readers stop at some (NUL) and terminals obey others (ESC).
  const safe = guard(legalXml(text));
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function read(bytes: Uint8Array, path: string, columns: Parameters<SheetFormat['read']>[2]): SheetRead {
  const decoded = decode(bytes, path);
  if ('finding' in decoded) return { rows: [], findings: [decoded.finding] };
  const { file, warning } = decoded;
  const { rows: raw, findings } = parseCsv(file.text);
  const named = nameCells(raw, columns);
  return { file, rows: named.rows, findings: [...(warning ? [warning] : []), ...findings, ...named.findings] };
}
