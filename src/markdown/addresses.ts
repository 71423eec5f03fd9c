import type { MapPiece } from '../model/edition.js';
import { isCjkPunctuation, isHan } from '../lang/characters.js';
import { cutPieces } from './flatten.js';

/** A bare web or e-mail address inside a text. */
export interface Address {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

const start = /https?:\/\/|www\.|@/giu;
const letter = /[A-Za-z0-9]/;

/**
 * Bare addresses that the parser left in a text: e-mail addresses, and web addresses after an unmatched `[` (which the parser
 * must leave alone until it knows that no link begins there). An address ends at white space, `<`, Han or a full-width mark.
 */
export function findAddresses(text: string): Address[] {
  const found: Address[] = [];
  start.lastIndex = 0;
  let from = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const address = match[0] === '@' ? mailAround(text, match.index, from) : webFrom(text, match.index, match[0]);
    if (!address) continue;
    found.push(address);
    from = address.end;
    start.lastIndex = address.end;
  }
  return found;
}

function webFrom(text: string, at: number, prefix: string): Address | undefined {
  if (letter.test(text[at - 1] ?? '') || text[at - 1] === '/' || !letter.test(text[at + prefix.length] ?? '')) return undefined;
  let end = at + prefix.length;
  for (const character of text.slice(end)) {
    if (/[\s<\uFFFC]/u.test(character) || isHan(character) || isCjkPunctuation(character)) break;
    end += character.length;
  }
  end = withoutTrail(text, at, end);
  const shown = text.slice(at, end);
  return { start: at, end, url: prefix.toLowerCase() === 'www.' ? `http://${shown}` : shown };
}

/** GFM §6.9: sentence marks at the end are no part of an address, nor is a bracket without its partner. */
function withoutTrail(text: string, from: number, to: number): number {
  let end = to;
  let surplus = 0;
  for (let i = from; i < to; i += 1) surplus += text[i] === ')' ? 1 : text[i] === '(' ? -1 : 0;
  while (end > from) {
    const last = text[end - 1] ?? '';
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!/[?!.,:*_~'"\]]/.test(last)) break;
    end -= 1;
  }
  return end;
}

// RFC 5321 allows more; these are what GFM §6.9 links.
const local = /[A-Za-z0-9._+-]/;

function mailAround(text: string, at: number, from: number): Address | undefined {
  let first = at;
  // A mailbox name has at most 64 octets (RFC 5321 §4.5.3.1.1): without the limit, a@a@a… would cost the square of its length.
  while (first > from && at - first <= 64 && local.test(text[first - 1] ?? '')) first -= 1;
  if (first === at || at - first > 64 || text[first - 1] === '/') return undefined;
  const domain = /^[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,8}/.exec(text.slice(at + 1, at + 256))?.[0];
  if (!domain || !/[A-Za-z]$/.test(domain)) return undefined;
  return { start: first, end: at + 1 + domain.length, url: `mailto:${text.slice(first, at + 1 + domain.length)}` };
}

/** Where a part of a text stands, if it stands in the source in one run. */
export function runOf(pieces: readonly MapPiece[], from: number, to: number): { start: number; end: number } | undefined {
  const parts = cutPieces(pieces, from, to);
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || last.source + last.length - first.source !== to - from) return undefined;
  return { start: first.source, end: last.source + last.length };
}
