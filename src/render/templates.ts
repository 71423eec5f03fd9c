import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import type { Rendered } from './renderer.js';
import { compileProgram, type Program, type Surroundings } from './template-program.js';
import { Refused, type Scope, type TemplateData } from './template-scope.js';
import { treesOf } from './template-parse.js';
import { Safe } from './template-values.js';
import type { TemplateSource, TemplateTarget, Theme } from './theme.js';

export type { Safe, TemplateData, TemplateTarget };

/** One target's partials of a theme. A partial is compiled when it is first used. */
export interface Templates {
  /**
   * Renders a partial with a view: a plain object that owns every field its partial may name, absent facts as `null`.
   * @throws {TemplateFault} for a mistake in a partial; {@link reportFaults} turns it into a diagnostic.
   */
  render(partial: string, view: object): string;
}

/** A mistake in a partial: not a bug of the tool, but of who wrote the theme. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  constructor(
    readonly diagnostic: Diagnostic,
    options?: ErrorOptions,
  ) {
    super(diagnostic.message.en, options);
  }
}

/** Text that is markup already and stays as it is. Only the writers of `html/` and validated tokens may make it. */
export function safe(html: string): Safe {
  return new Safe(html);
}

/** Runs a renderer's work; a mistake in a partial comes back as its diagnostic, and no artifact with it. */
export async function reportFaults(work: () => Promise<Rendered> | Rendered): Promise<Rendered> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TemplateFault) return { artifacts: [], diagnostics: [error.diagnostic] };
    throw error;
  }
}

const cache = new WeakMap<Theme, WeakMap<TemplateData, Map<TemplateTarget, Promise<Templates>>>>();

/** The partials of `templates/<target>/` as one environment, compiled for their data once: give the same object for the same data. */
export function templatesOf(theme: Theme, target: TemplateTarget, data: TemplateData): Promise<Templates> {
  let environments = cache.get(theme);
  if (!environments) cache.set(theme, (environments = new WeakMap()));
  let targets = environments.get(data);
  if (!targets) environments.set(data, (targets = new Map()));
  let templates = targets.get(target);
  if (!templates) targets.set(target, (templates = makeTemplates(theme, target, data)));
  return templates;
}


// HTML §13.1.4 allows none of these in a document, and XML 1.0 §2.2 could not carry them.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

async function makeTemplates(theme: Theme, target: TemplateTarget, data: TemplateData): Promise<Templates> {
  const treeOf = await treesOf(theme, target);
  const partials = new Map<string, Program>();
  const run = (name: string, context: unknown, { loop, root, depth }: Pick<Scope, 'loop' | 'root' | 'depth'>): string => {
    const partial = partials.get(name);
    if (!partial) throw missing(theme, target, name);
    return partial({ context, outer: undefined, loop, root, depth });
  };
  const surroundings: Surroundings = {
    escapes: target !== 'text',
    data,
    partial: (name) => partials.get(name),
    block: (view, around) => run(typeOf(view), view, around),
  };
  for (const [path, source] of theme.partials) {
    if (!path.startsWith(`${target}/`)) continue;
    const name = path.slice(target.length + 1);
    partials.set(name, lazily(name, source, () => compileProgram(treeOf(source), surroundings)));
  }
  // Text keeps its control characters out by itself; in markup they can come in through any field.
  const clean = target === 'text' ? (text: string): string => text : (text: string): string => text.replace(controls, '');
  return { render: (name, view) => clean(run(name, view, { loop: undefined, root: view, depth: 0 })) };
}

function typeOf(view: unknown): string {
  return typeof view === 'object' && view !== null && 'type' in view ? String(view.type) : '';
}

function lazily(name: string, template: TemplateSource, compile: () => Program): Program {
  let program: Program | undefined;
  return (scope: Scope) => {
    try {
      program ??= compile();
      return program(scope);
    } catch (error) {
      // The innermost partial saw it first.
      throw error instanceof TemplateFault ? error : fault(name, template, error);
    }
  };
}

/** What is told of a place: fields of an exception, or a line number in the parser's message. */
function placeOf(error: unknown): { line: number; column: number } {
  if (!(error instanceof Error)) return { line: 1, column: 0 };
  const column = 'column' in error && typeof error.column === 'number' ? error.column : 0;
  if ('lineNumber' in error && typeof error.lineNumber === 'number') return { line: error.lineNumber, column };
  const line = /on line (\d+)/.exec(error.message)?.[1];
  return { line: line === undefined ? 1 : Number(line), column: 0 };
}

function fault(name: string, template: TemplateSource, error: unknown): TemplateFault {
  const { line, column } = placeOf(error);
  const lines = template.source.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column;
  const said = explain(error);
  return new TemplateFault(
    {
      rule: 'theme/template',
      severity: 'error',
      message: { zh: `模板“${name}”有误：${said.zh}`, en: `Mistake in partial "${name}": ${said.en}` },
      file: template.file,
      range: new LineIndex(template.source).range({ start, end: start }),
    },
    { cause: error },
  );
}

function explain(error: unknown): Localized {
  if (error instanceof Refused) return error.said;
  const message = error instanceof Error ? error.message : String(error);
  const found = /got '(\w+)'/.exec(message)?.[1];
  if (found !== undefined) {
    if (found === 'EOF') return { zh: '语法错误，文件到此结束，还有 {{#…}} 没有对应的 {{/…}}', en: 'syntax error, unexpected end of file; expected the {{/…}} of each {{#…}}' };
    const sign = signs[found] ?? found;
    return { zh: `语法错误，此处不应出现 ${sign}`, en: `syntax error, unexpected ${sign}` };
  }
  const [first = message] = message.split('\n');
  return { zh: `语法错误：${first}`, en: `syntax error: ${first}` };
}

/** What the parser calls by a name, as it stands in the file. */
const signs: Readonly<Record<string, string>> = {
  CLOSE: '}}',
  CLOSE_UNESCAPED: '}}}',
  OPEN_ENDBLOCK: '{{/',
  OPEN_BLOCK: '{{#',
  INVERSE: '{{else}}',
};

function missing(theme: Theme, target: TemplateTarget, name: string): TemplateFault {
  return new TemplateFault({
    rule: 'theme/template',
    severity: 'error',
    message: {
      zh: `主题“${theme.name}”没有模板 ${target}/${name}.hbs；请补上该文件，或删去引用`,
      en: `Theme "${theme.name}" has no template ${target}/${name}.hbs; add the file or drop what asks for it`,
    },
    file: `templates/${target}/${name}.hbs`,
  });
}
