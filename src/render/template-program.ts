// The parser alone: what Handlebars compiles and runs takes ten times as long, and looks for fields in prototypes unless it is kept from it.
import { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import type { Localized } from '../model/text.js';
import { asObject, escaped, isEmpty, own, Safe, shown } from './template-values.js';

/** What every partial of one rendering can read as `@name`: colours, fonts, language, words. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** Where a partial stands while it is written. */
export interface Scope {
  readonly context: unknown;
  /** Where `../` leads: the scope of another context. */
  readonly outer: Scope | undefined;
  readonly loop: Loop | undefined;
  readonly data: TemplateData;
  /** Partials around it. */
  readonly depth: number;
}

/** Drafts nest 100 deep at most, with two partials a level. Beyond that a partial includes itself; an overflow of the stack within a regular expression would end the process. */
const deepest = 400;

/** `@index`, `@key`, `@first`, `@last` of the innermost `#each`. */
interface Loop {
  readonly index: number;
  readonly key: string | number;
  readonly first: boolean;
  readonly last: boolean;
  readonly outer: Loop | undefined;
}

export type Program = (scope: Scope) => string;
type Value = (scope: Scope) => unknown;

/** What a program needs of the others of its target. */
export interface Surroundings {
  /** False for plain text. */
  readonly escapes: boolean;
  /** Undefined: there is none of that name. */
  partial(name: string): Program | undefined;
  /** The partial that a view's `type` names. */
  block(view: unknown, scope: Scope): string;
}

/** A mistake of who wrote the partial, at its place. */
export class Refused extends Error {
  constructor(
    readonly said: Localized,
    readonly lineNumber: number,
    readonly column: number,
  ) {
    super(said.en);
  }
}

/**
 * A partial as a function. It reads own properties of plain values and nothing else, calls only the helpers below, and every field it names
 * must be there.
 * @throws {Refused} here for what no partial may say, and by the program for a field or partial that is not there.
 */
export function compileProgram(source: string, surroundings: Surroundings): Program {
  return new Compiler(surroundings).program(parse(source));
}

type Expression = hbs.AST.Expression;
type Call = hbs.AST.Node & { readonly path: Expression; readonly params: readonly Expression[]; readonly hash?: hbs.AST.Hash };

/** How many parameters each helper takes; those of blocks take one. */
const inlineHelpers = { eq: 2, lookup: 2, repeat: 2, block: 1 } as const;
const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

class Compiler {
  constructor(private readonly surroundings: Surroundings) {}

  program(node: hbs.AST.Program | undefined): Program {
    if (node?.blockParams && node.blockParams.length > 0) {
      const names = node.blockParams.join(' ');
      refuse(node, { zh: `不支持“as |${names}|”；请用 this、../ 和 @index`, en: `Unexpected "as |${names}|"; use this, ../ and @index` });
    }
    const parts: (string | Program)[] = [];
    for (const statement of node?.body ?? []) {
      for (const part of this.#statement(statement)) {
        const last = parts.at(-1);
        if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
        else if (part !== '') parts.push(part);
      }
    }
    const [only = ''] = parts;
    if (parts.length <= 1) return typeof only === 'string' ? () => only : only;
    return (scope) => {
      let text = '';
      for (const part of parts) text += typeof part === 'string' ? part : part(scope);
      return text;
    };
  }

  #statement(node: hbs.AST.Statement): (string | Program)[] {
    if (isKind(node, 'ContentStatement')) return [node.value];
    if (isKind(node, 'CommentStatement')) return [];
    if (isKind(node, 'MustacheStatement')) return [this.#mustache(node)];
    if (isKind(node, 'BlockStatement')) return [this.#block(node)];
    // A partial that stands alone in its line has the blanks before it.
    if (isKind(node, 'PartialStatement')) return [node.indent, this.#partial(node)];
    if (isKind(node, 'PartialBlockStatement')) return refuse(node, { zh: '不支持“{{#> …}}”；请用 {{> …}}', en: 'Unexpected {{#> …}}; use {{> …}}' });
    return refuse(node, { zh: '不支持装饰器“{{*…}}”；请把局部模板写成单独的文件', en: 'Unexpected decorator {{*…}}; put the partial into a file of its own' });
  }

  #mustache(node: hbs.AST.MustacheStatement): Program {
    const { escapes } = this.surroundings;
    if (escapes && !node.escaped) {
      refuse(node, {
        zh: '三重花括号或“{{&”会原样输出内容，不允许；请写成 {{…}}，成品标记不会被重复转义',
        en: 'Unexpected {{{…}}} or {{&…}}, which would print content unescaped; write {{…}}: finished markup is not escaped again',
      });
    }
    const value = this.#call(node);
    return escapes ? (scope) => escaped(value(scope)) : (scope) => shown(value(scope));
  }

  #block(node: hbs.AST.BlockStatement): Program {
    const name = blockHelpers.find((helper) => helper === node.path.original);
    if (name === undefined) return this.#unknown(node);
    const [subject = () => undefined] = this.#parameters(node, name, 1);
    const body = this.program(node.program);
    const otherwise = this.program(node.inverse);
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
    const [context, ...more] = node.params.map((each) => this.#value(each));
    if (more.length > 0) refuse(node, { zh: '局部模板至多有一个参数', en: 'Unexpected second parameter, a partial takes one at most' });
    const facts = node.hash?.pairs.map(({ key, value }) => [key, this.#value(value)] as const) ?? [];
    const name = this.#partialName(node.name);
    return (scope) => {
      const wanted = shown(name(scope));
      const partial = this.surroundings.partial(wanted);
      if (!partial) return refuse(node, { zh: `没有名为“${wanted}”的局部模板`, en: `there is no partial "${wanted}"` });
      const given = context ? context(scope) : scope.context;
      const around = deeper(node, scope);
      if (facts.length === 0) return partial(within(around, given, scope.loop));
      return partial(within(around, { ...asObject(given), ...Object.fromEntries(facts.map(([key, value]) => [key, value(scope)])) }, scope.loop));
    };
  }

  #partialName(node: hbs.AST.PartialStatement['name']): Value {
    if (isKind(node, 'SubExpression')) return this.#call(node);
    const name = 'original' in node ? node.original : '';
    return () => name;
  }

  #value(node: Expression): Value {
    if (isKind(node, 'SubExpression')) return this.#call(node);
    if (isKind(node, 'PathExpression')) return path(node);
    if (isKind(node, 'StringLiteral') || isKind(node, 'NumberLiteral') || isKind(node, 'BooleanLiteral')) {
      const { value } = node;
      return () => value;
    }
    return isKind(node, 'NullLiteral') ? () => null : () => undefined;
  }

  /** A helper with its parameters, or a field. */
  #call(node: Call): Value {
    if (!isKind(node.path, 'PathExpression')) return this.#unknown(node);
    const { original } = node.path;
    if (!isInline(original)) return node.params.length === 0 && !node.hash ? path(node.path) : this.#unknown(node);
    const [a = () => undefined, b = () => undefined] = this.#parameters(node, original, inlineHelpers[original]);
    switch (original) {
      case 'eq':
        return (scope) => a(scope) === b(scope);
      case 'lookup':
        return (scope) => own(a(scope), String(b(scope)));
      case 'repeat':
        return (scope) => shown(a(scope)).repeat(Math.max(0, Math.min(200, Math.trunc(Number(b(scope))) || 0)));
      case 'block':
        // The line it stands in ends by itself.
        return (scope) => new Safe(this.surroundings.block(a(scope), deeper(node, scope)).replace(/\n$/, ''));
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

function refuse(node: hbs.AST.Node, said: Localized): never {
  throw new Refused(said, node.loc.start.line, node.loc.start.column);
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

/** A field, a field of a field, `@name`; each must be there. */
function path(node: hbs.AST.PathExpression): Value {
  const { depth, parts, data } = node;
  const denied = parts.find((part) => part in Object.prototype);
  if (denied !== undefined) refuse(node, { zh: `“${denied}”不是内容字段`, en: `"${denied}" is no field of the content` });
  const field = (from: unknown, name: string): unknown => {
    if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) {
      return refuse(node, { zh: `此处没有名为“${name}”的字段`, en: `there is no field "${name}" here` });
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an own property of an object
    return (from as Record<string, unknown>)[name];
  };
  const [first, ...rest] = parts;
  const start = data ? dataValue(first ?? '', depth, field) : contextAt(depth, node);
  const names = data ? rest : parts;
  if (names.length === 0) return start;
  const [only = ''] = names;
  if (names.length === 1) return (scope) => field(start(scope), only);
  return (scope) => names.reduce(field, start(scope));
}

function contextAt(depth: number, node: hbs.AST.Node): Value {
  if (depth === 0) return (scope) => scope.context;
  return (scope) => {
    let at: Scope | undefined = scope;
    for (let step = 0; step < depth; step += 1) at = at?.outer;
    return at ? at.context : refuse(node, { zh: '“../”超出了最外层', en: 'there is nothing around this for ../' });
  };
}

function dataValue(name: string, depth: number, field: (from: unknown, name: string) => unknown): Value {
  if (name !== 'index' && name !== 'key' && name !== 'first' && name !== 'last') return (scope) => field(scope.data, name);
  return (scope) => {
    let { loop } = scope;
    for (let step = 0; step < depth; step += 1) loop = loop?.outer;
    return loop ? loop[name] : field(scope.data, name);
  };
}

/** The scope of what stands within; that of the same context is no other. */
function within(scope: Scope, context: unknown, loop: Loop | undefined): Scope {
  return { context, outer: context === scope.context ? scope.outer : scope, loop, data: scope.data, depth: scope.depth };
}

function deeper(node: hbs.AST.Node, scope: Scope): Scope {
  if (scope.depth >= deepest) refuse(node, { zh: '模板包含了自身，没有尽头', en: 'the partial includes itself without end' });
  return { ...scope, depth: scope.depth + 1 };
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
