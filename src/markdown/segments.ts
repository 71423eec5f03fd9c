import type { Definition, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type { Language } from '../lang/language.js';
import type { UnitKind } from '../model/translation.js';
import type { SourceFile, Span } from '../model/text.js';
import { yamlStrings, type YamlString } from '../schema/yaml-strings.js';
import { readFrontMatter } from './front-matter.js';
import { findDanger } from './guard.js';
import { htmlTexts } from './segment-html.js';
import { parseBody } from './long-text.js';
import { bodyTree } from './body-tree.js';
import type { SourceParts } from './places.js';
import { flattenInlines, flattenString } from './segment-flat.js';
import type { FileUnit, Flat, UnitForm } from './segment-model.js';
import { flatSegments } from './segment-sentences.js';

const toml = /^\+\+\+[ \t]*\r?\n[^]*?^\+\+\+[ \t]*$/m;
const letter = /\p{L}/u;
/** Keys of front matter that readers see, of our dialect and of the common site generators; Markdown in those of `inlineKeys`. */
const textKeys = new Set(['title', 'subtitle', 'preheader', 'slogan', 'alt', 'office', 'role', 'source', 'closing', 'description', 'summary', 'excerpt', 'abstract', 'tagline', 'caption', 'linktitle', 'sidebar_label', 'lead', 'heading', 'subheading']);
const inlineKeys = new Set(['source', 'closing']);

/** What a translator reads of any Markdown file: units in the order of the source, with what it takes to write them back. Empty for a file that cannot be parsed. */
export function readUnits(file: SourceFile, language: Language): FileUnit[] {
  if (findDanger(file.text)) return [];
  const units: FileUnit[] = [];
  const front = frontYaml(file);
  if (front) units.push(...frontUnits(front, language));
  const reader = new UnitReader(file.text, language);
  reader.walk(treeOfUnits(file));
  return [...units, ...reader.units];
}

/** What stands behind the front matter, with offsets of the file. For files that the guards let pass. */
export function treeOfUnits(file: SourceFile): Root {
  return bodyTree(file, headLength(file));
}

function headLength(file: SourceFile): number {
  return file.text.startsWith('+++') ? (toml.exec(file.text)?.[0].length ?? 0) : readFrontMatter(file).bodyStart;
}

/** The YAML between the rules of a file's front matter. */
export function frontYaml(file: SourceFile): { readonly start: number; readonly text: string } | undefined {
  const length = headLength(file);
  if (length === 0 || !file.text.startsWith('---')) return undefined;
  const head = file.text.slice(0, length);
  const start = /^---[^\r\n]*(?:\r\n|\n|\r)/.exec(head)?.[0].length ?? 0;
  return { start, text: head.slice(start, head.length - (/(?<=[\r\n])---[ \t]*$/.exec(head)?.[0].length ?? 0)) };
}

function frontUnits({ start, text }: { readonly start: number; readonly text: string }, language: Language): FileUnit[] {
  const strings = yamlStrings(text).filter(({ path, value }) => isText(path, value));
  return strings.flatMap((string) => {
    const key = String(string.path.findLast((step) => typeof step === 'string'));
    const span = { start: string.span.start + start, end: string.span.end + start };
    const flat = inlineKeys.has(key.toLowerCase()) ? inlineFlat(string.value, language) : undefined;
    const place = string.path.join('/');
    return unitOf(flat ?? flattenString(string.value, { start: 0, end: string.value.length }, language), language, {
      kind: 'meta', form: flat ? 'paragraph' : 'plain', place, key: place, span, host: string.value, yaml: string.style,
    });
  });
}

function isText(path: YamlString['path'], value: string): boolean {
  const key = path.findLast((step) => typeof step === 'string');
  return typeof key === 'string' && textKeys.has(key.toLowerCase()) && letter.test(value) && !/^(?:https?:|mailto:)\S+$/.test(value);
}

/** A front-matter line of inline Markdown; undefined for what is no single paragraph. */
function inlineFlat(value: string, language: Language): Flat | undefined {
  if (findDanger(value)) return undefined;
  const [only, ...more] = parseBody(value).children;
  return only?.type === 'paragraph' && more.length === 0 ? flattenInlines(only.children, value, language) : undefined;
}

type UnitFacts = Pick<FileUnit, 'kind' | 'form' | 'place' | 'span' | 'host'> & Partial<Pick<FileUnit, 'key' | 'yaml' | 'quote'>>;

/** No unit for what holds no letter. Short texts that stand alone are one sentence each. */
function unitOf(flat: Flat, language: Language, facts: UnitFacts): FileUnit[] {
  if (!letter.test(flat.text)) return [];
  const whole = facts.form === 'alt' || facts.form === 'title' || facts.kind === 'heading';
  const segments = flatSegments(flat, language, whole).map(({ content, host }) => ({ content, host, span: facts.yaml ? facts.span : host }));
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return [];
  return [{ ...facts, segments, marks: flat.marks, span: facts.yaml ? facts.span : { start: first.host.start, end: last.host.end } }];
}

class UnitReader {
  readonly units: FileUnit[] = [];
  readonly #seen = new Map<string, number>();

  constructor(
    readonly text: string,
    readonly language: Language,
  ) {}

  walk(root: Root): void {
    this.#children(root, []);
    // Units of pictures and links stand inside those of their paragraphs.
    this.units.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }

  #children(parent: Parents, around: readonly string[]): void {
    for (const node of parent.children) this.#node(node, parent, around);
  }

  #node(node: Nodes, parent: Parents, around: readonly string[]): void {
    switch (node.type) {
      case 'heading':
        return this.#block(node.children, node, { kind: 'heading', form: 'heading', place: [...around, `h${node.depth}`].join('/') });
      case 'paragraph':
        return this.#paragraph(node, parent, around);
      case 'tableCell':
        return this.#block(node.children, node, { kind: 'cell', form: 'cell', place: around.join('/') });
      case 'definition':
        return this.#title(node, 'title');
      case 'html':
        return this.#html(node, around);
      case 'list':
        return this.#children(node, [...around, node.ordered ? 'ol' : 'ul']);
      case 'listItem':
        return this.#children(node, [...around, 'li']);
      case 'blockquote':
      case 'table':
      case 'footnoteDefinition':
        return this.#children(node, [...around, node.type]);
      case 'containerDirective':
        return this.#children(node, [...around, node.name]);
      default:
        if ('children' in node) this.#children(node, around);
    }
  }

  #paragraph(node: Extract<Nodes, { type: 'paragraph' }>, parent: Parents, around: readonly string[]): void {
    const isLabel = (node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
    const isFirst = parent.children[0] === node;
    const inItem = parent.type === 'listItem';
    const kind: UnitKind = isLabel ? 'label' : inItem ? 'item' : parent.type === 'blockquote' ? 'quote' : 'paragraph';
    const form: UnitForm = isLabel ? 'label' : inItem && isFirst ? 'item' : 'paragraph';
    const [only, ...more] = node.children;
    this.#block(node.children, node, { kind, form, place: around.join('/') }, only?.type === 'image' && more.length === 0);
  }

  #block(nodes: readonly PhrasingContent[], node: Nodes, facts: Pick<UnitFacts, 'kind' | 'form' | 'place'>, isFigure = false): void {
    const span = spanOf(node);
    this.units.push(...unitOf(flattenInlines(nodes, this.text, this.language), this.language, { ...facts, span, host: this.text }));
    this.#inside(nodes, isFigure);
  }

  /** Alternative texts and titles. */
  #inside(nodes: readonly PhrasingContent[], isFigure: boolean): void {
    for (const node of nodes) {
      // The label of a reference is its name: translated, it would lead nowhere.
      if (node.type === 'image' || (node.type === 'imageReference' && node.referenceType === 'full')) {
        const label = (node.data as SourceParts | undefined)?.label;
        const url = node.type === 'image' ? node.url : node.identifier;
        if (label && node.alt) this.#string(node.alt, label, { kind: 'alt', form: 'alt', place: 'alt' }, `alt ${url}`);
      }
      if (node.type === 'image') this.#title(node, isFigure ? 'caption' : 'title');
      if (node.type === 'link') this.#title(node, 'title');
      if ('children' in node) this.#inside(node.children, false);
    }
  }

  #title(node: Extract<Nodes, { type: 'image' | 'link' }> | Definition, kind: UnitKind): void {
    const span = (node.data as SourceParts | undefined)?.caption;
    if (!node.title || !span) return;
    this.#string(node.title, span, { kind, form: 'title', place: kind }, `${kind} ${node.url}`, this.text[span.start - 1] ?? '"');
  }

  #string(value: string, span: Span, facts: Pick<UnitFacts, 'kind' | 'form' | 'place'>, key: string, quote?: string): void {
    const nth = this.#seen.get(key) ?? 0;
    this.#seen.set(key, nth + 1);
    const flat = flattenString(value, span, this.language);
    const made = unitOf(flat, this.language, { ...facts, span, host: this.text, key: `${key} ${nth}`, ...(quote !== undefined && { quote }) });
    // With escapes inside, no letter has a place of its own: the string is replaced as a whole.
    for (const unit of made) {
      const segments = unit.segments.map((segment) => (span.end - span.start === value.length ? segment : { ...segment, span, host: span }));
      this.units.push({ ...unit, span: segments.length === 1 && segments[0] ? segments[0].host : span, segments });
    }
  }

  #html(node: Extract<Nodes, { type: 'html' }>, around: readonly string[]): void {
    const { start } = spanOf(node);
    const end = spanOf(node).end;
    for (const flat of htmlTexts(this.text.slice(start, end), start, this.language)) {
      this.units.push(...unitOf(flat, this.language, { kind: 'other', form: 'html', place: [...around, 'html'].join('/'), span: { start, end }, host: this.text }));
    }
  }
}

function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
