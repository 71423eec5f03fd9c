import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Language } from '../lang/language.js';
import type { Code, Content } from '../model/translation.js';
import { parseMarkdown } from './processor.js';
import { sameContent, tidy } from './segment-content.js';
import { flattenInlines } from './segment-flat.js';
import type { UnitForm } from './segment-model.js';

/** What stands directly before and after a sentence on its line. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

interface Rendering {
  readonly content: Content;
  readonly form: UnitForm;
  /** The quote around a title. */
  readonly quote?: string;
  readonly around: Around;
  /** Other sentences or marks stand around it in its block: what has a meaning is always escaped then, as two lone asterisks would find each other. */
  readonly hasOthers: boolean;
  readonly language: Language;
  /** A code as it is written in the file. */
  readonly written: (code: Code) => string;
}

/**
 * A translated sentence as Markdown that reads as the same text and codes: as it is if that does, else with what has a meaning escaped.
 * Undefined if no spelling does, as with bold type that begins or ends inside a word where Markdown knows none.
 */
export function renderSentence(rendering: Rendering): string | undefined {
  const { form } = rendering;
  const content = emphasisTrimmed(rendering.content);
  if (form === 'plain') return textOf(content);
  if (form === 'html') return content.map((part) => (typeof part === 'string' ? part.replaceAll('<', '&lt;').replace(entity, '&amp;') : rendering.written(part))).join('');
  const spellings = [rendering.written, (code: Code) => starred(code, rendering.written(code))];
  for (const written of content.some((part) => typeof part === 'object' && part.data.startsWith('_')) ? spellings : spellings.slice(0, 1)) {
    for (const level of rendering.hasOthers ? ([1, 2] as const) : ([0, 1, 2] as const)) {
      const escaped = content.map((part, i) => (typeof part === 'string' ? escapeText(part, level, rendering, i, content) : part));
      if (readsAs({ ...rendering, content, written }, escaped)) return escaped.map((part) => (typeof part === 'string' ? part : written(part))).join('');
    }
  }
  return undefined;
}

/** Underscores mark nothing inside a word (CommonMark §6.2), and Chinese has no spaces. */
function starred({ type }: Code, written: string): string {
  return type === 'bold' || type === 'italic' ? written.replaceAll('_', '*') : written;
}

function textOf(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : part.data)).join('');
}

const emphasis = new Set<Code['type']>(['bold', 'italic', 'strike']);

/** White space at the inner edge of emphasis moved outside: `** x**` is no bold. */
function emphasisTrimmed(content: Content): Content {
  const parts = [...content];
  for (let i = 0; i < parts.length; i += 1) {
    const [code, text] = [parts[i], parts[i + 1]];
    if (typeof code === 'object' && code.kind === 'open' && emphasis.has(code.type) && typeof text === 'string' && /^\s/.test(text)) {
      const rest = text.trimStart();
      parts.splice(i, 2, text.slice(0, text.length - rest.length), code, rest);
      i += 1;
    } else if (typeof code === 'string' && typeof text === 'object' && text.kind === 'close' && emphasis.has(text.type) && /\s$/.test(code)) {
      const rest = code.trimEnd();
      parts.splice(i, 2, rest, text, code.slice(rest.length));
    }
  }
  return tidy(parts);
}

