import type { Diagnostic, Finding, RuleId, Severity } from '../model/diagnostic.js';
import type { Range, SourceFile, Span } from '../model/text.js';
import { LineIndex } from '../text/lines.js';

/** A finding and the file it is about: what everything that reads or checks hands to the host. */
export interface PlacedFinding {
  readonly rule: RuleId;
  readonly file: string;
  readonly finding: Finding;
}

/** The text files of one run by their shown paths: turns offsets into lines and columns. */
export class Sources {
  readonly #indexes = new Map<string, LineIndex>();

  add(file: SourceFile): void {
    this.#indexes.set(file.path, new LineIndex(file.text));
  }

  /** What nothing more will be told of need not be held: an archive has thousands of files. */
  forget(path: string): void {
    this.#indexes.delete(path);
  }

  text(path: string): string | undefined {
    return this.#indexes.get(path)?.text;
  }

  /** Stamps a finding with its rule, file, place and severity. */
  diagnose({ rule, file, finding }: PlacedFinding, severity: Severity): Diagnostic {
    const { message, span, actual, expected, related, fix } = finding;
    return {
      rule,
      severity,
      message,
      file,
      ...this.#place(file, span),
      ...(actual !== undefined && { actual }),
      ...(expected && expected.length > 0 && { expected }),
      ...(related && related.length > 0 && {
        related: related.map((fact) => ({ file: fact.file ?? file, ...(fact.range ? { range: fact.range } : this.#place(fact.file ?? file, fact.span)), message: fact.message })),
      }),
      ...(fix && fix.length > 0 && { fix }),
    };
  }

  /** Lines and columns of a span; undefined for a file that was not read. */
  range(file: string, span: Span): Range | undefined {
    return this.#indexes.get(file)?.range(span);
  }

  #place(file: string, span: Finding['span']): Pick<Diagnostic, 'range'> {
    const index = this.#indexes.get(file);
    return index && span ? { range: index.range(span) } : {};
  }
}

/** The first `most` findings of each rule in each file, with a note where there are more. */
export function atMost(found: readonly PlacedFinding[], most: number, more: (rule: RuleId) => Finding): PlacedFinding[] {
  const counts = new Map<string, number>();
  const kept: PlacedFinding[] = [];
  for (const each of found) {
    const key = `${each.rule}\n${each.file}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= most) kept.push(each);
    else if (count === most + 1) kept.push({ rule: 'input/more', file: each.file, finding: more(each.rule) });
  }
  return kept;
}

/** By file, then place (what concerns a whole file first), then rule: the same order on every machine and in every run. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.range?.offset ?? -1) - (b.range?.offset ?? -1) ||
      (a.range?.endOffset ?? -1) - (b.range?.endOffset ?? -1) ||
      compare(a.rule, b.rule) ||
      compare(a.message.en, b.message.en),
  );
}
