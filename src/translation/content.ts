import type { Code, CodeType, Content } from '../model/translation.js';

/** The visible words of a content: codes by what stands for them. */
export function plainText(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : (part.equiv ?? ''))).join('');
}

/** Text and codes as one string: equal for contents that say and mark the same. */
export function contentKey(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : `\u0001${part.kind}\u0002${part.type}\u0002${part.data}\u0001`)).join('');
}

/** Text and codes put together: neighbouring strings become one, empty ones go. */
export function joinParts(parts: readonly (string | Code)[]): Content {
  const joined: (string | Code)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

const kinds = { o: 'open', c: 'close', a: 'alone' } as const;
const types: ReadonlySet<string> = new Set<CodeType>(['bold', 'italic', 'strike', 'link', 'image', 'code', 'break', 'footnote', 'html', 'other']);

/** A content as the project's JSON Lines files hold it: a string, or a list of strings and codes `[o|c|a, id, type, data, equiv?]`. */
export type StoredContent = string | readonly (string | readonly string[])[];

export function storeContent(content: Content): StoredContent {
  if (content.length === 0) return '';
  if (content.length === 1 && typeof content[0] === 'string') return content[0];
  return content.map((part) => (typeof part === 'string' ? part : [part.kind[0] ?? '', part.id, part.type, part.data, ...(part.equiv === undefined ? [] : [part.equiv])]));
}

/** Undefined for what is no stored content. */
export function readContent(stored: unknown): Content | undefined {
  if (typeof stored === 'string') return stored === '' ? [] : [stored];
  if (!Array.isArray(stored)) return undefined;
  const parts: (string | Code)[] = [];
  for (const part of stored as readonly unknown[]) {
    const read = typeof part === 'string' ? part : readCode(part);
    if (read === undefined) return undefined;
    parts.push(read);
  }
  return joinParts(parts);
}

function readCode(stored: unknown): Code | undefined {
  if (!Array.isArray(stored) || !stored.every((field) => typeof field === 'string')) return undefined;
  const [kind, id, type, data, equiv] = stored;
  if (!Object.hasOwn(kinds, kind ?? '') || id === undefined || data === undefined || !types.has(type ?? '')) return undefined;
  return { kind: kinds[kind as keyof typeof kinds], id, type: type as CodeType, data, ...(equiv !== undefined && { equiv }) };
}
