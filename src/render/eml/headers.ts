import { buildHeaderValue, encodeWord, foldLines, quoteString } from 'nodemailer/lib/mime-funcs';
import type { Mailbox } from '../mail.js';

/**
 * Header fields of RFC 5322 and MIME. Nothing a field is made of can end its line: what is no printable character is gone before it is
 * encoded, and addresses are refused unless they have the plain form.
 */
export type Header = readonly [name: string, value: string];

/** One header, folded at white space so that lines stay under 76 characters where they can. */
export function headerLine([name, value]: Header): string {
  const line = `${name}: ${value}`;
  return line.length < 76 ? line : foldLines(line, 76);
}

/** Controls, line and paragraph separators and marks that turn the direction of writing become a space; half a character becomes U+FFFD. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

// A run longer than this could not be folded; "=?" would be read as an encoded word (RFC 2047 §2).
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) && !/\S{60}/.test(text) && !text.includes('=?');

/** Base64 words of at most `most` characters, each of whole characters (RFC 2047 §5; 75 is the limit of §2). */
const encoded = (text: string, most = 52): string => encodeWord(text, 'B', most);

/** A field without structure: Subject. */
export function words(text: string): string {
  const line = oneLine(text);
  return isPlain(line) ? line : encoded(line);
}

/**
 * A name before an address or list id: quoted if it is ASCII, else encoded words (which must not be quoted), as long as allowed: up to 15
 * Han characters are one word, because Python before 3.13 shows a space between two.
 */
function phrase(text: string): string {
  const line = oneLine(text);
  return isPlain(line) ? quoteString(line) : encoded(line, 75);
}

const plainAddress = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([^\s@\p{C}<>()[\]\\,;:"]{1,255})$/u;

// In lower case, so that it is its own ASCII form.
const plainDomain = /^(?!.*xn--)(?:[a-z0-9-]+\.)+[a-z]+$/;

/** The address with its domain in ASCII (IDNA); undefined for what is no plain address: it is left out instead of being mended. */
export function plainMailbox(address: string): string | undefined {
  const domain = plainAddress.exec(address)?.[1];
  if (domain !== undefined && plainDomain.test(domain)) return address;
  if (domain === undefined || !URL.canParse(`https://${domain}/`)) return undefined;
  const ascii = new URL(`https://${domain}/`).hostname;
  return /^[a-z0-9.-]+$/.test(ascii) ? `${address.slice(0, address.lastIndexOf('@'))}@${ascii}` : undefined;
}

/** `name <address>`; undefined for what is no plain address. */
export function mailboxValue({ name, address }: Mailbox): string | undefined {
  const plain = plainMailbox(address);
  if (plain === undefined) return undefined;
  const shown = name === undefined ? '' : oneLine(name);
  return shown === '' ? plain : `${phrase(shown)} <${plain}>`;
}

/** `"name" <id>` (RFC 2919); undefined for what is no id. */
export function listIdValue(id: string, name: string | undefined): string | undefined {
  if (!/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(id)) return undefined;
  return name === undefined || oneLine(name) === '' ? `<${id}>` : `${phrase(name)} <${id}>`;
}

/** An https address as header text: what is not ASCII is percent-encoded; undefined for anything else. */
export function httpsAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' && /^[\x21-\x7e]{1,900}$/.test(href) ? href.replace(/[<>,"]/g, encodeURIComponent) : undefined;
}

/**
 * A content type or disposition with parameters; values that are not ASCII go by RFC 2231. `name` is written once more as encoded words
 * in quotes, against RFC 2047 §5(3): QQ Mail and older Outlooks read no other way, and strict readers take the file name of the
 * disposition.
 */
export function withParameters(value: string, parameters: Readonly<Record<string, string>>, name?: string): string {
  const built = buildHeaderValue({ value, params: { ...parameters } });
  return name === undefined ? built : `${built}; name=${quoteString(isPlain(name) ? name : encoded(name))}`;
}

/** A file name that every system takes: no separators or wildcards, no dot in front or at the end, at most 200 octets of UTF-8 before the ending. */
export function fileName(stem: string, ending: string): string {
  const plain = oneLine(stem).replace(/(?:(?<!\s)\s+)?[\\/:*?"<>|]+\s*/g, '-').replace(/^[.\s-]+|(?<![.\s-])[.\s-]+$/g, '');
  let short = '';
  for (const character of plain) {
    if (Buffer.byteLength(short + character) > 200) break;
    short += character;
  }
  short = short.replace(/(?<![.\s-])[.\s-]+$/, '');
  return `${short === '' ? 'bulletin' : short}${ending}`;
}
