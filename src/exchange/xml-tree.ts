import { SaxesParser } from 'saxes';
import type { Localized } from '../model/text.js';
import { xmlAttribute } from '../text/xml.js';
import type { XmlProblem } from './xml-reader.js';

export interface XmlAttribute {
  /** Empty for a name without a prefix. */
  readonly uri: string;
  readonly local: string;
  readonly value: string;
}

/** An element with its namespace and its place. */
export class XmlElement {
  readonly children: (XmlElement | string)[] = [];
  readonly attributes: readonly XmlAttribute[];
  /** UTF-16 offset of the start tag's `<`. */
  start = 0;
  /** UTF-16 offset after the start tag's `>`. */
  tagEnd = 0;

  constructor(
    readonly local: string,
    readonly uri: string,
    attributes: Iterable<XmlAttribute>,
    readonly parent: XmlElement | undefined,
  ) {
    this.attributes = [...attributes];
  }

  /** The value of an attribute without a namespace, or of one with it. */
  get(local: string, uri = ''): string | undefined {
    return this.attributes.find((each) => each.local === local && each.uri === uri)?.value;
  }

  get elements(): readonly XmlElement[] {
    return this.children.filter((child) => typeof child !== 'string');
  }

  /** Children with a name, in the namespace of this element. */
  all(local: string): readonly XmlElement[] {
    return this.elements.filter((child) => child.local === local && child.uri === this.uri);
  }

  first(local: string): XmlElement | undefined {
    return this.all(local)[0];
  }

  /** All text in it. */
  get text(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join('');
  }

  /** This element and all in it, in document order. */
  walk(): XmlElement[] {
    const result: XmlElement[] = [this];
    for (const child of this.children) if (typeof child !== 'string') child.#collect(result);
    return result;
  }

  #collect(result: XmlElement[]): void {
    result.push(this);
    for (const child of this.children) if (typeof child !== 'string') child.#collect(result);
  }

  /** What holds it, from the inside out. */
  *ancestors(): Generator<XmlElement> {
    for (let at = this.parent; at; at = at.parent) yield at;
  }

  within(local: string, uri = this.uri): XmlElement | undefined {
    for (const each of this.ancestors()) if (each.local === local && each.uri === uri) return each;
    return undefined;
  }
}

export interface XmlTreeOptions {
  /** `external`: a DOCTYPE is passed over if it only names a DTD, which is never fetched; one that declares anything is refused. Absent: every DOCTYPE is refused. */
  readonly doctype?: 'external';
  /** Elements that are handed over, with their ancestors, as soon as they end, and then forgotten: long files never stand in memory as a whole. */
  readonly records?: ReadonlySet<string>;
  readonly onRecord?: (element: XmlElement) => void;
}

// A document that turns out broken is not read to its end.
const chunk = 1 << 16;
// Real files nest 65 groups; recursion over the tree stays safe far beyond.
const maxDepth = 400;
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Name of `xml:lang` and `xml:space` for {@link XmlElement.get}. */
export const xmlUri = xmlNamespace;

export interface XmlTree {
  readonly root?: XmlElement;
  /** Why it was not read to its end. */
  readonly problem?: XmlProblem;
  /** The first prefix that nothing declares: an error of namespaces, but not of XML, and tools that cut headers off leave it behind. */
  readonly unbound?: XmlProblem;
}

/** Reads an XML text with namespaces. No entity but the five of XML is known; nothing outside the text is read. */
export function readXmlTree(text: string, options: XmlTreeOptions = {}): XmlTree {
  return new TreeReader(text, options).read();
}

class TreeReader {
  #problem: XmlProblem | undefined;
  #unbound: XmlProblem | undefined;
  #root: XmlElement | undefined;
  #open: XmlElement | undefined;
  #depth = 0;
  readonly #parser = new SaxesParser({ xmlns: true, position: true });

  constructor(
    private readonly text: string,
    private readonly options: XmlTreeOptions,
  ) {}

