import type * as z from 'zod';
import type { Finding, RuleId, Severity } from '../model/diagnostic.js';
import type { Localized, Span } from '../model/text.js';
import { accept, refused } from './accept.js';
import { readEverydayYaml } from './everyday-yaml.js';
import { explain, type Breach } from './explain.js';
import { toPlain, type Path, type Plain } from './plain.js';
import { parseYaml, type YamlProblem } from './syntax.js';

/** A problem of a YAML text, with the rule family it is reported under. */
export interface SchemaFinding extends Finding {
  readonly rule: RuleId;
}

export interface YamlResult<T> {
  /** Present only if there is no error among the findings. */
  readonly value?: T;
  readonly findings: readonly SchemaFinding[];
  /** Where the value (or, with `key`, the key) at a path stands in the file; undefined for what the text does not hold. */
  readonly spanOf: (path: readonly (string | number)[], what?: 'value' | 'key') => Span | undefined;
}

export interface YamlOptions {
  /** Family of the rule ids: `config/syntax`, `config/unknown-key`, `config/invalid` … */
  readonly family: 'config' | 'glossary' | 'input';
  /** Where `yaml` starts in the file: spans are offsets in the file. */
  readonly offset?: number;
  /**
   * For front matter. Unknown keys are kept: a warning if they look like a slip, else a note. Keys without a value are ignored;
   * numbers serve as text.
   */
  readonly lenient?: boolean;
  /** In UTF-16 units, where the family's own does not fit. */
  readonly limit?: number;
}

// UTF-16 units. A glossary of 20,000 concepts has about 8 million; settings and front matter are a page.
const maxLength = { config: 1 << 18, input: 1 << 17, glossary: 1 << 24 } as const;

/** Reads a YAML text against a schema. Never throws for what the text holds. */
export function readYaml<T>(yaml: string, schema: z.ZodType<T>, options: YamlOptions): YamlResult<T> {
  return new YamlReader(yaml, options).read(schema);
}

class YamlReader {
  readonly #findings: SchemaFinding[] = [];

  constructor(
    private readonly text: string,
    private readonly options: YamlOptions,
  ) {}

