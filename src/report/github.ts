import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { furtherFacts, mostSevereFirst, placeOf, severityName, tally } from './facts.js';
import type { CheckResult, ReportContext, Reporter } from './reporter.js';
import { visible } from './visible.js';

/** Workflow commands by severity (GitHub docs: Workflow commands for GitHub Actions). */
const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** GitHub shows ten annotations of each level for a step and drops the others without a word. */
const annotationsPerLevel = 10;

/** A step's summary may have 1 MiB; a larger one fails to upload as a whole. In bytes of UTF-8, with room for what the step wrote before. */
const summaryLimit = 960 * 1024;

/** Annotations in the files of a pull request. */
export const github: Reporter = {
  format: 'github',
  title: { zh: 'GitHub Actions 批注', en: 'annotations of GitHub Actions' },
  report(result, { uiLang }) {
    const { shown, rest } = divide(result.diagnostics);
    const further = uiLang === 'zh' ? `；其余 ${rest.length} 项见步骤摘要` : `; ${rest.length} more in the step summary`;
    const closing = tally(result, uiLang) + (rest.length === 0 ? '' : further);
    return `${[...shown.map((each) => command(each, uiLang)), closing].join('\n')}\n`;
  },
};

/**
 * Markdown for the file that GITHUB_STEP_SUMMARY names: the counts, and every diagnostic that got no annotation as far as the size allows.
 * Append it: earlier commands of the step may have written there.
 */
export function githubSummary(result: CheckResult, { uiLang }: Pick<ReportContext, 'uiLang'>): string {
  const zh = uiLang === 'zh';
  const { rest } = divide(result.diagnostics);
  const head = `## spp check ${zh ? '——' : '– '}${tally(result, uiLang)}\n`;
  if (rest.length === 0) return head;
  const intro = zh ? `以下 ${rest.length} 项超出批注数量上限：` : `${rest.length} beyond the number of annotations GitHub shows:`;
  const columns = zh ? '| 级别 | 位置 | 说明 | 规则 |' : '| Severity | Place | Message | Rule |';
  let text = `${head}\n${intro}\n\n${columns}\n| --- | --- | --- | --- |\n`;
  let bytes = Buffer.byteLength(text);
  for (const [index, diagnostic] of rest.entries()) {
    const row = summaryRow(diagnostic, uiLang);
    bytes += Buffer.byteLength(row);
    if (bytes > summaryLimit) {
      const left = rest.length - index;
      return text + (zh ? `\n另有 ${left} 项因篇幅未列出。\n` : `\n${left} more did not fit here.\n`);
    }
    text += row;
  }
  return text;
}

/** What gets an annotation and what does not, each the most severe first. */
function divide(diagnostics: readonly Diagnostic[]): { shown: Diagnostic[]; rest: Diagnostic[] } {
  const shown: Diagnostic[] = [];
  const rest: Diagnostic[] = [];
  const used: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const diagnostic of mostSevereFirst(diagnostics)) {
    used[diagnostic.severity] += 1;
    (used[diagnostic.severity] <= annotationsPerLevel ? shown : rest).push(diagnostic);
  }
  return { shown, rest };
}

function command(diagnostic: Diagnostic, uiLang: 'zh' | 'en'): string {
  const { rule, severity, message, file, range } = diagnostic;
  const properties: [string, string | number][] = [['file', visible(file)]];
  if (range) {
    properties.push(['line', range.line], ['endLine', range.endLine]);
    // Columns count only within one line (GitHub REST API, check runs: annotations); the last one is part of the place.
    if (range.line === range.endLine) properties.push(['col', range.column], ['endColumn', Math.max(range.column, range.endColumn - 1)]);
  }
  properties.push(['title', rule]);
  const text = [visible(message[uiLang]), ...furtherFacts(diagnostic, uiLang)].join('\n');
  return `::${commands[severity]} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeData(text)}`;
}

// The escapes the runner undoes (actions/runner, ActionCommand.cs); a semicolon is none of them and would be shown as %3B.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function summaryRow(diagnostic: Diagnostic, uiLang: 'zh' | 'en'): string {
  const { rule, severity, message } = diagnostic;
  const said = [visible(message[uiLang]), ...furtherFacts(diagnostic, uiLang)].map(plain).join('<br>');
  return `| ${severityName(severity, uiLang)} | ${plain(placeOf(diagnostic))} | ${said} | ${plain(rule)} |\n`;
}

/** Text that Markdown shows as it is: a backslash before any ASCII punctuation takes its meaning (CommonMark §2.4), and keeps a table's cells apart. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&@:=^-]/g, String.raw`\$&`);
}
