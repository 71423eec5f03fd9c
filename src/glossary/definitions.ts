import type { Span } from '../model/text.js';

/** NAME（ABBR） or ABBR（NAME） in a text. Offsets are in the text searched. */
export interface Definition extends Span {
  /** `start` and `end` are its place. */
  readonly abbreviation: string;
  /** Where the name stands: the bracket's content, or what comes before the bracket back to a mark that ends a name. */
  readonly name: Span;
  readonly order: 'name-first' | 'abbreviation-first';
}

const token = String.raw`[\p{L}\d][\p{L}\d]{0,30}(?:[-&.·][\p{L}\d]{1,30}){0,4}\+?`;

/** （ABBR） or （ABBR，以下简称…）. A list of abbreviations in one bracket defines nothing. */
const nameFirst = /[（(]\s*([^\s（()），,；;]+)(?=\s*[）)]|\s*[，,；;]\s*(?:以下|下称|简称|hereinafter|hereafter|also\s|or\s))/g;
const wholeToken = new RegExp(`^${token}$`, 'u');
// Of nearly all: the engine takes milliseconds to make ready a pattern with the letters of all scripts in it.
const plainToken = /^[A-Za-z\d]{1,31}(?:[-&.·][A-Za-z\d]{1,30}){0,4}\+?$/;

/** ABBR（…） with words in the bracket. */
const abbreviationFirst = new RegExp(String.raw`(?<![\p{L}\d&+-])(${token})\s?[（(]([^（()）\n]{3,80})[）)]`, 'gu');
/** The bracket of it, which is looked for first: nearly all hold an abbreviation, and any letter of a text may begin one. */
const bracketOfWords = /[（(](?=[^（()）\n]*[\s\u2E80-\uFFFF])[^（()）\n]{3,80}[）)]/;

/** 以下简称“公约”, hereinafter “the Pact”. */
const declared =
  /(?:以下|下)?(?:简称|称)(?:为|作)?\s*[“"「]([^“”"「」\n]{1,20})[”"」]|(?:hereinafter|hereafter|referred to as|for short)[^“"\n]{0,20}[“"]([^“”"\n]{1,40})[”"]/gu;

/** One of these is in all that {@link declared} matches. */
const declaring = ['称', 'hereinafter', 'hereafter', 'referred to as', 'for short'];

const endsName = /[。！？；：，,;:!?\n（()）\uFFFC]/u;

/** A name is no longer than this. In UTF-16 units. */
const longestName = 120;

/** Two capitals or a capital and digits: COP29, 10YFP, GlobalABC; not 2018, Windows. */
function looksAbbreviated(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 || (capitals === 1 && /\d/u.test(text));
}

/** All definitions in order: of what looks like an abbreviation, and of what `isKnown` says is one (Rijkswaterstaat). */
export function findDefinitions(text: string, isKnown: (token: string) => boolean): Definition[] {
  const found: Definition[] = [];
  if (!text.includes('（') && !text.includes('(')) return found;
  for (const match of text.matchAll(nameFirst)) {
    const abbreviation = match[1] ?? '';
    if (!isKnown(abbreviation) && !looksAbbreviated(abbreviation)) continue;
    if (!plainToken.test(abbreviation) && !wholeToken.test(abbreviation)) continue;
    const start = match.index + match[0].indexOf(abbreviation);
    found.push({ abbreviation, start, end: start + abbreviation.length, name: { start: nameStart(text, match.index), end: match.index }, order: 'name-first' });
  }
  for (const match of bracketOfWords.test(text) ? text.matchAll(abbreviationFirst) : []) {
    const [whole, abbreviation = '', inside = ''] = match;
    // In ABBR（ABBR2） the first is the name of the second.
    if (!/\p{Script=Han}|\p{L}\s+\p{L}/u.test(inside) || (!isKnown(abbreviation) && !looksAbbreviated(abbreviation))) continue;
    const start = match.index;
    const open = start + whole.length - inside.length - 1;
    found.push({ abbreviation, start, end: start + abbreviation.length, name: { start: open, end: open + inside.length }, order: 'abbreviation-first' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Short forms a text declares, with their places: 公约, the Pact. An English article is no part of the form. */
export function shortFormsIn(text: string): { readonly form: string; readonly start: number; readonly end: number }[] {
  if (!declaring.some((word) => text.includes(word))) return [];
  return [...text.matchAll(declared)].map(({ 0: whole, 1: chinese, 2: english, index }) => {
    const form = chinese ?? english?.replace(/^the\s+/iu, '') ?? '';
    const start = index + whole.length - 1 - form.length;
    return { form, start, end: start + form.length };
  });
}

/** Back to the last mark that cannot stand in a name; an enumeration comma (财政、经济规划和发展部) can. */
function nameStart(text: string, open: number): number {
  let i = open;
  while (i > 0 && open - i < longestName && !endsName.test(text[i - 1] ?? '')) i -= 1;
  return i;
}
