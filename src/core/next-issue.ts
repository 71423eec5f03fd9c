/** An issue of the workspace, as far as its `issue.yml` tells. */
export interface EarlierIssue {
  /** The folder's name. */
  readonly id: string;
  readonly issue?: number;
  readonly number?: number;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** What `issue.yml` of a new issue says. */
export interface NextIssue {
  readonly issue?: number;
  readonly year: number;
  readonly number?: number;
  readonly date: string;
}

interface Wish {
  /** The folder's name, if one was asked for. */
  readonly id?: string;
  readonly date?: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Issues of the series: those with a running number, by key or by name. Reviews and special issues have none and set no rhythm. */
function seriesOf(issues: readonly EarlierIssue[]): (EarlierIssue & { readonly issue: number })[] {
  return issues
    .flatMap((each) => {
      const issue = each.issue ?? numberIn(each.id);
      return issue === undefined ? [] : [{ ...each, issue }];
    })
    .sort((a, b) => (a.date < b.date || (a.date === b.date && a.issue < b.issue) ? -1 : 1));
}

function numberIn(id: string): number | undefined {
  const digits = /^issue-0*(\d{1,6})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The issue whose skeleton a new one takes: the newest of the series, else the newest of all. */
export function latestIssue(issues: readonly EarlierIssue[]): EarlierIssue | undefined {
  return seriesOf(issues).at(-1) ?? issues.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
}

/**
 * Numbers and day of the issue after these. The running number follows the highest, the number within the year begins anew with the year,
 * the day is the last one's plus the usual interval of the series; never a day that is past.
 */
export function nextIssue(issues: readonly EarlierIssue[], { id, date: wished, today }: Wish): NextIssue & { readonly id: string } {
  const series = seriesOf(issues);
  const issue = id === undefined ? Math.max(0, ...series.map((each) => each.issue)) + 1 : numberIn(id);
  const due = issue === undefined ? undefined : dueDay(series.map(({ date }) => date));
  const date = wished ?? (due !== undefined && due > today ? due : today);
  const year = Number(date.slice(0, 4));
  const counts = issue !== undefined && (series.length === 0 || series.some(({ number }) => number !== undefined));
  const taken = series.filter((each) => each.date.startsWith(String(year))).map(({ number }) => number ?? 0);
  return {
    id: id ?? `issue-${issue ?? 1}`,
    ...(issue !== undefined && { issue }),
    year,
    ...(counts && { number: Math.max(0, ...taken) + 1 }),
    date,
  };
}

/** Intervals in whole months that bulletins keep, and how many days off them an issue may be and still keep them. */
const rhythms = [1, 2, 3, 4, 6, 12].map((months) => ({ months, days: months * 30.44, slack: 4 + months * 3 }));

/** Longer gaps are pauses, no rhythm: an old issue and one made today say nothing of the next. */
const longest = 366 + 40;

/** The day after these (sorted) by the middle one of their last intervals; undefined for fewer than two days, or years between them. */
function dueDay(days: readonly string[]): string | undefined {
  const last = days.at(-1);
  const recent = days.slice(-5);
  const intervals = recent.slice(1).map((day, i) => daysBetween(recent[i] ?? day, day)).sort((a, b) => a - b);
  const usual = intervals[Math.floor((intervals.length - 1) / 2)];
  if (last === undefined || usual === undefined || usual <= 0 || usual > longest) return undefined;
  const rhythm = rhythms.find(({ days: length, slack }) => Math.abs(usual - length) <= slack);
  return rhythm ? monthsAfter(last, rhythm.months) : isoDay(Date.parse(last) + usual * dayLength);
}

const dayLength = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** The same day of a later month; the last day of a month leads to the last of that one. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOf = (offset: number): number => new Date(Date.UTC(year, month + offset, 0)).getUTCDate();
  const target = date === lastOf(0) ? lastOf(months) : Math.min(date, lastOf(months));
  return isoDay(Date.UTC(year, month - 1 + months, target));
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
