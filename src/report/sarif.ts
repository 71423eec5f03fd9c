import type { Diagnostic, Related, RuleId, Severity } from '../model/diagnostic.js';
import type { Edit, Range } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import { furtherFacts } from './facts.js';
import type { ReportContext, Reporter } from './reporter.js';
import { visible } from './visible.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** GitHub's name for the repository's root; paths are relative to it. */
const root = '%SRCROOT%';

/** SARIF 2.1.0 (OASIS) for code scanning and editors: columns are UTF-16 units, ends exclusive. */
export const sarif: Reporter = {
  format: 'sarif',
  title: { zh: 'SARIF 2.1.0（代码扫描平台用）', en: 'SARIF 2.1.0 for code scanning' },
  report({ diagnostics }, context) {
    const rules = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
    const lines = new Map<string, LineIndex | undefined>();
    const linesOf = (file: string): LineIndex | undefined => {
      if (!lines.has(file)) {
        const text = context.source(file);
        lines.set(file, text === undefined ? undefined : new LineIndex(text));
      }
      return lines.get(file);
    };
    const run = {
      tool: { driver: { name: 'spp', rules: rules.map((rule) => describeRule(rule, diagnostics, context)) } },
      originalUriBaseIds: { [root]: { description: { text: context.uiLang === 'zh' ? '运行 spp 的文件夹' : 'The folder spp was run in' } } },
      columnKind: 'utf16CodeUnits',
      results: diagnostics.map((each) => toResult(each, rules, linesOf(each.file), context.uiLang)),
    };
    return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
  },
};

function describeRule(id: RuleId, diagnostics: readonly Diagnostic[], { uiLang, ruleInfo }: ReportContext): object {
  const info = ruleInfo?.(id);
  const first = diagnostics.find(({ rule }) => rule === id);
  return {
    id,
    shortDescription: info && { text: info.title[uiLang] },
    fullDescription: info && { text: info.why[uiLang] },
    helpUri: first?.help,
    defaultConfiguration: info && { level: levels[info.severity] },
    properties: { tags: [id.split('/')[0]] },
  };
}

function toResult(diagnostic: Diagnostic, rules: readonly RuleId[], lines: LineIndex | undefined, uiLang: 'zh' | 'en'): object {
  const { rule, severity, message, file, range, actual, expected, related = [], fix } = diagnostic;
  const text = [visible(message[uiLang]), ...furtherFacts({ ...diagnostic, related: [], fix: undefined, help: undefined }, uiLang)].join('\n');
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: levels[severity],
    message: { text: escapeMessage(text) },
    locations: [{ physicalLocation: physical(file, range, actual) }],
    relatedLocations: related.length > 0 ? related.map((fact, id) => relatedLocation(fact, id, uiLang)) : undefined,
    fixes: fix && lines && fix.length > 0 ? [toFix(file, fix, lines, uiLang)] : undefined,
    properties: actual === undefined && expected === undefined ? undefined : { actual, expected },
  };
}

function physical(file: string, range?: Range, actual?: string): object {
  const snippet = actual === undefined ? undefined : { text: actual };
  return { artifactLocation: artifact(file), region: range && { ...region(range), snippet } };
}

function relatedLocation({ file, range, message }: Related, id: number, uiLang: 'zh' | 'en'): object {
  return { id, message: { text: escapeMessage(visible(message[uiLang])) }, physicalLocation: physical(file, range) };
}

function region({ line, column, endLine, endColumn }: Pick<Range, 'line' | 'column' | 'endLine' | 'endColumn'>): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function toFix(file: string, fix: readonly Edit[], lines: LineIndex, uiLang: 'zh' | 'en'): object {
  const replacements = fix.map(({ offset, endOffset, text }) => ({
    deletedRegion: region(lines.range({ start: offset, end: endOffset })),
    insertedContent: text === '' ? undefined : { text },
  }));
  return {
    description: { text: uiLang === 'zh' ? '自动修正' : 'Mend automatically' },
    artifactChanges: [{ artifactLocation: artifact(file), replacements }],
  };
}

/** In message strings braces hold placeholders and are doubled to stand for themselves; brackets make links (SARIF 2.1.0 §3.11.5, §3.11.6). */
function escapeMessage(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}').replace(/[\\[\]]/g, String.raw`\$&`);
}

/** A relative reference (RFC 3986), Chinese and reserved characters percent-encoded; a path from the root of a disk becomes a file: URI. */
function artifact(file: string): object {
  const uri = file.split('/').map((step) => encodeURIComponent(step.replace(/\p{Surrogate}/gu, '\uFFFD'))).join('/');
  if (file.startsWith('/')) return { uri: `file://${uri}` };
  return /^[A-Za-z]:\//.test(file) ? { uri: `file:///${uri.replace('%3A', ':')}` } : { uri, uriBaseId: root };
}
