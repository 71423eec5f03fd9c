import type { Language } from '../../lang/language.js';
import { continuesSentence, endsOpen } from '../../lang/zh/paragraph-breaks.js';
import { displayWidth } from '../../text/width.js';

/** Lines between empty ones. */
export type Group = readonly string[];

export interface Cleaned {
  readonly groups: Group[];
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
    .map((line) => line.replace(/[\t\u00A0\u2000-\u200A\u202F\u3000]/gu, ' ').trim());
  const heads = runningHeads(lines);
  const seen = new Set<string>();
  const kept = lines.filter((line, i) => {
    if (line === '\f') return false;
    const isHead = heads.has(line) && seen.has(line);
    if (line !== '' && (pageNumber.test(line) || isHead || isBareNumber(lines, i))) {
      dropped.push(line);
      return false;
    }
    seen.add(line);
    return true;
  });
  const groups: string[][] = [[]];
  for (const line of kept) {
    if (line !== '') groups.at(-1)?.push(line.replace(/ {2,}/gu, ' '));
    else if (groups.at(-1)?.length !== 0) groups.push([]);
  }
  return { groups: groups.filter((group) => group.length > 0), dropped };
}

/** Short lines that stand again and again next to a page's end. */
function runningHeads(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    if (line === '' || line === '\f' || displayWidth(line) > 80) continue;
    const near = lines.slice(Math.max(0, i - 3), i + 4);
    if (near.some((each) => each === '\f' || pageNumber.test(each))) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([line]) => line));
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

/** Puts lines back together that a page's width has broken, then paragraphs that stop inside a sentence. */
export function rejoin(groups: readonly Group[], language: Language): Rejoined {
  const followed = groups.flatMap((group) => group.slice(0, -1).map(displayWidth)).sort((a, b) => a - b);
  const wrap = Math.max(30, followed[Math.floor(followed.length * 0.8)] ?? 30);
  let count = 0;
  const within = groups.map((group) => {
    const lines: string[] = [];
    for (const [i, line] of group.entries()) {
      const last = lines.at(-1);
      if (last !== undefined && isBroken(group[i - 1] ?? last, line, wrap, language)) {
        lines[lines.length - 1] = glue(last, line, language);
        count += 1;
      } else lines.push(line);
    }
    return lines;
  });
  const result: string[][] = [];
  for (const group of within) {
    const [last, first] = [result.at(-1)?.at(-1), group[0]];
    const goesOn = last !== undefined && first !== undefined && !isItem(first) && ((endsOpen(last) === 'surely' && continuesSentence(first) !== 'no') || (endsOpen(last) !== 'no' && continuesSentence(first) === 'surely'));
    if (goesOn && result.at(-1)) {
      result.at(-1)?.splice(-1, 1, glue(last, first, language));
      result.at(-1)?.push(...group.slice(1));
      count += 1;
    } else result.push([...group]);
  }
  return { groups: result, count };
}

function isBroken(before: string, after: string, wrap: number, language: Language): boolean {
  const width = displayWidth(before);
  if (isItem(after) || (displayWidth(after) > wrap * 1.6 && width < wrap * 0.8)) return false;
  if (/[。！？!?：:；;”」]$/u.test(before) || (/[.]$/u.test(before) && !language.spaces)) return width >= wrap * 0.95 && width <= wrap * 1.15 && !/[：:]$/u.test(before);
  return width >= wrap * 0.6 && width <= wrap * 1.3;
}

/** Begins with a mark of a list. */
export function isItem(line: string): boolean {
  return bullet.test(line) || /^(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]\d{1,2}[）)]|\d{1,2}[、)）]|\d{1,2}[.．](?=\s)|[①-⑳])/u.test(line);
}

/** Two parts of a sentence; a hyphen at the end of a Latin line belongs to the line. */
function glue(before: string, after: string, language: Language): string {
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return before + language.joinLines(Array.from(before.slice(-2)).at(-1) ?? '', Array.from(after.slice(0, 2))[0] ?? '') + after;
}
