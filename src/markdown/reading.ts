import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import type { Language } from '../lang/language.js';
import type { HeadingUse, Image, ImageUse, Inline, Link, LinkUse, TextRole, TextUnit } from '../model/edition.js';
import type { SourceFile, Span } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { flatten, plainText, type Places } from './flatten.js';
import type { RawHtml } from './raw-html-finding.js';

/** What one reading of an edition gathers on its way through the tree. */
export interface Reading {
  readonly file: SourceFile;
  readonly language: Language;
  /** What is added to a node's offset to get the file's; undefined for text that does not stand in the file as parsed. */
  readonly shift: number | undefined;
  readonly places: Places;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly footnotes: FootnoteOrder;
  readonly findings: SchemaFinding[];
  /** Raw HTML to be reported, once for each tag name. */
  readonly rawHtml: RawHtml[];
  readonly texts: TextUnit[];
  readonly links: PendingLink[];
  readonly images: Map<Image, ImageUse>;
  readonly headings: HeadingUse[];
}

/** A link whose text is still growing together. */
interface PendingLink {
  readonly link: Link;
  readonly targetSpan?: Span;
}

/** Where in the document a block is read. */
export interface Scope {
  readonly role: TextRole;
  readonly place?: string;
  /** Between headings or in a directive: buttons and signatures are recognised only there. */
  readonly flow: boolean;
  /** What is added to a heading's written depth to get the model's, where an article has 2. */
  readonly deepen: number;
}

export function spanOf(reading: Reading, node: Pick<Nodes, 'position'>): Span | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  return moved(reading, { start, end });
}

export function moved(reading: Reading, span: Span | undefined): Span | undefined {
  if (!span || reading.shift === undefined) return undefined;
  return { start: span.start + reading.shift, end: span.end + reading.shift };
}

/** `{ span }` if there is one: absent facts are left out of the model. */
export function spanned(span: Span | undefined): { span?: Span } {
  return span ? { span } : {};
}

/** Adds the flattened text of a block to what checks read. */
export function addText(reading: Reading, inlines: readonly Inline[], scope: Pick<Scope, 'role' | 'place'>, span: Span | undefined): void {
  const flat = flatten(inlines, reading.places, reading.file.text);
  if (flat.text.trim() === '') return;
  reading.texts.push({ ...flat, role: scope.role, ...spanned(span), ...(scope.place === undefined ? {} : { place: scope.place }) });
}

/** Adds a text that is no inline content (alternative text, a title): mapped if it stands at `at` letter by letter. */
export function addString(reading: Reading, text: string, scope: Pick<Scope, 'role' | 'place'>, span: Span | undefined, at: Span | undefined): void {
  const node: Inline = { type: 'text', value: text };
  if (at) reading.places.set(node, [{ at: 0, source: at.start, length: text.length }]);
  addText(reading, [node], scope, span);
}

/** The links in the order of the document, with their final text. */
export function linkUses(reading: Reading): LinkUse[] {
  return inOrder(
    reading.links.map(({ link, targetSpan }) => ({
      url: link.url,
      kind: link.kind,
      text: plainText(link.children),
      ...spanned(link.span),
      ...(targetSpan ? { urlSpan: targetSpan } : {}),
    })),
  );
}

/** Sorted by place; what has none stays behind what it followed. */
export function inOrder<T extends { readonly span?: Span }>(items: readonly T[]): T[] {
  let last = -1;
  const keyed = items.map((item) => ({ item, key: (last = item.span?.start ?? last) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Numbers footnotes in the order of their first reference. */
export class FootnoteOrder {
  readonly #definitions: readonly FootnoteDefinition[];
  readonly #byIdentifier = new Map<string, FootnoteDefinition>();
  readonly #numbers = new Map<FootnoteDefinition, number>();
  readonly #numbered: FootnoteDefinition[] = [];

  constructor(definitions: readonly FootnoteDefinition[]) {
    this.#definitions = definitions;
    for (const definition of definitions) {
      if (!this.#byIdentifier.has(definition.identifier)) this.#byIdentifier.set(definition.identifier, definition);
    }
  }

  /** The number of a referenced note; undefined if it is nowhere defined. */
  refer(identifier: string): number | undefined {
    const definition = this.#byIdentifier.get(identifier);
    return definition && this.#number(definition);
  }

  /** The notes to read, numbers ascending: the referenced ones (reading one may refer to more), then those nobody refers to. */
  *queue(): Generator<{ definition: FootnoteDefinition; number: number }> {
    let done = 0;
    let forgotten = 0;
    for (;;) {
      const next = this.#numbered[done];
      if (next) {
        done += 1;
        yield { definition: next, number: done };
        continue;
      }
      const candidate = this.#definitions[forgotten];
      if (!candidate) return;
      forgotten += 1;
      this.#number(candidate);
    }
  }

  #number(definition: FootnoteDefinition): number {
    const known = this.#numbers.get(definition);
    if (known !== undefined) return known;
    const number = this.#numbered.push(definition);
    this.#numbers.set(definition, number);
    return number;
  }
}
