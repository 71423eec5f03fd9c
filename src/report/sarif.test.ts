import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdits } from '../text/edits.js';
import { LineIndex } from '../text/lines.js';
import { awkward, context, diagnostic } from './diagnostics.fixture.js';
import { breaches } from './json-schema.fixture.js';
import { sarif } from './sarif.js';

interface Region { startLine: number; startColumn: number; endLine: number; endColumn: number }
interface Location { artifactLocation: { uri: string; uriBaseId?: string }; region?: Region }
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: { physicalLocation: Location }[];
  relatedLocations?: { physicalLocation: Location }[];
  fixes?: { artifactChanges: { replacements: { deletedRegion: Region; insertedContent?: { text: string } }[] }[] }[];
}
interface Log { runs: { columnKind: string; tool: { driver: { rules: { id: string }[] } }; results: Result[] }[] }

const report = (uiLang: 'zh' | 'en' = 'zh'): Log => JSON.parse(sarif.report(awkward, context(uiLang))) as Log;

const schemaFile = new URL('../../../shared/schemas/sarif/sarif-schema-2.1.0.json', import.meta.url);
const hasSchema = existsSync(schemaFile);

test('is valid by the official schema', ({ skip }) => {
  skip(!hasSchema, 'the official schema is not at hand');
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  for (const result of [awkward, { diagnostics: [], files: 0 }]) {
    for (const given of [context('zh'), context('en', false)]) expect(breaches(JSON.parse(sarif.report(result, given)), schema)).toEqual([]);
  }
  // The judge itself: planted faults are found.
  const planted = report() as unknown as { runs: [{ columnKind: string; results: { level: string; locations: { physicalLocation: { region: Region } }[] }[] }] };
  planted.runs[0].columnKind = 'bytes';
  const [result] = planted.runs[0].results;
  if (result) result.level = 'fatal';
  for (const { physicalLocation } of result?.locations ?? []) physicalLocation.region.startColumn = 0;
  expect(breaches(planted, schema)).toHaveLength(3);
});

test('places are those of the text, in UTF-16 units', () => {
  const [run] = report().runs;
  expect(run?.columnKind).toBe('utf16CodeUnits');
  for (const [i, { actual, file }] of awkward.diagnostics.entries()) {
    const region = run?.results[i]?.locations[0]?.physicalLocation.region;
    expect(region && cut(context().source(file) ?? '', region)).toBe(actual);
  }
});

function cut(text: string, { startLine, startColumn, endLine, endColumn }: Region): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return text.slice((starts[startLine - 1] ?? 0) + startColumn - 1, (starts[endLine - 1] ?? 0) + endColumn - 1);
}

test('paths are relative references, percent-encoded', () => {
  const files = report().runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation);
  expect(files).toEqual([
    { uri: '%E6%9C%9F%E5%88%8A/%E7%AC%AC%209%20%E6%9C%9F/zh.md', uriBaseId: '%SRCROOT%' },
    { uri: '%E6%9C%9F%E5%88%8A/%E7%AC%AC%209%20%E6%9C%9F/zh.md', uriBaseId: '%SRCROOT%' },
    { uri: '%E6%B2%A1%E6%9C%89%20%E8%BF%99%E4%B8%AA%25%E6%96%87%E4%BB%B6.md', uriBaseId: '%SRCROOT%' },
    { uri: 'issues/a%3Ab%2Cc/en.md', uriBaseId: '%SRCROOT%' },
    { uri: 'file:///C:/%E6%9C%9F%E5%88%8A/zh.md' },
  ]);
});

test('a fix, applied, does what the diagnostic\'s own edits do', () => {
  const results = report().runs[0]?.results ?? [];
  for (const [i, { file, fix }] of awkward.diagnostics.entries()) {
    const text = context().source(file) ?? '';
    const index = new LineIndex(text);
    const offsetOf = (line: number, column: number): number => Array.from({ length: text.length + 1 }, (_, at) => at).findLast((at) => index.point(at).line === line && index.point(at).column === column) ?? -1;
    const edits = results[i]?.fixes?.[0]?.artifactChanges[0]?.replacements.map(({ deletedRegion: at, insertedContent }) => ({
      offset: offsetOf(at.startLine, at.startColumn),
      endOffset: offsetOf(at.endLine, at.endColumn),
      text: insertedContent?.text ?? '',
    }));
    expect(edits && applyEdits(text, edits)).toBe(fix && applyEdits(text, fix));
  }
});

test('rules are described once, by index, and problems of input without a rule record too', () => {
  const [run] = report('en').runs;
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['consistency/titles', 'en/marks', 'input/missing', 'term/forbidden', 'zh/quotes']);
  expect(run?.results.map(({ ruleIndex, ruleId }) => run.tool.driver.rules[ruleIndex]?.id === ruleId)).not.toContain(false);
  expect(run?.tool.driver.rules[3]).toMatchObject({ shortDescription: { text: 'Title of term/forbidden' }, defaultConfiguration: { level: 'warning' }, helpUri: 'https://example.org/rules/term/forbidden' });
});

test('braces and brackets of a message are no placeholders and no links', () => {
  const log = JSON.parse(sarif.report({ diagnostics: [diagnostic({ message: '{0} [x](1)' })], files: 1 }, context())) as Log;
  expect(log.runs[0]?.results[0]?.message.text).toBe(String.raw`{{0}} \[x\](1)`);
});
