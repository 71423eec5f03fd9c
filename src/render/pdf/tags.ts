import type { PdfDocument } from './document.js';
import { isArray, isDict, PdfName, PdfRef, pdfText, PdfText, type PdfValue } from './objects.js';
import type { Page } from './pages.js';
import { Element, type Kid, type Structure } from './structure.js';

/*
 * Chromium's tags say less than the document knows. What is added here is what ISO 14289-1 (PDF/UA-1) asks for and a screen reader tells:
 * parts of lists, descriptions of links, tables that are tables. Elements are renamed and wrapped; no content moves.
 */

/** Text of an element, or of one part of it. */
export type TextOf = (kid: Kid) => string;

/** Text by page and marked content. */
export function textReader(pages: readonly Page[]): TextOf {
  const texts = new Map(pages.map(({ number, content }) => [number, new Map(content.marked.map(({ mcid, text }) => [mcid, text]))]));
  const read: TextOf = (kid) => {
    if (kid instanceof Element) return kid.text('Alt') ?? kid.kids.map(read).join('');
    return 'mcid' in kid ? (texts.get(kid.page)?.get(kid.mcid) ?? '') : '';
  };
  return read;
}

/** Types that are no standard ones (§14.8.4), and what they are like. Chromium takes the first two from PDF 2.0. */
const roles: Readonly<Record<string, string>> = { Em: 'Span', Strong: 'Span', Aside: 'Div', Title: 'P' };

/** Mends the tree, and describes the links. */
export function mendTags(structure: Structure, text: TextOf): void {
  // A copy: the tree changes on the way.
  const elements = [...structure.root.all()];
  for (const element of elements) {
    mendFigure(element);
    mendTable(element);
  }
  for (const element of elements) mendList(structure, element, text);
  renumberIds(structure);
  mapRoles(structure);
  describeLinks(structure, text);
}

/**
 * Chromium tags both `<figure>` and the `<img>` in it as Figure; only the inner one has the words that stand for the picture, and a
 * Figure without any is a fault (ISO 14289-1, 7.3). The outer one becomes a Div, which is what it is: picture and caption.
 */
function mendFigure(element: Element): void {
  if (element.kind !== 'Figure' || element.entries.has('Alt')) return;
  for (const inner of element.all()) {
    if (inner !== element && inner.kind === 'Figure' && inner.entries.has('Alt')) {
      element.kind = 'Div';
      return;
    }
  }
}

/** A table without a heading cell only places things side by side: it is none (ISO 14289-1, 7.5). */
function mendTable(table: Element): void {
  if (table.kind !== 'Table') return;
  const parts = [...table.all()].filter(({ kind, parent }) => ['Table', 'THead', 'TBody', 'TFoot', 'TR', 'TH', 'TD'].includes(kind) && tableOf(parent) === (kind === 'Table' ? tableOf(table.parent) : table));
  const layout = !parts.some(({ kind }) => kind === 'TH');
  for (const part of parts) {
    if (layout) part.kind = 'Div';
    const attributes = part.entries.get('A');
    if (!isArray(attributes)) continue;
    const kept = layout ? [] : attributes.filter((each) => !(isDict(each) && isArray(each.get('Headers')) && (each.get('Headers') as readonly PdfValue[]).length === 0));
    if (kept.length > 0) part.entries.set('A', kept);
    else part.entries.delete('A');
  }
}

function tableOf(element: Element | undefined): Element | undefined {
  let found = element;
  while (found && found.kind !== 'Table') found = found.parent;
  return found;
}

/** What a list item begins with when it is numbered or marked: 一、 2. (3) iv) • – ✓ */
const label = /^\s*(?:[\p{L}\p{N}]{1,6}[、.．)）]|[([（][\p{L}\p{N}]{1,6}[)\]）]|[\p{N}]{1,3}|[\p{P}\p{S}])\s*$/u;

/** Lists of links into the document become contents, other items get their label and body (§14.8.4.3.3; ISO 14289-1, 7.6). */
function mendList(structure: Structure, list: Element, text: TextOf): void {
  if (list.kind !== 'L') return;
  const items = list.elements.filter(({ kind }) => kind === 'LI');
  if (items.length > 0 && items.length === list.kids.length && items.every((item) => isEntry(structure.document, item))) {
    list.kind = 'TOC';
    for (const item of items) {
      item.kind = 'TOCI';
      structure.wrap(item, item.kids, 'Reference');
    }
    return;
  }
  for (const item of items) {
    const [first, ...others] = item.kids;
    if (first instanceof Element && first.kind === 'Lbl') {
      if (others.length > 0 && !others.every((kid) => kid instanceof Element && kid.kind === 'LBody')) structure.wrap(item, others, 'LBody');
    } else if (first instanceof Element && others.length > 0 && (first.kind === 'NonStruct' || first.kind === 'Span') && label.test(text(first))) {
      structure.wrap(item, others, 'LBody');
      structure.wrap(item, [first], 'Lbl');
    } else if (item.kids.length > 0 && !(first instanceof Element && first.kind === 'LBody')) structure.wrap(item, item.kids, 'LBody');
  }
}

