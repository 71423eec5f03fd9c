import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { severityNames } from './pretty.js';
import type { CheckResult } from './reporter.js';
import { visible } from './visible.js';

const bySeverity: readonly Severity[] = ['error', 'warning', 'info'];

export function severityName(severity: Severity, uiLang: keyof Localized): string {
  return severityNames[severity][uiLang];
}

/** The most severe first; those of one severity keep their order. */
export function mostSevereFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return bySeverity.flatMap((severity) => diagnostics.filter((each) => each.severity === severity));
}

/** `3 errors, 1 note (2 files)`. */
export function tally({ diagnostics, files }: CheckResult, uiLang: keyof Localized): string {
  const zh = uiLang === 'zh';
  const counts = bySeverity.flatMap((severity) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    if (count === 0) return [];
    return `${count} ${severityNames[severity][uiLang]}${zh || count === 1 ? '' : 's'}`;
  });
  const found = counts.length === 0 ? (zh ? '没有发现问题' : 'no problems found') : counts.join(zh ? ' ' : ', ');
  return found + (files === 0 ? '' : zh ? `（${files} 个文件）` : ` (${files} file${files === 1 ? '' : 's'})`);
}

/** `path:line:column`, as far as known; nothing in it is invisible. */
export function placeOf({ file, range }: Pick<Diagnostic, 'file' | 'range'>): string {
  return visible(file) + (range ? `:${range.line}:${range.column}` : '');
}

/** What a diagnostic says beyond its message, a line each: what was expected (unless the message says so), what decides it, whether it can be mended, its page. */
export function furtherFacts({ message, expected = [], related = [], fix, help }: Diagnostic, uiLang: keyof Localized): string[] {
  const zh = uiLang === 'zh';
  const told = message[uiLang];
  const wanted = expected.filter((text) => !told.includes(text)).slice(0, 3).map(visible);
  return [
    ...(wanted.length === 0 ? [] : [zh ? `应为${wanted.map((text) => `“${text}”`).join('或')}` : `expected ${wanted.map((text) => `"${text}"`).join(' or ')}`]),
    ...related.map((fact) => `${placeOf(fact)}  ${visible(fact.message[uiLang])}`),
    ...(fix === undefined ? [] : [zh ? '可自动修正' : 'can be mended automatically']),
    ...(help === undefined ? [] : [visible(help)]),
  ];
}
