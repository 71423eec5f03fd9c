import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../model/diagnostic.js';
import { awkward, context, diagnostic } from './diagnostics.fixture.js';
import { reporters } from './registry.js';
import type { ReportContext } from './reporter.js';

// What must not reach a terminal, a log or an XML parser raw.
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const unsafe = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u;
// JSON must hold no control character (RFC 8259 §7); what its strings mean is told to programs as it is.
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const unsafeInJson = /[\u0000-\u0009\u000B-\u001F]|\p{Surrogate}/u;

const isJson = (format: string): boolean => ['json', 'sarif', 'rdjson'].includes(format);

const contexts: [string, ReportContext][] = [
  ['zh', context('zh')],
  ['en', context('en')],
  ['without the texts', context('en', false)],
  ['without rules', { uiLang: 'zh', color: false, width: 80, source: () => undefined }],
];

test('formats are unique and titled in both languages', () => {
  const formats = reporters.map(({ format }) => format);
  expect(new Set(formats).size).toBe(formats.length);
  for (const { title } of reporters) expect([title.zh, title.en].filter((text) => text.trim() === '')).toEqual([]);
});

describe.each(reporters.map((reporter) => ({ format: reporter.format, reporter })))('$format', ({ format, reporter }) => {
  test.each(contexts)('gives one document for nothing and for the awkward: %s', (_, given) => {
    for (const result of [{ diagnostics: [], files: 0 }, awkward, { diagnostics: [diagnostic()], files: 1 }]) {
      const text = reporter.report(result, given);
      expect(text.endsWith('\n')).toBe(true);
      expect(text).not.toMatch(isJson(format) ? unsafeInJson : unsafe);
      expect(text).not.toContain('undefined');
      expect(text).not.toContain('[object');
      if (isJson(format)) expect(() => JSON.parse(text) as unknown).not.toThrow();
      expect(reporter.report(result, given)).toBe(text);
    }
  });

  test('tells every fact of every diagnostic', () => {
    const text = reporter.report(awkward, context('zh'));
    const said = isJson(format) ? strings(JSON.parse(text)).join('\n') : text;
    for (const { rule, message, expected = [], related = [] } of awkward.diagnostics) {
      expect(said).toContain(rule);
      // Only pretty leaves the page to `spp explain`; a percent sign is escaped in workflow commands.
      const words = message.zh.split(/[\p{P}\p{S}\p{C}\s]+/u).filter((word) => /\p{Script=Han}/u.test(word));
      for (const word of [...words, ...expected, ...related.map((fact) => fact.message.zh)]) expect(said).toContain(word);
    }
    for (const severity of ['error', 'warning', 'info'] as const) expect(said.toLowerCase()).toMatch(severityWords[severity]);
  });

  test('does not change what it is given', () => {
    const frozen = deepFreeze(structuredClone(awkward)) as { diagnostics: readonly Diagnostic[]; files: number };
    expect(() => reporter.report(frozen, context())).not.toThrow();
  });
});

const severityWords = { error: /error|错误/, warning: /warning|警告/, info: /info|note|notice|提示/ };

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
