import type { Diagnostic, RuleId, Severity } from '../model/diagnostic.js';
import { LineIndex } from '../text/lines.js';
import type { CheckResult, ReportContext } from './reporter.js';

/** Texts of the awkward result by their shown paths. */
const files: Readonly<Record<string, string>> = {
  '期刊/第 9 期/zh.md': '# 部长级声明\r\n\r\n😀循环与公平信息技术公约：100% 完成\r\n第三行\r\n',
  'issues/a:b,c/en.md': 'First line\nsecond | line `code` <b>\n',
};

interface Wanted {
  readonly rule?: RuleId;
  readonly severity?: Severity;
  readonly file?: string;
  readonly part?: string;
  readonly message?: string;
  readonly expected?: readonly string[];
  readonly fix?: readonly (readonly [string, string])[];
  readonly related?: boolean;
}

/** A diagnostic about the first place of `part` in one of the texts, with its edits given as [old, new]. */
export function diagnostic({ rule = 'term/forbidden', severity = 'error', file = '期刊/第 9 期/zh.md', part, message = '不当', expected, fix, related }: Wanted = {}): Diagnostic {
  const text = files[file] ?? '';
  const index = new LineIndex(text);
  const start = part === undefined ? -1 : text.indexOf(part);
  return {
    rule,
    severity,
    message: { zh: message, en: message },
    file,
    ...(part !== undefined && { range: index.range({ start, end: start + part.length }), actual: part }),
    ...(expected && { expected }),
    ...(fix && { fix: fix.map(([old, text_]) => ({ offset: text.indexOf(old), endOffset: text.indexOf(old) + old.length, text: text_ })) }),
    ...(related && { related: [{ file: 'glossary.yml', range: new LineIndex('a\nbc').range({ start: 2, end: 4 }), message: { zh: '由此决定', en: 'decided here' } }] }),
    help: `https://example.org/rules/${rule}`,
  };
}

export const awkward: CheckResult = {
  files: 2,
  diagnostics: [
    diagnostic({ part: '循环与公平信息技术公约', message: '“循环与公平信息技术公约”缺“通信”，100% 不当', expected: ['循环与公平信息通信技术公约'], fix: [['信息技术', '信息通信技术']], related: true }),
    diagnostic({ rule: 'zh/quotes', severity: 'warning', part: '声明\r\n\r\n😀循环', message: '跨行' }),
    diagnostic({ rule: 'input/missing', file: '没有 这个%文件.md', message: '找不到文件' }),
    diagnostic({ rule: 'en/marks', severity: 'info', file: 'issues/a:b,c/en.md', part: 'second | line', message: 'a {0} [b](1) | ::error:: \u001B[31mred\u001B[0m \u0000\u0007 \uD800 \u202Eevil\r\nnext, ]]> & <x>', fix: [['First', '1st'], ['second', '2nd']] }),
    diagnostic({ rule: 'consistency/titles', severity: 'warning', file: 'C:/期刊/zh.md', message: '整个文件' }),
  ],
};

export function context(uiLang: 'zh' | 'en' = 'zh', known = true): ReportContext {
  return {
    uiLang,
    color: false,
    width: 80,
    source: (file) => (known ? files[file] : undefined),
    fixCommand: 'spp fix',
    ruleInfo: (rule) => (rule.startsWith('input/') ? undefined : { title: { zh: `标题 ${rule}`, en: `Title of ${rule}` }, why: { zh: '缘由。', en: 'Why.' }, severity: 'warning' }),
  };
}
