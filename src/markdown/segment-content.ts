import type { Code, Content } from '../model/translation.js';

/** True if two contents say and mark the same. */
export function sameContent(a: Content, b: Content): boolean {
  return a.length === b.length && a.every((part, i) => samePart(part, b[i] as string | Code));
}

function samePart(a: string | Code, b: string | Code): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.kind === b.kind && a.id === b.id && a.data === b.data;
}

/** Strings side by side joined, empty ones dropped. */
export function tidy(parts: readonly (string | Code)[]): Content {
  const joined: (string | Code)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}
