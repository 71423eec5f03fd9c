import { zipSync, type Zippable } from 'fflate';
import type { TranslationDocument } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import { decode } from '../../text/decode.js';
import { xmlText } from '../../text/xml.js';
import type { TranslationFormat, TranslationRead } from '../translation-format.js';
import { losses, lossesOfDocument } from '../translation-losses.js';
import { Archive } from '../xlsx/unzip.js';
import { readXmlTree, type XmlElement } from '../xml-tree.js';
import { columnTitles, fromReviewRows, toReviewRows, type ReviewRow } from './rows.js';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const shown = ['id', 'source', 'target', 'state', 'note'] as const satisfies readonly (keyof ReviewRow)[];
// Twentieths of a point, on A4 across.
const widths: Readonly<Record<(typeof shown)[number], number>> = { id: 1500, source: 5000, target: 5000, state: 1200, note: 2200 };

/** A table in a Word document: source, target, state, one segment a row. What the program needs besides stands beside the id as hidden text. */
export const reviewDocx: TranslationFormat = {
  format: 'docx',
  title: { zh: 'Word 双语对照表', en: 'Bilingual table in Word' },
  extensions: ['.docx'],
  mediaType: wordType,
  cannotCarry: [losses.controlCharacters, losses.between],
  write: (document) => ({ bytes: writeDocx(document), lost: lossesOfDocument(document, reviewDocx.cannotCarry) }),
  read,
};

function writeDocx(document: TranslationDocument): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': body(document),
  };
  const encoder = new TextEncoder();
  // The same bytes anywhere: a fixed day (zip knows none before 1980).
  const options = { mtime: new Date(1980, 0, 1), level: 6 } as const;
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, [encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`), options]]));
  return zipSync(files);
}

function body(document: TranslationDocument): string {
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`).join('');
  const grid = shown.map((key) => `<w:gridCol w:w="${widths[key]}"/>`).join('');
  const header = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${shown.map((key) => cell(key, runs(columnTitles[key].join(' · '), '<w:b/>'))).join('')}</w:tr>`;
  const rows = toReviewRows(document).map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${shown.map((key) => cell(key, runs(row[key]) + (key === 'id' ? runs(row.info, '<w:vanish/>') : ''))).join('')}</w:tr>`).join('');
  return `<w:document xmlns:w="${main}"><w:body><w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${header}${rows}</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function cell(key: (typeof shown)[number], content: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${widths[key]}" w:type="dxa"/></w:tcPr><w:p>${content}</w:p></w:tc>`;
}

/** A line's end is a break, a tab a tab. */
function runs(text: string, properties = ''): string {
  if (text === '') return '';
  const pieces = text.split(/([\n\t])/).map((piece) => (piece === '\n' ? '<w:br/>' : piece === '\t' ? '<w:tab/>' : piece === '' ? '' : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`));
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${pieces.join('')}</w:r>`;
}

function read(bytes: Uint8Array, path: string): TranslationRead {
  const failed = (zh: string, en: string): TranslationRead => ({ documents: [], findings: [{ rule: 'exchange/unreadable', severity: 'error', message: { zh, en } }] });
  const archive = Archive.open(bytes);
  if ('problem' in archive) return failed('不是 .docx 文件，或文件已损坏、有密码', 'Found no readable .docx file; it may be damaged or have a password');
  const part = archive.read('word/document.xml');
  if (part === undefined) return failed('压缩包里没有 word/document.xml，不是 Word 文件', 'Found no word/document.xml in the archive, expected a Word document');
  if ('problem' in part) return failed(part.problem.zh, part.problem.en);
  const decoded = decode(part, path);
  if ('finding' in decoded) return failed(decoded.finding.message.zh, decoded.finding.message.en);
  const { root, problem } = readXmlTree(decoded.file.text);
  if (problem || !root) return failed(`word/document.xml：${problem?.message.zh ?? ''}`, `word/document.xml: ${problem?.message.en ?? 'empty'}`);
  for (const table of root.walk()) {
    if (table.local !== 'tbl') continue;
    const found = readTable(table, path);
    if (found) return found;
  }
  return { documents: [], findings: [{ rule: 'exchange/invalid', severity: 'error', message: { zh: '没有找到双语对照表（列：编号、原文、译文）', en: 'Found no bilingual table (columns id, source, target)' } }] };
}

function readTable(table: XmlElement, path: string): TranslationRead | undefined {
  const [header, ...rows] = table.all('tr').map((row) => cellsOf(row));
  const places = new Map(shown.map((key) => [key, header?.findIndex(({ text }) => [key, ...columnTitles[key], columnTitles[key].join(' · ')].includes(text.trim())) ?? -1]));
  if ((['id', 'source', 'target'] as const).some((key) => places.get(key) === -1)) return undefined;
  const findings: SchemaFinding[] = [];
  const found = rows.flatMap((cells, i): ReviewRow[] => {
    const at = (key: (typeof shown)[number]): Cell => cells[places.get(key) ?? -1] ?? { text: '', hidden: '' };
    const id = at('id').text.trim();
    if (id !== '') return [{ id, source: at('source').text, target: at('target').text, state: at('state').text, note: at('note').text, info: at('id').hidden }];
    if (cells.some(({ text }) => text.trim() !== '')) findings.push({ rule: 'exchange/invalid', severity: 'error', message: { zh: `表格第 ${i + 2} 行没有编号，未读取`, en: `Row ${i + 2}: found no id, not read` } });
    return [];
  });
  return { documents: [fromReviewRows(found, path, findings)], findings };
}

interface Cell {
  readonly text: string;
  readonly hidden: string;
}

function cellsOf(row: XmlElement): Cell[] {
  // Content controls may stand around cells.
  const cells = row.elements.flatMap((each) => (each.local === 'tc' ? [each] : each.walk().filter(({ local }) => local === 'tc')));
  return cells.map((each) => {
    const paragraphs = each.walk().filter(({ local }) => local === 'p').map((paragraph) => textOf(paragraph));
    return { text: paragraphs.map(({ text }) => text).join('\n'), hidden: paragraphs.map(({ hidden }) => hidden).join('') };
  });
}

/** Text of a paragraph's runs; what tracked changes have taken out (delText, or runs in moveFrom) is not in it. */
function textOf(paragraph: XmlElement): Cell {
  const result = { text: '', hidden: '' };
  for (const run of paragraph.walk()) {
    if (run.local !== 'r' || run.within('moveFrom') || run.within('del')) continue;
    const properties = run.first('rPr');
    const isHidden = properties?.elements.some((each) => each.local === 'vanish' && each.get('val', main) !== '0' && each.get('val', main) !== 'false') === true;
    for (const piece of run.elements) {
      const text = piece.local === 't' ? piece.text : piece.local === 'tab' ? '\t' : piece.local === 'br' || piece.local === 'cr' ? '\n' : piece.local === 'noBreakHyphen' ? '\u2011' : '';
      result[isHidden ? 'hidden' : 'text'] += text;
    }
  }
  return result;
}
