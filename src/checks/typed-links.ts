import type { TextUnit } from '../model/edition.js';

/** What was meant as a link or a picture but stands as text, because a bracket of it was typed full width. Places are in the unit's text. */
export interface TypedLink {
  readonly start: number;
  readonly end: number;
  /** The four brackets, in order. */
  readonly brackets: readonly [number, number, number, number];
  readonly words: string;
  readonly picture: boolean;
  /** Where `todo:` has a full-width colon. */
  readonly colon?: number;
  /** True if the target holds blanks and so must stand in `<…>`. */
  readonly spaced: boolean;
  /** The address, with the scheme that its letters may lack (www.example.org). */
  readonly url?: string;
}

const shape = /(!?)([[［])([^[\]［］\n]+)([\]］])([(（])([^()（）<>\n]+)([)）])/gu;
const pictureFile = /^[^\s:]+\.(?:png|jpe?g|gif|svg|webp)$/iu;
/** [1] and [EB/OL] are marks of references, not the words of a link. */
const referenceMark = /^(?:\d+|[A-Z]{1,2}\/OL)$/u;

/** Links and pictures of a unit that a full-width bracket keeps from being any. */
export function* typedLinks({ text, links }: TextUnit): Generator<TypedLink> {
  if (!text.includes('[') && !text.includes('［')) return;
  for (const match of text.matchAll(shape)) {
    const [whole, mark = '', left = '', words = '', right = '', open = '', target = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    if (!/[［］（）]/u.test(left + right + open + (text[end - 1] ?? '')) || referenceMark.test(words.trim())) continue;
    const first = start + mark.length;
    const second = first + 1 + words.length;
    const place = second + 2 + (/^\s*/u.exec(target)?.[0].length ?? 0);
    const aim = target.trim();
    const isTodo = /^todo[:：]\s*\S/u.test(aim);
    const address = /^(?:mailto:)?\uFFFC$/u.test(aim) ? links.find((link) => link.end === place + aim.length && /^(?:https?|mailto):/iu.test(link.url)) : undefined;
    const isPicture = mark !== '' && (pictureFile.test(aim) || address !== undefined);
    if (!isTodo && !address && !isPicture) continue;
    yield {
      start: isPicture ? start : first,
      end,
      brackets: [first, second, second + 1, end - 1],
      words,
      picture: isPicture,
      ...(isTodo && aim[4] === '：' && { colon: place + 4 }),
      spaced: /\s/u.test(aim),
      ...(address && { url: address.url }),
    };
  }
}

/** What was meant as a link or a picture but holds a blank where Markdown allows none. Places are in the unit's text. */
export interface SpacedLink {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly picture: boolean;
  /** From `]` to `(`, if blanks stand between them. */
  readonly gap?: { readonly start: number; readonly end: number };
  /** The target without its title, if that holds the blank. */
  readonly target?: { readonly start: number; readonly end: number };
}

const spacedShape = /(!?)\[([^[\]\n]+)\]([ \t]*)\(([^()<>\n]+)\)/gu;
const spacedFile = /^[^\s:"“][^:"“\n]*\.(?:avif|png|jpe?g|gif|svg|webp)$/iu;

export function* spacedLinks({ text, links }: TextUnit): Generator<SpacedLink> {
  if (!text.includes('[')) return;
  for (const match of text.matchAll(spacedShape)) {
    const [whole, mark = '', words = '', blank = '', inner = ''] = match;
    if (referenceMark.test(words.trim())) continue;
    const bracket = match.index + mark.length;
    const [start, end] = [match.index, match.index + whole.length];
    const open = bracket + words.length + 2 + blank.length;
    const at = open + 1 + (inner.length - inner.trimStart().length);
    const path = inner.trim().replace(/(?<!\s)\s+(?:"[^"]*"|“[^“”]*”|'[^']*')$/u, '');
    const isAddress = path.startsWith('\uFFFC') && links.some((link) => link.start === at && /^(?:https?|mailto):/iu.test(link.url));
    const isPicture = mark !== '' && (spacedFile.test(path) || isAddress);
    if (!isPicture && !isAddress) continue;
    const found = { start: isPicture ? start : bracket, end, words, picture: isPicture };
    if (blank !== '') yield { ...found, gap: { start: open - blank.length - 1, end: open + 1 } };
    else if (/\s/u.test(path)) yield { ...found, target: { start: at, end: at + path.length } };
  }
}
