import type { Language } from '../../lang/language.js';
import { continuesSentence, endsOpen } from '../../lang/zh/paragraph-breaks.js';
import { displayWidth } from '../../text/width.js';

/** Lines between empty ones. */
export type Group = readonly string[];

export interface Cleaned {
  readonly groups: Group[];
  /** Those that begin a page: the one before may go on in them. */
  readonly topsOfPages: ReadonlySet<Group>;
  /** Page numbers and running heads, as they stood. */
  readonly dropped: string[];
}

const pageNumber = /^(?:第\s*\d{1,4}\s*页(?:[，,\s/]*共\s*\d{1,4}\s*页)?|page\s+\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|[-–—·]\s*\d{1,4}\s*[-–—·])$/iu;
export const bullet = /^(?:[•●○◦▪■□◆◇‣⁃➢➤✓✔]\s*|[-–*·]\s+)/u;

/** Divides a text into groups of lines, without what only pages have: numbers and running heads. */
export function cleanLines(text: string): Cleaned {
  const dropped: string[] = [];
  const lines = text
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD\u0000-\u0008\u000B\u000E-\u001F]/gu, '')
    .replace(/\f/gu, '\n\f\n')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => (line === '\f' ? line : line.replace(/[\t\u00A0\u2000-\u200A\u202F\u3000]/gu, ' ').trim()));
  const heads = runningHeads(lines);
  const kept = lines.filter((line, i) => {
    if (line === '' || line === '\f' || !(pageNumber.test(line) || heads.has(i) || isBareNumber(lines, i))) return true;
    dropped.push(line);
    return false;
  });
  const groups: string[][] = [[]];
  const topsOfPages = new Set<Group>();
  for (const line of kept) {
    if ((line === '' || line === '\f') && groups.at(-1)?.length !== 0) groups.push([]);
    const group = groups.at(-1) ?? [];
    if (line !== '' && line !== '\f') group.push(line.replace(/ {2,}/gu, ' '));
    if (line === '\f') topsOfPages.add(group);
  }
  return { groups: groups.filter((group) => group.length > 0), topsOfPages, dropped };
}

/** The places of short lines that stand again and again next to a page's end; those at the top of the first page are the title. */
function runningHeads(lines: readonly string[]): Set<number> {
  const places = new Map<string, number[]>();
  const isEnd = (line: string): boolean => line === '\f' || pageNumber.test(line);
  for (const [i, line] of lines.entries()) {
    if (line === '' || line === '\f' || displayWidth(line) > 80) continue;
    if (lines.slice(Math.max(0, i - 3), i + 4).some(isEnd)) places.set(line, [...(places.get(line) ?? []), i]);
  }
  const fixed = new Set([...places.values()].filter((own) => own.length >= 3 || own.filter((i) => isTop(lines, i)).length >= 2).flat());
  if (!lines.includes('\f')) for (const own of places.values()) fixed.delete(own[0] ?? -1);
  return new Set([...fixed, ...sectionHeads(lines, fixed)]);
}

/** The first line of a page. */
function isTop(lines: readonly string[], i: number): boolean {
  let before = i - 1;
  while (lines[before] === '') before -= 1;
  return lines[before] === '\f';
}

/** Where pages have fixed heads they may also say the section: the first other line of a page, if the text holds it again. */
function sectionHeads(lines: readonly string[], fixed: ReadonlySet<number>): number[] {
  const tops: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (line !== '\f') continue;
    let at = i + 1;
    while (at < lines.length && (lines[at] === '' || fixed.has(at))) at += 1;
    if (lines.slice(i, at).some((_, n) => fixed.has(i + n)) && displayWidth(lines[at] ?? '') <= 80) tops.push(at);
  }
  const firstPage = lines.indexOf('\f');
  return tops.filter((at) => lines.some((line, i) => line === lines[at] && i > firstPage && !tops.includes(i)));
}

/** A number alone is a page's only at the end of one. */
function isBareNumber(lines: readonly string[], i: number): boolean {
  return /^\d{1,3}$/u.test(lines[i] ?? '') && [lines[i - 1], lines[i - 2], lines[i + 1], lines[i + 2]].includes('\f');
}

export interface Rejoined {
  readonly groups: Group[];
  /** How many line ends were only the page's. */
  readonly count: number;
}

