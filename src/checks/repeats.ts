import type { Finding, RuleId } from '../model/diagnostic.js';

interface Placed {
  readonly rule: RuleId;
  readonly file: string;
  readonly finding: Finding;
}

/**
 * Rules that see the same fault as another one, which says more about it. Families end in `/`. Where both report an overlapping place, the
 * one that says more stays.
 */
const saidBy: Readonly<Record<RuleId, readonly string[]>> = {
  'pair/term': ['pair/name', 'term/'],
  'pair/name': ['term/'],
  'pair/link': ['link/placeholder', 'link/punctuation', 'link/full-width-brackets'],
  'pair/leftover': ['zh/leftover-english', 'en/leftover-chinese'],
  'link/placeholder': ['link/punctuation'],
  'link/text': ['link/placeholder'],
  'link/anchor': ['link/placeholder'],
  'consistency/abbreviations': ['term/'],
  'zh/public-bodies': ['term/', 'consistency/names'],
  'consistency/names': ['term/', 'abbr/two-expansions'],
  'consistency/titles': ['term/', 'consistency/names'],
  'consistency/mixed-forms': ['term/forbidden', 'term/expired'],
  'consistency/across-issues': ['term/', 'abbr/two-expansions', 'consistency/names', 'consistency/titles'],
  'abbr/full-name-after': ['term/'],
  'zh/repeated': ['zh/enumeration-comma'],
  'zh/half-width-punctuation': ['zh/ellipsis', 'zh/brackets'],
};

const saying = (rule: RuleId, others: readonly string[]): boolean => others.some((other) => (other.endsWith('/') ? rule.startsWith(other) : rule === other));
const sayers = Object.values(saidBy);
const says = (rule: RuleId): boolean => sayers.some((others) => saying(rule, others));

/** Findings are looked up by stretches of this length, so that a file with many costs no square of their number. In UTF-16 units. */
const stretch = 512;

/** Leaves out what repeats another finding at its place: one fault, one report. */
export function withoutRepeats<T extends Placed>(found: readonly T[]): T[] {
  const places = new Map<string, Placed[]>();
  for (const each of found) {
    if (!says(each.rule) || each.finding.severity === 'info') continue;
    for (const key of stretchesOf(each)) {
      const there = places.get(key);
      if (there) there.push(each);
      else places.set(key, [each]);
    }
  }
  return found.filter((each) => {
    const others = saidBy[each.rule];
    const { span } = each.finding;
    if (!others || !span) return true;
    const near = stretchesOf(each).flatMap((key) => places.get(key) ?? []);
    return !near.some(({ rule, finding }) => finding.span !== undefined && finding.span.start < span.end && finding.span.end > span.start && saying(rule, others));
  });
}

function stretchesOf({ file, finding: { span } }: Placed): string[] {
  if (!span) return [];
  const first = Math.floor(span.start / stretch);
  return Array.from({ length: Math.floor(span.end / stretch) - first + 1 }, (_, i) => `${file}\n${first + i}`);
}
