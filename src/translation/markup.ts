import type { Code, Content } from '../model/translation.js';

/** A sentence as machines get it: text with its codes as numbered tags, `<g1>…</g1>` around and `<x2/>` alone. */
export interface Marked {
  readonly text: string;
  /** By number. */
  readonly codes: readonly (readonly Code[])[];
}

/** Writes codes as tags. `<x2></x2>` where the reader takes HTML, which knows no empty tags of strangers. */
export function markUp(content: Content, form: 'xml' | 'html' = 'xml'): Marked {
  const codes: Code[][] = [];
  const numbers = new Map<string, number>();
  const hasPair = (id: string): boolean => (['open', 'close'] as const).every((kind) => content.some((part) => typeof part === 'object' && part.kind === kind && part.id === id));
  const text = content.map((part) => {
    if (typeof part === 'string') return part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const isPair = part.kind !== 'alone' && hasPair(part.id);
    const key = isPair ? part.id : `${part.kind} ${part.id}`;
    const number = numbers.get(key) ?? codes.push([]);
    numbers.set(key, number);
    codes[number - 1]?.push(part);
    if (isPair) return part.kind === 'open' ? `<g${number}>` : `</g${number}>`;
    return form === 'xml' ? `<x${number}/>` : `<x${number}></x${number}>`;
  });
  return { text: text.join(''), codes };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };
const piece = /<\/?([gx])(\d+)\s*\/?>|&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/giu;

/** Reads an answer. Tags that were not sent stay text: they show, and the comparison of codes finds what is missing. */
export function readMarked(text: string, { codes }: Marked): Content {
  const parts: (string | Code)[] = [];
  let at = 0;
  for (const match of text.matchAll(piece)) {
    parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, letter, number, decimal, hex, name] = match;
    if (letter === undefined) parts.push(name === undefined ? String.fromCodePoint(Math.min(0x10_FFFF, Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))) : (entities[name.toLowerCase()] ?? ''));
    else {
      const known = codes[Number(number) - 1];
      const isClosing = whole.startsWith('</');
      const code = known && (letter.toLowerCase() === 'x' ? known[0] : known.find(({ kind }) => kind === (isClosing ? 'close' : 'open')));
      if (letter.toLowerCase() === 'x' && isClosing) continue;
      parts.push(code ?? whole);
    }
  }
  parts.push(text.slice(at));
  const joined: (string | Code)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}
