import Handlebars from 'handlebars';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import type { Rendered } from './renderer.js';
import type { TemplateSource, Theme } from './theme.js';

/** The folders under `templates/` whose partials a renderer can use. */
export type TemplateTarget = 'email' | 'text' | 'print' | 'web' | 'wechat' | 'bilingual';

/** What every partial of one rendering can read as `@name`: colours, fonts, language, words. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** One target's partials of a theme. A partial is compiled when it is first used. */
export interface Templates {
  /**
   * Renders a partial with a view: a plain object that owns every field its partial may name, absent facts as `null`.
   * @throws {TemplateFault} for a mistake in a partial; {@link reportFaults} turns it into a diagnostic.
   */
  render(partial: string, view: object, data?: TemplateData): string;
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
export function safe(html: string): Handlebars.SafeString {
  return new Handlebars.SafeString(html);
}
export type Safe = Handlebars.SafeString;

/** Runs a renderer's work; a mistake in a partial comes back as its diagnostic, and no artifact with it. */
export async function reportFaults(work: () => Promise<Rendered> | Rendered): Promise<Rendered> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TemplateFault) return { artifacts: [], diagnostics: [error.diagnostic] };
    throw error;
  }
}

const cache = new WeakMap<Theme, Map<TemplateTarget, Templates>>();

/** The partials of `templates/<target>/` as one environment; made once a theme. */
export function templatesOf(theme: Theme, target: TemplateTarget): Templates {
  let targets = cache.get(theme);
  if (!targets) cache.set(theme, (targets = new Map()));
  let templates = targets.get(target);
  if (!templates) targets.set(target, (templates = makeTemplates(theme, target)));
  return templates;
}

// HTML §13.1.4 allows none of these in a document, and XML 1.0 §2.2 could not carry them.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

type Compiled = Handlebars.TemplateDelegate;

function makeTemplates(theme: Theme, target: TemplateTarget): Templates {
  const environment = Handlebars.create();
  const partials = new Map<string, Compiled>();
  for (const [path, source] of theme.partials) {
    if (!path.startsWith(`${target}/`)) continue;
    const name = path.slice(target.length + 1);
    const partial = lazily(environment, name, source, target !== 'text');
    partials.set(name, partial);
    environment.registerPartial(name, partial);
  }

  const run = (name: string, view: object, data: TemplateData): string => {
    const partial = partials.get(name);
    if (!partial) throw missing(theme, target, name);
    return partial(view, { data });
  };
  registerHelpers(environment, run);
  // Text keeps its control characters out by itself; in markup they can come in through any field.
  const clean = target === 'text' ? (text: string): string => text : (text: string): string => text.replace(controls, '');
  // `root` must stand in the data, or Handlebars would take each block for a root of its own.
  return { render: (name, view, data = {}) => clean(run(name, view, { ...data, root: view })) };
}

/**
 * The whole set partials can call, all pure. Handlebars' own `if`, `unless`, `each`, `with` and `lookup`; and
 * - `{{block view}}`: the partial named by the view's `type`;
 * - `{{#if (eq a b)}}`: the same string, number or truth value;
 * - `{{repeat "=" n}}`: a mark n times (0–200), for rules of plain text.
 */
function registerHelpers(environment: typeof Handlebars, run: (name: string, view: object, data: TemplateData) => string): void {
  environment.unregisterHelper('log');
  environment.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  environment.registerHelper('repeat', (mark: unknown, times: unknown) => String(mark).repeat(Math.max(0, Math.min(200, Number(times) || 0))));
  environment.registerHelper('block', (view: { type: string }, options: Handlebars.HelperOptions & { data: TemplateData }) =>
    // The line it stands in ends by itself.
    safe(run(view.type, view, options.data).replace(/\n$/, '')),
  );
}

// Handlebars' types want them named, though it knows them.
const builtIn = { helperMissing: true, blockHelperMissing: true, each: true, if: true, unless: true, with: true, lookup: true };

// Known helpers only: a field never runs a helper of its name, and an unknown helper is found when its partial is compiled.
const compileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { ...builtIn, block: true, eq: true, repeat: true, log: false },
  preventIndent: true,
};

function lazily(environment: typeof Handlebars, name: string, template: TemplateSource, escaped: boolean): Compiled {
  let compiled: Compiled | undefined;
  return (context, options) => {
    try {
      compiled ??= environment.compile(parse(environment, template.source, escaped), { ...compileOptions, noEscape: !escaped });
      return compiled(context, options);
    } catch (error) {
      // The innermost partial saw it first.
      throw error instanceof TemplateFault ? error : fault(name, template, error);
    }
  };
}

/** Thrown while a partial is read; has the place where Handlebars' own errors have it. */
class Refused extends Error {
  constructor(
    readonly said: Localized,
    readonly lineNumber: number,
    readonly column: number,
  ) {
    super(said.en);
  }
}

function parse(environment: typeof Handlebars, source: string, escaped: boolean): hbs.AST.Program {
  const program = environment.parse(source);
  class Strictness extends Handlebars.Visitor {
    override PathExpression(path: hbs.AST.PathExpression & { strict?: boolean }): void {
      // Handlebars checks only what is printed; so marked, arguments of helpers must exist as well.
      path.strict = true;
      const denied = path.parts.find((part) => typeof part === 'string' && part in Object.prototype);
      if (denied !== undefined) refuse(path, { zh: `“${denied}”不是内容字段`, en: `"${denied}" is no field of the content` });
    }
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      if (escaped && !mustache.escaped) {
        refuse(mustache, {
          zh: '三重花括号或“{{&”会原样输出内容，不允许；请写成 {{…}}，成品标记不会被重复转义',
          en: 'Unexpected {{{…}}} or {{&…}}, which would print content unescaped; write {{…}}: finished markup is not escaped again',
        });
      }
      super.MustacheStatement(mustache);
    }
    override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
      refuseDecorator(node);
    }
    override Decorator(node: hbs.AST.Decorator): void {
      refuseDecorator(node);
    }
  }
  new Strictness().accept(program);
  return program;
}

function refuse(node: hbs.AST.Node, said: Localized): never {
  throw new Refused(said, node.loc.start.line, node.loc.start.column);
}

function refuseDecorator(node: hbs.AST.Node): never {
  refuse(node, { zh: '不支持装饰器“{{*…}}”；请把局部模板写成单独的文件', en: 'Unexpected decorator {{*…}}; put the partial into a file of its own' });
}

/** What Handlebars gives away about a place: fields on its exceptions, or a line number in a parser's message. */
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
  const undefinedName = /^"(.+)" not defined in /.exec(message)?.[1];
  if (undefinedName !== undefined) return { zh: `此处没有名为“${undefinedName}”的字段`, en: `there is no field "${undefinedName}" here` };
  const helper = /unknown helper (.+?)(?: - |$)/.exec(message)?.[1];
  if (helper !== undefined) return { zh: `没有名为“${helper}”的助手函数`, en: `there is no helper "${helper}"` };
  const partial = /^The partial (.+) could not be found/.exec(message)?.[1];
  if (partial !== undefined) return { zh: `没有名为“${partial}”的局部模板`, en: `there is no partial "${partial}"` };
  if (error instanceof RangeError) return { zh: '模板包含了自身，没有尽头', en: 'the partial includes itself without end' };
  if (error instanceof TypeError) return { zh: `取了不存在的值的字段（${message}）`, en: `a field of a missing value was asked for (${message})` };
  const found = /got '(\w+)'/.exec(message)?.[1];
  if (found !== undefined) {
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
  EOF: '文件结尾 (end of file)',
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
