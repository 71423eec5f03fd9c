import type { SourceFile } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { decode } from '../text/decode.js';
import { parsePo } from './po/parse.js';
import { readPo } from './po/read.js';
import { checkXliff } from './rules/check-xliff.js';
import { RuleReport } from './rules/report.js';
import { checkShapes } from './rules/shape-check.js';
import { checkTmx, tmxVocabularies } from './rules/tmx-rules.js';
import { tbx } from './tbx/format.js';
import { readTmx } from './tmx/read.js';
import { refusalOf } from './xliff/version.js';
import { decodeXml, exchangeFinding } from './xml-file.js';
import { readXmlTree, type XmlElement } from './xml-tree.js';

export interface CheckedFile {
  readonly findings: readonly SchemaFinding[];
  /** The text that spans refer to. */
  readonly file?: SourceFile;
}

type Check = (bytes: Uint8Array, path: string) => CheckedFile;

const checks: Readonly<Record<string, Check>> = {
  '.xlf': checkXliffFile,
  '.xliff': checkXliffFile,
  '.sdlxliff': checkXliffFile,
  '.tmx': checkTmxFile,
  '.tbx': (bytes, path) => tbx.read(bytes, path),
  '.po': checkPoFile,
  '.pot': checkPoFile,
};

/** Endings of the files {@link checkExchangeFile} knows, with their dots. */
export const exchangeEndings: readonly string[] = Object.keys(checks);

/** Holds an exchange file against its standard. Never throws for what the bytes hold. */
export function checkExchangeFile(bytes: Uint8Array, path: string): CheckedFile {
  const ending = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? '';
  return checks[ending]?.(bytes, path) ?? { findings: [] };
}

function checkXliffFile(bytes: Uint8Array, path: string): CheckedFile {
  return checkTree(bytes, path, {}, (root) => {
    const refused = refusalOf(root);
    return refused ? [refused] : checkXliff(root);
  });
}

function checkTmxFile(bytes: Uint8Array, path: string): CheckedFile {
  return checkTree(bytes, path, { doctype: 'external' }, (root) => {
    const { findings } = readTmx(bytes, path);
    if (findings.some(({ severity }) => severity === 'error')) return findings;
    const report = new RuleReport('TMX 1.4b');
    checkShapes(root, tmxVocabularies, report);
    checkTmx(root, report);
    return [...findings, ...report.findings];
  });
}

function checkTree(bytes: Uint8Array, path: string, options: Parameters<typeof readXmlTree>[1], check: (root: XmlElement) => readonly SchemaFinding[]): CheckedFile {
  const decoded = decodeXml(bytes, path);
  if ('finding' in decoded) return { findings: [decoded.finding] };
  const { file, warning } = decoded;
  const { root, problem, unbound } = readXmlTree(file.text, options);
  const known = warning ? [warning] : [];
  if (problem) return { file, findings: [...known, exchangeFinding(problem.message, { start: Math.max(0, problem.offset - 1), end: problem.offset })] };
  const loose = unbound ? [exchangeFinding(unbound.message, { start: Math.max(0, unbound.offset - 1), end: unbound.offset })] : [];
  return { file, findings: [...known, ...loose, ...(root ? check(root) : [])] };
}

/** What msgfmt would refuse as well (GNU gettext, “Invoking the msgfmt Program”). */
function checkPoFile(bytes: Uint8Array, path: string): CheckedFile {
  const { findings: read, file } = readPo(bytes, path);
  const decoded = decode(bytes, path);
  if (!file || 'finding' in decoded) return { findings: read };
  const findings: SchemaFinding[] = read.filter(({ related, actual }) => related === undefined || actual === undefined);
  const seen = new Map<string, { start: number; end: number }>();
  for (const { span, context, id, plural, texts } of parsePo(file.text).entries) {
    const key = `${context ?? ''}\u0004${id}`;
    const first = seen.get(key);
    if (first) {
      findings.push({ rule: 'exchange/id', severity: 'error', message: { zh: '同一上下文和原文的条目重复', en: 'Found an entry with the same context and msgid a second time' }, span, actual: id, related: [{ span: first, message: { zh: '第一处在此', en: 'the first stands here' } }] });
    } else seen.set(key, span);
    if (id === '') continue;
    for (const text of texts.filter((each) => each !== '')) {
      const isEven = [id, ...(plural === undefined ? [] : [plural])].every((each) => each.startsWith('\n') === text.startsWith('\n') && each.endsWith('\n') === text.endsWith('\n'));
      if (!isEven) findings.push({ rule: 'exchange/structure', severity: 'error', message: { zh: '原文与译文应同样以换行开头、结尾，或同样没有', en: 'Expected msgid and msgstr to begin and end with a line break alike' }, span });
    }
  }
  return { file, findings };
}
