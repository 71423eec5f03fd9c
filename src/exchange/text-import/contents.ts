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
  return text.replace(/[\s《》“”"·.…]+/gu, '').replace(/(?<!\d)\d+$/u, (digits) => (digits.length <= 3 ? '' : digits)).toLowerCase();
}

/** Headings that the contents name stand alone, though a copy may have left no empty line around them; one may have been set in several lines. */
export function standHeadingsAlone(groups: readonly Group[], keys: ReadonlySet<string>): Group[] {
  return groups.flatMap((group) => {
    const parts: string[][] = [[]];
    for (let i = 0; i < group.length; i += 1) {
      const length = [3, 2, 1].find((n) => i + n <= group.length && keys.has(headingKey(group.slice(i, i + n).join(''))));
      if (length === undefined) parts.at(-1)?.push(group[i] ?? '');
      else {
        parts.push(group.slice(i, i + length), []);
        i += length - 1;
      }
    }
    const whole = parts.filter((part) => part.length > 0);
    return whole.length === 1 ? [group] : whole;
  });
}

/** The keys of all that the contents name. */
export function keysOf({ sections }: Contents): Set<string> {
  return new Set(sections.flatMap(({ name, entries }) => [name, ...entries]).filter((line) => line !== '').map(headingKey));
}

/** A typed table of contents: it tells which lines are headings, and under which section. */
export function findContents(groups: readonly Group[]): Contents | undefined {
  const at = groups.findIndex(([first = '']) => /^(?:目\s*录|本期目录|contents|in this issue)$/iu.test(first));
  if (at === -1) return undefined;
  const sections: ContentsSection[] = [];
  const seen = new Set<string>();
  const take = (name: string, lines: Group): void => {
    const entries = lines.map((line) => line.replace(/(?:(?<![\s.…·])[\s.…·]+)?\d{1,3}$/u, '').trim()).filter((line) => line !== '');
    for (const entry of entries) seen.add(headingKey(entry));
    sections.push({ name, entries });
  };
  const own = (groups[at] ?? []).slice(1);
  if (own.length > 0) take('', own);
  const loose = looseContents(groups, at + 1);
  if (own.length === 0 && loose) return { from: at, ...loose };
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

/** Contents as a PDF gives them: page numbers between the lines. Of several lines before a number the first is a section's, if the text has it alone. */
function looseContents(groups: readonly Group[], from: number): { readonly to: number; readonly sections: readonly ContentsSection[] } | undefined {
  const isNumber = (group: Group | undefined): boolean => group?.length === 1 && /^\d{1,3}$/u.test(group[0] ?? '');
  let to = from;
  while (groups[to] && isNumber(groups[to + 1])) to += 2;
  if (to - from < 4) return undefined;
  const lines = new Set(groups.slice(to).flat().map(headingKey));
  const sections: { name: string; entries: string[] }[] = [];
  for (const group of groups.slice(from, to)) {
    const [first = '', ...more] = group;
    if (isNumber(group)) continue;
    if (more.length > 0 && lines.has(headingKey(first))) sections.push({ name: first, entries: [more.join(' ')] });
    else if (sections.length === 0) sections.push({ name: '', entries: [group.join(' ')] });
    else sections.at(-1)?.entries.push(group.join(' '));
  }
  return { to, sections };
}
