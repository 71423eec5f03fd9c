import type { Group } from './lines.js';

export interface ContentsSection {
  /** Empty: entries without a section. */
  readonly name: string;
  readonly entries: readonly string[];
}

export interface Contents {
  /** Groups it takes, from the first, heading and all. */
  readonly from: number;
  readonly to: number;
  readonly sections: readonly ContentsSection[];
}

/** What two spellings of one heading share: line ends, book marks and page numbers do not count. */
export function headingKey(text: string): string {
  return text.replace(/[\s《》“”"·.…]+/gu, '').replace(/\d+$/u, (digits) => (digits.length <= 3 ? '' : digits)).toLowerCase();
}

/** A typed table of contents: it tells which lines are headings, and under which section. */
export function findContents(groups: readonly Group[]): Contents | undefined {
  const at = groups.findIndex(([first = '']) => /^(?:目\s*录|本期目录|contents|in this issue)$/iu.test(first));
  if (at === -1) return undefined;
  const sections: ContentsSection[] = [];
  const seen = new Set<string>();
  const take = (name: string, lines: Group): void => {
    const entries = lines.map((line) => line.replace(/[\s.…·]*\d{1,3}$/u, '').trim()).filter((line) => line !== '');
    for (const entry of entries) seen.add(headingKey(entry));
    sections.push({ name, entries });
  };
  const own = (groups[at] ?? []).slice(1);
  if (own.length > 0) take('', own);
  let next = at + 1;
  while (next < groups.length) {
    const group = groups[next] ?? [];
    const following = groups[next + 1] ?? [];
    const isShort = (lines: Group): boolean => lines.length > 0 && lines.every((line) => line.length <= 60 && !/[。！？]$/u.test(line));
    if (!isShort(group) || seen.has(headingKey(group.join('')))) break;
    if (group.length === 1 && isShort(following) && !seen.has(headingKey(following.join('')))) {
      take(group[0] ?? '', following);
      next += 2;
    } else if (group.length > 1 && sections.length === 0) {
      take('', group);
      next += 1;
    } else break;
  }
  return sections.length === 0 ? undefined : { from: at, to: next, sections };
}