  read<T>(schema: z.ZodType<T>): YamlResult<T> {
    const { limit = maxLength[this.options.family] } = this.options;
    if (this.text.length > limit) {
      this.#report('syntax', 'error', { start: 0, end: 0 }, {
        zh: `内容有 ${this.text.length} 个字符，上限为 ${limit}，未读取`,
        en: `Found ${this.text.length} characters, expected at most ${limit}; not read`,
      });
      return this.#result();
    }
    const plain = this.#parse();
    for (const problem of plain?.problems ?? []) this.#problem(problem);
    // Half a tree would be judged for what was left out of it.
    if (this.#failed) return this.#result(plain);
    const value = this.#validate(schema, plain);
    return this.#failed ? this.#result(plain) : { ...this.#result<T>(plain), value: value as T };
  }

  #parse(): Plain | undefined {
    const everyday = readEverydayYaml(this.text);
    if (everyday) return { value: everyday.value, nodeAt: (path, what) => everyday.nodeAt(path, what), problems: [] };
    const { document, problems } = parseYaml(this.text);
    for (const problem of problems) this.#problem(problem);
    return document && !this.#failed ? toPlain(document, this.options.lenient ? 'warning' : 'error') : undefined;
  }

  get #failed(): boolean {
    return this.#findings.some((finding) => finding.severity === 'error');
  }

  #result<T>(plain?: Plain): YamlResult<T> {
    const offset = this.options.offset ?? 0;
    return {
      findings: this.#findings.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)),
      spanOf: (path, what = 'value') => {
        const span = plain && this.#spanAt(plain, path, what);
        return span && { start: span.start + offset, end: span.end + offset };
      },
    };
  }

  #validate(schema: z.ZodType, plain: Plain | undefined): unknown {
    const { lenient } = this.options;
    let value: unknown = plain?.value ?? null;
    if (lenient) value = value === null ? {} : withoutNulls(value);
    const taken = accept(schema, value);
    if (taken !== refused) return taken;
    const judged = schema.safeParse(value);
    if (judged.success) return judged.data;
    const breaches = explain(judged.error.issues, schema, (path) => at(value, path));
    const kept: Path[] = [];
    for (const breach of breaches) {
      const keeps = lenient === true && breach.kind === 'unknown-key';
      if (keeps) kept.push(breach.path);
      else if (lenient && breach.wantedText && this.#useAsText(value, breach.path, plain)) continue;
      // Other tools have keys of their own; one that is near to ours is a slip.
      this.#breach(breach, keeps ? (breach.expected ? 'warning' : 'info') : 'error', value, plain);
    }
    if (this.#failed) return undefined;
    return this.#again(schema, value, kept, plain);
  }

  /** Judges a lenient text a second time, without its unknown keys, which are put back after it. */
  #again(schema: z.ZodType, value: unknown, kept: readonly Path[], plain: Plain | undefined): unknown {
    const extras = kept.map((path) => ({ path, value: at(value, path) }));
    for (const path of kept) delete (at(value, path.slice(0, -1)) as Record<string, unknown>)[String(path.at(-1))];
    const judged = schema.safeParse(value);
    if (!judged.success) {
      for (const breach of explain(judged.error.issues, schema, (path) => at(value, path))) this.#breach(breach, 'error', value, plain);
      return undefined;
    }
    for (const extra of extras) {
      const parent = at(judged.data, extra.path.slice(0, -1));
      if (typeof parent === 'object' && parent !== null) (parent as Record<string, unknown>)[String(extra.path.at(-1))] = extra.value;
    }
    return judged.data;
  }

  /** `title: 2024` in front matter is the text 2024, as written: `1.10` stays `1.10`. */
  #useAsText(value: unknown, path: Path, plain: Plain | undefined): boolean {
    const found = at(value, path);
    const written = plain?.nodeAt(path, 'value')?.source;
    if ((typeof found !== 'number' && typeof found !== 'boolean') || written === undefined) return false;
    const parent = at(value, path.slice(0, -1)) as Record<string | number, unknown>;
    parent[path.at(-1) ?? ''] = written;
    return true;
  }

  #breach(breach: Breach, severity: Severity, value: unknown, plain: Plain | undefined): void {
    const span = this.#placeOf(breach, plain);
    const found = breach.at === 'parent' ? undefined : breach.at === 'key' ? breach.path.at(-1) : at(value, breach.path);
    this.#report(breach.kind, severity, span, breach.message, {
      ...((typeof found === 'string' || typeof found === 'number') && { actual: String(found) }),
      ...(breach.expected && { expected: breach.expected }),
    });
  }

  /** What is missing is shown at the key it belongs under, an item of a list at its first line, the file at its first line. */
  #placeOf(breach: Breach, plain: Plain | undefined): Span {
    if (plain && breach.at !== 'parent') {
      const own = this.#spanAt(plain, breach.path, breach.at);
      // `name:` without a value has no letters to point at: the key has.
      const shown = own && own.end > own.start ? own : this.#spanAt(plain, breach.path, 'key');
      if (shown) return this.#firstLine(shown);
    }
    const around = plain && this.#spanAround(plain, breach.path);
    if (around) return this.#firstLine(around);
    const first = /\S/.exec(this.text.replace(/^#.*$/gm, (comment) => ' '.repeat(comment.length)))?.index ?? 0;
    return this.#firstLine({ start: first, end: this.text.length });
  }

  #spanAround(plain: Plain, path: Path): Span | undefined {
    for (let length = path.length - 1; length > 0; length -= 1) {
      const parent = path.slice(0, length);
      const span = this.#spanAt(plain, parent, typeof parent.at(-1) === 'number' ? 'value' : 'key');
      if (span) return span;
    }
    return undefined;
  }

  #firstLine(span: Span): Span {
    const line = /[\r\n]/.exec(this.text.slice(span.start, span.end));
    return line ? { start: span.start, end: span.start + line.index } : span;
  }

  #spanAt(plain: Plain, path: Path, what: 'value' | 'key'): Span | undefined {
    const range = plain.nodeAt(path, what)?.range;
    if (!range) return undefined;
    const [start] = range;
    let end = Math.min(range[1], this.text.length);
    while (end > start && this.text.charAt(end - 1).trim() === '') end -= 1;
    return { start, end };
  }

  #problem(problem: YamlProblem): void {
    const offset = this.options.offset ?? 0;
    const related = problem.related && [
      { message: problem.related.message, span: { start: problem.related.span.start + offset, end: problem.related.span.end + offset } },
    ];
    this.#report('syntax', problem.severity, problem.span, problem.message, related && { related });
  }

  #report(name: string, severity: Severity, span: Span, message: Localized, facts: Partial<Finding> = {}): void {
    const offset = this.options.offset ?? 0;
    const [start, end] = [span.start, span.end].map((place) => Math.min(place, this.text.length) + offset);
    this.#findings.push({ rule: `${this.options.family}/${name}`, severity, message, span: { start: start ?? 0, end: end ?? 0 }, ...facts });
  }
}

function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

/** A key without a value, as skeletons have them, says nothing. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}