/** Nothing but a link to a place in the document. */
function isEntry(document: PdfDocument, { kids }: Element): boolean {
  const [link, ...others] = kids;
  if (!(link instanceof Element) || link.kind !== 'Link' || others.length > 0) return false;
  const target = link.kids.find((kid): kid is Extract<Kid, { annotation: number }> => 'annotation' in kid);
  const annotation = target && document.object(target.annotation);
  return isDict(annotation ?? null) && (annotation as ReadonlyMap<string, PdfValue>).has('Dest');
}

/** Chromium's ids count whatever the browser made before; ours count heading cells, so that the same draft gives the same bytes. */
function renumberIds(structure: Structure): void {
  const names = new Map<string, PdfText>();
  const places: PdfValue[] = [];
  for (const element of structure.root.all()) {
    const id = element.entries.get('ID');
    if (!(id instanceof PdfText)) continue;
    const own = pdfText(`id${String(names.size + 1).padStart(6, '0')}`);
    names.set(id.bytes, own);
    element.entries.set('ID', own);
    places.push(own, new PdfRef(element.number));
  }
  for (const element of structure.root.all()) {
    const attributes = element.entries.get('A');
    if (isArray(attributes)) element.entries.set('A', attributes.map((each) => withHeaders(each, names)));
  }
  const { IDTree: old, ...rest } = Object.fromEntries(structure.rootDict);
  emptyTree(structure.document, old);
  const entries = new Map(Object.entries(rest));
  if (places.length > 0) entries.set('IDTree', new Map<string, PdfValue>([['Names', places]]));
  structure.setRoot(entries);
}

/** What nothing refers to any more is written all the same, and Chromium's ids with it: the nodes of a name tree (§7.9.6) become null. */
function emptyTree(document: PdfDocument, node: PdfValue | undefined): void {
  const dict = document.resolve(node);
  const kids = isDict(dict) ? document.resolve(dict.get('Kids')) : undefined;
  if (isArray(kids ?? null)) for (const kid of kids as readonly PdfValue[]) emptyTree(document, kid);
  if (node instanceof PdfRef) document.set(node.number, null);
}

function withHeaders(attribute: PdfValue, names: ReadonlyMap<string, PdfText>): PdfValue {
  const headers = isDict(attribute) ? attribute.get('Headers') : undefined;
  if (!isDict(attribute) || !isArray(headers)) return attribute;
  return new Map<string, PdfValue>([...attribute, ['Headers', headers.map((id) => (id instanceof PdfText ? (names.get(id.bytes) ?? id) : id))]]);
}

function mapRoles(structure: Structure): void {
  const used = new Set([...structure.root.all()].map(({ kind }) => kind));
  const map = Object.entries(roles).filter(([kind]) => used.has(kind));
  if (map.length > 0) structure.setRoot(new Map<string, PdfValue>([...structure.rootDict, ['RoleMap', new Map(map.map(([kind, role]) => [kind, new PdfName(role)]))]]));
}

/** The description that a link needs (ISO 14289-1, 7.18.5): its text, or where it leads. */
function describeLinks(structure: Structure, text: TextOf): void {
  const { document } = structure;
  for (const element of structure.root.all()) {
    if (element.kind !== 'Link') continue;
    const words = text(element).replace(/\s+/g, ' ').trim();
    for (const kid of element.kids) {
      const annotation = 'annotation' in kid ? document.object(kid.annotation) : null;
      if (!('annotation' in kid) || !isDict(annotation)) continue;
      document.set(kid.annotation, new Map<string, PdfValue>([...annotation, ['Contents', pdfText(words === '' ? addressOf(document, annotation) : words)]]));
    }
  }
}

function addressOf(document: PdfDocument, annotation: ReadonlyMap<string, PdfValue>): string {
  const action = document.resolve(annotation.get('A'));
  const address = isDict(action) ? action.get('URI') : undefined;
  const place = annotation.get('Dest');
  return address instanceof PdfText ? address.bytes : place instanceof PdfName ? place.name : '';
}
