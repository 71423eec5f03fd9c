import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../model/diagnostic.js';
import { LineIndex } from '../text/lines.js';
import { applyBaseline, readBaseline, writeBaseline, type BaselineView } from './baseline.js';

/** A finding at every place of `word` in the text. */
function findingsIn(text: string, word: string, rule: Diagnostic['rule'] = 'term/forbidden'): Diagnostic[] {
  const lines = new LineIndex(text);
  return [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => ({
    rule, severity: 'error', message: { zh: '错', en: 'wrong' }, file: 'issues/1/zh.md', range: lines.range({ start: index, end: index + word.length }), actual: word,
  }));
}

const viewOf = (text: string): BaselineView => ({ nameOf: (file) => file, text: () => text });

function knownOf(text: string, diagnostics = findingsIn(text, '错词')): string {
  return writeBaseline(diagnostics, viewOf(text)).text;
}

/** What is still reported of a text, and the number of unused entries, with the baseline made of another. */
function check(baseline: string, text: string, diagnostics = findingsIn(text, '错词')): { kept: number; unused: number } {
  const read = readBaseline({ path: 'baseline.yml', text: baseline, bom: false });
  if (!read.baseline) throw new Error(JSON.stringify(read.findings));
  const { kept, unused } = applyBaseline(read.baseline, diagnostics, viewOf(text), () => true);
  return { kept: kept.length, unused: unused.length };
}

const text = '# 标题\n\n这里有错词一处，很长的一句话，后面还有别的内容：甲乙丙丁戊己庚辛。\n\n另一段也有错词，在此。\n';

describe('a baseline', () => {
  it('knows what it was made of', () => {
    expect(check(knownOf(text), text)).toEqual({ kept: 0, unused: 0 });
    expect(check(knownOf('干净'), text)).toEqual({ kept: 2, unused: 0 });
  });

  it.each([
    ['lines put before it', `前言\n\n${text}`],
    ['its paragraphs in another order', text.split('\n\n').toReversed().join('\n\n')],
    ['the line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['a change further on in the line', text.replace('甲乙丙丁', '子丑')],
    ['blanks', text.replace('很长', ' 很长 ')],
  ])('still knows it after %s', (_name, moved) => {
    expect(check(knownOf(text), moved)).toEqual({ kept: 0, unused: 0 });
  });

  it('does not know the same word in another place, and says what is no longer there', () => {
    expect(check(knownOf(text), text.replace('这里有错词', '今年的报告里也有错词'))).toEqual({ kept: 1, unused: 1 });
    expect(check(knownOf(text), '没有了')).toEqual({ kept: 0, unused: 2 });
  });

  it('counts: one entry for two alike lets only two pass', () => {
    const twice = '有错词。\n\n有错词。\n';
    const baseline = knownOf(twice);
    expect(baseline.match(/times: 2/g)).toHaveLength(1);
    expect(check(baseline, twice)).toEqual({ kept: 0, unused: 0 });
    expect(check(baseline, `${twice}\n有错词。\n`)).toEqual({ kept: 1, unused: 0 });
    expect(check(baseline, '有错词。\n')).toEqual({ kept: 0, unused: 1 });
  });

  it('tells rules, files and findings about whole files apart', () => {
    const [one] = findingsIn(text, '错词');
    if (!one) throw new Error('no finding');
    const { range: _range, actual: _actual, ...whole } = one;
    expect(check(knownOf(text, [one]), text, [{ ...one, rule: 'term/other' }])).toEqual({ kept: 1, unused: 1 });
    expect(check(knownOf(text, [one]), text, [{ ...one, file: 'issues/2/zh.md' }])).toEqual({ kept: 1, unused: 1 });
    expect(check(knownOf(text, [whole]), text, [whole])).toEqual({ kept: 0, unused: 0 });
    expect(check(knownOf(text, [whole]), text, [one])).toEqual({ kept: 1, unused: 1 });
  });

  it('never hides problems of input and settings', () => {
    const problems = findingsIn(text, '错词', 'config/invalid');
    expect(knownOf(text, problems)).toContain('findings: []');
    const forged = knownOf(text).replaceAll('term/forbidden', 'config/invalid');
    expect(check(forged, text, problems)).toEqual({ kept: 2, unused: 2 });
  });

  it('is written sorted, the same for the same findings in any order, and holds awkward texts', () => {
    const awkward = 'a: "b" # 错词 [x]\n';
    expect(check(knownOf(awkward), awkward)).toEqual({ kept: 0, unused: 0 });
    expect(knownOf(text, findingsIn(text, '错词').toReversed())).toBe(knownOf(text));
  });

  it('that is none says where', () => {
    const read = readBaseline({ path: 'baseline.yml', text: 'version: 1\nfindings:\n  - { file: a, rule: b }\n', bom: false });
    expect(read.baseline).toBeUndefined();
    expect(read.findings).toMatchObject([{ rule: 'config/invalid', span: { start: 25 } }]);
  });
});
