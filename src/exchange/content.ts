import type { Code, CodeType, Content } from '../model/translation.js';

/** Text and codes put together in order: neighbouring strings become one, empty ones go. */
export function contentOf(parts: readonly (string | Code)[]): Content {
  const result: (string | Code)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

/** True for the same text with the same codes at the same places. What a code stands for does not count: formats may not hold it. */
export function sameContent(a: Content, b: Content): boolean {
  return a.length === b.length && a.every((part, i) => {
    const other = b[i];
    if (typeof part === 'string' || typeof other === 'string' || other === undefined) return part === other;
    return part.kind === other.kind && part.id === other.id;
  });
}

/** How a code stands in its content: in a pair that nests, in a pair that overlaps another, without its partner, or by itself. */
export type Standing = 'nested' | 'crossing' | 'lone' | 'alone';

/** By position in the content; undefined for strings. */
export function standings(content: Content): (Standing | undefined)[] {
  const result: (Standing | undefined)[] = content.map((part) => (typeof part === 'string' ? undefined : part.kind === 'alone' ? 'alone' : 'lone'));
  const open: { id: string; at: number }[] = [];
  for (const [at, part] of content.entries()) {
    if (typeof part === 'string' || part.kind === 'alone') continue;
    if (part.kind === 'open') {
      open.push({ id: part.id, at });
      continue;
    }
    const from = open.findLastIndex(({ id }) => id === part.id);
    const pair = open[from];
    if (!pair) continue;
    const standing = from === open.length - 1 ? 'nested' : 'crossing';
    // What was opened inside and is still open crosses the pair, if it ends at all.
    result[pair.at] = standing;
    result[at] = standing;
    open.splice(from, 1);
  }
  return result;
}

/** Gives codes ids that are unique in their unit, though a file numbers the kinds of its elements one by one. The same code gets the same id again. */
export class CodeIds {
  readonly #ids = new Map<string, string>();
  readonly #used = new Set<string>();

  /** `family`: which elements share a numbering. */
  of(family: string, id: string): string {
    const key = `${family} ${id}`;
    let own = this.#ids.get(key);
    if (own === undefined) {
      own = id;
      for (let n = 1; this.#used.has(own); n += 1) own = n === 1 ? `${family}-${id}` : `${family}-${id}-${n}`;
      this.#ids.set(key, own);
      this.#used.add(own);
    }
    return own;
  }
}

/** A code without what is empty. */
export function codeOf(kind: Code['kind'], id: string, type: CodeType, data: string, equiv: string | undefined): Code {
  return { kind, id, type, data, ...(equiv !== undefined && { equiv }) };
}

/** Closing codes whose element says nothing of its type take that of their opening code. */
export function typedLikeOpening(content: Content): Content {
  const types = new Map<string, CodeType>();
  return content.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'open') types.set(part.id, part.type);
    const type = part.kind === 'close' ? types.get(part.id) : undefined;
    return type === undefined || type === part.type ? part : { ...part, type };
  });
}
