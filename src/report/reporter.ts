import type { Diagnostic, RuleId, Severity } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';

export interface Reporter {
  readonly format: string;
  readonly title: Localized;
  /** The whole document for standard output, with a final line feed. */
  report(result: CheckResult, context: ReportContext): string;
}

export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Number of files that were checked. */
  readonly files: number;
}

export interface ReportContext {
  readonly uiLang: 'zh' | 'en';
  /** ANSI colours are wanted. */
  readonly color: boolean;
  /** Cells per line. */
  readonly width: number;
  /** Text of a file, for code frames. */
  source(file: string): string | undefined;
  /** The command that would mend what can be mended, for the closing line. */
  readonly fixCommand?: string;
  /** What to run when nothing is wrong, for the closing line. */
  readonly nextCommand?: string;
  /** What is known of a rule, for formats that describe the rules they report; undefined for problems of input and configuration. */
  readonly ruleInfo?: (rule: RuleId) => RuleInfo | undefined;
}

export interface RuleInfo {
  readonly title: Localized;
  readonly why: Localized;
  /** Of its findings by default. */
  readonly severity: Severity;
}
