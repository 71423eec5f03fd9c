import type { Localized } from '../model/text.js';
import { asObject, own } from './template-values.js';

/** What every partial of a theme can read as `@name`, whatever is rendered: colours, fonts, language, words. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** Where a partial stands while it is written. */
export interface Scope {
  readonly context: unknown;
  /** Where `../` leads: the scope of another context. */
  readonly outer: Scope | undefined;
  readonly loop: Loop | undefined;
  /** The view of the whole rendering. */
  readonly root: unknown;
  /** Partials around it. */
  readonly depth: number;
}

/** Drafts nest 100 deep at most, with two partials a level. Beyond that a partial includes itself; an overflow of the stack within a regular expression would end the process. */
const deepest = 400;

/** `@index`, `@key`, `@first`, `@last` of the innermost `#each`. */
export interface Loop {
  readonly index: number;
  readonly key: string | number;
  readonly first: boolean;
  readonly last: boolean;
  readonly outer: Loop | undefined;
}

export type Read = (scope: Scope) => unknown;
/** What a place stands for: read anew each time, or known before. */
export type Value = Read | Known;

/** A value that no rendering changes: colours and words become part of the text around them when the partial is compiled. */
export class Known {
  constructor(readonly value: unknown) {}
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

export function refuse(node: hbs.AST.Node, said: Localized): never {
  throw new Refused(said, node.loc.start.line, node.loc.start.column);
}

export function read(value: Value): Read {
  if (!(value instanceof Known)) return value;
  const known = value.value;
  return () => known;
}

/** A field, a field of a field, `@name`; each must be there. */
export function path(node: hbs.AST.PathExpression, all: TemplateData): Value {
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
  const [first = '', ...rest] = parts;
  // What is not there is told when the place is reached, as everywhere.
  if (data && !isLoop(first) && hasAll(all, parts)) return new Known(parts.reduce<unknown>(field, all));
  const start = data ? dataValue(first, depth, all, field) : contextAt(depth, node);
  const names = data ? rest : parts;
  if (names.length === 0) return start;
  const [only = ''] = names;
  if (names.length === 1) return (scope) => field(start(scope), only);
  return (scope) => names.reduce(field, start(scope));
}

function contextAt(depth: number, node: hbs.AST.Node): Read {
  if (depth === 0) return (scope) => scope.context;
  return (scope) => {
    let at: Scope | undefined = scope;
    for (let step = 0; step < depth; step += 1) at = at?.outer;
    return at ? at.context : refuse(node, { zh: '“../”超出了最外层', en: 'there is nothing around this for ../' });
  };
}

function isLoop(name: string): name is 'index' | 'key' | 'first' | 'last' {
  return name === 'index' || name === 'key' || name === 'first' || name === 'last';
}

function hasAll(from: unknown, names: readonly string[]): boolean {
  const [first, ...rest] = names;
  return first === undefined || (Object.hasOwn(asObject(from), first) && hasAll(own(from, first), rest));
}

function dataValue(name: string, depth: number, data: TemplateData, field: (from: unknown, name: string) => unknown): Read {
  if (name === 'root') return (scope) => scope.root;
  if (!isLoop(name)) return () => field(data, name);
  return (scope) => {
    let { loop } = scope;
    for (let step = 0; step < depth; step += 1) loop = loop?.outer;
    return loop ? loop[name] : field(data, name);
  };
}

/** The scope of what stands within; that of the same context is no other. */
export function within(scope: Scope, context: unknown, loop: Loop | undefined, depth = scope.depth): Scope {
  return { context, outer: context === scope.context ? scope.outer : scope, loop, root: scope.root, depth };
}

export function depthWithin(node: hbs.AST.Node, { depth }: Scope): number {
  if (depth >= deepest) refuse(node, { zh: '模板包含了自身，没有尽头', en: 'the partial includes itself without end' });
  return depth + 1;
}
