import type { PdfDocument } from './document.js';
import { isArray, isDict, type PdfDict, PdfName, PdfRef, PdfStructureError, PdfText, pdfText, textOf, type PdfValue } from './objects.js';

/** A part of a structure element (ISO 32000-1, §14.7.4): an element, marked content of a page, or an annotation. */
export type Kid = Element | { readonly mcid: number; readonly page: number } | { readonly annotation: number; readonly page: number | undefined };

/** A structure element that can be changed. */
export class Element {
  kids: Kid[] = [];
  parent: Element | undefined;

  constructor(
    readonly number: number,
    public kind: string,
    /** Entries other than Type, S, P, K and Pg. */
    readonly entries: Map<string, PdfValue> = new Map(),
  ) {}

  get elements(): Element[] {
    return this.kids.filter((kid) => kid instanceof Element);
  }

  /** An entry that is a text string. */
  text(key: string): string | undefined {
    const value = this.entries.get(key);
    return value instanceof PdfText ? textOf(value) : undefined;
  }

  setText(key: string, text: string): void {
    this.entries.set(key, pdfText(text));
  }

  /** This element and all below it, in reading order. */
  *all(): Generator<Element> {
    yield this;
    for (const kid of this.elements) yield* kid.all();
  }

  add(...kids: Kid[]): void {
    for (const kid of kids) {
      if (kid instanceof Element) kid.parent = this;
      this.kids.push(kid);
    }
  }
}

/** Deeper trees are no bulletin's. */
const deepest = 200;

/** The structure tree of a document (§14.7.2). */
export class Structure {
  readonly root: Element;
  readonly #rootNumber: number;

  /** @throws {PdfStructureError} */
  constructor(readonly document: PdfDocument) {
    const reference = document.catalog.get('StructTreeRoot');
    const kid = document.dict(reference, 'structure tree').get('K');
    const only = isArray(kid) && kid.length === 1 ? kid[0] : kid;
    if (!(reference instanceof PdfRef) || !(only instanceof PdfRef)) throw new PdfStructureError('a structure tree with more than one root');
    this.#rootNumber = reference.number;
    this.root = this.#read(only.number, undefined, 0);
  }

  #read(number: number, page: number | undefined, depth: number): Element {
    if (depth > deepest) throw new PdfStructureError('structure tree too deep');
    const dict = this.document.dict(new PdfRef(number), 'structure element');
    const kind = dict.get('S');
    if (!(kind instanceof PdfName)) throw new PdfStructureError('a structure element without a type');
    const { Type: _type, S: _kind, P: _parent, K: kids, Pg: own, ...rest } = Object.fromEntries(dict);
    const element = new Element(number, kind.name, new Map(Object.entries(rest)));
    const here = own instanceof PdfRef ? own.number : page;
    const list = this.document.resolve(kids);
    for (const value of isArray(list) ? list : kids === undefined ? [] : [kids]) element.add(this.#kid(value, here, depth));
    return element;
  }

  #kid(value: PdfValue, page: number | undefined, depth: number): Kid {
    if (typeof value === 'number') return { mcid: value, page: this.#known(page) };
    const dict = this.document.dict(value, 'part of a structure element');
    const own = dict.get('Pg');
    const here = own instanceof PdfRef ? own.number : page;
    const mcid = dict.get('MCID');
    if (typeof mcid === 'number') return { mcid, page: this.#known(here) };
    const object = dict.get('Obj');
    if (object instanceof PdfRef) return { annotation: object.number, page: here };
    if (value instanceof PdfRef) return this.#read(value.number, page, depth + 1);
    throw new PdfStructureError('a part of a structure element of an unknown kind');
  }

  #known(page: number | undefined): number {
    if (page === undefined) throw new PdfStructureError('marked content without a page');
    return page;
  }

  /** A new element, not yet anywhere in the tree. */
  make(kind: string): Element {
    return new Element(this.document.add(null).number, kind);
  }

  /** Puts a new element where some neighbouring kids of another were, with them inside. */
  wrap(parent: Element, kids: readonly Kid[], kind: string): Element {
    const made = this.make(kind);
    made.add(...kids);
    made.parent = parent;
    parent.kids.splice(parent.kids.indexOf(kids[0] as Kid), kids.length, made);
    return made;
  }

  /** Takes marked content out of the structure: it was no content. */
  drop(page: number, mcids: ReadonlySet<number>): void {
    for (const element of this.root.all()) {
      element.kids = element.kids.filter((kid) => !('mcid' in kid) || kid.page !== page || !mcids.has(kid.mcid));
    }
  }

