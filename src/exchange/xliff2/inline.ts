import type { Code, CodeType, Content } from '../../model/translation.js';
import { xmlAttribute } from '../../text/xml.js';
import { codeOf, contentOf, standings, typedLikeOpening, type CodeIds } from '../content.js';
import { tagText, type XmlElement } from '../xml-tree.js';
import { hexOf, textWithCodePoints } from './code-points.js';
import { fromNmtoken } from './ids.js';

// XLIFF 2.1 §4.3.1 (type, subType): the prefix xlf is the standard's, spp is ours.
const attributes: Readonly<Record<CodeType, string>> = {
  bold: ' type="fmt" subType="xlf:b"',
  italic: ' type="fmt" subType="xlf:i"',
  strike: ' type="fmt" subType="spp:strike"',
  code: ' type="fmt" subType="spp:code"',
  break: ' type="fmt" subType="xlf:lb"',
  link: ' type="link"',
  image: ' type="image"',
  footnote: ' type="other" subType="spp:footnote"',
  html: ' type="other" subType="spp:html"',
  other: '',
};
const subTypes: Readonly<Record<string, CodeType>> = { 'xlf:b': 'bold', 'xlf:i': 'italic', 'spp:strike': 'strike', 'spp:code': 'code', 'xlf:lb': 'break', 'spp:footnote': 'footnote', 'spp:html': 'html' };

function typeOf(element: XmlElement): CodeType {
  const type = element.get('type');
  return subTypes[element.get('subType') ?? ''] ?? (type === 'link' || type === 'image' ? type : 'other');
}

/** The data of a unit's codes, each text once. */
export class OriginalData {
  readonly #ids = new Map<string, string>();

  ref(data: string): string {
    const id = this.#ids.get(data) ?? `d${this.#ids.size + 1}`;
    this.#ids.set(data, id);
    return id;
  }

  lines(indent: string): string[] {
    if (this.#ids.size === 0) return [];
    const items = [...this.#ids].map(([data, id]) => `${indent}  <data id="${id}">${textWithCodePoints(data)}</data>`);
    return [`${indent}<originalData>`, ...items, `${indent}</originalData>`];
  }
}

export interface InlineWriting {
  readonly data: OriginalData;
  /** A code's id as it may stand in the file. */
  readonly idOf: (id: string) => string;
  /** True if a code's partner stands in another segment on the same side: then it is not isolated. */
  readonly hasPartner: (code: Code) => boolean;
}

export function writeInline2(content: Content, writing: InlineWriting): string {
  const standing = standings(content);
  const paired = pairable(content);
  return content.map((part, i) => {
    if (typeof part === 'string') return textWithCodePoints(part);
    if (standing[i] === 'nested' && paired.has(part.id)) return part.kind === 'open' ? startOfPair(part, paired.get(part.id) ?? part, writing) : '</pc>';
    return single(part, standing[i] === 'nested' || standing[i] === 'crossing' || writing.hasPartner(part), writing);
  }).join('');
}

/** Pairs that a pc can hold: the start and end attributes of data and equivalents come together (§4.2.3.3). By id, with the closing code. */
function pairable(content: Content): Map<string, Code> {
  const pairs = new Map<string, Code>();
  for (const close of content) {
    if (typeof close === 'string' || close.kind !== 'close') continue;
    const open = content.find((part): part is Code => typeof part !== 'string' && part.kind === 'open' && part.id === close.id);
    const isEven = open !== undefined && (open.data === '') === (close.data === '') && (open.equiv === undefined) === (close.equiv === undefined);
    if (isEven) pairs.set(close.id, close);
  }
  return pairs;
}

function startOfPair(open: Code, close: Code, { data, idOf }: InlineWriting): string {
  const refs = open.data === '' ? '' : ` dataRefEnd="${data.ref(close.data)}" dataRefStart="${data.ref(open.data)}"`;
  const equivalents = open.equiv === undefined ? '' : ` equivEnd="${xmlAttribute(close.equiv ?? '')}" equivStart="${xmlAttribute(open.equiv)}"`;
  return `<pc id="${idOf(open.id)}"${refs}${equivalents}${attributes[open.type]}>`;
}

function single({ kind, id, type, data, equiv }: Code, isPaired: boolean, writing: InlineWriting): string {
  const ref = data === '' ? '' : ` dataRef="${writing.data.ref(data)}"`;
  const facts = `${ref}${equiv === undefined ? '' : ` equiv="${xmlAttribute(equiv)}"`}${attributes[type]}`;
  const own = writing.idOf(id);
  if (kind === 'alone') return `<ph id="${own}"${facts}/>`;
  if (kind === 'open') return `<sc id="${own}"${isPaired ? '' : ' isolated="yes"'}${facts}/>`;
  return isPaired ? `<ec startRef="${own}"${facts}/>` : `<ec id="${own}" isolated="yes"${facts}/>`;
}

export interface InlineReading {
  readonly ids: CodeIds;
  /** Texts of the unit's originalData by id. */
  readonly data: ReadonlyMap<string, string>;
  /** What the ids of codes begin with, to be taken off. */
  readonly prefix: string;
}

/** Text and codes of a `source` or `target`. */
export function readInline2(element: XmlElement, reading: InlineReading): Content {
  return typedLikeOpening(contentOf(parts(element, reading)));
}

function parts(element: XmlElement, reading: InlineReading): (string | Code)[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [child] : inlineElement(child, reading)));
}

function inlineElement(element: XmlElement, reading: InlineReading): (string | Code)[] {
  const get = (name: string): string | undefined => element.get(name);
  const dataOf = (name: string): string => reading.data.get(get(name) ?? '') ?? '';
  const id = get('startRef') ?? get('id') ?? '';
  const own = element.local === 'cp' ? '' : reading.ids.of('code', fromNmtoken(id.startsWith(reading.prefix) ? id.slice(reading.prefix.length) : id));
  const type = typeOf(element);
  switch (element.local) {
    case 'cp': {
      const code = hexOf(get('hex'));
      return code === undefined ? [] : [String.fromCharCode(code)];
    }
    case 'ph':
      return [codeOf('alone', own, type, dataOf('dataRef'), get('equiv'))];
    case 'sc':
      return [codeOf('open', own, type, dataOf('dataRef'), get('equiv'))];
    case 'ec':
      return [codeOf('close', own, type, dataOf('dataRef'), get('equiv'))];
    case 'pc':
      return [codeOf('open', own, type, dataOf('dataRefStart'), get('equivStart')), ...parts(element, reading), codeOf('close', own, type, dataOf('dataRefEnd'), get('equivEnd'))];
    case 'mrk':
      return [codeOf('open', own, 'other', tagText(element), undefined), ...parts(element, reading), codeOf('close', own, 'other', '</mrk>', undefined)];
    case 'sm':
      return [codeOf('open', own, 'other', tagText(element), undefined)];
    case 'em':
      return [codeOf('close', own, 'other', tagText(element), undefined)];
    default:
      return parts(element, reading);
  }
}