const entity = /&(?=#?\w+;)/g;
const blockStart = /^(?:#{1,6}(?=\s|$)|[>+=~]|-(?=[\s-]|$)|:(?=::)|\d{1,9}(?=[.)](?:\s|$)))/;

function escapeText(text: string, level: 0 | 1 | 2, { form, around, quote }: Rendering, i: number, content: Content): string {
  if (form === 'title') return text.replaceAll('\\', '\\\\').replaceAll(quote === '(' ? /[()]/g : (quote ?? '"'), String.raw`\$&`).replace(entity, String.raw`\&`);
  if (level === 0) return text;
  const special = level === 1 ? /[\\`*[\]<]|~(?=~)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu : /[!-/:-@[-`{-~]/g;
  let escaped = text.replace(special, String.raw`\$&`);
  if (level === 1) {
    escaped = escaped.replace(entity, String.raw`\&`);
    if (form === 'cell') escaped = escaped.replaceAll('|', String.raw`\|`);
    // A picture would begin at a link behind an exclamation mark.
    if (i + 1 < content.length && escaped.endsWith('!')) escaped = `${escaped.slice(0, -1)}\\!`;
    if (i === 0 && around.before === '') escaped = escaped.replace(blockStart, (start) => (/^\d/.test(start) ? start : `\\${start}`)).replace(/^(\d{1,9})([.)])/, String.raw`$1\$2`);
    if (form === 'heading' && i === content.length - 1) escaped = escaped.replace(/(?<!#)#+$/, (marks) => `\\${marks}`);
  }
  return escaped;
}

/** True if the Markdown, read where it will stand, gives the content. */
function readsAs({ content, form, quote = '"', around, language, written }: Rendering, escaped: readonly (string | Code)[]): boolean {
  const codes = content.filter((part) => typeof part === 'object');
  const dataOf = (code: Code): string => (code.type === 'break' ? '\\\n' : written(code));
  // What runs over lines has its line's prefix in it and cannot be read alone.
  if (codes.some((code) => code.type !== 'break' && written(code).includes('\n'))) return true;
  const line = around.before + escaped.map((part) => (typeof part === 'string' ? part : dataOf(part))).join('') + around.after;
  const labels = codes.flatMap((code) => [...written(code).matchAll(/\[((?:[^\]\\[]|\\.)+)\]/g)].map((match) => match[1] ?? ''));
  const definitions = labels.map((label) => `\n\n[${label}]: x`).join('');
  const texts = textOf(content.filter((part) => typeof part === 'string'));
  if (form === 'alt') return readAlone(`![${line}](x)`, 'image')?.alt === texts;
  if (form === 'title') return readAlone(`[x](x ${quote}${line}${quote === '(' ? ')' : quote})`, 'link')?.title === texts;
  const markdown = shells[form]?.(line) ?? line;
  const root = parseMarkdown(markdown + definitions);
  const inlines = inlinesOf(root, form);
  if (!inlines) return false;
  const { text, marks } = flattenInlines(inlines, markdown, language);
  const read: (string | Code)[] = [];
  let at = 0;
  for (const mark of marks) {
    read.push(text.slice(at, mark.at), mark.code);
    at = mark.at + mark.width;
  }
  read.push(text.slice(at));
  const expected = [around.before, ...content.map((part) => (typeof part === 'string' ? part : { ...part, data: dataOf(part) })), around.after];
  return sameContent(comparable(read), comparable(expected));
}

const shells: Partial<Record<UnitForm, (line: string) => string>> = {
  heading: (line) => `# ${line}`,
  item: (line) => `- ${line}`,
  cell: (line) => `| x |\n| - |\n| ${line} |`,
  label: (line) => `:::note[${line}]\n:::`,
};

/** Ids say nothing about what is read; a bare address is text; HTML tags are matched anew. */
function comparable(parts: readonly (string | Code)[]): Content {
  return tidy(parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'alone' && part.type === 'link' && part.data === part.equiv) return part.data;
    return { kind: part.type === 'html' ? 'alone' : part.kind, id: '', type: part.type, data: part.data };
  }));
}

function inlinesOf(root: Root, form: UnitForm): readonly PhrasingContent[] | undefined {
  const blocks = root.children.filter(({ type }) => type !== 'definition' && type !== 'footnoteDefinition');
  const first = blocks.at(0);
  if (!first || blocks.length > 1) return undefined;
  let node: Nodes | undefined = first;
  if (form === 'item') node = first.type === 'list' && first.children.length === 1 && first.children[0]?.children.length === 1 && first.children[0].checked === null ? first.children[0].children[0] : undefined;
  if (form === 'cell') node = first.type === 'table' && first.children[1]?.children.length === 1 ? first.children[1].children[0] : undefined;
  if (form === 'label') node = first.type === 'containerDirective' && first.children.length === 1 ? first.children[0] : undefined;
  const wanted = form === 'heading' ? 'heading' : form === 'cell' ? 'tableCell' : 'paragraph';
  return node?.type === wanted ? (node as { children: PhrasingContent[] }).children : undefined;
}

function readAlone<T extends 'image' | 'link'>(markdown: string, type: T): Extract<Nodes, { type: T }> | undefined {
  const [block, ...others] = parseMarkdown(markdown).children;
  if (block?.type !== 'paragraph' || others.length > 0 || block.children.length !== 1) return undefined;
  const [node] = block.children;
  return node?.type === type ? (node as Extract<Nodes, { type: T }>) : undefined;
}
