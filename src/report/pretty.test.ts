import { describe as suite, expect, it } from 'vitest';
import type { Diagnostic } from '../model/diagnostic.js';
import { LineIndex } from '../text/lines.js';
import { displayWidth } from '../text/width.js';
import { pretty } from './pretty.js';
import type { ReportContext } from './reporter.js';

const text = '# 标题\n\n委员会批准该全球战略，可持续消费和生产十年框架方案（10YFP）延长授权期限，各方表示欢迎。\n';
const wrong = '可持续消费和生产十年框架方案';
const range = new LineIndex(text).range({ start: text.indexOf(wrong), end: text.indexOf(wrong) + wrong.length });

const finding: Diagnostic = {
  rule: 'term/forbidden',
  severity: 'error',
  message: { zh: '术语不一致', en: 'Unexpected form of a term' },
  file: 'zh.md',
  range,
  actual: wrong,
  expected: ['可持续消费和生产模式十年方案框架'],
  related: [{ file: 'glossary.yml', range: { ...range, line: 12 }, message: { zh: '术语表 · 10YFP', en: 'glossary · 10YFP' } }],
  fix: [{ offset: range.offset, endOffset: range.endOffset, text: '可持续消费和生产模式十年方案框架' }],
};

function report(diagnostics: readonly Diagnostic[], context: Partial<ReportContext> = {}): string[] {
  return pretty.report({ diagnostics, files: 1 }, { uiLang: 'zh', color: false, width: 80, source: () => text, ...context }).split('\n');
}

suite('many findings', () => {
  it('of one rule in one file are shown up to a number, the others counted', () => {
    const lines = report(Array.from({ length: 1003 }, () => finding), { source: () => undefined });
    expect(lines.filter((line) => line.startsWith('zh.md:3:12'))).toHaveLength(1000);
    expect(lines).toContain('zh.md：term/forbidden 还有 3 处（--format json 全部列出）');
    expect(lines.at(-2)).toContain('1003 错误');
  });
});

suite('the report for people', () => {
  it('shows place, sentence, line, carets, what is right, what decides and how to mend it', () => {
    expect(report([finding], { fixCommand: 'spp fix issue-9' })).toEqual([
      'zh.md:3:12  错误  术语不一致  term/forbidden',
      '   3 │ 委员会批准该全球战略，可持续消费和生产十年框架方案（10YFP）延长授权期限…',
      '     │                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      '     │ 应为“可持续消费和生产模式十年方案框架”',
      '     │ glossary.yml:12  术语表 · 10YFP',
      '     = 修正：spp fix issue-9 --only term/forbidden',
      '',
      '✖ 1 错误（1 个文件）；1 处可自动修正：spp fix issue-9',
      '',
    ]);
  });

  it('sets what is right beside the carets where there is room', () => {
    expect(report([{ ...finding, expected: ['短'] }], { width: 100 })).toContain(`     │${' '.repeat(23)}${'^'.repeat(28)} 应为“短”`);
  });

  it('breaks a long sentence and stays within the width', () => {
    const long = { ...finding, message: { zh: '这是一句说明。'.repeat(12), en: '' } };
    const lines = report([long]);
    expect(lines[0]).toBe('zh.md:3:12  错误  term/forbidden');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it('says what concerns a whole file without a frame, and hides no control character of a name', () => {
    const { range: _range, related: _related, fix: _fix, ...whole } = finding;
    expect(report([{ ...whole, file: 'a\u001Bb.md' }])[0]).toBe('a<U+001B>b.md  错误  术语不一致  term/forbidden');
  });

  it('counts by severity in both languages', () => {
    const some = [finding, { ...finding, severity: 'warning' as const }, { ...finding, severity: 'warning' as const }, { ...finding, severity: 'info' as const }];
    expect(report(some).at(-2)).toBe('✖ 1 错误 2 警告 1 提示（1 个文件）');
    expect(report(some, { uiLang: 'en' }).at(-2)).toBe('✖ 1 error, 2 warnings, 1 note (1 file)');
    expect(report(some.slice(1)).at(-2)).toBe('✔ 2 警告 1 提示（1 个文件）');
    expect(report([], { uiLang: 'en' })).toEqual(['✔ no problems found (1 file)', '']);
  });

  it('survives a file that is not at hand', () => {
    expect(report([finding], { source: () => undefined })).toContain('zh.md:3:12  错误  术语不一致  term/forbidden');
  });
});
