import { escapeHtml } from '../html/escape.js';
import { safe, type Safe } from '../templates.js';
import { textRuns } from './html-text.js';

/** Paper has no other place for it, so an address stands there in full; one of half a page nobody types, and the link remains. */
const longest = 600;

/** An address as it stands on paper: without what every browser adds by itself, letters of other scripts readable. */
export function shortAddress(href: string): string {
  const plain = href
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, '')
    .replace(/\/$/, '');
  const readable = decoded(plain);
  return readable.length <= longest ? readable : `${readable.slice(0, longest - 1)}…`;
}

/** As markup: it may end a line after each of its parts, which browsers allow after a hyphen alone. */
export function addressHtml(href: string): Safe {
  return safe(withBreaks(escapeHtml(shortAddress(href))));
}

function withBreaks(address: string): string {
  return address.replace(/(?:[/?=_]|&amp;)+(?=[^\s/?=_&])/g, '$&<wbr>');
}

const scheme = /^\s*(?:https?:\/\/|(?=www\.))/i;

/** The document with the same places in addresses that stand in its text as links: else the line before a long one is torn apart. */
export function breakAddresses(html: string): string {
  let result = '';
  let done = 0;
  for (const { raw, at, path } of textRuns(html)) {
    const start = path.includes('a') ? scheme.exec(raw)?.[0] : undefined;
    if (start === undefined) continue;
    result += html.slice(done, at) + start + withBreaks(raw.slice(start.length));
    done = at + raw.length;
  }
  return result + html.slice(done);
}

/** What cannot be decoded without becoming another address (spaces, delimiters, broken escapes) stays as it is. */
function decoded(address: string): string {
  try {
    return decodeURI(address).replace(/[\s\p{Cc}\p{Cf}]/gu, (character) => encodeURIComponent(character));
  } catch {
    return address;
  }
}
