import type { Code, CodeType, Content } from '../../model/translation.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import { codeOf, contentOf, standings, typedLikeOpening, type CodeIds } from '../content.js';
import { tagText, type XmlElement } from '../xml-tree.js';

// XLIFF 1.2 §3.3: the values of ctype that say what our types do; any other of our own begins with x-.
const ctypes: Readonly<Record<CodeType, { pair: string; alone: string }>> = {
  bold: { pair: 'bold', alone: 'x-bold' },
  italic: { pair: 'italic', alone: 'x-italic' },
  link: { pair: 'link', alone: 'x-link' },
  break: { pair: 'x-break', alone: 'lb' },
  image: { pair: 'x-image', alone: 'image' },
  strike: { pair: 'x-strike', alone: 'x-strike' },
  code: { pair: 'x-code', alone: 'x-code' },
  footnote: { pair: 'x-footnote', alone: 'x-footnote' },
  html: { pair: 'x-html', alone: 'x-html' },
  other: { pair: '', alone: '' },
};
const types = new Map(Object.entries(ctypes).flatMap(([type, { pair, alone }]) => [pair, alone].filter((each) => each !== '').map((each) => [each, type as CodeType] as const)));

const pairs = new Set(['bx', 'ex', 'bpt', 'ept', 'it']);

/** `tags`: every code as an empty element or a pair (g, x, bx, ex), as OmegaT shows them best. Else what codes stand for is written in them (bpt, ept, ph, it). */
export function writeInline(content: Content, form: 'native' | 'tags'): string {
  const standing = standings(content);
  // What is written without content: codes that stand for nothing known, both of a pair or none.
  const filled = new Set(content.flatMap((part) => (typeof part !== 'string' && part.data !== '' ? [`${part.kind === 'alone'} ${part.id}`] : [])));
  const isBare = (code: Code): boolean => form === 'tags' || !filled.has(`${code.kind === 'alone'} ${code.id}`);
  // A closing g has no attributes: where the end of a pair has its own equivalent, the pair is written in two elements.
  const ended = new Set(content.flatMap((part) => (typeof part !== 'string' && part.kind === 'close' && part.equiv !== undefined ? [part.id] : [])));
  return content.map((part, i) => {
    if (typeof part === 'string') return xmlText(part);
    const at = standing[i] ?? 'alone';
    return writeCode(part, at === 'nested' && ended.has(part.id) ? 'crossing' : at, isBare(part));
  }).join('');
}

function writeCode({ kind, id, type, data, equiv }: Code, standing: string, bare: boolean): string {
  const ctype = ctypes[type][kind === 'alone' ? 'alone' : 'pair'];
  const name = (element: string, typed = true): string =>
    `${element} id="${xmlAttribute(id)}"${typed && ctype !== '' ? ` ctype="${ctype}"` : ''}${equiv === undefined ? '' : ` equiv-text="${xmlAttribute(equiv)}"`}`;
  if (kind === 'alone') return bare ? `<${name('x')}/>` : `<${name('ph')}>${xmlText(data)}</ph>`;
  if (bare && standing === 'nested') return kind === 'open' ? `<${name('g')}>` : '</g>';
  // XLIFF 1.2 §2.4: a code whose partner stands in another unit is isolated (it).
  if (standing === 'lone') return `<it pos="${kind}" ${name('').trim()}>${bare ? '' : xmlText(data)}</it>`;
  if (bare) return `<${kind === 'open' ? name('bx') : name('ex', false)}/>`;
  return kind === 'open' ? `<${name('bpt')}>${xmlText(data)}</bpt>` : `<${name('ept', false)}>${xmlText(data)}</ept>`;
}

/** Text and codes of a `source` or `target`, or of a part of it. Segment marks are read as if they were not there. */
export function readInline(element: XmlElement, ids: CodeIds): Content {
  return typedLikeOpening(contentOf(new InlineReader(ids).parts(element)));
}

/** Reads the sides of one unit. Pairs share one numbering whatever their elements: the same code may be a g here and, where it stands alone, an it there. */
export class InlineReader {
  readonly #marks = new Map<string, number>();

  constructor(private readonly ids: CodeIds) {}

  parts(element: XmlElement): (string | Code)[] {
    return element.children.flatMap((child) => (typeof child === 'string' ? [child] : this.element(child)));
  }

  element(element: XmlElement): (string | Code)[] {
    const get = (name: string): string | undefined => element.get(name);
    const id = get('id') ?? '';
    const type = types.get(get('ctype') ?? '') ?? 'other';
    const equiv = get('equiv-text');
    const pair = pairs.has(element.local) ? this.ids.of('pair', get('rid') ?? id) : '';
    switch (element.local) {
      case 'bx':
      case 'bpt':
        return [codeOf('open', pair, type, nativeText(element), equiv)];
      case 'ex':
      case 'ept':
        return [codeOf('close', pair, type, nativeText(element), equiv)];
      case 'it':
        return [codeOf(get('pos') === 'close' ? 'close' : 'open', pair, type, nativeText(element), equiv)];
      case 'x':
      case 'ph':
        return [codeOf('alone', this.ids.of('alone', id), type, nativeText(element), equiv)];
      // g and mrk; and another vocabulary's element, whose text is text.
      default: {
        const [open, close] = this.shell(element);
        return [...open, ...this.parts(element), ...close];
      }
    }
  }

  /** The codes that an element with content (g, mrk) begins and ends with. */
  shell(element: XmlElement): [open: readonly Code[], close: readonly Code[]] {
    if (element.local === 'g') {
      const id = this.ids.of('pair', element.get('id') ?? '');
      const type = types.get(element.get('ctype') ?? '') ?? 'other';
      return [[codeOf('open', id, type, '', element.get('equiv-text'))], [codeOf('close', id, type, '', undefined)]];
    }
    const kind = element.get('mtype') ?? 'mark';
    if (element.local !== 'mrk' || kind === 'seg') return [[], []];
    const count = (this.#marks.get(kind) ?? 0) + 1;
    this.#marks.set(kind, count);
    const id = this.ids.of('mark', element.get('mid') ?? `${kind}${count}`);
    return [[codeOf('open', id, 'other', tagText(element), undefined)], [codeOf('close', id, 'other', '</mrk>', undefined)]];
  }
}

/** What a code stands for; the marks around text of its own (sub) are kept as they are written. */
function nativeText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : `${tagText(child)}${nativeText(child)}</${child.local}>`)).join('');
}
