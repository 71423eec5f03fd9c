import { checkExchangeFile } from '../exchange/check-file.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import { hostRules } from '../checks/host-rules.js';
import { isChosen, type Selection } from './check.js';
import { noSuchInput, unreadable } from './problems.js';
import { Sources, sortDiagnostics } from './sources.js';

// Bytes. A memory of 50,000 units has 20 million.
const limit = 256 * 1024 * 1024;

export interface CheckedExchange {
  readonly diagnostics: readonly Diagnostic[];
  /** Files that were read, as diagnostics name them. */
  readonly files: readonly string[];
  readonly sources: Sources;
}

/** Holds exchange files against their standards. Like a lone draft, they are judged by the built-in severities, not by the workspace's. */
export async function checkExchange(files: Files, names: readonly string[], selection: Selection): Promise<CheckedExchange> {
  const sources = new Sources();
  const diagnostics: Diagnostic[] = [];
  const checked: string[] = [];
  for (const path of new Set(names.map((name) => files.resolve(name)))) {
    const shown = files.show(path);
    const read = await files.read(path, { limit });
    if ('failure' in read) {
      diagnostics.push(read.failure === 'missing' ? noSuchInput(shown, undefined) : unreadable(shown, read.failure));
      continue;
    }
    checked.push(shown);
    const { findings, file } = files.limited(shown, () => checkExchangeFile(read.bytes, shown));
    if (file) sources.add(file);
    for (const finding of findings) {
      const severity: Severity = finding.severity ?? hostRules.find(({ id }) => id === finding.rule)?.severity ?? 'error';
      const isKept = finding.rule.startsWith('input/') || isChosen(finding.rule, selection);
      if (isKept) diagnostics.push(sources.diagnose({ rule: finding.rule, file: shown, finding }, severity));
    }
  }
  return { diagnostics: sortDiagnostics(diagnostics), files: checked, sources };
}
