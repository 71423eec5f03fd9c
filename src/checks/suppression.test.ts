import { describe, expect, test } from 'vitest';
import type { Diagnostic, RuleId } from '../model/diagnostic.js';
import { LineIndex } from '../text/lines.js';
import { suppress } from './suppression.js';

const known = new Set(['zh/dash', 'zh/quotes', 'link/todo', 'structure/title']);

/** A diagnostic at every place where the marker stands: `¤` is zh/dash, `§` is zh/quotes. */
function found(text: string): Diagnostic[] {
  const lines = new LineIndex(text);
  return [...text.matchAll(/[¤§]/gu)].map(({ 0: mark, index }) => ({
    rule: (mark === '¤' ? 'zh/dash' : 'zh/quotes') as RuleId,
    severity: 'warning',
    message: { zh: '', en: '' },
    file: 'zh.md',
    range: lines.range({ start: index, end: index + 1 }),
  }));
}

function run(text: string, ran: ReadonlySet<string> = known): { kept: string[]; reports: string[] } {
  const { kept, suppressed, findings } = suppress({ path: 'zh.md', text, bom: false }, found(text), { known, ran });
  expect(kept.length + suppressed.length).toBe(found(text).length);
  for (const { finding } of findings) if (finding.actual?.includes('/')) expect(text.slice(finding.span?.start, finding.span?.end)).toBe(finding.actual);
  return {
    kept: kept.map(({ rule, range }) => `${rule} ${range?.line}`),
    reports: findings.map(({ rule, finding }) => `${rule} ${finding.actual}${finding.expected ? ` → ${finding.expected.join(' ')}` : ''}`),
  };
}

describe('regions', () => {
  test('from spp-off to spp-on, for the rules named', () => {
    const text = '¤\n<!-- spp-off zh/dash, zh/quotes -->\n¤ §\n\n<!-- spp-on zh/dash -->\n¤ §\n<!-- spp-on -->\n¤ §\n';
    expect(run(text)).toEqual({ kept: ['zh/dash 1', 'zh/dash 6', 'zh/dash 8', 'zh/quotes 8'], reports: [] });
  });
  test('to the end of the file without spp-on', () => {
    expect(run('¤\n\n<!-- spp-off zh/dash -->\n\n¤ §\n')).toEqual({ kept: ['zh/dash 1', 'zh/quotes 5'], reports: [] });
  });
  test('spp-on ends earlier regions only', () => {
    expect(run('<!-- spp-on -->\n<!-- spp-off zh/dash -->\n¤\n')).toEqual({ kept: [], reports: [] });
  });
});

describe('lines', () => {
  test('a comment beside text means its own line', () => {
    expect(run('¤ <!-- spp-off-line zh/dash -->\n¤\n')).toEqual({ kept: ['zh/dash 2'], reports: [] });
  });
  test.each(['\n', '\r\n'])('a comment alone means the next line that holds something', (end) => {
    expect(run(['<!-- spp-off-line zh/dash -->', '', '¤', '¤'].join(end))).toEqual({ kept: ['zh/dash 4'], reports: [] });
  });
  test.each(['> ', '- ', '1. ', '> > ', '> - ', '  * '])('a comment alone behind “%s” does, too', (marks) => {
    const inside = marks.replaceAll(/[^>]/gu, ' ');
    expect(run(`${marks}<!-- spp-off-line zh/dash -->\n${inside.trimEnd()}\n${inside}¤\n${inside}¤\n`)).toEqual({ kept: ['zh/dash 4'], reports: [] });
  });
  test('two comments alone on one line both mean the next', () => {
    expect(run('<!-- spp-off-line zh/dash --> <!-- spp-off-line zh/quotes -->\n¤ §\n')).toEqual({ kept: [], reports: [] });
  });
});

test('the whole file, before the comment too, and what has no place', () => {
  const text = '¤\n\n<!-- spp-off-file zh/dash structure/title -->\n';
  const whole: Diagnostic = { rule: 'structure/title', severity: 'error', message: { zh: '', en: '' }, file: 'zh.md' };
  const { kept, findings } = suppress({ path: 'zh.md', text, bom: false }, [...found(text), whole], { known, ran: known });
  expect({ kept, findings }).toEqual({ kept: [], findings: [] });
});

test('input and configuration cannot be switched off', () => {
  const diagnostic: Diagnostic = { rule: 'input/encoding', severity: 'error', message: { zh: '', en: '' }, file: 'zh.md' };
  const all = new Set(['input/encoding']);
  const { kept } = suppress({ path: 'zh.md', text: '<!-- spp-off-file input/encoding -->', bom: false }, [diagnostic], { known: all, ran: all });
  expect(kept).toEqual([diagnostic]);
});

describe('mistakes in the comments', () => {
  test.each([
    ['<!-- spp-off zh/dahs -->', ['config/suppression zh/dahs → zh/dash']],
    ['<!-- spp-off qqq -->', ['config/suppression qqq']],
    ['<!-- spp-of zh/dash -->', ['config/suppression spp-of → spp-off']],
    ['<!-- spp-off -->', ['config/suppression spp-off']],
    ['<!-- spp-off-line zh/dash -->\nplain', ['config/unused-suppression zh/dash']],
    ['<!-- spp-off zh/dash -->\nplain\n<!-- spp-on -->\n¤', ['config/unused-suppression zh/dash']],
    ['<!-- an ordinary comment: spp-off -->', []],
  ])('%s', (text, reports) => {
    expect(run(text).reports).toEqual(reports);
  });
  test('a suppression of a rule that did not run is not called unused', () => {
    expect(run('<!-- spp-off zh/dash -->\nplain', new Set(['zh/quotes'])).reports).toEqual([]);
  });
});

describe('what only looks like a comment', () => {
  test.each([
    ['fenced code', '```md\n<!-- spp-off-file zh/dash -->\n```\n¤'],
    ['fenced code in a list', '- text\n\n  ~~~\n  <!-- spp-off-file zh/dash -->\n  ~~~\n\n¤'],
    ['an open fence', '¤\n\n```\n<!-- spp-off-file zh/dash -->'],
    ['a code span', 'write `<!-- spp-off-file zh/dash -->` here ¤'],
    ['a code span over two lines', 'write ``a\n<!-- spp-off-file zh/dash -->`` here ¤'],
    ['indented code', 'text\n\n    <!-- spp-off-file zh/dash -->\n    more\n\n¤'],
    ['front matter', '---\ntitle: <!-- spp-off-file zh/dash -->\n---\n¤'],
    ['a comment that does not end', '¤ <!-- spp-off-file zh/dash'],
  ])('%s', (_, text) => {
    const { kept, reports } = run(text);
    expect({ kept: kept.map((each) => each.split(' ')[0]), reports }).toEqual({ kept: ['zh/dash'], reports: [] });
  });
  test.each([
    ['after a code block', '```\ncode\n```\n\n<!-- spp-off-file zh/dash -->\n¤'],
    ['after stray backticks', 'a ` and \\` b <!-- spp-off-file zh/dash --> ¤'],
    ['inside a list item', '- one\n\n    <!-- spp-off-file zh/dash -->\n\n  ¤'],
    ['over two lines', '<!--\nspp-off-file\nzh/dash\n-->\n¤'],
  ])('but it is one %s', (_, text) => {
    expect(run(text)).toEqual({ kept: [], reports: [] });
  });
});
