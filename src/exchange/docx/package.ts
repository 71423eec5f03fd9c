import type { Localized } from '../../model/text.js';
import { decodeXml } from '../xml-file.js';
import { Archive } from '../xlsx/unzip.js';
import { readXmlTree, type XmlElement } from '../xml-tree.js';

export interface Relation {
  readonly type: string;
  /** Path of a part, or an address. */
  readonly target: string;
  readonly isExternal: boolean;
}

const limits = { entries: 5000, total: 192 * 1024 * 1024, ratio: 200 };

/** The parts of an OOXML package (ECMA-376 part 2). Parts outside it are named, never read. */
export class DocxPackage {
  readonly #relations = new Map<string, ReadonlyMap<string, Relation>>();
  /** Why a part could not be read. */
  readonly problems: Localized[] = [];

  private constructor(private readonly archive: Archive) {}

  static open(bytes: Uint8Array): DocxPackage | { problem: Localized } {
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { problem: isProtected(bytes) ? encrypted : oldBinary };
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { problem: { zh: '不是 .docx 文件（不是 zip 压缩包），未读取', en: 'Found no zip archive, expected a .docx file; not read' } };
    const archive = Archive.open(bytes, limits);
    if ('problem' in archive) return { problem: asWord(archive.problem) };
    if (archive.names.some((name) => /vbaProject\.bin$|vbaData\.xml$/iu.test(name))) return { problem: macros };
    const opened = new DocxPackage(archive);
    const types = opened.xml('[Content_Types].xml');
    if (opened.problems[0]) return { problem: opened.problems[0] };
    if (types?.walk().some((each) => /macroEnabled/iu.test(each.get('ContentType') ?? ''))) return { problem: macros };
    return opened;
  }

  /** Path of the part that holds the text. */
  get main(): string {
    return [...this.relations('').values()].find(({ type, isExternal }) => !isExternal && type.endsWith('/officeDocument'))?.target ?? 'word/document.xml';
  }

  /** Root element of a part; undefined if there is none, or it is broken: then `problems` says why. */
  xml(path: string): XmlElement | undefined {
    const bytes = this.bytes(path);
    if (!bytes) return undefined;
    const decoded = decodeXml(bytes, path);
    if ('finding' in decoded) return void this.problems.push(within(path, decoded.finding.message));
    const { root, problem } = readXmlTree(decoded.file.text);
    if (problem) return void this.problems.push(within(path, problem.message));
    return root;
  }

  bytes(path: string): Uint8Array | undefined {
    const read = this.archive.read(path);
    if (read === undefined || read instanceof Uint8Array) return read;
    this.problems.push(within(path, asWord(read.problem)));
    return undefined;
  }

  /** By id. `path`: the part they belong to; empty for the package. */
  relations(path: string): ReadonlyMap<string, Relation> {
    const known = this.#relations.get(path);
    if (known) return known;
    const at = path.lastIndexOf('/');
    const folder = path.slice(0, at + 1);
    const found = new Map<string, Relation>();
    for (const each of this.xml(`${folder}_rels/${path.slice(at + 1)}.rels`)?.all('Relationship') ?? []) {
      const isExternal = each.get('TargetMode') === 'External';
      const target = each.get('Target') ?? '';
      found.set(each.get('Id') ?? '', { type: each.get('Type') ?? '', isExternal, target: isExternal ? target : resolvePart(folder, target) });
    }
    this.#relations.set(path, found);
    return found;
  }

  /** Path of the part that a relation of this type leads to. */
  related(path: string, type: string): string | undefined {
    return [...this.relations(path).values()].find((each) => !each.isExternal && each.type.endsWith(`/${type}`))?.target;
  }
}

/** Part names have no `..` above their root. */
function resolvePart(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** [MS-OFFCRYPTO] §2.3.4: a package with a password lies in a stream of this name, in UTF-16. */
function isProtected(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 16)).includes([...'EncryptedPackage'].join('\0'));
}

function within(path: string, { zh, en }: Localized): Localized {
  return { zh: `${path}：${zh}`, en: `${path}: ${en}` };
}

/** The archive reader speaks of workbooks. */
function asWord({ zh, en }: Localized): Localized {
  return {
    zh: zh.replaceAll('工作簿', '文档').replaceAll('.xlsx', '.docx').replaceAll('表格软件', 'Word').replace('请拆成几个文件', '请缩小图片后重存'),
    en: en.replaceAll('workbook', 'document').replaceAll('an .xlsx', 'a .docx').replaceAll('.xlsx', '.docx').replaceAll('a spreadsheet program', 'Word').replace('split it into several files', 'make its pictures smaller'),
  };
}

const encrypted = { zh: '文档有密码，未读取；请去掉密码后重存', en: 'Found a document with a password, not read; remove the password and save it again' };
const oldBinary = { zh: '这是旧格式 .doc（二进制），未读取；请用 Word 另存为 .docx', en: 'Found the old binary format (.doc), not read; save it as .docx with Word' };
const macros = { zh: '文档含有宏，出于安全未读取；请另存为不含宏的 .docx', en: 'Found a document with macros, not read for safety; save it as .docx without macros' };