  read(): XmlTree {
    const parser = this.#parser;
    parser.on('error', (error) => {
      // saxes puts line and column before its words; the place is told otherwise.
      const words = error.message.replace(/^\d+:\d+: /, '');
      const [, prefix] = /^unbound namespace prefix: "(.*)"/.exec(words) ?? [];
      if (prefix !== undefined) {
        this.#unbound ??= { message: { zh: `前缀“${prefix}”没有声明命名空间`, en: `Found the prefix "${prefix}", which no xmlns declares` }, offset: parser.position };
        return;
      }
      this.#fail({ zh: `XML 有误：${words}`, en: `Broken XML: ${words}` });
    });
    parser.on('doctype', (doctype) => {
      if (this.options.doctype !== 'external') this.#fail(refusedDoctype);
      else if (doctype.includes('[')) this.#fail(declaringDoctype);
    });
    parser.on('opentag', ({ local, uri, attributes }) => this.#begin(local, uri, Object.values(attributes)));
    parser.on('text', (part) => this.#text(part));
    parser.on('cdata', (part) => this.#text(part));
    parser.on('closetag', () => this.#end());
    for (let at = 0; at < this.text.length && !this.#failed; at += chunk) parser.write(this.text.slice(at, at + chunk));
    if (!this.#failed) parser.close();
    return { ...(this.#root && { root: this.#root }), ...(this.#problem && { problem: this.#problem }), ...(this.#unbound && { unbound: this.#unbound }) };
  }

  get #failed(): boolean {
    return this.#problem !== undefined;
  }

  #fail(message: Localized): void {
    this.#problem ??= { message, offset: this.#parser.position };
  }

  #begin(local: string, uri: string, attributes: Iterable<XmlAttribute>): void {
    if (this.#failed) return;
    this.#depth += 1;
    if (this.#depth > maxDepth) {
      this.#fail({ zh: `元素嵌套超过 ${maxDepth} 层，未读取`, en: `Found elements nested deeper than ${maxDepth}, not read` });
      return;
    }
    const own = [...attributes].filter((each) => each.uri !== 'http://www.w3.org/2000/xmlns/').map(({ local: name, uri: space, value }) => ({ local: name, uri: space, value }));
    const element = new XmlElement(local, uri, own, this.#open);
    element.tagEnd = this.#parser.position;
    element.start = Math.max(0, this.text.lastIndexOf('<', this.#parser.position - 1));
    this.#root ??= element;
    this.#open?.children.push(element);
    this.#open = element;
  }

  #text(part: string): void {
    const open = this.#open;
    if (this.#failed || !open) return;
    const last = open.children.length - 1;
    const before = open.children[last];
    // Text that a chunk's end or a CDATA section parts is one.
    if (typeof before === 'string') open.children[last] = before + part;
    else if (part !== '') open.children.push(part);
  }

  #end(): void {
    const element = this.#open;
    if (this.#failed || !element) return;
    this.#depth -= 1;
    this.#open = element.parent;
    if (!this.options.records?.has(element.local)) return;
    this.options.onRecord?.(element);
    element.parent?.children.pop();
  }
}

const refusedDoctype = {
  zh: '含有 DOCTYPE 声明，出于安全不予读取；请删去该声明（<!DOCTYPE …>）',
  en: 'Found a DOCTYPE, which is not read for safety; delete the declaration (<!DOCTYPE …>)',
};
const declaringDoctype = {
  zh: 'DOCTYPE 里声明了实体等内容，出于安全不予读取；请删去该声明（<!DOCTYPE …>）',
  en: 'Found a DOCTYPE that declares entities or the like, which is not read for safety; delete the declaration (<!DOCTYPE …>)',
};

/** An element's start tag as text, without prefixes. */
export function tagText({ local, attributes }: XmlElement): string {
  return `<${local}${attributes.map(({ local: name, value }) => ` ${name}="${xmlAttribute(value)}"`).join('')}>`;
}
