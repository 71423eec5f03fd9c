import type { TranslationDocument } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import type { RawRow } from '../sheet-rows.js';
import type { TranslationFormat, TranslationRead } from '../translation-format.js';
import { losses, lossesOfDocument } from '../translation-losses.js';
import { readWorkbook } from '../xlsx/read.js';
import { writeWorkbook } from '../xlsx/write.js';
import { columnTitles, fromReviewRows, stateNames, toReviewRows, type ReviewRow } from './rows.js';

const keys = ['id', 'source', 'target', 'state', 'note', 'info'] as const satisfies readonly (keyof ReviewRow)[];
const widths: Readonly<Record<keyof ReviewRow, number>> = { id: 12, source: 60, target: 60, state: 12, note: 30, info: 6 };

/** A table in a workbook: source, target, state, one segment a row. */
export const reviewXlsx: TranslationFormat = {
  format: 'xlsx',
  title: { zh: 'Excel 双语对照表', en: 'Bilingual table in Excel' },
  extensions: ['.xlsx'],
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  cannotCarry: [losses.between],
  write: (document) => ({ bytes: writeWorkbook(sheetOf(document)), lost: lossesOfDocument(document, reviewXlsx.cannotCarry) }),
  read,
};

function sheetOf(document: TranslationDocument): Parameters<typeof writeWorkbook>[0] {
  return {
    name: document.original.split('/').slice(-2).join(' ') || 'spp',
    columns: keys.map((key) => ({ key, title: { zh: columnTitles[key][0], en: columnTitles[key][1] }, width: widths[key], ...(key === 'state' && { options: Object.values(stateNames) }) })),
    rows: toReviewRows(document).map((row) => keys.map((key) => row[key])),
  };
}

function read(bytes: Uint8Array, path: string): TranslationRead {
  const workbook = readWorkbook(bytes);
  if ('problem' in workbook) return { documents: [], findings: [{ rule: 'exchange/unreadable', severity: 'error', message: workbook.problem }] };
  const places = new Map<string, number>();
  const [header, ...rows] = workbook.rows;
  for (const [at, { text }] of header?.cells ?? []) {
    const key = keys.find((each) => [each, ...columnTitles[each]].includes(text.trim()));
    if (key && !places.has(key)) places.set(key, at);
  }
  const missing = ['id', 'source', 'target'].filter((key) => !places.has(key));
  if (missing.length > 0) {
    const message = { zh: `第一行没有列名：${missing.join('、')}`, en: `Found no column titles ${missing.join(', ')} in the first row` };
    return { documents: [], findings: [{ rule: 'exchange/invalid', severity: 'error', message, expected: missing }] };
  }
  const findings: SchemaFinding[] = [];
  const cell = (row: RawRow, key: string): string => row.cells.get(places.get(key) ?? -1)?.text ?? '';
  const found = rows.filter((row) => keys.some((key) => cell(row, key).trim() !== '')).flatMap((row): ReviewRow[] => {
    const id = cell(row, 'id').trim();
    if (id !== '') return [{ id, source: cell(row, 'source'), target: cell(row, 'target'), state: cell(row, 'state'), note: cell(row, 'note'), info: cell(row, 'info') }];
    findings.push({ rule: 'exchange/invalid', severity: 'error', message: { zh: `第 ${row.number} 行没有编号，未读取`, en: `Row ${row.number}: found no id, not read` } });
    return [];
  });
  return { documents: [fromReviewRows(found, path, findings)], findings };
}
