import type { PhrasingContent, Text } from 'mdast';
import type { Language } from '../lang/language.js';
import type { CodeType } from '../model/translation.js';
import type { Span } from '../model/text.js';
import { placeholder } from './flatten.js';
import type { Flat, Mark } from './segment-model.js';

const lineBreak = /(?:(?<![ \t])[ \t]+)?(?:\r\n|\n|\r)[ \t]*/g;
const types: Readonly<Record<string, CodeType>> = { strong: 'bold', emphasis: 'italic', delete: 'strike', link: 'link', linkReference: 'link' };
const tag = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)(?:[\s/][^>]*)?>$/;
const voidTags = new Set(['br', 'hr', 'img', 'wbr', 'input', 'embed', 'source', 'area', 'col']);

/** Reads the inlines of a block as text with codes. `host` is what positions refer to. */
export function flattenInlines(nodes: readonly PhrasingContent[], host: string, language: Language): Flat {
  const reader = new FlatReader(host);
  reader.visit(nodes);
  return reader.finish(language);
}

/** A string that stands alone. `from`: where it begins in the host, letter by letter. */
export function flattenString(text: string, at: Span, language: Language): Flat {
  const literal = at.end - at.start === text.length;
  const reader = new FlatReader('');
  reader.letters(text, (i) => (literal ? { start: at.start + i, end: at.start + i + 1 } : at));
  return reader.finish(language);
}

class FlatReader {
  #text = '';
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #marks: Mark[] = [];
  #ids = 0;

  constructor(readonly host: string) {}

  letters(text: string, placeOf: (i: number) => Span): void {
    for (let i = 0; i < text.length; i += 1) {
      const { start, end } = placeOf(i);
      this.#from.push(start);
      this.#to.push(end);
    }
    this.#text += text;
  }

  visit(nodes: readonly PhrasingContent[]): void {
    const partners = matchTags(nodes);
    const ids = new Map<number, string>();
    for (const [i, node] of nodes.entries()) {
      const span = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
      const raw = this.host.slice(span.start, span.end);
      switch (node.type) {
        case 'text':
          this.#textNode(node, span);
          break;
        case 'inlineCode':
          this.#alone('code', span, node.value, placeholder);
          break;
        case 'break':
          this.#alone('break', span, '\n', '\n');
          break;
        case 'image':
          this.#alone('image', span, node.alt ?? '', placeholder, { url: node.url });
          break;
        case 'imageReference':
          this.#alone('image', span, node.alt ?? '', placeholder);
          break;
        case 'footnoteReference':
          this.#alone('footnote', span, '', '');
          break;
        case 'html':
          this.#html(span, raw, partners.get(i), i, ids);
          break;
        case 'link':
          if (raw.startsWith('[') && node.children.length > 0) this.#pair(node, span, { url: node.url });
          else this.#alone('link', span, node.children.map((child) => ('value' in child ? child.value : '')).join(''), placeholder, { url: node.url });
          break;
        case 'linkReference':
          if (node.children.length === 0) this.#alone('link', span, '', placeholder);
          else this.#pair(node, span, node.referenceType === 'full' ? {} : { closing: `][${node.label ?? node.identifier}]` });
          break;
        default:
          if ('children' in node && node.children.length > 0) this.#pair(node, span, {});
          else this.#alone('other', span, 'value' in node ? String(node.value) : '', placeholder);
      }
    }
  }

