import type { Code, CodeType, Content } from '../../model/translation.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import { codeOf, CodeIds, contentOf, standings, typedLikeOpening } from '../content.js';
import type { XmlElement } from '../xml-tree.js';

// TMX 1.4b, “type”: recommended values; others may follow.
const typeNames: Readonly<Partial<Record<CodeType, string>>> = { bold: 'bold', italic: 'italic', link: 'link', image: 'image', break: 'lb', strike: 'strike', code: 'code', footnote: 'fnote', html: 'html' };
const types = new Map(Object.entries(typeNames).map(([type, name]) => [name, type as CodeType]));

export function writeTmxInline(content: Content): string {
  const standing = standings(content);
  const numbers = new Map<string, number>();
  return content.map((part, i) => {
    if (typeof part === 'string') return xmlText(part);
    const { kind, id, type, data } = part;
    const facts = ` x="${xmlAttribute(id)}"${typeNames[type] === undefined ? '' : ` type="${typeNames[type]}"`}`;
    if (kind === 'alone') return `<ph${facts}>${xmlText(data)}</ph>`;
    if (standing[i] === 'lone') return `<it pos="${kind === 'open' ? 'begin' : 'end'}"${facts}>${xmlText(data)}</it>`;
    if (kind === 'open') {
      numbers.set(id, numbers.size + 1);
      return `<bpt i="${numbers.get(id) ?? 0}"${facts}>${xmlText(data)}</bpt>`;
    }
    return `<ept i="${numbers.get(id) ?? 0}">${xmlText(data)}</ept>`;
  }).join('');
}

/**
 * OmegaT's own short tags (seen in 3.6 for the elements that XLIFF is written with): the first letter of the element, and a number counted through the
 * source. Only the two ends of a g share one.
 */
export function omegatTags(source: Content, target: Content): { source: string; target: string } {
  const numbers = new Map<string, number>();
  return { source: withTags(source, numbers), target: withTags(target, numbers) };
}

function withTags(content: Content, numbers: Map<string, number>): string {
  const standing = standings(content);
  return xmlText(content.map((part, i) => {
    if (typeof part === 'string') return part;
    const letter = part.kind === 'alone' ? 'x' : standing[i] === 'nested' ? 'g' : standing[i] === 'lone' ? 'i' : part.kind === 'open' ? 'b' : 'e';
    const key = `${letter} ${part.id}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    if (letter === 'x' || letter === 'b' || letter === 'e') return `<${letter}${number}/>`;
    return part.kind === 'open' ? `<${letter}${number}>` : `</${letter}${number}>`;
  }).join(''));
}

/** Text and codes of a `seg`, of TMX 1.1 to 1.4. `tags`: the text holds OmegaT's short tags. */
export function readTmxInline(segment: XmlElement, tags: boolean): Content {
  const reader = new SegmentReader();
  const content = typedLikeOpening(contentOf(reader.parts(segment)));
  return tags && content.every((part) => typeof part === 'string') ? readTags(content.join('')) : content;
}

class SegmentReader {
  readonly #ids = new CodeIds();
  /** The code that a bpt's number stands for. */
  readonly #pairs = new Map<string, string>();
  #count = 0;

  parts(element: XmlElement): (string | Code)[] {
    return element.children.flatMap((child) => (typeof child === 'string' ? [child] : this.#code(child)));
  }

  #code(element: XmlElement): (string | Code)[] {
    const get = (name: string): string | undefined => element.get(name);
    this.#count += 1;
    const id = get('x') ?? get('i') ?? String(this.#count);
    const number = get('i') ?? '';
    const type = types.get(get('type') ?? '') ?? 'other';
    switch (element.local) {
      case 'bpt': {
        const own = this.#ids.of('pair', id);
        this.#pairs.set(number, own);
        return [codeOf('open', own, type, nativeText(element), undefined)];
      }
      case 'ept':
        return [codeOf('close', this.#pairs.get(number) ?? this.#ids.of('pair', id), type, nativeText(element), undefined)];
      case 'it':
        return [codeOf(get('pos') === 'end' ? 'close' : 'open', this.#ids.of('pair', id), type, nativeText(element), undefined)];
      case 'hi': {
        const own = this.#ids.of('pair', id);
        return [codeOf('open', own, type, '', undefined), ...this.parts(element), codeOf('close', own, type, '', undefined)];
      }
      case 'ph':
      case 'ut':
        return [codeOf('alone', this.#ids.of('alone', id), type, nativeText(element), undefined)];
      default:
        return this.parts(element);
    }
  }
}

/** What a code stands for; marks around text of its own (sub) are left out, their text stays. */
function nativeText(element: XmlElement): string {
  return element.text;
}

function readTags(text: string): Content {
  const parts: (string | Code)[] = [];
  let end = 0;
  for (const match of text.matchAll(/<(\/?)([a-z])(\d+)(\/?)>/g)) {
    const [whole, closing, letter = '', number = '', alone] = match;
    const kind = closing === '/' ? 'close' : alone !== '/' ? 'open' : letter === 'b' ? 'open' : letter === 'e' ? 'close' : 'alone';
    parts.push(text.slice(end, match.index), codeOf(kind, number, 'other', '', undefined));
    end = match.index + whole.length;
  }
  return contentOf([...parts, text.slice(end)]);
}
