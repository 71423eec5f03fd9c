import type { Image, LinkKind } from '../model/edition.js';

/** What a link target is for the product. */
export interface Target {
  readonly kind: LinkKind;
  readonly url: string;
}

export interface Picture {
  readonly kind: Image['kind'];
  readonly url: string;
}

// Controls, white space, and the invisible marks that make an address look like another (Unicode TR36 §3.4); \ is / to browsers (WHATWG URL).
const unsafe = /[\p{Cc}\p{Cf}\s\\]/u;
const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const mailbox = /^[^\s@<>"',;:]+@[^\s@<>"',;:/]+\.[^\s@<>"',;:/.]+$/;

/** A link target by what may be done with it. Only http(s), mailto, `#…` and relative paths are let through; all else is `broken`. */
export function classifyLink(written: string): Target {
  const gap = /^todo:(.*)$/is.exec(written);
  if (gap) return { kind: 'todo', url: decoded(gap[1] ?? '').trim() };
  return { kind: linkKind(written), url: written };
}

function linkKind(url: string): LinkKind {
  if (url === '' || url === '#' || unsafe.test(url)) return 'broken';
  const name = scheme.exec(url)?.[1]?.toLowerCase();
  if (name === 'http' || name === 'https') return isWebAddress(url) ? 'web' : 'broken';
  if (name === 'mailto') return mailbox.test(decoded(url.slice('mailto:'.length).replace(/\?.*$/s, ''))) ? 'mail' : 'broken';
  if (name !== undefined || url.startsWith('//')) return 'broken';
  if (url.startsWith('#')) return 'anchor';
  // Typed with a Chinese input method, with the scheme forgotten or its colon (http//www.example.org): a path by the letter, never by intent.
  if (/^[A-Za-z]+：/.test(url) || /^(?:https?|htps?|ttps?)[;.,]?\/{1,2}[\w-]+\./i.test(url) || /^www\./i.test(url) || mailbox.test(url)) return 'broken';
  return 'relative';
}

/** True for http(s) with a host. A lone `http:x` is repaired by URL parsers; here it is a mistake. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^/?#\s\\]/i.test(url) && !unsafe.test(url) && URL.canParse(url);
}

/** True for text that shows an address itself; checks of wording and terms leave it alone. */
export function isAddressText(text: string): boolean {
  return /^(?:https?:\/\/|www\.|mailto:)\S+$/i.test(text) || mailbox.test(text);
}

/** A picture's address: a file below the folder, an address on the web, or nothing that may be loaded. */
export function classifyPicture(written: string): Picture {
  if (/^https?:/i.test(written)) return { kind: isWebAddress(written) ? 'remote' : 'broken', url: written };
  const path = decoded(written);
  return { kind: isInside(path) ? 'local' : 'broken', url: path };
}

function isInside(path: string): boolean {
  // Spaces are fine in a file's name; the rest of `unsafe` is not.
  if (path === '' || /[\p{Cc}\p{Cf}\\]/u.test(path) || scheme.test(path) || /^[#/~]/.test(path)) return false;
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '.' && part !== '') depth += 1;
    if (depth < 0) return false;
  }
  return depth > 0;
}

/** Percent-decoded; as it stands if that is impossible. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