  /** Entry of the parent tree (§14.7.4.4), a number tree in one node as Chromium writes it. */
  parentEntry(key: number): PdfValue | undefined {
    const numbers = this.document.resolve(this.document.dict(this.rootDict.get('ParentTree'), 'parent tree').get('Nums'));
    if (!isArray(numbers)) throw new PdfStructureError('a parent tree of more than one node');
    const at = numbers.findIndex((value, index) => index % 2 === 0 && value === key);
    return at < 0 ? undefined : numbers[at + 1];
  }

  get #reference(): PdfRef {
    return new PdfRef(this.#rootNumber);
  }

  /** Entries of the structure tree's root. */
  get rootDict(): PdfDict {
    return this.document.dict(this.#reference, 'structure tree');
  }

  setRoot(entries: PdfDict): void {
    this.document.set(this.#rootNumber, entries);
  }

  /** Writes the tree into the document, and the way back to it. */
  write(): void {
    const marked = new Map<number, PdfRef[]>();
    const annotations = new Map<number, PdfRef>();
    for (const element of this.root.all()) {
      this.document.set(element.number, this.#dictOf(element));
      for (const kid of element.kids) {
        if ('annotation' in kid) annotations.set(kid.annotation, new PdfRef(element.number));
        else if ('mcid' in kid) {
          const owners = marked.get(kid.page) ?? [];
          owners[kid.mcid] = new PdfRef(element.number);
          marked.set(kid.page, owners);
        }
      }
    }
    this.#writeParents(marked, annotations);
  }

  /** @param marked elements by page and number of the content · @param annotations elements by annotation */
  #writeParents(marked: ReadonlyMap<number, readonly PdfRef[]>, annotations: ReadonlyMap<number, PdfRef>): void {
    const entries: [number, PdfValue][] = [];
    for (const page of this.document.pages()) {
      const key = this.document.dict(new PdfRef(page), 'page').get('StructParents');
      const list = typeof key === 'number' ? this.parentEntry(key) : undefined;
      if (typeof key !== 'number' || !(list instanceof PdfRef)) throw new PdfStructureError('a page without its entry in the parent tree');
      this.document.set(list.number, Array.from(marked.get(page) ?? [], (owner) => owner ?? null));
      entries.push([key, list]);
    }
    for (const [annotation, owner] of annotations) {
      const key = this.document.dict(new PdfRef(annotation), 'annotation').get('StructParent');
      if (typeof key === 'number') entries.push([key, owner]);
    }
    const tree = this.rootDict.get('ParentTree');
    if (!(tree instanceof PdfRef)) throw new PdfStructureError('a structure tree without a parent tree');
    const numbers = entries.sort(([a], [b]) => a - b).flat();
    this.document.set(tree.number, new Map([...this.document.dict(tree, 'parent tree'), ['Nums', numbers]]));
  }

  #dictOf(element: Element): PdfDict {
    const page = element.kids.flatMap((kid) => ('mcid' in kid ? [kid.page] : []))[0];
    const kids = element.kids.map((kid): PdfValue => {
      if (kid instanceof Element) return new PdfRef(kid.number);
      if ('mcid' in kid) return kid.page === page ? kid.mcid : new Map<string, PdfValue>([['Type', new PdfName('MCR')], ['Pg', new PdfRef(kid.page)], ['MCID', kid.mcid]]);
      return new Map<string, PdfValue>([['Type', new PdfName('OBJR')], ['Obj', new PdfRef(kid.annotation)], ...(kid.page === undefined ? [] : [['Pg', new PdfRef(kid.page)] as const])]);
    });
    const dict = new Map<string, PdfValue>([['Type', new PdfName('StructElem')], ['S', new PdfName(element.kind)], ['P', new PdfRef(element.parent?.number ?? this.#rootNumber)]]);
    if (page !== undefined) dict.set('Pg', new PdfRef(page));
    const [first = null] = kids;
    if (kids.length > 0) dict.set('K', kids.length === 1 ? first : kids);
    for (const [key, value] of element.entries) dict.set(key, value);
    return dict;
  }
}

/** Type of a structure element after role mapping is the writer's affair: here the name as it stands. */
export function attributeOf(element: Element, key: string): PdfValue | undefined {
  const attributes = element.entries.get('A');
  for (const each of isArray(attributes) ? attributes : attributes === undefined ? [] : [attributes]) {
    if (isDict(each) && each.has(key)) return each.get(key);
  }
  return undefined;
}
