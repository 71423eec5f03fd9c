import { zipSync, type Zippable } from 'fflate';
import type { Sheet, SheetColumn } from '../../glossary/sheet.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import { escapeCell } from './text.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
// The last row a sheet can have (ECMA-376: 1,048,576).
const lastRow = 1_048_576;

/** A workbook of one sheet (ECMA-376, Transitional): titles fixed on top, every cell a text that no program takes for a number, day or formula. */
export function writeWorkbook(sheet: Sheet): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${ml}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${ml}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${ml}.styles+xml"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlAttribute(sheetName(sheet.name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']]),
    'xl/worksheets/sheet1.xml': worksheet(sheet),
    'xl/styles.xml': styles,
  };
  const encoder = new TextEncoder();
  // fflate writes the local time of day it is given: a fixed day gives the same bytes anywhere. Zip knows no day before 1980.
  const options = { mtime: new Date(1980, 0, 1), level: 6 } as const;
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, [encoder.encode(declaration + xml), options]]));
  return zipSync(files);
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const items = targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${packageTypes}/relationships">${items.join('')}</Relationships>`;
}

/** Cell formats 1 (titles: bold) and 2 (text, wrapped, at the top). Number format 49 is “text”. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function worksheet({ columns, rows }: Sheet): string {
  const titles = row(1, columns.map(({ key }) => key), 1);
  const body = rows.map((cells, i) => row(i + 2, cells, 2)).join('');
  const widths = columns.map(({ width = 16 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="2" customWidth="1"/>`).join('');
  const extent = `A1:${columnName(columns.length - 1)}${rows.length + 1}`;
  return [
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths}</cols><sheetData>${titles}${body}</sheetData><autoFilter ref="${extent}"/>${validations(columns)}</worksheet>`,
  ].join('');
}

function row(number: number, cells: readonly string[], style: number): string {
  const items = cells.map((text, i) => {
    const place = `r="${columnName(i)}${number}" s="${style}"`;
    return text === '' ? `<c ${place}/>` : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(escapeCell(text))}</t></is></c>`;
  });
  return `<row r="${number}">${items.join('')}</row>`;
}

function validations(columns: readonly SheetColumn[]): string {
  const lists = columns.flatMap(({ options }, i) => {
    const name = columnName(i);
    return options ? [`<dataValidation type="list" allowBlank="1" sqref="${name}2:${name}${lastRow}"><formula1>"${xmlText(options.join(','))}"</formula1></dataValidation>`] : [];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

/** A, B … Z, AA …: the letters of a column, from 0. */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Names have at most 31 characters and none of []:*?/\ (Excel's rules). */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31).trim() || 'Sheet1';
}
