import { yamlFlow } from '../glossary/yaml-text.js';
import type { Diagnostic, Finding } from '../model/diagnostic.js';
import type { SourceFile, Span } from '../model/text.js';
import { baselineSchema, type BaselineEntry } from '../schema/baseline.js';
import { readYaml, type SchemaFinding } from '../schema/read.js';
import { sha256 } from '../text/hash.js';

/** A baseline as read: what is known, and where in its file each entry stands. */
export interface Baseline {
  readonly entries: readonly (BaselineEntry & { readonly span?: Span })[];
}

/** How a baseline sees the files of a run. */
export interface BaselineView {
  /** A diagnostic's file as the baseline names it: relative to the baseline's folder. */
  nameOf(file: string): string;
  /** A file's text, by the name in diagnostics. */
  text(file: string): string | undefined;
}

/** A baseline may hold every finding of a hundred old issues: more than settings may. In UTF-16 units. */
const largest = 1 << 24;

/** UTF-16 units on each side that must be the same, blanks not counted: enough to tell two places of a word apart, and no more, so that the rest of a line can be edited. */
const around = 16;

/** Problems of input and settings cannot be switched off, here as anywhere. */
function canBeKnown({ rule }: Diagnostic): boolean {
  return !/^(?:input|config)\//.test(rule);
}

/** Reads a baseline file; absent, with the reasons and their places, if it is none. */
export function readBaseline({ text }: SourceFile): { baseline?: Baseline; findings: readonly SchemaFinding[] } {
  const read = readYaml(text, baselineSchema, { family: 'config', limit: largest });
  if (!read.value) return { findings: read.findings };
  const entries = read.value.findings.map((entry, index) => {
    const span = read.spanOf(['findings', index]);
    return { ...entry, ...(span && { span }) };
  });
  return { baseline: { entries }, findings: read.findings };
}

/** The text of a baseline that knows these diagnostics, one entry a line, sorted: so that it merges and reads well. */
export function writeBaseline(diagnostics: readonly Diagnostic[], view: BaselineView): { text: string; count: number } {
  const counts = new Map<string, { entry: BaselineEntry; times: number }>();
  const known = diagnostics.filter(canBeKnown);
  for (const diagnostic of known) {
    const entry = entryOf(diagnostic, view);
    const counted = counts.get(keyOf(entry));
    if (counted) counted.times += 1;
    else counts.set(keyOf(entry), { entry, times: 1 });
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { entry, times }]) => `  - ${yamlFlow({ ...entry, times: times === 1 ? undefined : times })}`);
  const head = '# 已知的问题，由 spp check --write-baseline 写成 / Known findings, written by spp check --write-baseline\nversion: 1\n';
  return { text: head + (lines.length === 0 ? 'findings: []\n' : `findings:\n${lines.join('\n')}\n`), count: known.length };
}

/**
 * Takes out what the baseline knows. Entries are matched by file, rule, text found and a hash of the text around it, never by line.
 * @param isJudged whether an entry's rule and file were checked in this run, so that it can be called unused.
 */
export function applyBaseline(
  { entries }: Baseline,
  diagnostics: readonly Diagnostic[],
  view: BaselineView,
  isJudged: (entry: BaselineEntry) => boolean,
): { kept: Diagnostic[]; unused: Finding[] } {
  const left = new Map<string, number>();
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.times);
  const kept = diagnostics.filter((diagnostic) => {
    if (!canBeKnown(diagnostic)) return true;
    const key = keyOf(entryOf(diagnostic, view));
    const times = left.get(key) ?? 0;
    if (times > 0) left.set(key, times - 1);
    return times === 0;
  });
  const unused = entries.filter((entry) => {
    const times = left.get(keyOf(entry)) ?? 0;
    left.set(keyOf(entry), Math.max(0, times - entry.times));
    return times > 0 && isJudged(entry);
  });
  return { kept, unused: unused.map(unusedFinding) };
}

function entryOf(diagnostic: Diagnostic, view: BaselineView): BaselineEntry {
  const { rule, file, actual, range } = diagnostic;
  const text = view.text(file);
  return {
    file: view.nameOf(file),
    rule,
    ...(actual !== undefined && { actual }),
    near: range === undefined || text === undefined ? 'file' : nearHash(text, { start: range.offset, end: range.endOffset }),
    times: 1,
  };
}

/** Of the same lines before and behind a place, so that neither lines moved nor blanks changed elsewhere matter. */
function nearHash(text: string, { start, end }: Span): string {
  // A line may be megabytes long, its blanks too: what lies further off than this does not count.
  const reach = around * 8;
  const before = /(?<![^\r\n])[^\r\n]*$/.exec(text.slice(Math.max(0, start - reach), start))?.[0] ?? '';
  const behind = /^[^\r\n]*/.exec(text.slice(end, end + reach))?.[0] ?? '';
  const bare = (part: string): string => part.replaceAll(/\s+/gu, '');
  return sha256(`${bare(before).slice(-around)}\n${bare(behind).slice(0, around)}`).slice(0, 12);
}

function keyOf({ file, rule, actual, near }: BaselineEntry): string {
  return JSON.stringify([file, rule, actual ?? null, near]);
}

function unusedFinding({ file, rule, actual, span }: BaselineEntry & { readonly span?: Span }): Finding {
  const what = actual === undefined ? { zh: '', en: '' } : { zh: `“${actual}”`, en: ` "${actual}"` };
  return {
    message: {
      zh: `${file} 中已没有 ${rule}${what.zh}；请从基线中删去此项，或用 --write-baseline 重写`,
      en: `${file} no longer has ${rule}${what.en}; delete this entry, or write the baseline anew with --write-baseline`,
    },
    ...(span && { span }),
    actual: rule,
  };
}
