import { nameCells } from '../sheet-rows.js';
import type { SheetFormat } from '../sheet-format.js';
import { readWorkbook } from './read.js';
import { writeWorkbook } from './write.js';

/** Excel workbooks (ECMA-376), for those who decide on terms in a spreadsheet. */
export const xlsx: SheetFormat = {
  format: 'xlsx',
  title: { zh: 'Excel 工作簿', en: 'Excel workbook' },
  extension: '.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  write: (sheet) => writeWorkbook(sheet),
  read: (bytes, _path, columns) => {
    const read = readWorkbook(bytes);
    if ('problem' in read) return { rows: [], findings: [{ rule: 'exchange/unreadable', severity: 'error', message: read.problem }] };
    return nameCells(read.rows, columns);
  },
};
