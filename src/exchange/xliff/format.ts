import type { TranslationDocument } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import type { TranslationFormat, TranslationRead } from '../translation-format.js';
import { losses, lossesOfDocument } from '../translation-losses.js';
import { decodeXml, exchangeFinding } from '../xml-file.js';
import { readXmlTree, type XmlElement } from '../xml-tree.js';
import { records1, Xliff1Reader } from '../xliff1/read.js';
import { writeXliff1 } from '../xliff1/write.js';
import { records2, Xliff2Reader } from '../xliff2/read.js';
import { writeXliff2 } from '../xliff2/write.js';
import { refusalOf, versionOf } from './version.js';

const extensions = ['.xlf', '.xliff', '.sdlxliff'];
const mediaType = 'application/xliff+xml';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** XLIFF 1.2, what nearly every translation tool reads; OmegaT 3.6 knows no other. */
export const xliff: TranslationFormat = {
  format: 'xliff',
  title: { zh: 'XLIFF 1.2', en: 'XLIFF 1.2' },
  extensions,
  mediaType,
  cannotCarry: [losses.controlCharacters, losses.gapNotes],
  write: (document, options) => ({ bytes: encode(writeXliff1(document, options)), lost: lossesOfDocument(document, xliff.cannotCarry) }),
  read: readXliff,
};

export const xliff2: TranslationFormat = {
  format: 'xliff2',
  title: { zh: 'XLIFF 2.1', en: 'XLIFF 2.1' },
  extensions,
  mediaType,
  cannotCarry: [losses.attributeCharacters],
  write: (document, options) => ({ bytes: encode(writeXliff2(document, options)), lost: lossesOfDocument(document, xliff2.cannotCarry) }),
  read: readXliff,
};

/** Reads XLIFF 1.2, 2.0 and 2.1, whichever it is. */
function readXliff(bytes: Uint8Array, path: string): TranslationRead {
  const decoded = decodeXml(bytes, path);
  if ('finding' in decoded) return { documents: [], findings: [decoded.finding] };
  const { file, warning } = decoded;
  const [one, two] = [new Xliff1Reader(), new Xliff2Reader()];
  const { root, problem, unbound } = readXmlTree(file.text, {
    records: new Set([...records1, ...records2]),
    onRecord: (element) => (element.local === 'unit' ? two : one).record(element),
  });
  const findings: SchemaFinding[] = warning ? [warning] : [];
  const refused = problem ? exchangeFinding(problem.message, { start: Math.max(0, problem.offset - 1), end: problem.offset }) : root ? refusalOf(root) : notXliff;
  if (refused || !root) return { file, documents: [], findings: [...findings, refused ?? notXliff] };
  const { documents, found } = collect(root, one, two);
  if (documents.length === 0 && found.length === 0) found.push({ ...exchangeFinding({ zh: '文件里没有 file 元素，没有可读的内容', en: 'Found no file element, nothing to read' }, { start: root.start, end: root.tagEnd }), severity: 'warning' });
  const loose = unbound ? [{ ...exchangeFinding(unbound.message, { start: Math.max(0, unbound.offset - 1), end: unbound.offset }), severity: 'warning' as const }] : [];
  return { file, documents, findings: [...findings, ...loose, ...found] };
}

function collect(root: XmlElement, one: Xliff1Reader, two: Xliff2Reader): { documents: TranslationDocument[]; found: SchemaFinding[] } {
  const reader = versionOf(root) === '1.2' ? one : two;
  const documents = reader.documents(root);
  return { documents, found: reader.findings };
}

const notXliff: SchemaFinding = { rule: 'exchange/invalid', severity: 'error', message: { zh: '文件是空的，不是 XLIFF 文件', en: 'Found an empty file, expected XLIFF' } };
