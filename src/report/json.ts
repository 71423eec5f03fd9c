import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Reporter } from './reporter.js';

/** The contract's document for programs (docs: the command line). Absent facts are left out, so are positions of what concerns a whole file. */
export const json: Reporter = {
  format: 'json',
  title: { zh: '供程序读取的 JSON 文档', en: 'one JSON document for programs' },
  report({ diagnostics, files }, { uiLang }) {
    const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
    const document = {
      version: 1,
      diagnostics: diagnostics.map((each) => diagnosticJson(each, uiLang)),
      summary: {
        error: count('error'),
        warning: count('warning'),
        info: count('info'),
        fixable: diagnostics.filter(({ fix }) => fix !== undefined).length,
        files,
      },
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  },
};

/** A diagnostic as the contract has it; absent facts are undefined. */
export function diagnosticJson({ rule, severity, message, file, range, actual, expected, related, fix, help }: Diagnostic, uiLang: 'zh' | 'en'): object {
  return {
    rule,
    severity,
    message: message[uiLang],
    file,
    ...range,
    actual,
    expected,
    related: related?.map((fact) => ({ file: fact.file, line: fact.range?.line, column: fact.range?.column, message: fact.message[uiLang] })),
    fix: fix?.map(({ offset, endOffset, text }) => ({ offset, endOffset, text })),
    help,
  };
}
