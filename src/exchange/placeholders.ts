import type { Code, Content } from '../model/translation.js';
import { codeOf, contentOf } from './content.js';

/** Codes as marks in plain text: `<1>bold</1> <2/>`, or with other brackets. */
export interface Placeholders {
  readonly open: string;
  readonly close: string;
}

export const angled: Placeholders = { open: '<', close: '>' };
/** Brackets nobody types, that no program takes for markup. */
export const bracketed: Placeholders = { open: '⟦', close: '⟧' };

function pattern({ open, close }: Placeholders): RegExp {
  return new RegExp(`(\\\\*)${open}(/?)([^${open}${close}/\\s\\\\]+)(/?)${close}`, 'gu');
}

export function markOf({ kind, id }: Pick<Code, 'kind' | 'id'>, { open, close }: Placeholders): string {
  return `${open}${kind === 'close' ? '/' : ''}${id}${kind === 'alone' ? '/' : ''}${close}`;
}

/** Content as text. Text that looks like a mark gets a backslash; backslashes before marks are doubled. */
export function writePlaceholders(content: Content, marks: Placeholders): string {
  return content.map((part, i) => {
    if (typeof part !== 'string') return markOf(part, marks);
    const escaped = part.replace(pattern(marks), (whole, slashes: string) => `${slashes}${slashes}\\${whole.slice(slashes.length)}`);
    const trailing = /(?<!\\)\\+$/.exec(part)?.[0] ?? '';
    return typeof content[i + 1] === 'object' ? escaped + trailing : escaped;
  }).join('');
}

/** What is known of the codes of a text, by their marks. */
export type Legend = ReadonlyMap<string, Code>;

export function legendOf(content: Content, marks: Placeholders): Map<string, Code> {
  return new Map(content.flatMap((part) => (typeof part === 'string' ? [] : [[markOf(part, marks), part] as const])));
}

export function readPlaceholders(text: string, marks: Placeholders, legend: Legend): Content {
  const parts: (string | Code)[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern(marks))) {
    const [whole, slashes = '', closing, id = '', alone] = match;
    const mark = whole.slice(slashes.length);
    parts.push(text.slice(end, match.index), slashes.slice(0, Math.floor(slashes.length / 2)));
    const kind = closing === '/' ? 'close' : alone === '/' ? 'alone' : 'open';
    // “</1/>” is no mark of ours.
    const isLiteral = slashes.length % 2 === 1 || (closing === '/' && alone === '/');
    parts.push(isLiteral ? mark : (legend.get(mark) ?? codeOf(kind, id, 'other', '', undefined)));
    end = match.index + whole.length;
  }
  return contentOf([...parts, text.slice(end)]);
}
