import type { SheetCell, SheetColumn, SheetRow } from '../glossary/sheet.js';
import type { Localized, Span } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { nearest } from '../text/nearest.js';

/** A row as a format finds it, before its columns are known by name. */
export interface RawRow {
  readonly number: number;
  /** By position from 0; absent cells are empty. */
  readonly cells: ReadonlyMap<number, SheetCell>;
  readonly span?: Span;
}

/** Names the cells of all rows after the first by the titles of the first. */
export function nameCells(raw: readonly RawRow[], columns: readonly SheetColumn[]): { rows: SheetRow[]; findings: SchemaFinding[] } {
  const at = raw.findIndex(({ cells }) => [...cells.values()].some(({ text }) => text.trim() !== ''));
  const header = raw[at];
  if (!header) return { rows: [], findings: [] };
  const { keys, findings } = readHeader(header, columns);
  if (keys.size === 0) {
    const known = columns.map(({ key }) => key);
    return {
      rows: [],
      findings: [rowFinding(header, {
        zh: `第一行不是列名，应含：${known.join(' ')}`,
        en: `Found no column titles in the first row, expected some of ${known.join(' ')}`,
      }, { expected: known })],
    };
  }
  const last = lastTitle(header);
  const days = new Set(columns.filter(({ isDay }) => isDay).map(({ key }) => key));
  const rows: SheetRow[] = [];
  for (const row of raw.slice(at + 1)) {
    const stray = [...row.cells].find(([position, { text }]) => position > last && text.trim() !== '');
    if (stray) {
      findings.push(rowFinding(row, {
        zh: '这一行的单元格多于列名；内容含分隔符时应加双引号。未读取此行',
        en: 'Found more cells than column titles; a cell that holds the separator needs double quotes. The row was not read',
      }, { actual: stray[1].text, ...(stray[1].span && { span: stray[1].span }) }));
      continue;
    }
    const cells = new Map<string, SheetCell>();
    for (const [position, key] of keys) {
      const cell = row.cells.get(position);
      const text = cell?.text.trim() ?? '';
      if (cell && text !== '') cells.set(key, { ...cell, text: days.has(key) ? plainDay(text) : text });
    }
    if (cells.size > 0) rows.push({ number: row.number, cells });
  }
  return { rows, findings };
}

function lastTitle({ cells }: RawRow): number {
  return Math.max(...[...cells].filter(([, { text }]) => text.trim() !== '').map(([at]) => at));
}

function readHeader(header: RawRow, columns: readonly SheetColumn[]): { keys: Map<number, string>; findings: SchemaFinding[] } {
  const keys = new Map<number, string>();
  const findings: SchemaFinding[] = [];
  const names = new Map(columns.flatMap(({ key, title }) => [key, title.zh, title.en].map((name) => [name.toLowerCase(), key] as const)));
  for (const [at, cell] of header.cells) {
    const text = cell.text.trim();
    if (text === '') continue;
    const key = names.get(text.toLowerCase());
    if (key === undefined) {
      const meant = nearest(text.toLowerCase(), names.keys());
      findings.push({
        ...rowFinding(header, meant === undefined
          ? { zh: `不认识的列“${text}”，未读取`, en: `Unknown column "${text}", not read` }
          : { zh: `不认识的列“${text}”，未读取；是否应为“${meant}”？`, en: `Unknown column "${text}", not read; did you mean "${meant}"?` },
        { actual: text, ...(meant !== undefined && { expected: [meant] }), ...(cell.span && { span: cell.span }) }),
        severity: 'warning',
      });
    } else if ([...keys.values()].includes(key)) {
      findings.push(rowFinding(header, { zh: `列“${text}”重复，只读取第一个`, en: `Found the column "${text}" a second time, only the first is read` }, { actual: text, ...(cell.span && { span: cell.span }) }));
    } else keys.set(at, key);
  }
  return { keys, findings };
}

/** A finding about a row; where there is no text to point at, the message names the row. */
export function rowFinding(row: { readonly number: number; readonly span?: Span }, message: Localized, facts: Partial<SchemaFinding> = {}): SchemaFinding {
  const span = facts.span ?? row.span;
  const named = span ? message : { zh: `第 ${row.number} 行：${message.zh}`, en: `Row ${row.number}: ${message.en}` };
  return { rule: 'exchange/invalid', severity: 'error', message: named, ...facts, ...(span && { span }) };
}

/** What spreadsheets make of 2024-03-07: 2024/3/7, or the days since 30 December 1899 (ECMA-376 part 1, §18.17.4.1). */
function plainDay(text: string): string {
  const parts = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  if (parts) return `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  // Five digits begin in 1927 and end in 2173: no year, no other number in a column of days.
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return text;
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(text)))).toISOString().slice(0, 10);
}
