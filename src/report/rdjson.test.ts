import { expect, test } from 'vitest';
import type { Diagnostic } from '../model/diagnostic.js';
import { awkward, context, diagnostic } from './diagnostics.fixture.js';
import { rdjson } from './rdjson.js';

interface Point { line: number; column?: number }
interface Rdf { diagnostics: { location: { path: string; range?: { start: Point; end: Point } }; suggestions?: { range: { start: Point; end: Point }; text: string }[] }[] }

const report = (diagnostics: readonly Diagnostic[], known = true): Rdf => JSON.parse(rdjson.report({ diagnostics, files: 1 }, context('zh', known))) as Rdf;

/** The part of a text that a range in bytes names: how reviewdog reads it. */
function slice(text: string, { start, end }: { start: Point; end: Point }): string {
  const bytes = Buffer.from(text);
  const lines = [0, ...[...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)];
  const at = ({ line, column = 1 }: Point): number => (lines[line - 1] ?? 0) + column - 1;
  return bytes.subarray(at(start), at(end)).toString();
}

const sourceOf = ({ file }: Diagnostic): string => context().source(file) ?? '';

test('columns count bytes, beyond the first plane and across CRLF too', () => {
  const { diagnostics } = report(awkward.diagnostics);
  for (const [index, each] of awkward.diagnostics.entries()) {
    const range = diagnostics[index]?.location.range;
    expect(range && slice(sourceOf(each), range)).toBe(each.actual);
  }
  expect(diagnostics[0]?.location.range?.start).toEqual({ line: 3, column: 5 });
});

test('a fix of several edits is one suggestion', () => {
  const mended = diagnostic({ file: 'issues/a:b,c/en.md', part: 'second', fix: [['second', '2nd'], ['First', '1st']] });
  const suggestions = report([mended]).diagnostics[0]?.suggestions ?? [];
  expect(suggestions.map(({ text, range }) => [slice(sourceOf(mended), range), text])).toEqual([['First line\nsecond', '1st line\n2nd']]);
});

test('without the text it names whole lines and suggests nothing', () => {
  const [first] = report(awkward.diagnostics, false).diagnostics;
  expect(first?.location.range).toEqual({ start: { line: 3 }, end: { line: 3 } });
  expect(first?.suggestions).toBeUndefined();
});
