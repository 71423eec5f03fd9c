import { decodeEntities, textRuns } from '../print/html-text.js';
import { Element, type Kid, type Structure } from './structure.js';
import type { TextOf } from './tags.js';
import { normalize } from '../../text/normalize.js';

/*
 * Compares the text of the tags, in their order, with the text of the printed document: what a screen reader reads, a search finds and a
 * copy takes away is what was written, all of it and in order.
 */

/** Letters to be found, without white space, which a line's end swallows, and without what has no shape. */
export interface WantedText {
  readonly letters: string;
  /** Language tag of each UTF-16 unit. */
  readonly langs: readonly string[];
}

const nothing = /[\s\p{Default_Ignorable_Code_Point}]/gu;
/** Not set as running text. */
const unseen = new Set(['head', 'title', 'style', 'script', 'template', 'svg']);

/** The text of a document with the page numbers of its contents. */
export function wantedText(html: string, pages: Readonly<Record<string, string>>): WantedText {
  const filled = html.replace(/(\sdata-page-of="([^"]+)"[^>]*>)(?=<\/span>)/g, (whole, start: string, id: string) => `${start}${pages[id] ?? ''}`);
  let letters = '';
  const langs: string[] = [];
  for (const { raw, lang, path } of textRuns(filled)) {
    if (path.some((name) => unseen.has(name))) continue;
    const text = plain(decodeEntities(raw));
    letters += text;
    for (let index = 0; index < text.length; index += 1) langs.push(lang);
  }
  return { letters, langs };
}

export interface TextComparison {
  /** Passages of the document that the tags lack or have elsewhere. */
  readonly missing: readonly string[];
  /** Language by number of the element that holds the text. */
  readonly langs: ReadonlyMap<number, string>;
  /** Page and number of marked content that the document has: the rest was made by the style sheet. */
  readonly placed: ReadonlySet<string>;
}

/** How far ahead a passage is looked for before it counts as made by the style sheet. */
const ahead = 4000;

export function compareText(structure: Structure, text: TextOf, { letters, langs }: WantedText): TextComparison {
  const missing: string[] = [];
  const found = new Map<number, string>();
  const placed = new Set<string>();
  /** Elements whose pieces are of several languages. */
  const mixed = new Set<number>();
  let at = 0;
  for (const { element, kid } of pieces(structure.root)) {
    const words = plain(text(kid));
    if (words === '') continue;
    const place = find(letters, words, at);
    // Marks of lists and other text that only the style sheet has.
    if (!place) continue;
    placed.add(`${kid.page} ${kid.mcid}`);
    if (place.start > at) missing.push(letters.slice(at, place.start));
    const lang = langs[place.start];
    const known = found.get(element.number);
    if (lang !== undefined && langs.slice(place.start, place.end).every((each) => each === lang) && (known === undefined || known === lang)) found.set(element.number, lang);
    else if (known !== undefined) mixed.add(element.number);
    at = place.end;
  }
  for (const number of mixed) found.delete(number);
  if (at < letters.length) missing.push(letters.slice(at));
  return { missing, langs: found, placed };
}

interface Piece {
  readonly element: Element;
  readonly kid: Extract<Kid, { mcid: number }>;
}

/** All marked content, in reading order. */
function* pieces(element: Element): Generator<Piece> {
  for (const kid of element.kids) {
    if (kid instanceof Element) yield* pieces(kid);
    else if ('mcid' in kid) yield { element, kid };
  }
}

function plain(text: string): string {
  return normalize(text, 'NFC').replace(nothing, '');
}

/** Where words stand, from a place on. */
function find(letters: string, words: string, from: number): { start: number; end: number } | undefined {
  const here = endOf(letters, words, from);
  if (here >= 0) return { start: from, end: here };
  // Two letters decide where it is worth looking; a shorter passage could be found anywhere.
  const head = words.slice(0, 2);
  if (words.length < 2) return undefined;
  for (let start = letters.indexOf(head, from); start >= 0 && start < from + ahead; start = letters.indexOf(head, start + 1)) {
    const end = endOf(letters, words, start);
    if (end >= 0) return { start, end };
  }
  return undefined;
}

/** Behind the words, if they stand here; hyphens at the ends of lines may be more. */
function endOf(letters: string, words: string, from: number): number {
  let at = from;
  for (const letter of words.split('')) {
    if (letters[at] === letter) at += 1;
    else if (letter !== '-' && letter !== '\u2010') return -1;
  }
  return at;
}
