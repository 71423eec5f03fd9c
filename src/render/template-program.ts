import { depthWithin, Known, path, read, refuse, within, type Read, type Scope, type TemplateData, type Value } from './template-scope.js';
import { asObject, escaped, isEmpty, own, Safe, shown } from './template-values.js';

export type Program = (scope: Scope) => string;
/** What a program needs of the others of its target. */
export interface Surroundings {
  /** False for plain text. */
  readonly escapes: boolean;
  readonly data: TemplateData;
  /** Undefined: there is none of that name. */
  partial(name: string): Program | undefined;
  /** The partial that a view's `type` names. */
  block(view: unknown, around: Pick<Scope, 'loop' | 'root' | 'depth'>): string;
}

/**
 * A partial as a function. It reads own properties of plain values and nothing else, calls only the helpers below, and every field it names
 * must be there.
 * @throws {Refused} here for what no partial may say, and by the program for a field or partial that is not there.
 */
export function compileProgram(source: hbs.AST.Program, surroundings: Surroundings): Program {
  return new Compiler(surroundings).program(source);
}

type Expression = hbs.AST.Expression;
type Call = hbs.AST.Node & { readonly path: Expression; readonly params: readonly Expression[]; readonly hash?: hbs.AST.Hash };

/** How many parameters each helper takes; those of blocks take one. */
const inlineHelpers = { eq: 2, lookup: 2, repeat: 2, block: 1 } as const;
const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

class Compiler {
  constructor(private readonly surroundings: Surroundings) {}

