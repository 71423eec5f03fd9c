import type { Diagnostic, Finding, RuleId } from '../model/diagnostic.js';
import type { SourceFile, Span } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import { nearest } from '../text/nearest.js';
import { commentsOf, type Comment } from './comments.js';

export interface Rules {
  /** Every rule there is, those of the readers included. */
  readonly known: ReadonlySet<string>;
  /** The rules that ran: a suppression of another cannot be judged. */
  readonly ran: ReadonlySet<string>;
}

export interface Suppressed {
  readonly kept: readonly Diagnostic[];
  /** What a comment switched off, in the order given. */
  readonly suppressed: readonly Diagnostic[];
  /** Mistakes in the comments themselves: `config/suppression`, `config/unused-suppression`. */
  readonly findings: readonly { readonly rule: RuleId; readonly finding: Finding }[];
}

/** A rule switched off in a part of the file by one word of a comment. */
interface Entry {
  readonly rule: string;
  /** The rule's name in the comment. */
  readonly span: Span;
  readonly covers: (diagnostic: Diagnostic) => boolean;
  /** Where an `spp-off` ends; the end of the file until an `spp-on` is met. */
  until: number;
  used: boolean;
}

const directives = ['spp-off', 'spp-on', 'spp-off-line', 'spp-off-file'] as const;

/**
 * Applies the comments of a Markdown file to what was found in it:
 * `<!-- spp-off zh/dash, zh/quotes -->` … `<!-- spp-on -->` switches rules off in between (without `spp-on` to the end),
 * `<!-- spp-off-line zh/dash -->` on its own line or, standing alone, on the next one, `<!-- spp-off-file zh/dash -->` everywhere.
 * Problems of input and configuration cannot be switched off.
 * @param diagnostics of this file only.
 */
export function suppress(file: SourceFile, diagnostics: readonly Diagnostic[], rules: Rules): Suppressed {
  const { entries, findings } = readEntries(file, rules.known);
  const kept: Diagnostic[] = [];
  const suppressed: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const covering = /^(?:config|input)\//u.test(diagnostic.rule) ? [] : entries.filter((entry) => entry.rule === diagnostic.rule && entry.covers(diagnostic));
    for (const entry of covering) entry.used = true;
    (covering.length > 0 ? suppressed : kept).push(diagnostic);
  }
  const unused = entries.filter(({ used, rule }) => !used && rules.ran.has(rule)).map(({ rule, span }) => ({ rule: 'config/unused-suppression' as const, finding: unusedFinding(rule, span) }));
  return { kept, suppressed, findings: [...findings, ...unused].sort((a, b) => (a.finding.span?.start ?? 0) - (b.finding.span?.start ?? 0)) };
}

function readEntries(file: SourceFile, known: ReadonlySet<string>): { entries: Entry[]; findings: { rule: RuleId; finding: Finding }[] } {
  const entries: Entry[] = [];
  const findings: { rule: RuleId; finding: Finding }[] = [];
  const wrong = (finding: Finding): void => void findings.push({ rule: 'config/suppression', finding: { severity: 'error', ...finding } });
  const lines = new LineIndex(file.text);
  for (const comment of commentsOf(file.text)) {
    const match = /^\s*(spp-[\w-]*)/u.exec(comment.body);
    if (!match) continue;
    const [, name = ''] = match;
    const names = namesIn(comment, comment.start + 4 + match[0].length);
    if (!directives.some((directive) => directive === name)) {
      wrong(unknownDirective(name, comment));
      continue;
    }
    for (const { text, span } of names) if (!known.has(text)) wrong(unknownRule(text, span, known));
    if (name === 'spp-on') {
      const ended = entries.filter(({ until, rule, span }) => until === Infinity && span.start < comment.start && (names.length === 0 || names.some(({ text }) => text === rule)));
      for (const entry of ended) entry.until = comment.start;
      continue;
    }
    if (names.length === 0) wrong(noRule(name, comment));
    for (const { text, span } of names) if (known.has(text)) entries.push(entryOf(name, text, span, comment, lines));
  }
  return { entries, findings };
}

function entryOf(name: string, rule: string, span: Span, comment: Comment, lines: LineIndex): Entry {
  if (name === 'spp-off-file') return { rule, span, until: -1, used: false, covers: () => true };
  if (name === 'spp-off-line') {
    const line = lineMeant(comment, lines);
    return { rule, span, until: -1, used: false, covers: ({ range }) => range?.line === line };
  }
  const entry: Entry = { rule, span, until: Infinity, used: false, covers: ({ range }) => range !== undefined && range.offset >= comment.end && range.offset < entry.until };
  return entry;
}

/** What opens quotations and list items at the start of a line: no text of it. */
const containerMarks = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*/u;

function isBlankLine(line: string): boolean {
  return line.replace(containerMarks, '').trim() === '';
}

/** The comment's line if other text stands on it, else the next line that is not blank. */
function lineMeant({ start, end }: Comment, lines: LineIndex): number {
  const { line } = lines.point(start);
  const last = lines.point(end).line;
  const rest = lines.text.slice(start - lines.point(start).column + 1, start) + lines.text.slice(end, end + lines.line(last).length);
  if (!isBlankLine(rest.split(/[\r\n]/u)[0]?.replaceAll(/<!--[^]*?(?:-->|$)/gu, '') ?? '')) return line;
  for (let next = last + 1; next <= lines.count; next += 1) if (!isBlankLine(lines.line(next))) return next;
  return line;
}

function namesIn({ start, body }: Comment, from: number): { text: string; span: Span }[] {
  const offset = start + 4;
  return [...body.slice(from - offset).matchAll(/[^\s,，、]+/gu)].map((match) => {
    const at = from + match.index;
    return { text: match[0], span: { start: at, end: at + match[0].length } };
  });
}

function unknownDirective(name: string, { start, end }: Comment): Finding {
  const suggestion = nearest(name, directives);
  return {
    span: { start, end },
    actual: name,
    expected: suggestion === undefined ? directives : [suggestion],
    message: {
      zh: `没有“${name}”这种注释，${suggestion === undefined ? `应为${directives.join('、')}` : `是否想用“${suggestion}”？`}`,
      en: `Unexpected comment “${name}”, ${suggestion === undefined ? `expected ${directives.join(', ')}` : `did you mean “${suggestion}”?`}`,
    },
  };
}

function unknownRule(text: string, span: Span, known: ReadonlySet<string>): Finding {
  const suggestion = nearest(text, known);
  return {
    span,
    actual: text,
    ...(suggestion !== undefined && { expected: [suggestion] }),
    message: {
      zh: `没有规则“${text}”${suggestion === undefined ? '，用 spp rules 查看全部规则' : `，是否想用“${suggestion}”？`}`,
      en: `Unexpected rule “${text}”, ${suggestion === undefined ? 'expected one that `spp rules` lists' : `did you mean “${suggestion}”?`}`,
    },
  };
}

function noRule(name: string, { start, end }: Comment): Finding {
  return {
    span: { start, end },
    actual: name,
    message: { zh: `“${name}”之后应写明规则，例如 ${name} zh/dash`, en: `Unexpected “${name}” without a rule, expected one, as in ${name} zh/dash` },
  };
}

function unusedFinding(rule: string, span: Span): Finding {
  return {
    span,
    severity: 'warning',
    actual: rule,
    message: { zh: `这里没有${rule}的问题，应删去这条注释`, en: `Unexpected suppression: ${rule} finds nothing here, expected no comment` },
  };
}
