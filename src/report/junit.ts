import type { Diagnostic } from '../model/diagnostic.js';
import { xmlAttribute, xmlText } from '../text/xml.js';
import { furtherFacts, placeOf, severityName, tally } from './facts.js';
import type { CheckResult, Reporter } from './reporter.js';
import { visible } from './visible.js';

/**
 * JUnit XML as CI servers read it: a suite for each file, a case for each diagnostic. An error is a failure; warnings and notes are skipped
 * cases with their message, so that the server's verdict is that of the exit code's default.
 */
export const junit: Reporter = {
  format: 'junit',
  title: { zh: 'JUnit XML（CI 服务器用）', en: 'JUnit XML for CI servers' },
  report(result, { uiLang }) {
    const byFile = new Map<string, Diagnostic[]>();
    for (const diagnostic of result.diagnostics) {
      const known = byFile.get(diagnostic.file);
      if (known) known.push(diagnostic);
      else byFile.set(diagnostic.file, [diagnostic]);
    }
    const suites = [...byFile].map(([file, diagnostics]) => suite(visible(file), diagnostics, diagnostics.map((each) => testCase(each, uiLang))));
    // Servers take a report without a case for a run that broke.
    const all = suites.length > 0 ? suites : [suite('spp check', [], [`    <testcase ${attributes({ name: tally(result, uiLang), classname: 'spp' })}/>`])];
    return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${attributes({ name: 'spp check', ...counts(result.diagnostics, all === suites ? 0 : 1) })}>`, ...all, '</testsuites>', ''].join('\n');
  },
};

function suite(name: string, diagnostics: CheckResult['diagnostics'], cases: readonly string[]): string {
  return [`  <testsuite ${attributes({ name, ...counts(diagnostics, cases.length - diagnostics.length) })}>`, ...cases, '  </testsuite>'].join('\n');
}

function counts(diagnostics: CheckResult['diagnostics'], passed: number): Record<string, number> {
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { tests: diagnostics.length + passed, failures, errors: 0, skipped: diagnostics.length - failures };
}

function testCase(diagnostic: Diagnostic, uiLang: 'zh' | 'en'): string {
  const { rule, severity, message, file, range } = diagnostic;
  const name = range ? `${rule} ${range.line}:${range.column}` : rule;
  const at: Record<string, string | number> = { name, classname: visible(file), file: visible(file) };
  if (range) at['line'] = range.line;
  const said = attributes({ message: visible(message[uiLang]), ...(severity === 'error' && { type: rule }) });
  const body = [`${severityName(severity, uiLang)}: ${placeOf(diagnostic)}`, visible(message[uiLang]), ...furtherFacts(diagnostic, uiLang)].join('\n');
  const element = severity === 'error' ? `<failure ${said}>${xmlText(body)}</failure>` : `<skipped ${said}>${xmlText(body)}</skipped>`;
  return `    <testcase ${attributes(at)}>\n      ${element}\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).map(([name, value]) => `${name}="${xmlAttribute(String(value))}"`).join(' ');
}
