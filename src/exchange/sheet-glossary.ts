import { candidateOf, conceptColumns, conceptSheet } from './concept-sheet.js';
import { lossesOf, type Feature } from './features.js';
import type { GlossaryFormat } from './glossary-format.js';
import { judgeConcepts } from './judge.js';
import type { SheetFormat } from './sheet-format.js';

/** A table format as a glossary format: a row for each concept. Tables carry all fields. */
export function sheetGlossary(sheets: SheetFormat, cannotCarry: readonly Feature[]): GlossaryFormat {
  return {
    format: sheets.format,
    title: sheets.title,
    extension: sheets.extension,
    mediaType: sheets.mediaType,
    cannotCarry,
    write: (concepts, options) => ({ bytes: sheets.write(conceptSheet(concepts), options), lost: lossesOf(concepts, cannotCarry) }),
    read: (bytes, path) => {
      const { rows, findings, file } = sheets.read(bytes, path, conceptColumns);
      const judged = judgeConcepts(rows.map(candidateOf));
      return { concepts: judged.concepts, findings: [...findings, ...judged.findings], ...(file && { file }) };
    },
  };
}