  program(node: hbs.AST.Program | undefined): Program {
    return joined(this.#parts(node));
  }

  #parts(node: hbs.AST.Program | undefined): Part[] {
    if (node?.blockParams && node.blockParams.length > 0) {
      const names = node.blockParams.join(' ');
      refuse(node, { zh: `不支持“as |${names}|”；请用 this、../ 和 @index`, en: `Unexpected "as |${names}|"; use this, ../ and @index` });
    }
    return node?.body.flatMap((statement) => this.#statement(statement)) ?? [];
  }

  #statement(node: hbs.AST.Statement): Part[] {
    if (isKind(node, 'ContentStatement')) return [node.value];
    if (isKind(node, 'CommentStatement')) return [];
    if (isKind(node, 'MustacheStatement')) return [this.#mustache(node)];
    if (isKind(node, 'BlockStatement')) return this.#block(node);
    // A partial that stands alone in its line has the blanks before it.
    if (isKind(node, 'PartialStatement')) return [node.indent, this.#partial(node)];
    if (isKind(node, 'PartialBlockStatement')) return refuse(node, { zh: '不支持“{{#> …}}”；请用 {{> …}}', en: 'Unexpected {{#> …}}; use {{> …}}' });
    return refuse(node, { zh: '不支持装饰器“{{*…}}”；请把局部模板写成单独的文件', en: 'Unexpected decorator {{*…}}; put the partial into a file of its own' });
  }

  #mustache(node: hbs.AST.MustacheStatement): Part {
    const { escapes } = this.surroundings;
    if (escapes && !node.escaped) {
      refuse(node, {
        zh: '三重花括号或“{{&”会原样输出内容，不允许；请写成 {{…}}，成品标记不会被重复转义',
        en: 'Unexpected {{{…}}} or {{&…}}, which would print content unescaped; write {{…}}: finished markup is not escaped again',
      });
    }
    const value = this.#call(node);
    const written = escapes ? escaped : shown;
    return value instanceof Known ? written(value.value) : (scope) => written(value(scope));
  }

  #block(node: hbs.AST.BlockStatement): Part[] {
    const name = blockHelpers.find((helper) => helper === node.path.original);
    if (name === undefined) return this.#unknown(node);
    const [value = new Known(undefined)] = this.#parameters(node, name, 1);
    const [then, or] = [this.#parts(node.program), this.#parts(node.inverse)];
    if (value instanceof Known && (name === 'if' || name === 'unless')) return isEmpty(value.value) === (name === 'unless') ? then : or;
    return [this.#choice(name, read(value), joined(then), joined(or))];
  }

  #choice(name: (typeof blockHelpers)[number], subject: Read, body: Program, otherwise: Program): Program {
    switch (name) {
      case 'if':
        return (scope) => (isEmpty(subject(scope)) ? otherwise(scope) : body(scope));
      case 'unless':
        return (scope) => (isEmpty(subject(scope)) ? body(scope) : otherwise(scope));
      case 'with':
        return (scope) => {
          const context = subject(scope);
          return isEmpty(context) ? otherwise(scope) : body(within(scope, context, scope.loop));
        };
      case 'each':
        return (scope) => eachOf(scope, subject(scope), body) ?? otherwise(scope);
    }
  }

  #partial(node: hbs.AST.PartialStatement): Program {
    const [context, ...more] = node.params.map((each) => read(this.#value(each)));
    if (more.length > 0) refuse(node, { zh: '局部模板至多有一个参数', en: 'Unexpected second parameter, a partial takes one at most' });
    const facts = node.hash?.pairs.map(({ key, value }) => [key, read(this.#value(value))] as const) ?? [];
    const name = read(this.#partialName(node.name));
    return (scope) => {
      const wanted = shown(name(scope));
      const partial = this.surroundings.partial(wanted);
      if (!partial) return refuse(node, { zh: `没有名为“${wanted}”的局部模板`, en: `there is no partial "${wanted}"` });
      const given = context ? context(scope) : scope.context;
      const depth = depthWithin(node, scope);
      if (facts.length === 0) return partial(within(scope, given, scope.loop, depth));
      return partial(within(scope, { ...asObject(given), ...Object.fromEntries(facts.map(([key, value]) => [key, value(scope)])) }, scope.loop, depth));
    };
  }

  #partialName(node: hbs.AST.PartialStatement['name']): Value {
    if (isKind(node, 'SubExpression')) return this.#call(node);
    return new Known('original' in node ? node.original : '');
  }

  #value(node: Expression): Value {
    if (isKind(node, 'SubExpression')) return this.#call(node);
    if (isKind(node, 'PathExpression')) return path(node, this.surroundings.data);
    if (isKind(node, 'StringLiteral') || isKind(node, 'NumberLiteral') || isKind(node, 'BooleanLiteral')) return new Known(node.value);
    return new Known(isKind(node, 'NullLiteral') ? null : undefined);
  }

  /** A helper with its parameters, or a field. */
  #call(node: Call): Value {
    if (!isKind(node.path, 'PathExpression')) return this.#unknown(node);
    const { original } = node.path;
    if (!isInline(original)) return node.params.length === 0 && !node.hash ? path(node.path, this.surroundings.data) : this.#unknown(node);
    const [a = () => undefined, b = () => undefined] = this.#parameters(node, original, inlineHelpers[original]).map(read);
    switch (original) {
      case 'eq':
        return (scope) => a(scope) === b(scope);
      case 'lookup':
        return (scope) => own(a(scope), String(b(scope)));
      case 'repeat':
        return (scope) => shown(a(scope)).repeat(Math.max(0, Math.min(200, Math.trunc(Number(b(scope))) || 0)));
      case 'block':
        // The line it stands in ends by itself.
        return (scope) => {
          const block = this.surroundings.block(a(scope), { loop: scope.loop, root: scope.root, depth: depthWithin(node, scope) });
          return new Safe(block.endsWith('\n') ? block.slice(0, -1) : block);
        };
    }
  }

  #parameters(node: Call, name: string, count: number): Value[] {
    if (node.params.length !== count || node.hash) {
      refuse(node, { zh: `“${name}”应有 ${count} 个参数`, en: `"${name}" takes ${count} parameter${count === 1 ? '' : 's'}` });
    }
    return node.params.map((each) => this.#value(each));
  }

  #unknown(node: Call): never {
    const name = 'original' in node.path ? String(node.path.original) : '';
    return refuse(node, { zh: `没有名为“${name}”的助手函数`, en: `there is no helper "${name}"` });
  }
}

interface Kinds {
  readonly ContentStatement: hbs.AST.ContentStatement;
  readonly CommentStatement: hbs.AST.CommentStatement;
  readonly MustacheStatement: hbs.AST.MustacheStatement;
  readonly BlockStatement: hbs.AST.BlockStatement;
  readonly PartialStatement: hbs.AST.PartialStatement;
  readonly PartialBlockStatement: hbs.AST.PartialBlockStatement;
  readonly SubExpression: hbs.AST.SubExpression;
  readonly PathExpression: hbs.AST.PathExpression;
  readonly StringLiteral: hbs.AST.StringLiteral;
  readonly NumberLiteral: hbs.AST.NumberLiteral;
  readonly BooleanLiteral: hbs.AST.BooleanLiteral;
  readonly NullLiteral: hbs.AST.NullLiteral;
}

/** Handlebars' types know a node's kind only by its name. */
function isKind<K extends keyof Kinds>(node: hbs.AST.Node, kind: K): node is Kinds[K] {
  return node.type === kind;
}

function isInline(name: string): name is keyof typeof inlineHelpers {
  return Object.hasOwn(inlineHelpers, name);
}

type Part = string | Program;

/** Parts one after another, as few as can be. */
function joined(given: readonly Part[]): Program {
  const parts: Part[] = [];
  for (const part of given) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  }
  const [only = ''] = parts;
  if (parts.length <= 1) return typeof only === 'string' ? () => only : only;
  return (scope) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : part(scope);
    return text;
  };
}

/** Undefined: there is nothing to go through. */
function eachOf(scope: Scope, subject: unknown, body: Program): string | undefined {
  const list = Array.isArray(subject);
  const keys = list ? undefined : Object.keys(asObject(subject));
  const count = list ? subject.length : (keys?.length ?? 0);
  if (count === 0) return undefined;
  let text = '';
  for (let index = 0; index < count; index += 1) {
    const key = keys?.[index] ?? index;
    const loop = { index, key, first: index === 0, last: index === count - 1, outer: scope.loop };
    text += body(within(scope, list ? subject[index] : own(subject, String(key)), loop));
  }
  return text;
}