/** Puts lines back together that a page's width has broken, then paragraphs that stop inside a sentence. `isWhole`: groups that are headings. */
export function rejoin(groups: readonly Group[], topsOfPages: ReadonlySet<Group>, language: Language, isWhole: (group: Group) => boolean): Rejoined {
  const glue = gluer(groups, language);
  const followed = groups.flatMap((group) => group.slice(0, -1).map(displayWidth)).sort((a, b) => a - b);
  const wrap = Math.max(30, followed[Math.floor(followed.length * 0.8)] ?? 30);
  let count = 0;
  const whole = new Set<readonly string[]>();
  const within = groups.map((group) => {
    if (isWhole(group)) {
      whole.add(group);
      return group;
    }
    const lines: string[] = [];
    for (const [i, line] of group.entries()) {
      const last = lines.at(-1);
      if (last !== undefined && isBroken(group[i - 1] ?? last, line, wrap, language)) {
        lines[lines.length - 1] = glue(last, line);
        count += 1;
      } else lines.push(line);
    }
    return lines;
  });
  const result: string[][] = [];
  let isLastWhole = false;
  for (const [i, group] of within.entries()) {
    const isTurned = topsOfPages.has(groups[i] ?? []) && displayWidth(groups[i - 1]?.at(-1) ?? '') >= wrap * 0.8;
    const [last, first] = [result.at(-1)?.at(-1), group[0]];
    const goesOn = last !== undefined && first !== undefined && !isItem(first) && !whole.has(group) && !isLastWhole && ((endsOpen(last) === 'surely' && continuesSentence(first) !== 'no') || (endsOpen(last) !== 'no' && (continuesSentence(first) === 'surely' || (isTurned && continuesSentence(first) !== 'no'))));
    if (goesOn && result.at(-1)) {
      result.at(-1)?.splice(-1, 1, glue(last, first));
      for (const line of group.slice(1)) result.at(-1)?.push(line);
      count += 1;
    } else result.push([...group]);
    isLastWhole = whole.has(group);
  }
  return { groups: result, count };
}

function isBroken(before: string, after: string, wrap: number, language: Language): boolean {
  const width = displayWidth(before);
  if (closing.test(after)) return true;
  if (isItem(after) || issueLine.test(after) || (displayWidth(after) > wrap * 1.6 && width < wrap * 0.8)) return false;
  if (/[。！？!?：:；;”」]$/u.test(before) || (/[.]$/u.test(before) && !language.spaces)) return width >= wrap * 0.95 && width <= wrap * 1.15 && !/[：:]$/u.test(before);
  return width >= wrap * 0.6 && width <= wrap * 1.3;
}

/** Begins with a mark of a list. */
export function isItem(line: string): boolean {
  return bullet.test(line) || /^(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]\d{1,2}[）)]|\d{1,2}[、)）]|\d{1,2}[.．](?=\s)|[①-⑳])/u.test(line);
}

/** No line begins with these by itself. */
const closing = /^[。，、；：！？）》”’」』]/u;
/** `2022年第3期`, `总第9期`: a line of the masthead. */
export const issueLine = /^(?:\d{4}\s*年\s*)?(?:总?第\s*[\d一二三四五六七八九十]+\s*期)(?=$|[\s·，,|（(])/u;

/** Whether a text mostly has a space between Han and Latin or digits. */
export function isSpacedText(text: string): boolean {
  const count = (seam: RegExp): number => text.match(seam)?.length ?? 0;
  return count(/\p{Script=Han} [A-Za-z\d]|[A-Za-z\d] \p{Script=Han}/gu) > count(/\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han}/gu);
}

/** How two parts of a sentence are joined: a hyphen at the end of a Latin line belongs to the line; between Han and Latin as the text does elsewhere. */
function gluer(groups: readonly Group[], language: Language): (before: string, after: string) => string {
  const isSpaced = isSpacedText(groups.flat().join('\n'));
  return (before, after) => {
    if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
    const seam = `${Array.from(before.slice(-2)).at(-1) ?? ''}${Array.from(after.slice(0, 2))[0] ?? ''}`;
    if (isSpaced && /^(?:\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han})$/u.test(seam)) return `${before} ${after}`;
    return before + language.joinLines(Array.from(seam)[0] ?? '', Array.from(seam)[1] ?? '') + after;
  };
}