  #textNode(node: Text, span: Span): void {
    const pieces = node.data?.pieces ?? [];
    let next = 0;
    this.letters(node.value, (i) => {
      while (next < pieces.length && (pieces[next] as { at: number; length: number }).at + (pieces[next] as { length: number }).length <= i) next += 1;
      const piece = pieces[next];
      const before = pieces[next - 1];
      const past = before ? before.source + before.length : span.start;
      // The backslash of an escape belongs to its letter.
      const isEscaped = piece !== undefined && past < piece.source && this.host[piece.source - 1] === '\\';
      if (!piece || piece.at > i) return { start: past, end: piece ? piece.source - Number(isEscaped) : span.end };
      const at = piece.source + i - piece.at;
      return { start: i === piece.at && isEscaped ? at - 1 : at, end: at + 1 };
    });
  }

  #alone(type: CodeType, span: Span, equiv: string, stands: string, more: Pick<Mark, 'url'> = {}): void {
    this.#marks.push({
      at: this.#text.length,
      width: stands === '' ? 0 : 1,
      code: { kind: 'alone', id: this.#nextId(), type, data: this.host.slice(span.start, span.end), ...(equiv !== '' && { equiv }) },
      span,
      ...more,
    });
    if (stands !== '') this.letters(stands, () => span);
  }

  #pair(node: Extract<PhrasingContent, { children: unknown }>, span: Span, { closing, url }: { closing?: string; url?: string }): void {
    const type = types[node.type] ?? 'other';
    const id = this.#nextId();
    const inner = { start: node.children[0]?.position?.start.offset ?? span.start, end: node.children.at(-1)?.position?.end.offset ?? span.end };
    const edges = { open: { start: span.start, end: inner.start }, close: { start: inner.end, end: span.end } };
    const dataOf = ({ start, end }: Span): string => this.host.slice(start, end);
    this.#marks.push({ at: this.#text.length, width: 0, code: { kind: 'open', id, type, data: dataOf(edges.open) }, span: edges.open, ...(url !== undefined && { url }) });
    this.visit(node.children);
    const close: Mark = { at: this.#text.length, width: 0, code: { kind: 'close', id, type, data: dataOf(edges.close) }, span: edges.close };
    this.#marks.push(closing === undefined ? close : { ...close, written: closing });
  }

  #html(span: Span, raw: string, partner: number | undefined, index: number, ids: Map<number, string>): void {
    if (/^<br\b/i.test(raw)) return this.#alone('break', span, '\n', '\n');
    if (partner === undefined) return this.#alone('html', span, '', '');
    const isOpen = partner > index;
    const id = isOpen ? this.#nextId() : (ids.get(partner) ?? this.#nextId());
    if (isOpen) ids.set(index, id);
    this.#marks.push({ at: this.#text.length, width: 0, code: { kind: isOpen ? 'open' : 'close', id, type: 'html', data: raw }, span });
  }

  #nextId(): string {
    this.#ids += 1;
    return String(this.#ids);
  }

  /** Joins soft line breaks as the language does. Hard breaks are marks already. */
  finish(language: Language): Flat {
    const breaks = new Set(this.#marks.flatMap(({ at, width, code }) => (width === 1 && code.type === 'break' ? [at] : [])));
    const softBreaks = [...this.#text.matchAll(lineBreak)].filter(({ index, 0: whole }) => !Array.from(whole, (_, i) => index + i).some((i) => breaks.has(i)));
    if (softBreaks.length === 0) return { text: this.#text, from: this.#from, to: this.#to, marks: this.#marks };
    let text = '';
    // Its last letter, kept apart: to look at the end of a text that is being put together joins all of it anew.
    let last = '';
    const [from, to]: [number[], number[]] = [[], []];
    const moved = new Int32Array(this.#text.length + 1);
    let at = 0;
    const copy = (end: number): void => {
      for (let i = at; i < end; i += 1) {
        moved[i] = text.length + i - at;
        from.push(this.#from[i] ?? 0);
        to.push(this.#to[i] ?? 0);
      }
      add(this.#text.slice(at, end));
      at = end;
    };
    const add = (part: string): void => {
      text += part;
      last = (last + part.slice(-2)).slice(-2);
    };
    for (const { index, 0: whole } of softBreaks) {
      copy(index);
      const [left, right] = [Array.from(last).at(-1) ?? '', Array.from(this.#text.slice(index + whole.length, index + whole.length + 2))[0] ?? ''];
      const joint = left === '' || right === '' ? '' : language.joinLines(left, right);
      for (let i = index; i < index + whole.length; i += 1) moved[i] = text.length;
      if (joint !== '') {
        from.push(this.#from[index] ?? 0);
        to.push(this.#to[index + whole.length - 1] ?? 0);
        add(joint);
      }
      at = index + whole.length;
    }
    copy(this.#text.length);
    moved[this.#text.length] = text.length;
    return { text, from, to, marks: this.#marks.map((mark) => ({ ...mark, at: moved[mark.at] ?? 0 })) };
  }
}

/** Opening and closing HTML tags among siblings, by index. */
function matchTags(nodes: readonly PhrasingContent[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open: { name: string; index: number }[] = [];
  for (const [index, node] of nodes.entries()) {
    const match = node.type === 'html' ? tag.exec(node.value) : null;
    if (!match || match[0].endsWith('/>')) continue;
    const name = (match[2] ?? '').toLowerCase();
    if (voidTags.has(name)) continue;
    if (match[1] === '') open.push({ name, index });
    else {
      const last = open.findLastIndex((each) => each.name === name);
      if (last === -1) continue;
      const start = (open[last] as { index: number }).index;
      partners.set(start, index).set(index, start);
      open.length = last;
    }
  }
  return partners;
}
